//! A whole case, for whoever may ask for all of it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::case::CaseView;
use crate::file::FileSummary;

/// Everything that is kept of a case.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseBundle {
    /// The case with its whole story, internal notes and all.
    pub case: CaseView,
    /// Its files, in the order in which they came.
    pub files: Vec<FileSummary>,
    /// Everyone of the staff who did something with it, by name.
    pub worked_on_by: Vec<String>,
}
