//! The council's staff as colleagues look for them: teams, what they do, who is in.

use contract::{Bilingual, StaffId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::case::TeamSummary;

/// Whom to look for.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct FindStaff {
    /// Words of a name, a team, a service, what someone does, or a telephone extension; everyone when
    /// absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
}

/// Whether someone is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    /// At work: they said so, or used the desk within the last quarter of an hour.
    In,
    /// In a meeting.
    Meeting,
    /// Not at work, or not heard of.
    Away,
}

impl Presence {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::In, Self::Meeting, Self::Away];

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Meeting => "meeting",
            Self::Away => "away",
        }
    }
}

/// Colleagues and teams that were found.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct StaffDirectory {
    /// People by name, at most 200.
    pub people: Vec<Colleague>,
    /// Teams by name.
    pub teams: Vec<TeamEntry>,
    /// Whether there are more people than are shown.
    pub more: bool,
}

/// A colleague.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Colleague {
    /// Who.
    pub id: StaffId,
    /// Name.
    pub name: String,
    /// Whether it is the caller.
    pub me: bool,
    /// Whether they are in.
    pub presence: Presence,
    /// Until when, where they said so.
    #[serde(with = "time::serde::rfc3339::option")]
    pub until: Option<OffsetDateTime>,
    /// Telephone extension.
    pub extension: Option<String>,
    /// What they do, in their own words.
    pub does: Option<String>,
    /// What they can do that routing asks for.
    #[serde(default)]
    pub skills: Vec<String>,
    /// Their teams.
    pub teams: Vec<TeamSummary>,
}

/// A team, and what it deals with.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TeamEntry {
    /// The team.
    #[serde(flatten)]
    pub team: TeamSummary,
    /// The services that it deals with.
    pub services: Vec<Bilingual>,
    /// How many are in it.
    pub members: u32,
    /// How many of them are in.
    pub present: u32,
}

/// What a member of staff says of themselves.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SayPresence {
    /// In, away or in a meeting; when absent it follows from their use of the desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presence: Option<Presence>,
    /// Until when: a time of today in London, such as `15:30`; until they say otherwise when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

/// How colleagues find a member of staff.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SayProfile {
    /// Telephone extension: digits and spaces, at most 20 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// What they do, in a line of at most 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub does: Option<String>,
    /// What they can do that routing asks for, such as `asbestos`: at most 20 skills, each at most 80 characters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<String>,
}

/// What waits for a member of staff, wherever on the desk they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AtDesk {
    /// Whether they are in, as colleagues see it.
    pub presence: Presence,
    /// Until when, where they said so.
    #[serde(with = "time::serde::rfc3339::option")]
    pub until: Option<OffsetDateTime>,
    /// How much was passed to them or their teams and waits, at most 100.
    pub passed: u32,
    /// How many promises of theirs or their teams' are overdue, at most 100.
    pub overdue: u32,
}
