//! Queues with their counts, saved filters, colleagues, and who else is at a case.

use contract::{SavedFilterId, ServiceId, StaffId, TeamId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use crate::case::{ListCases, TeamSummary};
use crate::workflow::State;

/// The most cases of a queue that are counted.
pub const MOST_COUNTED: i64 = 5_000;
/// The most saved filters that someone may have.
pub const MOST_SAVED: i64 = 50;
/// The most cases that someone may watch.
pub const MOST_WATCHED: i64 = 500;

contract::named! {
    /// How a case stands to its due time now.
    DueNow {
        /// It has passed.
        Overdue = "overdue",
        /// It comes later today.
        Today = "today",
    }
}

/// Which cases, as they are chosen in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseFilters {
    /// Only those in this state; every case that isn't done when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// Only those of this team; `mine` for the caller's own teams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// `me`, `none` for those nobody works on, or a member of staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// Only those of this service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<ServiceId>,
    /// `true` for those due by the end of the next working day, overdue ones among them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub breaching: Option<bool>,
    /// Only those that are overdue, or due later today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<DueNow>,
    /// `true` for those that the caller watches, finished ones among them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watched: Option<bool>,
}

impl CaseFilters {
    /// The first page of the list of these cases.
    pub fn listed(&self) -> ListCases {
        let Self { state, team, assignee, service, breaching, due, watched } = self.clone();
        ListCases { state, team, assignee, service, breaching, due, watched, limit: None, cursor: None }
    }
}

/// How many cases stand in each queue of the caller's; no more than 5,000 of each team are counted. Where
/// the caller is in no team, every team's are meant by theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Queues {
    /// Those that the caller works on.
    pub mine: i64,
    /// Those of the caller's teams.
    pub team: i64,
    /// Of these, those that nobody works on.
    pub unassigned: i64,
    /// Of these, those due by `breaching_by`, overdue ones among them.
    pub breaching: i64,
    /// Of these, those that wait for the citizen.
    pub waiting: i64,
    /// Those that the caller watches.
    pub watched: i64,
    /// Of these, those that have changed since the caller last looked.
    pub changed: i64,
    /// The open tasks that are the caller's to do.
    #[serde(default)]
    pub tasks: i64,
    /// What others proposed and the caller may decide on.
    #[serde(default)]
    pub approvals: i64,
    /// The end of the next working day.
    #[serde(with = "time::serde::rfc3339")]
    pub breaching_by: OffsetDateTime,
    /// The caller's saved filters and those shared with a team of theirs, by name.
    pub saved: Vec<SavedFilter>,
}

/// A choice of cases with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SavedFilter {
    /// The saved filter.
    pub id: SavedFilterId,
    /// What it is called.
    pub name: String,
    /// Which cases.
    pub filters: CaseFilters,
    /// The team that it is shared with.
    pub team: Option<TeamSummary>,
    /// Whether it is the caller's own, to be changed.
    pub mine: bool,
    /// The version, for `If-Match`.
    pub version: i64,
}

/// A saved filter as its owner wants it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveFilter {
    /// What it is called, 1 to 60 characters in a line.
    pub name: String,
    /// Which cases.
    pub filters: CaseFilters,
    /// A team of the caller's that sees it too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
}

/// Members of staff to whom work can be given.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Colleagues {
    /// By name; 500 at most.
    pub items: Vec<Colleague>,
}

/// A member of staff to whom work can be given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Colleague {
    /// Who.
    pub id: StaffId,
    /// Name.
    pub name: String,
    /// The teams that they are in.
    pub teams: Vec<TeamId>,
}

/// Which version of a case someone who watches it has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WatchCase {
    /// The version.
    pub seen: i64,
}

/// Someone has a case open. It is said again every few seconds and forgotten ten seconds after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AtCase {
    /// The version that they see.
    pub seen: i64,
    /// Whether they have begun to write.
    #[serde(default)]
    pub writing: bool,
}

/// How a case stands now, for someone who has it open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaseNow {
    /// The version.
    pub version: i64,
    /// Who else has it open.
    pub others: Vec<Other>,
    /// The latest step since the version that they see.
    pub news: Option<News>,
}

/// Someone else at a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Other {
    /// Name.
    pub name: String,
    /// Whether they have begun to write.
    pub writing: bool,
}

/// A step of a case, without what was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct News {
    /// Who, by name; none for the citizen or the product itself.
    pub by: Option<String>,
    /// What, by the name that `what.kind` has in the case's story.
    pub kind: String,
}
