//! Cases of a system that the council had before: the files, what their columns hold, how far each is.

mod columns;
mod list;
mod one;
mod sample;
mod undo;

use cases_api::import::{BadFile, ImportState, RowFault};
use contract::Language;

pub use columns::{Column, Columns, NOTHING, UnknownField};
pub use list::{Imports, Row};
pub use one::{BadRow, Cases, Fact, Import, KeptRow};
pub use undo::UndoImport;

use crate::words::Words;

/// The address of the list.
pub const PATH: &str = "/desk/imports";

/// How far an import is, in a word or two, with the ending of its style.
pub fn state(state: ImportState, w: Words) -> (&'static str, String) {
    let style = match state {
        ImportState::Mapping | ImportState::Judged => "today",
        ImportState::Judging | ImportState::Importing | ImportState::Undoing => "in_progress",
        ImportState::Imported => "done",
        ImportState::Undone | ImportState::Discarded => "received",
    };
    (style, w.get(&format!("import-state-{}", state.name())).into_owned())
}

/// Why a file of an archive wasn't taken.
pub fn bad_file(file: &BadFile, w: Words) -> String {
    let BadFile { code, detail, .. } = file;
    fault(&RowFault { column: None, code: code.clone(), detail: detail.clone(), found: String::new() }, w)
}

/// What is wrong with a row. The service's own words are English, and more particular than ours.
pub fn fault(fault: &RowFault, w: Words) -> String {
    if w.language() == Language::En {
        return fault.detail.clone();
    }
    let keys = ["import-fault", "fault-plain", "fault"].map(|part| format!("{part}-{}", fault.code));
    let said = keys.iter().find_map(|key| w.try_with(key, &[]));
    said.unwrap_or_else(|| w.get("import-fault-fault")).into_owned()
}
