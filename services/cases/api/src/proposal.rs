//! Proposals: moves that one person proposes and another decides on.

use contract::{Bilingual, CaseProposalId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use crate::case::Assignee;
use crate::promise::CaseOfPromise;

/// Who else must approve of a move before it is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// The name of the permission that they hold, such as `cases.decide`.
    pub permission: String,
}

/// A move that waits for someone else's decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProposalView {
    /// The proposal.
    pub id: CaseProposalId,
    /// The case that would be moved.
    pub case: CaseOfPromise,
    /// The move's verb.
    pub verb: String,
    /// What its button says.
    pub label: Bilingual,
    /// How the case would end, of a move that ends it.
    pub outcome: Option<Bilingual>,
    /// What the citizen would be told with it.
    pub said: Option<String>,
    /// The permission that whoever decides holds.
    pub permission: String,
    /// The case's version, for `If-Match`: a decision is on the case as it was seen.
    pub version: i64,
    /// Who proposed it.
    pub by: Assignee,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// Whether the caller may decide on it.
    #[serde(default)]
    pub may_decide: bool,
    /// Whether the caller proposed it, and may take it back.
    #[serde(default)]
    pub own: bool,
}

/// What became of something that was proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// It waits.
    Open,
    /// Someone else approved of it, and the move was made.
    Approved,
    /// Someone else refused it.
    Refused,
    /// The case moved on, and it fell away.
    Lapsed,
    /// Whoever proposed it took it back.
    Withdrawn,
}

/// Something that was proposed for a case, with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PastProposal {
    /// The proposal.
    pub id: CaseProposalId,
    /// What the move's button says.
    pub label: Bilingual,
    /// How the case would have ended, of a move that ends it.
    pub outcome: Option<Bilingual>,
    /// What the citizen was to be told with it.
    pub said: Option<String>,
    /// Who proposed it.
    pub by: String,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// What became of it.
    pub became: Became,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When it no longer waited.
    #[serde(with = "time::serde::rfc3339::option")]
    pub decided_at: Option<OffsetDateTime>,
    /// Why it was refused.
    pub reason: Option<String>,
}

/// A decision on what someone else proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// Whether the move is made.
    pub approve: bool,
    /// Why not, 1 to 1,000 characters; of a refusal alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
