//! The gazetteer: the council's addresses, as its own file brings them (ADR-0030). A file is kept in pieces as it comes, read
//! a piece at a time in the background, and compared with the one that is current. Only then may it take that one's place, at
//! once and as a whole; an address that is in it no more is marked as gone. Files that say which rounds serve addresses come by the
//! same way (ADR-0034).

mod arriving;
mod grid;
mod guess;
pub(crate) mod http;
mod judging;
pub(crate) mod lookup;
mod serving;
mod sheet;
mod store;
mod work;

use contacts_api::address::{AddressField, AddressFileState, FileHolds};
use contract::{AddressFileId, Problem, ProblemKind};
use uuid::Uuid;

pub(crate) use work::unfinished;

/// How many bytes a piece of a file has.
const PIECE: usize = 512 * 1024;

/// A file as whoever works on it knows it.
#[derive(Debug, Clone)]
struct File {
    id: AddressFileId,
    state: AddressFileState,
    holds: FileHolds,
    headers: Vec<String>,
    /// Of each column in turn, what it holds.
    columns: Vec<Option<String>>,
    how: sheet::How,
    bytes: i64,
    position: i64,
    line: i64,
    good: i64,
    bad: i64,
    gone: i64,
    stays: i64,
    carried: String,
    compared_with: Option<Uuid>,
    version: i64,
}

impl File {
    /// The file, if it is still as it was looked at.
    ///
    /// # Errors
    /// `precondition-failed` where it isn't.
    fn at(self, version: i64) -> Result<Self, Problem> {
        if self.version == version { Ok(self) } else { Err(ProblemKind::PreconditionFailed.into()) }
    }

    /// Which column holds something.
    fn column(&self, field: AddressField) -> Option<usize> {
        self.columns.iter().position(|column| column.as_deref() == Some(field.name()))
    }
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fault {
    line: i64,
    header: Option<String>,
    code: &'static str,
    found: String,
}

/// A code in a sentence.
fn detail(code: &str) -> &'static str {
    match code {
        "required" => "Something that every address needs is missing.",
        "not-a-uprn" => "This isn’t a UPRN: 1 to 12 digits, and not nought.",
        "twice-in-file" => "An earlier row of the file has this UPRN.",
        "not-a-postcode" => "This isn’t a postcode.",
        "not-a-number" => "This isn’t a number.",
        "half-a-position" => "One half of the position is missing.",
        "outside-britain" => "This position isn’t in Great Britain.",
        "too-long" => "This is too long.",
        "control-character" => "This has characters that can’t be taken.",
        "unknown-uprn" => "The council has no address with this UPRN.",
        "unknown-round" => "The council has no round with this name.",
        "too-many-cells" => "The row has more cells than the file has headers.",
        _ => "The row can’t be taken.",
    }
}
