//! Moving a case to the service that it should have been reported to.

use contract::Bilingual;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use crate::case::{Answered, TeamSummary};
use crate::target::Explanation;

/// Where a case belongs.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reroute {
    /// The right service's part of an address, such as `street-lighting`.
    pub to: String,
}

/// What becomes of a case that is moved to another service. Its reference stays.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Rerouting {
    /// The service that it was reported to.
    pub from: Bilingual,
    /// The service that it belongs to.
    pub to: Bilingual,
    /// The team that deals with it then.
    pub team: TeamSummary,
    /// Whether whoever works on it gives it up: they aren't in that team.
    pub released: bool,
    /// By when it should be done, counted from its receipt.
    #[serde(with = "time::serde::rfc3339")]
    pub due_at: OffsetDateTime,
    /// How that day was found.
    pub target: Explanation,
    /// Answers that fit the new service's questions, in its order.
    pub kept: Vec<Answered>,
    /// Answers that don't; they are kept in the story.
    pub left: Vec<Answered>,
    /// What the new service needs to know and nobody has said.
    pub to_ask: Vec<Bilingual>,
    /// The version of the case, for `If-Match`.
    pub version: i64,
}
