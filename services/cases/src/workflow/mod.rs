//! The rule of a workflow: which moves lead on from a state, and what a move makes of a case.

use cases_api::workflow::{Outcome, State, Transition, Workflow};

/// A move that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved<'a> {
    /// Where the case stands now.
    pub state: State,
    /// How it ended; `None` unless it is done.
    pub outcome: Option<Outcome>,
    /// The move.
    pub by: &'a Transition,
}

/// Why a move can't be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// No move leads from where the case stands to there.
    #[error("a case that is {from} can't become {to}")]
    NoSuchMove {
        /// Where the case stands.
        from: State,
        /// Where it should have gone.
        to: State,
    },
    /// The move needs an outcome.
    #[error("an outcome is needed")]
    OutcomeNeeded,
    /// The move has no outcome.
    #[error("an outcome is given only when the case is finished")]
    OutcomeNotAsked,
}

/// The moves that lead on from a state, in the workflow's order.
pub fn allowed(workflow: &Workflow, from: State) -> impl Iterator<Item = &Transition> {
    workflow.transitions.iter().filter(move |step| step.from == from)
}

/// Moves a case from one state to another.
///
/// # Errors
/// When the workflow has no such move, or the outcome is missing or out of place.
pub fn apply(workflow: &Workflow, from: State, to: State, outcome: Option<Outcome>) -> Result<Moved<'_>, Refused> {
    let by = allowed(workflow, from).find(|step| step.to == to).ok_or(Refused::NoSuchMove { from, to })?;
    match (by.needs_outcome, outcome) {
        (true, None) => Err(Refused::OutcomeNeeded),
        (false, Some(_)) => Err(Refused::OutcomeNotAsked),
        _ => Ok(Moved { state: to, outcome, by }),
    }
}

/// What is wrong with a workflow's definition, in plain English; empty for a sound one.
pub fn flaws(workflow: &Workflow) -> Vec<String> {
    let mut flaws = Vec::new();
    for state in State::ALL {
        if workflow.states.iter().filter(|words| words.state == *state).count() != 1 {
            flaws.push(format!("{state} must be named once"));
        }
        if !reaches_done(workflow, *state) {
            flaws.push(format!("{state} never leads to done"));
        }
    }
    for outcome in Outcome::ALL {
        if workflow.outcomes.iter().filter(|words| words.outcome == *outcome).count() != 1 {
            flaws.push(format!("{outcome} must be named once"));
        }
    }
    for (index, step) in workflow.transitions.iter().enumerate() {
        let same = |other: &Transition| other.from == step.from && (other.to == step.to || other.verb == step.verb);
        if workflow.transitions.iter().skip(index + 1).any(same) {
            flaws.push(format!("{} from {} comes twice", step.verb, step.from));
        }
        if step.needs_outcome != (step.to == State::Done) {
            flaws.push(format!("{} from {}: an outcome belongs to done and to nothing else", step.verb, step.from));
        }
    }
    flaws
}

fn reaches_done(workflow: &Workflow, start: State) -> bool {
    let mut reached = vec![start];
    let mut next = 0;
    while let Some(from) = reached.get(next).copied() {
        for step in allowed(workflow, from) {
            if !reached.contains(&step.to) {
                reached.push(step.to);
            }
        }
        next += 1;
    }
    reached.contains(&State::Done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;
    use proptest::prelude::*;

    fn simple() -> Workflow {
        Library::shipped().unwrap().workflow("simple-request").unwrap().clone()
    }

    fn any_state() -> impl Strategy<Value = State> {
        proptest::sample::select(State::ALL)
    }

    fn any_outcome() -> impl Strategy<Value = Option<Outcome>> {
        proptest::option::of(proptest::sample::select(Outcome::ALL))
    }

    #[test]
    fn the_way_of_an_ordinary_case() {
        let workflow = simple();
        let mut state = State::Received;
        for (to, outcome, verb) in [
            (State::InProgress, None, "start"),
            (State::Waiting, None, "ask"),
            (State::InProgress, None, "resume"),
            (State::Done, Some(Outcome::Completed), "finish"),
            (State::InProgress, None, "reopen"),
        ] {
            let moved = apply(&workflow, state, to, outcome).unwrap();
            assert_eq!((moved.state, moved.outcome, moved.by.verb.as_str()), (to, outcome, verb));
            state = moved.state;
        }
    }

    #[test]
    fn a_move_that_does_not_exist_or_lacks_its_outcome_is_refused() {
        let workflow = simple();
        let (from, to) = (State::Done, State::Waiting);
        assert_eq!(apply(&workflow, from, to, None), Err(Refused::NoSuchMove { from, to }));
        assert_eq!(apply(&workflow, State::InProgress, State::Done, None), Err(Refused::OutcomeNeeded));
        let outcome = Some(Outcome::Completed);
        assert_eq!(apply(&workflow, State::Received, State::InProgress, outcome), Err(Refused::OutcomeNotAsked));
    }

    #[test]
    fn a_done_case_can_only_be_opened_again() {
        let workflow = simple();
        let onward: Vec<_> = allowed(&workflow, State::Done).map(|step| step.to).collect();
        assert_eq!(onward, [State::InProgress]);
    }

    #[test]
    fn each_flaw_is_found() {
        let break_it = |change: fn(&mut Workflow)| {
            let mut workflow = simple();
            change(&mut workflow);
            flaws(&workflow)
        };
        assert_eq!(break_it(|_| ()), Vec::<String>::new());
        assert!(!break_it(|w| w.states.truncate(2)).is_empty());
        assert!(!break_it(|w| w.outcomes.truncate(2)).is_empty());
        assert!(!break_it(|w| w.transitions.retain(|step| step.to != State::Done)).is_empty());
        assert!(!break_it(|w| w.transitions.push(w.transitions[0].clone())).is_empty());
        assert!(!break_it(|w| w.transitions[0].needs_outcome = true).is_empty());
    }

    proptest! {
        #[test]
        fn any_sequence_of_moves_stays_on_legal_paths_and_ends_only_in_done(
            wishes in proptest::collection::vec((any_state(), any_outcome()), 0..60),
        ) {
            let workflow = simple();
            let (mut state, mut outcome) = (State::Received, None);
            for (to, given) in wishes {
                let legal = workflow.transitions.iter().any(|step| step.from == state && step.to == to);
                match apply(&workflow, state, to, given) {
                    Ok(moved) => {
                        prop_assert!(legal);
                        prop_assert_eq!((moved.by.from, moved.by.to, moved.state), (state, to, to));
                        (state, outcome) = (moved.state, moved.outcome);
                    }
                    Err(Refused::NoSuchMove { .. }) => prop_assert!(!legal),
                    Err(_) => prop_assert!(legal && given.is_some() != (to == State::Done)),
                }
                prop_assert_eq!(outcome.is_some(), state == State::Done);
                prop_assert!(allowed(&workflow, state).next().is_some());
            }
        }
    }
}
