//! What is wrong with a workflow's definition, each flaw at its JSON Pointer.

mod acts;
mod held;

use std::collections::BTreeSet;

use cases_api::form::Form;
use cases_api::workflow::{Action, OutcomeWords, State, Step, Transition, Workflow};
use contract::{Bilingual, Faults};

use super::ways;

/// The most characters of a key.
const MOST_KEY: usize = 60;

/// What stands around a workflow: what it may name.
#[derive(Debug, Clone, Copy, Default)]
pub struct Around<'a> {
    /// Whether words are needed in Welsh too.
    pub welsh: bool,
    /// The service's form; nothing is said of its fields where it isn't known.
    pub form: Option<&'a Form>,
    /// The keys of the teams; nothing is said of teams where they aren't known.
    pub teams: Option<&'a [&'a str]>,
    /// The keys of the service's templates of tasks; nothing is said of templates where they aren't known.
    pub tasks: Option<&'a [&'a str]>,
    /// The keys of the service's clocks; nothing is said of clocks where they aren't known.
    pub clocks: Option<&'a [&'a str]>,
}

/// Notes everything that is wrong with a workflow that stands at `at`.
pub fn check(workflow: &Workflow, around: &Around<'_>, at: &str, faults: &mut Faults) {
    let mut checking = Checking { workflow, around, at, faults };
    checking.key("/id", &workflow.id);
    checking.outcomes();
    checking.steps();
    for (index, transition) in workflow.transitions.iter().enumerate() {
        checking.transition(index, transition);
    }
    checking.timers_once();
}

struct Checking<'a, 'f> {
    workflow: &'a Workflow,
    around: &'a Around<'a>,
    at: &'a str,
    faults: &'f mut Faults,
}

impl Checking<'_, '_> {
    fn flaw(&mut self, place: &str, code: &'static str, detail: impl Into<String>) {
        self.faults.add(&format!("{}{place}", self.at), code, detail);
    }

    fn key(&mut self, place: &str, key: &str) {
        let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
        if key.is_empty() || key.len() > MOST_KEY || !key.chars().all(sound) {
            self.flaw(place, "bad-key", "A key is 1 to 60 small letters, digits, hyphens and underscores.");
        }
    }

    fn words(&mut self, place: &str, words: &Bilingual) {
        if words.en.trim().is_empty() {
            self.flaw(&format!("{place}/en"), "required", "Write the words in English.");
        }
        if self.around.welsh && words.cy.as_deref().is_none_or(|cy| cy.trim().is_empty()) {
            self.flaw(&format!("{place}/cy"), "welsh-missing", "Write the words in Welsh.");
        }
    }

    fn steps(&mut self) {
        let workflow = self.workflow;
        match workflow.first() {
            None => self.flaw("/steps", "required", "A workflow has steps."),
            Some(step) if step.stage != State::Received => {
                self.flaw("/steps/0/stage", "first-stage", "The first step is at the stage `received`.");
            }
            Some(_) => {}
        }
        let reachable = ways::reachable(workflow);
        let mut seen = BTreeSet::new();
        for (index, step) in workflow.steps.iter().enumerate() {
            let place = format!("/steps/{index}");
            self.key(&format!("{place}/id"), &step.id);
            if !seen.insert(&step.id) {
                self.flaw(&format!("{place}/id"), "twice", format!("Another step has the key `{}`.", step.id));
            }
            self.words(&format!("{place}/desk"), &step.desk);
            self.words(&format!("{place}/public"), &step.public);
            self.way(&place, step, reachable.contains(step.id.as_str()));
            self.actions(&place, &step.actions, &step.id);
        }
    }

    fn way(&mut self, place: &str, step: &Step, reachable: bool) {
        let name = &step.desk.en;
        if !reachable {
            self.flaw(place, "unreachable", format!("No move leads to “{name}”."));
        }
        if step.stage != State::Done && !ways::leads_out(self.workflow, &step.id) {
            let detail =
                format!("“{name}” must lead to an end by moves that don’t depend on answers or on being in time.");
            self.flaw(place, "no-way-out", detail);
        }
        let works = |by: &Transition| {
            let to = self.workflow.step(&by.to).map(|step| step.stage);
            by.guards.is_empty() && by.approval.is_none() && matches!(to, Some(State::Received | State::InProgress))
        };
        if step.stage == State::Waiting && !self.workflow.onward(&step.id).any(works) {
            let detail = format!("When the citizen replies, “{name}” needs a move back to work without a condition.");
            self.flaw(place, "waits-forever", detail);
        }
    }

    fn transition(&mut self, index: usize, by: &Transition) {
        let place = format!("/transitions/{index}");
        for (end, step) in [("from", &by.from), ("to", &by.to)] {
            if self.workflow.step(step).is_none() {
                self.flaw(&format!("{place}/{end}"), "unknown-step", format!("There is no step `{step}`."));
            }
        }
        self.key(&format!("{place}/verb"), &by.verb);
        self.words(&format!("{place}/label"), &by.label);
        let earlier = self.workflow.transitions.iter().take(index);
        if earlier.into_iter().any(|other| other.from == by.from && other.verb == by.verb) {
            let detail = format!("Another move from `{}` has the verb `{}`.", by.from, by.verb);
            self.flaw(&format!("{place}/verb"), "verb-twice", detail);
        }
        self.ending(&place, by);
        self.guards(&place, by);
        if let Some(approval) = &by.approval {
            self.permission(&format!("{place}/approval"), &approval.permission);
        }
        self.actions(&place, &by.actions, &by.to);
    }

    fn ending(&mut self, place: &str, by: &Transition) {
        let Some(to) = self.workflow.step(&by.to) else { return };
        let ends = to.stage == State::Done;
        let given = by.needs_outcome || by.ends_as.is_some();
        if ends && !given {
            let detail = "A move to an end asks for an outcome, or always ends with the same one.";
            self.flaw(&format!("{place}/needs_outcome"), "outcome-needed", detail);
        }
        if !ends && given || by.needs_outcome && by.ends_as.is_some() {
            let detail = "An outcome belongs to a move to an end; it is asked for, or always the same.";
            self.flaw(&format!("{place}/needs_outcome"), "outcome-not-asked", detail);
        }
        if let Some(ends_as) = &by.ends_as
            && !self.workflow.outcomes.iter().any(|words| words.id == *ends_as)
        {
            self.flaw(&format!("{place}/ends_as"), "unknown-outcome", format!("There is no outcome `{ends_as}`."));
        }
        let concerns = matches!(to.stage, State::Waiting | State::Done);
        let writes = |actions: &[Action]| actions.iter().any(|action| matches!(action, Action::Message { .. }));
        if concerns && !by.public && !writes(&by.actions) && !writes(&to.actions) {
            let detail = format!("The citizen must hear that the case comes to “{}”.", to.desk.en);
            self.flaw(&format!("{place}/public"), "message-missing", detail);
        }
    }

    fn outcomes(&mut self) {
        let outcomes = &self.workflow.outcomes;
        if outcomes.is_empty() {
            self.flaw("/outcomes", "required", "A workflow has an outcome.");
        }
        for (index, OutcomeWords { id, label, public, .. }) in outcomes.iter().enumerate() {
            let place = format!("/outcomes/{index}");
            self.key(&format!("{place}/id"), id);
            if outcomes.iter().take(index).any(|other| other.id == *id) {
                self.flaw(&format!("{place}/id"), "twice", format!("Another outcome has the key `{id}`."));
            }
            self.words(&format!("{place}/label"), label);
            self.words(&format!("{place}/public"), public);
        }
    }
}
