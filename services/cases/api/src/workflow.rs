//! A workflow as data: the steps of a case, the moves between them, who may make them, and what they do.

use std::fmt;
use std::str::FromStr;

use contract::lang::Bilingual;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use crate::proposal::Approval;
pub use action::{Action, AlarmFor, AssignTo, EffectKind, EffectView, Timer, TimerLasts, TimerThen};
pub use guard::{ClockIs, Guard, HeldMove, Hindrance, Period, Since};

macro_rules! named {
    ($(#[$doc:meta])* $type:ident, $others:literal { $($(#[$item_doc:meta])* $item:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $type { $($(#[$item_doc])* $item,)* }

        impl $type {
            /// Every one, in the order of the work.
            pub const ALL: &'static [Self] = &[$(Self::$item,)*];
            /// The name on the wire and in the database.
            pub const fn name(self) -> &'static str { match self { $(Self::$item => $name,)* } }
        }

        impl FromStr for $type {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text { $($name => Ok(Self::$item),)* _ => Err($others.to_owned()) }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.name()) }
        }

        impl From<$type> for String {
            fn from(it: $type) -> Self { it.name().to_owned() }
        }
    };
}

mod action;
mod guard;
mod stored;

named! {
    /// The stage at which a case is: what queues, counts and citizens go by. A step of a workflow is at one.
    State, "one of received, in_progress, waiting, done" {
        /// Nobody works on it yet.
        Received = "received",
        /// Someone works on it.
        InProgress = "in_progress",
        /// It waits for the citizen.
        Waiting = "waiting",
        /// It is finished, with an outcome.
        Done = "done",
    }
}

named! {
    /// How a case ended, as figures count it. An outcome of a workflow counts as one.
    Outcome, "one of completed, not_found, duplicate, not_ours, no_action" {
        /// What was asked for was done.
        Completed = "completed",
        /// The problem wasn't there.
        NotFound = "not_found",
        /// It is dealt with under an earlier report.
        Duplicate = "duplicate",
        /// Another organisation's job.
        NotOurs = "not_ours",
        /// Nothing needs doing.
        NoAction = "no_action",
    }
}

/// The steps, moves and outcomes of one kind of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(from = "stored::Stored")]
pub struct Workflow {
    /// Its key, such as `simple-request`.
    pub id: String,
    /// What administrators call it; none for one that was stored before workflows had names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Bilingual>,
    /// Its steps; a case begins at the first.
    pub steps: Vec<Step>,
    /// The moves that may be made.
    pub transitions: Vec<Transition>,
    /// How a case can end.
    pub outcomes: Vec<OutcomeWords>,
}

impl Workflow {
    /// The step of an id.
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The step at which a case begins.
    pub fn first(&self) -> Option<&Step> {
        self.steps.first()
    }

    /// The first step of a stage.
    pub fn first_at(&self, stage: State) -> Option<&Step> {
        self.steps.iter().find(|step| step.stage == stage)
    }

    /// The step at which a case stands: the one that it was moved to, or, where the workflow hasn't that one at this
    /// stage, the first of the stage.
    pub fn standing(&self, step: Option<&str>, stage: State) -> Option<&Step> {
        let moved_to = step.and_then(|id| self.step(id)).filter(|step| step.stage == stage);
        moved_to.or_else(|| self.first_at(stage))
    }

    /// The outcome of an id, or the first that counts as what is named so.
    pub fn outcome(&self, id: &str) -> Option<&OutcomeWords> {
        let counted = || self.outcomes.iter().find(|words| words.outcome.name() == id);
        self.outcomes.iter().find(|words| words.id == id).or_else(counted)
    }

    /// The moves that lead on from a step, in the workflow's order.
    pub fn onward<'a>(&'a self, from: &'a str) -> impl Iterator<Item = &'a Transition> {
        self.transitions.iter().filter(move |transition| transition.from == from)
    }
}

/// A step of a workflow: where a case can stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its key, such as `investigating`.
    pub id: String,
    /// The stage that queues, counts and citizens go by.
    pub stage: State,
    /// What it is called to the council's staff.
    pub desk: Bilingual,
    /// What it is called to the citizen.
    pub public: Bilingual,
    /// What happens whenever a case comes to it, by whichever move.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
}

/// A move that may be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Transition {
    /// The step that it leaves.
    pub from: String,
    /// The step that it enters.
    pub to: String,
    /// The verb's key, such as `start`; one of a step's moves has it.
    pub verb: String,
    /// What the button says.
    pub label: Bilingual,
    /// Whether an outcome must be given with it.
    #[serde(default)]
    pub needs_outcome: bool,
    /// The outcome with which it always ends, so that none is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_as: Option<String>,
    /// Whether the citizen is told.
    #[serde(default)]
    pub public: bool,
    /// Who else must approve of it before it is made; nobody when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// What must hold for it to be made: all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guards: Vec<Guard>,
    /// What it does beside, in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
}

/// How a case can end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeWords {
    /// Its key, such as `upheld`; that of what it counts as where none is given.
    #[serde(default)]
    pub id: String,
    /// What figures count it as.
    pub outcome: Outcome,
    /// What it is called to the council's staff.
    pub label: Bilingual,
    /// To the citizen, as a sentence.
    pub public: Bilingual,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_on_the_wire_in_the_database_and_when_read() {
        for state in State::ALL {
            assert_eq!(serde_json::to_value(state).unwrap(), state.name());
            assert_eq!(state.name().parse(), Ok(*state));
        }
        for outcome in Outcome::ALL {
            assert_eq!(serde_json::to_value(outcome).unwrap(), outcome.name());
            assert_eq!(outcome.name().parse(), Ok(*outcome));
        }
        assert!("finished".parse::<State>().is_err() && "".parse::<Outcome>().is_err());
    }
}
