//! From the form of a clock to its rule. Pure: what can't be read becomes what the service refuses.

use cases_api::clock::{
    Alarm, AlarmAt, AlarmTo, ClockRule, Days, ExtensionRule, FirstDay, Holidays, LastDay, PauseRule, Starts, WhenTold,
};
use cases_api::target::Target;
use contract::Bilingual;

use crate::desk::clocks::rules::{ALARMS, PAUSES, UNITS};
use crate::form::Typed;

/// The rule that was typed; what the form doesn't show stays as it was.
pub(super) fn rule(before: &ClockRule, typed: &Typed) -> ClockRule {
    let holidays = match (typed.get("holidays"), &before.holidays) {
        ("any_uk", _) => Holidays::AnyUk,
        (_, Holidays::Of(divisions)) => Holidays::Of(divisions.clone()),
        _ => Holidays::Own,
    };
    let effect = words(typed, "effect");
    ClockRule {
        id: before.id.clone(),
        name: words(typed, "name"),
        length: length(typed),
        first_day: if typed.get("first_day") == "same" { FirstDay::Same } else { FirstDay::After },
        holidays,
        days: if typed.get("days") == "law" { Days::Law } else { Days::Council },
        last_day: last_day(typed),
        starts: starts(typed.get("starts")),
        stops: typed.all("stops").map(str::to_owned).collect(),
        when_told: when_told(typed.get("when_told")),
        pauses: (0..PAUSES).filter_map(|number| pause(before, typed, number)).collect(),
        in_emergency: typed.get("in_emergency") != "no",
        extension: extension(before, typed),
        alarms: (1..=ALARMS).filter_map(|number| alarm(typed, number)).collect(),
        effect: Some(effect).filter(|effect| !effect.en.trim().is_empty() || effect.cy.is_some()),
    }
}

fn words(typed: &Typed, name: &str) -> Bilingual {
    let cy = typed.given(&format!("{name}-cy")).map(|text| text.trim().to_owned());
    Bilingual { en: typed.get(&format!("{name}-en")).trim().to_owned(), cy }
}

/// A number; 0, which no rule takes, for what is none.
fn number(typed: &Typed, name: &str) -> u16 {
    typed.get(name).trim().parse().unwrap_or_default()
}

fn length(typed: &Typed) -> Target {
    let count = number(typed, "count");
    match UNITS.iter().position(|unit| *unit == typed.get("unit")) {
        Some(1) => Target::CalendarDays(count),
        Some(2) => Target::Months(count),
        Some(3) => Target::Hours(count),
        _ => Target::WorkingDays(count),
    }
}

/// A clock of working days ends on one, whatever was chosen.
fn last_day(typed: &Typed) -> LastDay {
    let working = matches!(length(typed), Target::WorkingDays(_));
    if typed.get("last_day") == "as_it_falls" && !working { LastDay::AsItFalls } else { LastDay::NextWorkingDay }
}

fn starts(typed: &str) -> Starts {
    match typed.split_once(':') {
        Some(("entering", place)) => Starts::Entering(place.to_owned()),
        Some(("field", field)) => Starts::Field(field.to_owned()),
        _ => Starts::Receipt,
    }
}

fn when_told(typed: &str) -> WhenTold {
    match typed {
        "stops" => WhenTold::Stops,
        "starts_again" => WhenTold::StartsAgain,
        _ => WhenTold::Nothing,
    }
}

fn pause(before: &ClockRule, typed: &Typed, number: usize) -> Option<PauseRule> {
    let name = format!("pause-{}", number + 1);
    let reason = words(typed, &name);
    if reason.en.is_empty() && reason.cy.is_none() {
        return None;
    }
    let earlier = before.pauses.get(number);
    let id = earlier.map_or_else(|| name.clone(), |pause| pause.id.clone());
    let chosen = typed.given(&format!("{name}-during")).map(str::to_owned);
    let more = earlier.into_iter().flat_map(|pause| pause.during.iter().skip(1).cloned());
    Some(PauseRule {
        id,
        reason,
        during: chosen.map(|first| std::iter::once(first).chain(more).collect()).unwrap_or_default(),
    })
}

/// Whether the citizen's day moves with it stays as it was: the form has no field for it.
fn extension(before: &ClockRule, typed: &Typed) -> Option<ExtensionRule> {
    let moves_main = before.extension.is_some_and(|rule| rule.moves_main);
    let (times, most) = (number(typed, "times"), number(typed, "most"));
    let asked = typed.given("times").is_some() || typed.given("most").is_some();
    asked.then(|| ExtensionRule { times: u8::try_from(times).unwrap_or(u8::MAX), most, moves_main })
}

fn alarm(typed: &Typed, number: usize) -> Option<Alarm> {
    let name = format!("alarm-{number}");
    let count = typed.given(&format!("{name}-count"))?.trim().parse().ok()?;
    let when =
        if typed.get(&format!("{name}-when")) == "after" { AlarmAt::After(count) } else { AlarmAt::Before(count) };
    let to = match typed.get(&format!("{name}-to")) {
        "manager" => AlarmTo::Manager,
        "chain" => AlarmTo::Chain,
        _ => AlarmTo::Assignee,
    };
    Some(Alarm { when, to })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_clock_is_read_as_it_was_typed() {
        let before = ClockRule::of_target(Target::WorkingDays(5));
        let read = rule(
            &before,
            &typed(&[
                ("name-en", " Answer "),
                ("name-cy", "Ateb"),
                ("count", "1"),
                ("unit", "months"),
                ("days", "law"),
                ("holidays", "any_uk"),
                ("first_day", "same"),
                ("last_day", "as_it_falls"),
                ("starts", "entering:waiting"),
                ("stops", "done"),
                ("when_told", "starts_again"),
                ("pause-1-en", "A fee isn’t paid"),
                ("times", "1"),
                ("most", "2"),
                ("in_emergency", "no"),
                ("alarm-2-count", "0"),
                ("alarm-2-when", "after"),
                ("alarm-2-to", "chain"),
                ("effect-en", "Deemed accepted"),
            ]),
        );
        assert_eq!((read.id.as_str(), read.name.en.as_str(), read.length), ("main", "Answer", Target::Months(1)));
        assert_eq!((read.days, &read.holidays, read.first_day), (Days::Law, &Holidays::AnyUk, FirstDay::Same));
        assert_eq!(read.when_told, WhenTold::StartsAgain);
        assert_eq!((read.last_day, read.starts), (LastDay::AsItFalls, Starts::Entering("waiting".into())));
        assert_eq!(
            read.pauses,
            [PauseRule { id: "pause-1".into(), reason: Bilingual::english("A fee isn’t paid"), during: vec![] }]
        );
        assert_eq!(
            (read.extension, read.in_emergency),
            (Some(ExtensionRule { times: 1, most: 2, moves_main: false }), false)
        );
        assert_eq!(read.alarms, [Alarm { when: AlarmAt::After(0), to: AlarmTo::Chain }]);
        assert_eq!(read.effect, Some(Bilingual::english("Deemed accepted")));
    }

    #[test]
    fn what_is_left_empty_is_not_there() {
        let read = rule(
            &ClockRule::of_target(Target::WorkingDays(5)),
            &typed(&[("count", "many"), ("last_day", "as_it_falls")]),
        );
        assert_eq!((read.length, read.last_day), (Target::WorkingDays(0), LastDay::NextWorkingDay));
        assert!(read.pauses.is_empty() && read.alarms.is_empty() && read.extension.is_none() && read.effect.is_none());
    }
}
