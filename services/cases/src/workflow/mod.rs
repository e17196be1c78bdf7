//! The rule of a workflow: which moves lead on from a step, who may make them, and what a move makes of a case.

mod flaws;
mod guards;
#[cfg(test)]
mod tests;
mod ways;

use cases_api::workflow::{HeldMove, Hindrance, OutcomeWords, State, Step, Transition, Workflow};

pub use flaws::{Around, check};
pub use guards::{Age, Answer, ClockAt, DoneBy, Facts, Mover, barred, hindrances};

/// Which move is asked for: by its verb, or by the step or the stage to which it leads.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// The verb.
    pub verb: Option<&'a str>,
    /// The step, or the stage.
    pub to: Option<&'a str>,
    /// The outcome, by its id or by what it counts as.
    pub outcome: Option<&'a str>,
}

/// A move that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved<'a> {
    /// The move.
    pub by: &'a Transition,
    /// Where the case stands now.
    pub to: &'a Step,
    /// How it ended; `None` unless it is done.
    pub outcome: Option<&'a OutcomeWords>,
}

/// Why a move can't be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// No move leads from where the case stands to there.
    #[error("no such move leads on from here")]
    NoSuchMove,
    /// The move needs an outcome.
    #[error("an outcome is needed")]
    OutcomeNeeded,
    /// The workflow has no such outcome, or the move ends with another.
    #[error("the move has no such outcome")]
    UnknownOutcome,
    /// The move has no outcome.
    #[error("an outcome is given only when the case is finished")]
    OutcomeNotAsked,
    /// Something stands in its way.
    #[error("something stands in the way of the move")]
    Held(Vec<Hindrance>),
}

/// Moves a case on from a step.
///
/// # Errors
/// When no such move leads on, the outcome is missing, unknown or out of place, or something stands in its way.
pub fn apply<'a>(
    workflow: &'a Workflow,
    from: &'a Step,
    asked: Asked<'_>,
    facts: &Facts<'_>,
) -> Result<Moved<'a>, Refused> {
    let mut refused = Refused::NoSuchMove;
    for by in workflow.onward(&from.id).filter(|by| is_asked(workflow, by, asked)) {
        match take(workflow, by, asked.outcome, facts) {
            Ok(moved) => return Ok(moved),
            // What stands in the way of the first of several is told.
            Err(why) if refused == Refused::NoSuchMove => refused = why,
            Err(_) => {}
        }
    }
    Err(refused)
}

fn is_asked(workflow: &Workflow, by: &Transition, asked: Asked<'_>) -> bool {
    let named = |to: &str| match workflow.step(to) {
        Some(_) => by.to == to,
        None => workflow.step(&by.to).is_some_and(|step| step.stage.name() == to),
    };
    (asked.verb.is_some() || asked.to.is_some())
        && asked.verb.is_none_or(|verb| by.verb == verb)
        && asked.to.is_none_or(named)
}

fn take<'a>(
    workflow: &'a Workflow,
    by: &'a Transition,
    outcome: Option<&str>,
    facts: &Facts<'_>,
) -> Result<Moved<'a>, Refused> {
    let to = workflow.step(&by.to).ok_or(Refused::NoSuchMove)?;
    let outcome = match (by.needs_outcome, by.ends_as.as_deref(), outcome) {
        (true, _, None) => return Err(Refused::OutcomeNeeded),
        (true, _, Some(id)) => Some(workflow.outcome(id).ok_or(Refused::UnknownOutcome)?),
        (false, Some(ends), None) => workflow.outcome(ends),
        (false, Some(ends), Some(id)) => {
            let found = workflow.outcome(ends).filter(|words| words.id == id || words.outcome.name() == id);
            Some(found.ok_or(Refused::UnknownOutcome)?)
        }
        (false, None, None) => None,
        (false, None, Some(_)) => return Err(Refused::OutcomeNotAsked),
    };
    let why = hindrances(workflow, by, facts);
    if why.is_empty() { Ok(Moved { by, to, outcome }) } else { Err(Refused::Held(why)) }
}

/// The moves that lead on from a step: those that can be made now, and the others with what stands in their way.
pub fn offered<'a>(workflow: &'a Workflow, from: &'a Step, facts: &Facts<'_>) -> (Vec<&'a Transition>, Vec<HeldMove>) {
    let (mut free, mut held) = (Vec::new(), Vec::new());
    for by in workflow.onward(&from.id) {
        let why = hindrances(workflow, by, facts);
        match why.is_empty() {
            true => free.push(by),
            false => held.push(HeldMove { verb: by.verb.clone(), label: by.label.clone(), why }),
        }
    }
    (free, held)
}

/// The move that takes a case on when its citizen has replied: from waiting back to work. None of which a second person
/// must approve.
pub fn resuming<'a>(workflow: &'a Workflow, from: &'a Step, facts: &Facts<'_>) -> Option<Moved<'a>> {
    let back = |moved: &Moved<'_>| matches!(moved.to.stage, State::InProgress | State::Received);
    let waits = from.stage == State::Waiting;
    let mut onward = workflow.onward(&from.id).filter(|by| waits && by.approval.is_none());
    onward.find_map(|by| take(workflow, by, None, facts).ok().filter(back))
}

/// The move by which a case that is done is opened again for its citizen; none where its workflow lets nobody but
/// staff do that.
pub fn reopening<'a>(workflow: &'a Workflow, from: &'a Step, facts: &Facts<'_>) -> Option<Moved<'a>> {
    let open = |moved: &Moved<'_>| moved.to.stage != State::Done;
    let done = from.stage == State::Done;
    let for_staff =
        |by: &Transition| by.guards.iter().any(|guard| matches!(guard, cases_api::workflow::Guard::Permission { .. }));
    let mut onward = workflow.onward(&from.id).filter(|by| done && by.approval.is_none() && !for_staff(by));
    onward.find_map(|by| take(workflow, by, None, facts).ok().filter(open))
}
