//! Imports: cases of a system that a council had before, brought in from a file.

use std::collections::BTreeMap;

use contract::{Bilingual, CaseId, ImportId, Reference};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

/// The most bytes of a file.
pub const MOST_BYTES: u64 = 20 * 1024 * 1024;
/// The most bytes of an archive of files.
pub const MOST_ARCHIVE_BYTES: u64 = 300 * 1024 * 1024;
/// The most rows of a file.
pub const MOST_ROWS: usize = 50_000;
/// The most columns of a file.
pub const MOST_COLUMNS: usize = 100;
/// What a column is called in a mapping that holds the answer to a question: this, and the question's name.
pub const ANSWER: &str = "answer:";

contract::named! {
    /// What a column may hold beside answers.
    ImportField {
        /// The reference in the other system; every row has one.
        OldReference = "old_reference",
        /// What was asked for.
        Service = "service",
        /// When it was received; every row says so.
        Received = "received",
        /// When it ended.
        Closed = "closed",
        /// Where it stands: a stage or step.
        Status = "status",
        /// How it ended.
        Outcome = "outcome",
        /// The day by which it must be done.
        Due = "due",
        /// How it came in.
        Channel = "channel",
        /// The reporter's name.
        Name = "name",
        /// Their email address.
        Email = "email",
        /// Their telephone number.
        Phone = "phone",
        /// Their address, without postcode.
        Address = "address",
        /// Their postcode.
        Postcode = "postcode",
        /// What it is about: a place in a line.
        Place = "place",
        /// What was said.
        Description = "description",
        /// What staff noted, each with its day where one is given.
        Notes = "notes",
        /// Whose queue it is in.
        Team = "team",
        /// Who works on it.
        Assignee = "assignee",
        /// The names of its files in the archive beside the file, parted by semicolons.
        Files = "files",
    }
}

contract::named! {
    /// In which letters a file is written.
    ImportEncoding {
        /// UTF-8, as today's programs write.
        Utf8 = "utf-8",
        /// Windows-1252, as older programs write.
        Windows1252 = "windows-1252",
    }
}

contract::named! {
    /// How far an import is.
    ImportState {
        /// It waits until its columns are mapped.
        Mapping = "mapping",
        /// Its rows are being judged; nothing is written.
        Judging = "judging",
        /// Each row was judged.
        Judged = "judged",
        /// Its rows become cases.
        Importing = "importing",
        /// Its cases are there.
        Imported = "imported",
        /// Its cases are being taken back.
        Undoing = "undoing",
        /// It was taken back.
        Undone = "undone",
        /// It was given up before its rows were cases.
        Discarded = "discarded",
    }
}

contract::named! {
    /// What became of a row.
    ImportRowState {
        /// It is yet to be judged.
        Waiting = "waiting",
        /// It can become a case.
        Good = "good",
        /// Something is wrong with it.
        Bad = "bad",
        /// It is a case.
        Imported = "imported",
        /// Something was wrong, and it was left out.
        Left = "left",
        /// Its case is being taken back.
        Removing = "removing",
        /// Its case was taken back.
        Removed = "removed",
        /// Its case was kept when the others were taken back.
        Kept = "kept",
    }
}

/// A file to import; the body is its bytes, CSV with a line of headers, at most 20 MB and 50,000 rows.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct AddImport {
    /// Its name.
    pub name: String,
    /// In which letters it is written; UTF-8 when absent. Nothing is guessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub encoding: Option<ImportEncoding>,
}

/// What the columns of a file hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportMapping {
    /// For each column, in the file's order: an import field, `answer:` with a question's name, or null where it is left out.
    pub columns: Vec<Option<String>>,
    /// The service of every row, where no column says which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// What the file's words stand for: by field (`service`, `status`, `outcome`, `team`, `assignee`), from the file's word to the
    /// council's.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, BTreeMap<String, String>>,
}

/// Which rows are imported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RunImport {
    /// Whether rows with something wrong are left out; else one such row keeps all from being imported.
    #[serde(default)]
    pub leave_bad_rows: bool,
}

/// Which cases are taken back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UndoImport {
    /// Whether also those on which someone has worked since. One to which files, promises or tasks belong now stays.
    #[serde(default)]
    pub worked_on_too: bool,
}

/// An import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaseImport {
    /// The import.
    pub id: ImportId,
    /// The file's name.
    pub name: String,
    /// Who brought it.
    pub by: Option<String>,
    /// How far it is.
    pub state: ImportState,
    /// The file's headers.
    pub headers: Vec<String>,
    /// What its columns hold: first a guess, or what was said of the last file with these headers.
    pub mapping: ImportMapping,
    /// The first rows, while they aren't imported.
    pub sample: Vec<Vec<String>>,
    /// How many rows it has.
    pub total: i64,
    /// How many of them stand how.
    pub rows: Vec<RowCount>,
    /// How many cases there are or would be, by service and stage.
    pub cases: Vec<ImportCount>,
    /// How many people the good rows name, until they are cases.
    pub citizens: i64,
    /// How many files came in its archive and wait for the cases of rows; none once it has ended.
    pub files: i64,
    /// The files of the archive that weren't taken, and those that no row names once rows were judged.
    pub bad_files: Vec<BadFile>,
    /// When it came.
    #[serde(with = "time::serde::rfc3339")]
    pub begun_at: OffsetDateTime,
    /// When its cases were there.
    #[serde(with = "time::serde::rfc3339::option")]
    pub imported_at: Option<OffsetDateTime>,
    /// When it was taken back.
    #[serde(with = "time::serde::rfc3339::option")]
    pub undone_at: Option<OffsetDateTime>,
    /// Its version: mapping, running and taking back are asked of the one that was looked at.
    pub version: i64,
}

impl CaseImport {
    /// How many rows stand so.
    pub fn count(&self, state: ImportRowState) -> i64 {
        self.rows.iter().filter(|row| row.state == state).map(|row| row.count).sum()
    }
}

/// A file of an archive that no case will have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BadFile {
    /// Its name in the archive.
    pub name: String,
    /// A code such as `not-taken`.
    pub code: String,
    /// Why, in a sentence.
    pub detail: String,
}

/// How many rows stand so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RowCount {
    /// How.
    pub state: ImportRowState,
    /// How many.
    pub count: i64,
}

/// How many cases of a service are at a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportCount {
    /// The service, as its part of an address.
    pub service: String,
    /// The stage.
    pub stage: crate::workflow::State,
    /// How many.
    pub count: i64,
}

/// A row of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportRow {
    /// Its place in the file, from 1.
    pub place: i32,
    /// The line on which it begins.
    pub line: i32,
    /// Its cells; none once it is a case, or will never be one.
    pub cells: Vec<String>,
    /// What became of it.
    pub state: ImportRowState,
    /// Everything that is wrong with it, or why its case was kept.
    pub faults: Vec<RowFault>,
    /// The case.
    pub case: Option<CaseId>,
    /// The case's reference.
    pub reference: Option<Reference>,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RowFault {
    /// The column's header; none of what is about the row.
    pub column: Option<String>,
    /// A code such as `impossible-date`.
    pub code: String,
    /// What is wrong, in a sentence.
    pub detail: String,
    /// What stands there; empty once the row is a case, or will never be one.
    pub found: String,
}

/// What columns and words of an import may stand for, in the council's own words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportChoices {
    /// The services, by their part of an address.
    pub services: Vec<ImportChoice>,
    /// The questions to which a column may hold answers: of the service of every row, else of all services.
    pub questions: Vec<ImportChoice>,
    /// The teams, by their keys.
    pub teams: Vec<ImportChoice>,
    /// Who works here, by name.
    pub staff: Vec<ImportChoice>,
    /// Words of the file that stand for nothing the council has, those of most rows first.
    pub words: Vec<UnknownWord>,
}

/// One thing that something may stand for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportChoice {
    /// What a mapping says.
    pub value: String,
    /// What it is called.
    pub name: Bilingual,
}

/// A word of the file that nothing is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UnknownWord {
    /// What its column holds.
    pub field: ImportField,
    /// The word.
    pub word: String,
    /// In how many rows it stands.
    pub rows: i64,
}

/// Which rows of an import, in the file's order.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListImportRows {
    /// Only those that stand so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub state: Option<ImportRowState>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}
