//! The teams that a definition names by key or id, each with its place. Pure.

use cases_api::catalogue::definition::Definition;
use cases_api::workflow::{Action, Step, Transition};

/// Every team that the routing, the tasks and the workflow name.
pub(super) fn named(definition: &Definition) -> Vec<(String, &str)> {
    let rules = definition.routing.rules.iter().enumerate();
    let rules = rules.map(|(at, rule)| (format!("/routing/rules/{at}/team"), rule.team.as_str()));
    let tasks = definition.tasks.iter().enumerate();
    let tasks = tasks.filter_map(|(at, task)| Some((format!("/tasks/{at}/team"), task.team.as_deref()?)));
    let steps = definition.workflow.steps.iter().enumerate();
    let steps = steps.flat_map(|(at, step): (usize, &Step)| of(&step.actions, format!("/workflow/steps/{at}")));
    let moves = definition.workflow.transitions.iter().enumerate();
    let moves =
        moves.flat_map(|(at, made): (usize, &Transition)| of(&made.actions, format!("/workflow/transitions/{at}")));
    rules.chain(tasks).chain(steps).chain(moves).filter(|(_, key)| !key.trim().is_empty()).collect()
}

fn of(actions: &[Action], at: String) -> impl Iterator<Item = (String, &str)> {
    actions.iter().enumerate().filter_map(move |(number, action)| {
        let team = match action {
            Action::Queue { team } => team,
            Action::Task { team, .. } => team.as_ref()?,
            _ => return None,
        };
        Some((format!("{at}/actions/{number}/team"), team.as_str()))
    })
}
