//! A workflow as it may have been written: before there were steps, a workflow named each stage once.

use contract::lang::Bilingual;
use serde::Deserialize;

use super::{OutcomeWords, State, Step, Transition, Workflow};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stored {
    id: String,
    #[serde(default)]
    name: Option<Bilingual>,
    #[serde(default)]
    states: Vec<StateWords>,
    #[serde(default)]
    steps: Vec<Step>,
    transitions: Vec<Transition>,
    outcomes: Vec<OutcomeWords>,
}

/// What a stage was called.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StateWords {
    state: State,
    desk: Bilingual,
    public: Bilingual,
}

impl From<Stored> for Workflow {
    fn from(stored: Stored) -> Self {
        let named = |words: StateWords| Step {
            id: words.state.name().to_owned(),
            stage: words.state,
            desk: words.desk,
            public: words.public,
            actions: Vec::new(),
        };
        let steps = if stored.steps.is_empty() { stored.states.into_iter().map(named).collect() } else { stored.steps };
        let counted = |words: OutcomeWords| {
            let id = if words.id.is_empty() { words.outcome.name().to_owned() } else { words.id };
            OutcomeWords { id, ..words }
        };
        Self {
            id: stored.id,
            name: stored.name,
            steps,
            transitions: stored.transitions,
            outcomes: stored.outcomes.into_iter().map(counted).collect(),
        }
    }
}
