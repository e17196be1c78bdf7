//! Cases found by what someone reads out: a reference, or where it is about.

use contract::InteractionId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::case::CaseSummary;

/// What was typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct LookUpCases {
    /// A reference in any notation, whole or so far, perhaps with one slip; at most 200 characters.
    #[serde(default)]
    pub q: String,
    /// The call during which it is asked: in it where a case is about is told of a verified caller's alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
}

/// A case that was perhaps meant.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct FoundCase {
    /// The case.
    #[serde(flatten)]
    pub case: CaseSummary,
    /// Why it was found.
    pub by: FoundBy,
}

/// Why a case was found, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FoundBy {
    /// Its reference was typed.
    Reference,
    /// It was typed before it had another one: the case came from another council.
    EarlierReference,
    /// Its reference begins so.
    Beginning,
    /// Its reference was typed with a slip.
    Slip,
}

/// A case in which every word that was typed stands somewhere.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct FoundByContent {
    /// The case.
    #[serde(flatten)]
    pub case: CaseSummary,
    /// Where in it the words stand.
    pub found_in: Vec<FoundIn>,
}

/// Where in a case a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FoundIn {
    /// In an answer.
    Answers,
    /// In a note for staff.
    Note,
    /// In what the council wrote to the citizen.
    Message,
    /// In what the citizen wrote.
    Reply,
    /// In something else of its story: a file's name, a task.
    Story,
    /// In what was there before it was changed, or in the reason why.
    History,
}

impl FoundIn {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::Note => "note",
            Self::Message => "message",
            Self::Reply => "reply",
            Self::Story => "story",
            Self::History => "history",
        }
    }
}
