use std::fmt;
use std::str::FromStr;

use contract::CaseEffectId;
use contract::lang::Bilingual;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::{Period, Since};

/// What a move or a step does beside. It is done in the transaction of the move, or written there as a row
/// that is worked off later; so it is done once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Action {
    /// Writes to the citizen.
    Message {
        /// The words; places such as `((reference))` are filled.
        text: Bilingual,
    },
    /// Gives a team something to do.
    Task {
        /// What is to be done; what its template says when absent.
        #[serde(default, skip_serializing_if = "unsaid")]
        title: Bilingual,
        /// The team that does it, by its key or its id; the template's, or the case's own, when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        team: Option<String>,
        /// Within how many working days; as its template says, or none, when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        days: Option<u16>,
        /// The key of the service's template, which has its checklist; none when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        template: Option<String>,
    },
    /// Gives the case to someone, or back to its queue.
    Assign {
        /// To whom.
        to: AssignTo,
    },
    /// Puts the case into a team's queue.
    Queue {
        /// The key of the team.
        team: String,
    },
    /// Does something when time has passed.
    Timer(Timer),
    /// Has another system told; a row that the connection to it works off.
    Connector {
        /// Which connection, such as `parking-system`.
        name: String,
        /// What it is told, such as `hold-discount`.
        event: String,
    },
    /// Records an amount as due.
    Charge {
        /// What it is for.
        what: Bilingual,
        /// How much, in pence; what was answered where absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pence: Option<u32>,
        /// The question of the form whose amount of money it is, such as a calculated price; none where the amount is fixed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        field: Option<String>,
    },
}

/// Whether nothing is said in either language.
fn unsaid(words: &Bilingual) -> bool {
    words.en.is_empty() && words.cy.as_ref().is_none_or(String::is_empty)
}

/// To whom a case is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AssignTo {
    /// Whoever makes the move.
    Mover,
    /// Nobody: it waits in its queue.
    Nobody,
}

/// Something that happens when time has passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Timer {
    /// Its key; one of a workflow's timers has it.
    pub key: String,
    /// Since when the time is counted.
    pub since: Since,
    /// How many days.
    pub days: u16,
    /// Whether the council's working days alone are counted.
    #[serde(default)]
    pub working: bool,
    /// For how long it is of use.
    #[serde(default)]
    pub lasts: TimerLasts,
    /// What happens then.
    pub then: TimerThen,
}

impl Timer {
    /// The time after which it goes off.
    pub const fn period(&self) -> Period {
        Period { days: self.days, working: self.working }
    }
}

/// For how long a timer is of use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimerLasts {
    /// Until the case leaves the step to which it had come.
    #[default]
    Step,
    /// Until the case is done.
    Case,
}

/// What a timer does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum TimerThen {
    /// Makes a move that leads on from where the case stands, if there is one.
    Move {
        /// The move's verb.
        verb: String,
    },
    /// Warns members of staff.
    Alarm {
        /// Whom.
        tell: Vec<AlarmFor>,
        /// What they are told.
        text: Bilingual,
    },
}

/// Whom an alarm warns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AlarmFor {
    /// Whoever has the case; its team where nobody has it.
    Assignee,
    /// Those who manage the council's work.
    Manager,
}

named! {
    /// What a workflow asks of others for a case.
    EffectKind, "one of task, charge, connector, alarm" {
        /// Something to do, of a team.
        Task = "task",
        /// An amount that is due.
        Charge = "charge",
        /// An event for another system.
        Connector = "connector",
        /// A warning to staff.
        Alarm = "alarm",
    }
}

/// Something that a workflow asks of others for a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EffectView {
    /// Which.
    pub id: CaseEffectId,
    /// What kind of thing it is.
    pub kind: EffectKind,
    /// What is to be done, what the amount is for, what the other system is told, or the warning.
    pub title: Bilingual,
    /// The team that does it, of a task.
    pub team: Option<Bilingual>,
    /// By when, of a task that has a day.
    #[serde(with = "time::serde::rfc3339::option")]
    pub due_at: Option<OffsetDateTime>,
    /// How much, in pence, of an amount.
    pub pence: Option<u32>,
    /// The connection to the other system, of an event.
    pub connector: Option<String>,
    /// Whether it was done, or seen.
    pub done: bool,
    /// Whether it was tried and failed; it waits still.
    #[serde(default)]
    pub failed: bool,
    /// What was said with what became of it.
    #[serde(default)]
    pub words: Option<String>,
    /// Its version, for `If-Match`.
    #[serde(default)]
    pub version: i64,
}
