//! What is wrong with the clocks of a service.

use std::collections::BTreeSet;

use cases_api::clock::{ClockRule, Clocks, Days, FirstDay, LastDay, MAIN, Starts, WhenTold};
use cases_api::form::{Form, Kind};
use cases_api::target::Target;
use cases_api::workflow::{State, Workflow};
use contract::{Faults, FieldFault};

/// The most clocks of a service, and the most alarms and pauses of a clock.
const MOST: usize = 12;
/// The most characters of a key.
const MOST_LETTERS: usize = 40;

/// What clocks may refer to.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The steps and stages of the workflow.
    pub places: &'a [&'a str],
    /// The questions that are answered with a day.
    pub days: &'a [&'a str],
}

/// The stages, and the steps of a workflow.
pub fn places(workflow: &Workflow) -> Vec<&str> {
    let steps = workflow.steps.iter().map(|step| step.id.as_str());
    State::ALL.iter().map(|stage| stage.name()).chain(steps).collect()
}

/// The questions of a form that are answered with a day.
pub fn days(form: &Form) -> Vec<&str> {
    let days = form.fields.iter().filter(|field| field.kind == Kind::Date);
    days.map(|field| field.name.as_str()).collect()
}

/// What is wrong with clocks that stand at `/clocks`: every fault at its place.
pub fn found(clocks: &Clocks, around: Around<'_>) -> Vec<FieldFault> {
    let mut faults = Faults::none();
    check(clocks, around, &mut faults);
    faults.finish(Some(())).err().map(|problem| problem.errors).unwrap_or_default()
}

/// Notes what is wrong with clocks that stand at `/clocks`.
pub fn check(clocks: &Clocks, around: Around<'_>, faults: &mut Faults) {
    let rules = clocks.all();
    if rules.is_empty() || rules.len() > MOST {
        faults.add("/clocks", "out-of-range", "A service has 1 to 12 clocks.");
    }
    if !rules.is_empty() && !rules.iter().any(|rule| rule.id == MAIN) {
        faults.add(
            "/clocks",
            "no-main-clock",
            "One clock must be called “main”: it gives the day that the citizen is told.",
        );
    }
    let mut ids = BTreeSet::new();
    for (place, rule) in rules.iter().enumerate() {
        let at = format!("/clocks/{place}");
        if !ids.insert(&rule.id) {
            faults.add(&format!("{at}/id"), "duplicate", "Another clock has this key.");
        }
        Check { at: &at, around, faults }.clock(rule);
    }
}

/// Whether what arrives after office hours would be due at the end of the hours that are past.
pub(super) fn is_over_in_the_evening(rule: &ClockRule) -> bool {
    let of_any_hour = match rule.length {
        Target::CalendarDays(days) => days == 1,
        Target::WorkingDays(days) => days == 1 && rule.days == Days::Law,
        Target::Months(_) | Target::Hours(_) => false,
    };
    of_any_hour && rule.first_day == FirstDay::Same
}

/// The check of one clock.
struct Check<'c, 'a> {
    at: &'c str,
    around: Around<'a>,
    faults: &'c mut Faults,
}

impl Check<'_, '_> {
    fn clock(&mut self, rule: &ClockRule) {
        self.key("id", &rule.id);
        if !in_range(rule.length) {
            self.fault("length", "out-of-range", "A clock runs 1 to 400 days, 1 to 24 months, or 1 to 2,000 hours.");
        }
        if matches!((rule.length, rule.last_day), (Target::WorkingDays(_), LastDay::AsItFalls)) {
            self.fault("last_day", "not-asked", "A clock of working days ends on one.");
        }
        if is_over_in_the_evening(rule) {
            self.fault(
                "length",
                "too-short",
                "What arrives in the evening would be late when it arrives. Count from the day after, or give it 2 days.",
            );
        }
        match &rule.starts {
            Starts::Receipt => {}
            Starts::Entering(_) if rule.id == MAIN => {
                self.fault(
                    "starts",
                    "not-asked",
                    "The main clock gives the day that citizens are told when they ask: it starts when the report arrives.",
                );
            }
            Starts::Entering(step) => self.place("starts/entering", step),
            Starts::Field(field) if self.around.days.contains(&field.as_str()) => {}
            Starts::Field(_) => {
                self.fault(
                    "starts/field",
                    "unknown-value",
                    "The form has no question with this name that is answered with a date.",
                );
            }
        }
        if rule.id == MAIN && matches!(rule.length, Target::WorkingDays(0)) {
            self.fault("length", "out-of-range", "The main clock runs for one day at least.");
        }
        if rule.id == MAIN && rule.when_told != WhenTold::Nothing {
            self.fault(
                "when_told",
                "not-asked",
                "The main clock gives the day by which it will be done. Let another clock count what citizens are told.",
            );
        }
        for (place, stop) in rule.stops.iter().enumerate() {
            self.place(&format!("stops/{place}"), stop);
        }
        self.pauses(rule);
        self.consequences(rule);
    }

    fn pauses(&mut self, rule: &ClockRule) {
        if rule.pauses.len() > MOST {
            self.fault("pauses", "out-of-range", "A clock has 12 pauses at most.");
        }
        let mut ids = BTreeSet::new();
        for (place, pause) in rule.pauses.iter().enumerate() {
            let at = format!("pauses/{place}");
            self.key(&format!("{at}/id"), &pause.id);
            if !ids.insert(&pause.id) {
                self.fault(&format!("{at}/id"), "duplicate", "Another pause of this clock has this key.");
            }
            for (number, during) in pause.during.iter().enumerate() {
                self.place(&format!("{at}/during/{number}"), during);
            }
        }
    }

    fn consequences(&mut self, rule: &ClockRule) {
        if rule.alarms.len() > MOST {
            self.fault("alarms", "out-of-range", "A clock has 12 alarms at most.");
        }
        if rule.alarms.is_empty() && rule.effect.is_none() {
            self.fault(
                "alarms",
                "no-consequence",
                "Nobody would notice that this clock ends. Add an alarm, or say what follows.",
            );
        }
        if let Some(extension) = rule.extension
            && !((1..=9).contains(&extension.times) && (1..=400).contains(&extension.most))
        {
            self.fault("extension", "out-of-range", "A clock is extended 1 to 9 times, by 1 to 400 in all.");
        }
    }

    fn key(&mut self, part: &str, key: &str) {
        let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if key.is_empty() || key.len() > MOST_LETTERS || !key.chars().all(sound) {
            self.fault(part, "not-a-key", "Use 1 to 40 small letters, digits and hyphens.");
        }
    }

    fn place(&mut self, part: &str, place: &str) {
        if !self.around.places.contains(&place) {
            self.fault(part, "unknown-value", "The workflow has no such step.");
        }
    }

    fn fault(&mut self, part: &str, code: &'static str, detail: &str) {
        self.faults.add(&format!("{}/{part}", self.at), code, detail);
    }
}

fn in_range(length: Target) -> bool {
    match length {
        Target::WorkingDays(days) | Target::CalendarDays(days) => (1..=400).contains(&days),
        Target::Months(months) => (1..=24).contains(&months),
        Target::Hours(hours) => (1..=2000).contains(&hours),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::presets;
    use crate::library::Library;

    const PLACES: &[&str] = &["received", "in_progress", "waiting", "done"];

    fn flaws(clocks: Vec<ClockRule>) -> Vec<(String, String)> {
        let mut faults = Faults::none();
        let around = Around { places: PLACES, days: &["missed_on"] };
        check(&clocks.into(), around, &mut faults);
        match faults.finish(Some(())) {
            Ok(()) => Vec::new(),
            Err(problem) => problem.errors.into_iter().map(|fault| (fault.pointer, fault.code)).collect(),
        }
    }

    #[test]
    fn a_plain_target_is_sound_and_each_flaw_is_told_where_it_stands() {
        let main = || ClockRule::of_target(Target::WorkingDays(5));
        let broken = |change: fn(&mut ClockRule)| {
            let mut rule = main();
            change(&mut rule);
            flaws(vec![rule])
        };
        assert_eq!(broken(|_| ()), []);
        let at = |pointer: &str, code: &str| vec![(pointer.to_owned(), code.to_owned())];
        assert_eq!(broken(|r| r.length = Target::WorkingDays(500)), at("/clocks/0/length", "out-of-range"));
        assert_eq!(broken(|r| r.stops = vec!["gone".into()]), at("/clocks/0/stops/0", "unknown-value"));
        assert_eq!(broken(|r| r.starts = Starts::Field("bin".into())), at("/clocks/0/starts/field", "unknown-value"));
        assert_eq!(broken(|r| r.starts = Starts::Field("missed_on".into())), []);
        assert_eq!(broken(|r| r.id = "first".into()), at("/clocks", "no-main-clock"));
        assert_eq!(broken(|r| r.alarms.clear()), at("/clocks/0/alarms", "no-consequence"), "not the main clock either");
        assert_eq!(broken(|r| r.starts = Starts::Entering("done".into())), at("/clocks/0/starts", "not-asked"));
        assert_eq!(flaws(vec![main(), main()]), at("/clocks/1/id", "duplicate"));
        assert_eq!(flaws(Vec::new()), at("/clocks", "out-of-range"));
        assert_eq!(broken(|r| r.when_told = WhenTold::Stops), at("/clocks/0/when_told", "not-asked"));
    }

    #[test]
    fn a_clock_is_not_over_before_the_evening_of_the_day_on_which_something_arrives() {
        let day_of_arrival =
            |days, length| flaws(vec![ClockRule { first_day: FirstDay::Same, days, ..ClockRule::of_target(length) }]);
        let too_short = [("/clocks/0/length".to_owned(), "too-short".to_owned())];
        assert_eq!(day_of_arrival(Days::Council, Target::CalendarDays(1)), too_short);
        assert_eq!(day_of_arrival(Days::Law, Target::WorkingDays(1)), too_short);
        assert_eq!(day_of_arrival(Days::Council, Target::WorkingDays(1)), []);
        assert_eq!(day_of_arrival(Days::Law, Target::CalendarDays(2)), []);
    }

    #[test]
    fn the_shipped_clocks_are_sound_and_name_steps_of_the_workflow_that_they_are_for() {
        let library = Library::shipped().unwrap();
        for (key, preset) in presets::shipped().unwrap() {
            assert!(preset.title.cy.is_some(), "{key}");
            let main = ClockRule::of_target(Target::WorkingDays(5));
            let rule = preset.clock;
            let clocks: Clocks = if rule.id == MAIN { vec![rule] } else { vec![main, rule] }.into();
            let workflow = preset.workflow.map(|id| library.workflow(&id).unwrap());
            let places = workflow.map_or(PLACES.to_vec(), places);
            let found = found(&clocks, Around { places: &places, days: &["issued_on", "certified_on"] });
            assert!(found.is_empty(), "{key}: {found:?}");
        }
    }

    #[test]
    fn a_shipped_service_starts_each_shipped_clock_that_names_steps_or_answers() {
        let library = Library::shipped().unwrap();
        let starts = |clock: &ClockRule| library.services().iter().any(|entry| entry.clocks.all().contains(clock));
        for (key, preset) in presets::shipped().unwrap() {
            let of_any_service = preset.workflow.is_none() && preset.clock.starts == Starts::Receipt;
            assert!(of_any_service || starts(&preset.clock), "nothing starts {key}");
        }
    }
}
