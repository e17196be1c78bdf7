//! Imports: cases of a system that a council had before (ADR-0026). A file is read into rows, each row is judged by the
//! mapping of its columns, and only then do rows become cases, a few in a transaction, in the background. Nobody is written to:
//! `case.imported` is heard by contacts alone. An import can be taken back as long as nobody has worked on its cases.

mod age;
mod answers;
mod archive;
mod choosing;
mod day;
mod guess;
pub(crate) mod http;
mod laying;
mod notes;
mod reading;
mod sheet;
mod store;
mod taking_back;
mod work;
mod writing;

use cases_api::import::{ImportMapping, ImportState};
use contract::{ImportId, Problem, ProblemKind, SessionId, StaffId};

pub(crate) use age::unrun;
pub(crate) use reading::key;
pub(crate) use taking_back::was_taken_back;
pub(crate) use work::unfinished;

/// The bell that is rung when there is work.
const BELL: &str = "cases.imports";
/// In which states an import has no cases yet.
const BEFORE: [ImportState; 3] = [ImportState::Mapping, ImportState::Judging, ImportState::Judged];
/// Who works, where it isn't who ordered it: in audit trails.
const PART: &str = "import";

/// An import as its worker knows it.
#[derive(Debug, Clone)]
struct Import {
    id: ImportId,
    name: String,
    staff: StaffId,
    session: SessionId,
    state: ImportState,
    headers: Vec<String>,
    mapping: ImportMapping,
    worked_on_too: bool,
    version: i64,
}

impl Import {
    /// The import, if it is still as it was looked at.
    ///
    /// # Errors
    /// `precondition-failed` where it isn't.
    fn at(self, version: i64) -> Result<Self, Problem> {
        if self.version == version { Ok(self) } else { Err(ProblemKind::PreconditionFailed.into()) }
    }
}

/// A row whose turn has come.
#[derive(Debug, Clone)]
struct Item {
    place: i32,
    cells: Vec<String>,
    attempts: i32,
}
