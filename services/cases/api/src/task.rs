//! Tasks: what there is to do for a case beside the case itself, each with a checklist.

use contract::{Bilingual, CaseTaskId, StaffId, TeamId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::case::{Assignee, TeamSummary};
use crate::promise::CaseOfPromise;

/// The most characters of a task's title, of an item of its checklist, and of why it isn't needed.
pub const MOST_TITLE: usize = 200;
/// The most items of a checklist.
pub const MOST_ITEMS: usize = 30;
/// The most working days that a task may have.
pub const MOST_DAYS: u16 = 365;

contract::named! {
    /// What became of a task.
    TaskState {
        /// It is still to be done.
        Open = "open",
        /// It was done.
        Done = "done",
        /// It isn't needed.
        Dropped = "dropped",
    }
}

/// What there may be to do for the cases of a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TaskTemplate {
    /// Its key, such as `check-licence`, which workflows name.
    pub key: String,
    /// What is to be done.
    pub title: Bilingual,
    /// The team that does it, by its key or its id; the case's own when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Within how many working days; none when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
    /// Whether it must be done, where the workflow asks for that, before the case is finished.
    #[serde(default)]
    pub mandatory: bool,
    /// What belongs to it, to be ticked off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checklist: Vec<Bilingual>,
}

/// A task of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TaskView {
    /// The task.
    pub id: CaseTaskId,
    /// The case that it is for.
    pub case: CaseOfPromise,
    /// What is to be done.
    pub title: Bilingual,
    /// The key of its template; none of one that was written by hand.
    pub template: Option<String>,
    /// The team that does it.
    pub team: TeamSummary,
    /// Who of them does it.
    pub assignee: Option<Assignee>,
    /// By when.
    #[serde(with = "time::serde::rfc3339::option")]
    pub due_at: Option<OffsetDateTime>,
    /// How that day was counted; none of one without a day, or that is older than this was kept.
    #[serde(default)]
    pub counted: Option<crate::target::Explanation>,
    /// Whether it must be done, where the workflow asks for that, before the case is finished.
    pub mandatory: bool,
    /// What belongs to it, in its order.
    pub checklist: Vec<TaskItem>,
    /// What became of it.
    pub state: TaskState,
    /// Why it isn't needed.
    pub why: Option<String>,
    /// When it was made.
    #[serde(with = "time::serde::rfc3339")]
    pub made_at: OffsetDateTime,
    /// Who made it, by name; none for the workflow.
    pub made_by: Option<String>,
    /// When it was done, or found needless.
    #[serde(with = "time::serde::rfc3339::option")]
    pub ended_at: Option<OffsetDateTime>,
    /// By whom, by name.
    pub ended_by: Option<String>,
    /// The version, for `If-Match`.
    pub version: i64,
}

/// An item of a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TaskItem {
    /// What it says.
    pub text: Bilingual,
    /// Whether it is ticked.
    pub done: bool,
    /// Who ticked it, by name.
    #[serde(default)]
    pub by: Option<String>,
    /// When.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub at: Option<OffsetDateTime>,
}

/// A task to be made: from a template of the case's service, or written by hand.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MakeTask {
    /// The key of the template; whatever else is left out is as it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// What is to be done, 1 to 200 characters; needed without a template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The team that does it; the case's own when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    /// Who does it; whoever of the team takes it when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<StaffId>,
    /// Within how many working days, 1 to 365; none when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
    /// Whether it must be done, where the workflow asks for that, before the case is finished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandatory: Option<bool>,
    /// What belongs to it: at most 30 items, each 1 to 200 characters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checklist: Vec<String>,
}

/// How far a task is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TaskProgress {
    /// The places of the items that are ticked, from 0; all others aren't.
    #[serde(default)]
    pub ticked: Vec<u16>,
    /// What became of it. Every item of one that is done is ticked.
    pub state: TaskState,
    /// Why it isn't needed, 1 to 200 characters; of one that isn't needed alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Which tasks. The soonest due come first, then those without a day.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListTasks {
    /// What became of them; those that are open when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub state: Option<TaskState>,
    /// Only those of this team; `mine` for the caller's own teams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// `me`, `none` for those that nobody does yet, or a member of staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}
