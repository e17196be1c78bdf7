//! Canned replies: words that a team writes often, and the acts that go with them.

use contract::{Bilingual, ReplyId, TeamId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::case::TeamSummary;
use crate::workflow::{Outcome, State};

/// A canned reply to be kept.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteReply {
    /// What it is called, 1 to 100 characters.
    pub title: String,
    /// The team that uses it; every team when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    /// What is written to the citizen, with places such as `((reference))`; may be empty where there
    /// are acts.
    #[serde(default)]
    pub text: Bilingual,
    /// What is done with it, in one press.
    #[serde(default)]
    pub acts: ReplyActs,
}

/// What is done to a case with a reply.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyActs {
    /// The case moves there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<State>,
    /// How it ended; needed with `done`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Whoever uses the reply takes the case.
    #[serde(default)]
    pub take: bool,
    /// An internal note, at most 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl ReplyActs {
    /// Whether nothing is done.
    pub fn is_empty(&self) -> bool {
        self.to.is_none() && !self.take && self.note.is_none()
    }
}

/// A canned reply.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ReplyView {
    /// The reply.
    pub id: ReplyId,
    /// What it is called.
    pub title: String,
    /// The team that uses it; every team when absent.
    pub team: Option<TeamSummary>,
    /// What is written to the citizen.
    pub text: Bilingual,
    /// What is done with it.
    pub acts: ReplyActs,
    /// The version, for `If-Match`.
    pub version: i64,
}

/// Which replies, by title.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListReplies {
    /// `mine` for those of every team and of the caller's own teams; all when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// A reply to be used on a case.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UseReply {
    /// The reply.
    pub reply: ReplyId,
}

/// A reply filled in for a case: what using it would do.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct FilledReply {
    /// What it is called.
    pub title: String,
    /// What would be written to the citizen, in their language; empty for nothing.
    pub text: String,
    /// What would be done with it.
    pub acts: ReplyActs,
    /// The version of the case, for `If-Match`.
    pub version: i64,
}
