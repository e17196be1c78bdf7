//! Teams: a council makes, names and closes them itself.

use contract::{Bilingual, ServiceId, TeamId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use crate::case::TeamSummary;

/// What a team is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NameTeam {
    /// Its name, 1 to 80 characters, in Welsh too where the council writes it; no other team's.
    pub name: Bilingual,
}

/// A team that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TeamMade {
    /// It.
    pub id: TeamId,
}

/// Close a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseTeam {
    /// The team that takes over its work, its members and its services; none where it has nothing of the kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<TeamId>,
}

/// A team with what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TeamRecord {
    /// The team.
    #[serde(flatten)]
    pub team: TeamSummary,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    pub closed_at: Option<OffsetDateTime>,
    /// Who took over its work then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heir: Option<TeamSummary>,
    /// How many of its cases aren't done.
    pub cases: i64,
    /// How many tasks, promises, enquiries that were passed on, and warnings wait with it.
    pub waiting: i64,
    /// How many people are in it.
    pub members: i64,
    /// The services that it deals with, whatever their state.
    pub services: Vec<TeamService>,
    /// Whether someone is told when its clocks run out.
    pub told: bool,
    /// Its version, for `If-Match`.
    pub version: i64,
}

/// A service that a team deals with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TeamService {
    /// The service.
    pub id: ServiceId,
    /// What it is called.
    pub name: Bilingual,
}
