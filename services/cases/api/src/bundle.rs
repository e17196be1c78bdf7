//! A whole case, for whoever may ask for all of it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::case::CaseView;
use crate::file::FileSummary;
use crate::history::CaseChange;
use crate::promise::PromiseView;
use crate::proposal::PastProposal;
use crate::transfer::TransferView;

/// Everything that this service keeps of a case. The emails that were sent about it are notifications'.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseBundle {
    /// The case with its whole story, internal notes and all.
    pub case: CaseView,
    /// The reporter's address, as they gave it.
    pub reporter_address: Option<String>,
    /// References under which it was known before.
    pub known_as: Vec<String>,
    /// What was promised about it, in the order in which that was.
    pub promises: Vec<PromiseView>,
    /// How it was passed on, with the notes that went along, in the order in which that was.
    pub passed_on: Vec<TransferView>,
    /// What was proposed for it, with what became of each, in the order in which that was.
    #[serde(default)]
    pub proposals: Vec<PastProposal>,
    /// Its files, in the order in which they came.
    pub files: Vec<FileSummary>,
    /// Every change of every field, in the order in which that was.
    #[serde(default)]
    pub changes: Vec<CaseChange>,
    /// Everyone of the staff who did something with it, by name.
    pub worked_on_by: Vec<String>,
}
