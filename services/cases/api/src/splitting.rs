//! A report about two things: a second case is made of a part of it.

use contract::{CaseEntryId, CaseId, FileId, Reference};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// The most answers, notes and files, of each, that a second case takes along.
pub const MOST_CARRIED: usize = 100;

/// What a second case is about, and what it takes along. All of it stays with the first one too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SplitCase {
    /// The service of the second case, by its part of an address; it may be that of the first.
    pub service: String,
    /// Which answers, by their places among those of the case, from 0. What the service doesn't ask goes into a note.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<u16>,
    /// Which internal notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<CaseEntryId>,
    /// Which files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// A case that was split.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaseSplit {
    /// The second case.
    pub id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// By when it should be done, counted from the receipt of the first.
    #[serde(with = "time::serde::rfc3339")]
    pub due_at: OffsetDateTime,
    /// The version of the first case now.
    pub version: i64,
}
