//! How cases belong together.

use contract::{Bilingual, CaseId, Reference};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use crate::workflow::{Outcome, State};

contract::named! {
    /// What another case is to this one.
    Relation {
        /// This one is a part of it.
        Parent = "parent",
        /// It is a part of this one.
        Child = "child",
        /// They have something to do with each other.
        Related = "related",
    }
}

impl Relation {
    /// What this one is to the other.
    #[must_use]
    pub const fn the_other_way(self) -> Self {
        match self {
            Self::Parent => Self::Child,
            Self::Child => Self::Parent,
            Self::Related => Self::Related,
        }
    }
}

/// A case that belongs to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RelatedCase {
    /// What it is to this one.
    pub relation: Relation,
    /// The case.
    pub id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// What is asked for.
    pub service: Bilingual,
    /// Where it stands.
    pub state: State,
    /// How it ended, once done.
    pub outcome: Option<Outcome>,
    /// By when it should be done.
    #[serde(with = "time::serde::rfc3339")]
    pub due_at: OffsetDateTime,
    /// Since when they belong together.
    #[serde(with = "time::serde::rfc3339")]
    pub since: OffsetDateTime,
}

/// How far the parts of a case are: all of them, also those that the caller doesn't see.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Parts {
    /// How many are done.
    pub done: u32,
    /// How many there are.
    pub all: u32,
}

/// Another case that belongs to this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RelateCase {
    /// What it is to this one.
    pub relation: Relation,
    /// Its reference, in any notation; a slip is forgiven where only one case can be meant.
    pub reference: String,
}

/// Another case that belongs to this one no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnrelateCase {
    /// Which.
    pub case: CaseId,
}
