//! The ways through a workflow.

use std::collections::BTreeSet;

use cases_api::workflow::{Guard, State, Transition, Workflow};

/// The steps that can be reached from one, that one among them, by moves that `by` lets through, never through
/// `without`.
pub(super) fn reached<'a>(
    workflow: &'a Workflow,
    from: &'a str,
    without: Option<&str>,
    by: impl Fn(&Transition) -> bool,
) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut next = vec![from];
    while let Some(step) = next.pop() {
        if without == Some(step) || !reached.insert(step) {
            continue;
        }
        next.extend(workflow.onward(step).filter(|transition| by(transition)).map(|transition| transition.to.as_str()));
    }
    reached
}

/// The steps that a case can come to at all.
pub(super) fn reachable(workflow: &Workflow) -> BTreeSet<&str> {
    let first = workflow.first().map(|step| step.id.as_str());
    first.map(|first| reached(workflow, first, None, |_| true)).unwrap_or_default()
}

/// Whether someone can bring a case from a step to an end, whenever and whatever was answered.
pub(super) fn leads_out(workflow: &Workflow, from: &str) -> bool {
    let ends = |step: &&str| workflow.step(step).is_some_and(|step| step.stage == State::Done);
    reached(workflow, from, None, always_open).iter().any(ends)
}

/// Whether a move is open to someone sooner or later, whatever was answered.
fn always_open(by: &Transition) -> bool {
    !by.guards.iter().any(|guard| matches!(guard, Guard::Answered { .. } | Guard::Within { .. } | Guard::Clock { .. }))
}

/// How an earlier step lies before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// Never: no way leads through it.
    Never,
    /// On some ways, and others lead round it.
    Sometimes,
    /// On each.
    Always,
}

/// How a step lies before the moves that leave another.
pub(super) fn before(workflow: &Workflow, earlier: &str, later: &str) -> Before {
    let Some(first) = workflow.first().map(|step| step.id.as_str()) else { return Before::Never };
    if earlier == later || !reached(workflow, earlier, None, |_| true).contains(later) {
        return Before::Never;
    }
    match reached(workflow, first, Some(earlier), |_| true).contains(later) {
        true => Before::Sometimes,
        false => Before::Always,
    }
}
