//! What is wrong with what moves and steps do.

use cases_api::form::{Field, Kind, Unit};
use cases_api::workflow::{Action, State, Timer, TimerLasts, TimerThen, Transition};

use super::Checking;
use crate::reply::filling;

/// The places that are filled in a message of a workflow.
const PLACES: [&str; 4] = ["reference", "name", "service", "council"];
/// The longest that a timer may run, in days: ten years.
const LONGEST: u16 = 3660;
/// The most pence of a charge: a hundred thousand pounds.
const MOST_PENCE: u32 = 10_000_000;

impl Checking<'_, '_> {
    /// `step` is where the case stands once they are done.
    pub(super) fn actions(&mut self, place: &str, actions: &[Action], step: &str) {
        for (index, action) in actions.iter().enumerate() {
            let place = format!("{place}/actions/{index}");
            match action {
                Action::Message { text } => {
                    self.words(&format!("{place}/text"), text);
                    for (language, words) in [("en", Some(&text.en)), ("cy", text.cy.as_ref())] {
                        let Some(Err(unfit)) = words.map(|words| filling::check_among(words, &PLACES)) else {
                            continue;
                        };
                        self.flaw(&format!("{place}/text/{language}"), unfit.code, unfit.detail);
                    }
                }
                Action::Task { title, team, template, .. } => {
                    match template {
                        Some(template) => self.template(&place, template),
                        None => self.words(&format!("{place}/title"), title),
                    }
                    if let Some(team) = team {
                        self.team(&place, team);
                    }
                }
                Action::Queue { team } => self.team(&place, team),
                Action::Timer(timer) => self.timer(&place, timer, step),
                Action::Connector { name, event } => {
                    self.key(&format!("{place}/name"), name);
                    self.key(&format!("{place}/event"), event);
                }
                Action::Charge { what, pence, field } => {
                    self.words(&format!("{place}/what"), what);
                    self.amount(&place, *pence, field.as_deref());
                }
                Action::Assign { .. } => {}
            }
        }
    }

    /// The amount of a charge: fixed, or that of one question.
    fn amount(&mut self, place: &str, pence: Option<u32>, field: Option<&str>) {
        match (pence, field) {
            (Some(pence), None) if (1..=MOST_PENCE).contains(&pence) => {}
            (Some(_), None) => {
                self.flaw(&format!("{place}/pence"), "out-of-range", "An amount is 1 penny to £100,000.");
            }
            (None, Some(name)) => {
                let Some(form) = self.around.form else { return };
                if !form.field(name).is_some_and(is_money) {
                    let detail = format!("The form has no question `{name}` whose answer is an amount of money.");
                    self.flaw(&format!("{place}/field"), "not-money", detail);
                }
            }
            (Some(_), Some(_)) | (None, None) => {
                let detail = "Say either a fixed amount or the question whose answer it is.";
                self.flaw(&format!("{place}/pence"), "amount-needed", detail);
            }
        }
    }

    fn team(&mut self, place: &str, team: &str) {
        if self.around.teams.is_some_and(|teams| !teams.contains(&team)) {
            self.flaw(&format!("{place}/team"), "unknown-team", format!("The council has no team `{team}`."));
        }
    }

    fn template(&mut self, place: &str, key: &str) {
        if self.around.tasks.is_some_and(|tasks| !tasks.contains(&key)) {
            let detail = format!("The service has no template `{key}` of a task.");
            self.flaw(&format!("{place}/template"), "unknown-template", detail);
        }
    }

    fn timer(&mut self, place: &str, timer: &Timer, step: &str) {
        self.key(&format!("{place}/key"), &timer.key);
        if !(1..=LONGEST).contains(&timer.days) {
            self.flaw(&format!("{place}/days"), "out-of-range", "A timer runs 1 to 3,660 days.");
        }
        if timer.lasts == TimerLasts::Step && self.workflow.step(step).is_some_and(|step| step.stage == State::Done) {
            let detail = "A case that is done has no timers.";
            self.flaw(place, "timer-too-late", detail);
        }
        match &timer.then {
            TimerThen::Alarm { tell, text } => {
                self.words(&format!("{place}/then/text"), text);
                if tell.is_empty() {
                    self.flaw(&format!("{place}/then/tell"), "required", "Say whom to warn.");
                }
            }
            TimerThen::Move { verb } => {
                let from = |by: &&Transition| timer.lasts == TimerLasts::Case || by.from == step;
                let moves = || self.workflow.transitions.iter().filter(from).filter(|by| by.verb == *verb);
                let (there, for_two) = (moves().any(|by| !by.needs_outcome), moves().any(|by| by.approval.is_some()));
                if !there {
                    let detail = format!("No move `{verb}` that asks for no outcome leads on from there.");
                    self.flaw(&format!("{place}/then/verb"), "timer-goes-nowhere", detail);
                }
                if for_two {
                    let detail = format!("A timer can't make the move `{verb}`: a second person must approve of it.");
                    self.flaw(&format!("{place}/then/verb"), "needs-two", detail);
                }
            }
        }
    }

    /// Each timer of a workflow has a key of its own.
    pub(super) fn timers_once(&mut self) {
        let steps = self.workflow.steps.iter().enumerate();
        let steps = steps.map(|(index, step)| (format!("/steps/{index}"), &step.actions));
        let moves = self.workflow.transitions.iter().enumerate();
        let moves = moves.map(|(index, by)| (format!("/transitions/{index}"), &by.actions));
        let mut seen = std::collections::BTreeSet::new();
        let mut twice = Vec::new();
        for (place, actions) in steps.chain(moves) {
            for (index, action) in actions.iter().enumerate() {
                let Action::Timer(timer) = action else { continue };
                if !seen.insert(&timer.key) {
                    twice.push((format!("{place}/actions/{index}/key"), &timer.key));
                }
            }
        }
        for (place, key) in twice {
            self.flaw(&place, "twice", format!("Another timer has the key `{key}`."));
        }
    }
}

/// Whether a question is answered with an amount of money.
fn is_money(field: &Field) -> bool {
    field.kind == Kind::Money || field.calculation.as_ref().is_some_and(|how| how.unit == Unit::Money)
}
