//! A workflow as data: the states of a case and the moves between them.

use std::fmt;
use std::str::FromStr;

use contract::lang::Bilingual;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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
    };
}

named! {
    /// Where a case stands.
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
    /// How a case ended.
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

/// The states, moves and outcomes of one kind of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Workflow {
    /// Its name, such as `simple-request`.
    pub id: String,
    /// What each state is called.
    pub states: Vec<StateWords>,
    /// The moves that may be made.
    pub transitions: Vec<Transition>,
    /// What each outcome is called.
    pub outcomes: Vec<OutcomeWords>,
}

impl Workflow {
    /// What a state is called.
    pub fn state(&self, state: State) -> Option<&StateWords> {
        self.states.iter().find(|words| words.state == state)
    }

    /// What an outcome is called.
    pub fn outcome(&self, outcome: Outcome) -> Option<&OutcomeWords> {
        self.outcomes.iter().find(|words| words.outcome == outcome)
    }
}

/// A move that may be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Transition {
    /// The state that it leaves.
    pub from: State,
    /// The state that it enters; one move at most leads from one state to another.
    pub to: State,
    /// The verb's key, such as `start`.
    pub verb: String,
    /// What the button says.
    pub label: Bilingual,
    /// Whether an outcome must be given with it.
    pub needs_outcome: bool,
    /// Whether the citizen is told.
    pub public: bool,
}

/// What a state is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StateWords {
    /// The state.
    pub state: State,
    /// To the council's staff.
    pub desk: Bilingual,
    /// To the citizen.
    pub public: Bilingual,
}

/// What an outcome is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeWords {
    /// The outcome.
    pub outcome: Outcome,
    /// To the council's staff.
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
