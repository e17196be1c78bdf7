//! A duplicate is merged into the case that stays, and taken apart again.

use contract::{Bilingual, CaseId, Reference};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use crate::case::ToldBy;

contract::named! {
    /// What became of a case and another by a merge or a split.
    Joint {
        /// It was merged into the other.
        Into = "into",
        /// The other was merged into it.
        Merged = "merged",
        /// It was taken out of the other again.
        Out = "out",
        /// The other was taken out of it again.
        Parted = "parted",
        /// The citizen of the other, which is merged into it, replied.
        Replied = "replied",
        /// It was split from the other.
        SplitFrom = "split-from",
        /// The other was split from it.
        SplitOff = "split-off",
    }
}

/// Into which case one is merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeCase {
    /// The reference of the case that stays, in any notation; a slip is forgiven where only one case can be meant.
    pub into: String,
}

/// What merging a case would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MergePlan {
    /// The case that stays.
    pub into: CaseId,
    /// How the citizen of the one that is merged is told.
    pub told_by: ToldBy,
    /// How many of its clocks stop.
    pub clocks: u32,
    /// How many of its tasks leave the lists.
    pub tasks: u32,
    /// How many cases are merged into the one that stays already.
    pub others: u32,
    /// The version of the case that would be merged.
    pub version: i64,
}

/// The case into which one is merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MergedInto {
    /// The case, where the caller may see it.
    pub id: Option<CaseId>,
    /// Its reference.
    pub reference: Reference,
    /// Since when.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// Who merged them, by name.
    pub by: Option<String>,
}

/// A case that is merged into another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MergedCase {
    /// The case.
    pub id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// What was asked for.
    pub service: Bilingual,
    /// When it was received.
    #[serde(with = "time::serde::rfc3339")]
    pub opened_at: OffsetDateTime,
    /// Since when it is merged.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
}
