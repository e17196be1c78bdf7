//! The days on which a council and its teams work. What changes them has every running clock counted anew.

pub(crate) mod http;
mod store;

use cases_api::calendar::{NewClosure, TeamCalendar, Weekday};
use contract::council::Council;
use contract::faults::Unfit;
use contract::{Bilingual, Faults, Language, Problem, TeamId, text};
use jiff::civil::Date;

use crate::case::clocks::office_days::clock;

/// The most days of a closure, people of a chain, and characters of a closure's name.
const MOST_DAYS: i32 = 366;
const MOST_TOLD: usize = 5;
const MOST: usize = 100;

/// A closure that was understood.
#[derive(Debug)]
struct Closing {
    from: Date,
    to: Date,
    name: Bilingual,
    team: Option<TeamId>,
}

/// A team's calendar, if it can be one.
///
/// # Errors
/// `validation-failed` with every fault.
fn chosen(mut asked: TeamCalendar, known: impl Fn(&contract::StaffId) -> bool) -> Result<TeamCalendar, Problem> {
    let mut faults = Faults::none();
    asked.days = Weekday::ALL.iter().copied().filter(|day| asked.days.contains(day)).collect();
    if asked.days.is_empty() {
        faults.add("/days", "required", "Choose at least one day.");
    }
    let (opens, closes) = (time("/opens", &asked.opens, &mut faults), time("/closes", &asked.closes, &mut faults));
    if let (Some(opens), Some(closes)) = (opens, closes)
        && opens >= closes
    {
        faults.add("/closes", "out-of-range", "The day must end after it begins.");
    }
    if asked.chain.len() > MOST_TOLD {
        faults.add("/chain", "too-many", "Choose 5 people at most.");
    }
    for (place, staff) in asked.chain.iter().enumerate() {
        let twice = asked.chain.iter().take(place).any(|earlier| earlier == staff);
        if twice {
            faults.add(&format!("/chain/{place}"), "duplicate", "This person is in the chain already.");
        } else if !known(staff) {
            faults.add(&format!("/chain/{place}"), "unknown-value", "Nobody of the council's staff has this id.");
        }
    }
    faults.finish(Some(asked))
}

fn time(pointer: &str, typed: &str, faults: &mut Faults) -> Option<jiff::civil::Time> {
    let read = clock(typed).ok_or_else(|| Unfit::new("not-a-time", "Enter a time of day, like 09:00."));
    faults.take(pointer, read)
}

/// A closure, if it can be one.
///
/// # Errors
/// `validation-failed` with every fault.
fn closing(asked: &NewClosure, council: &Council, team_known: bool) -> Result<Closing, Problem> {
    let mut faults = Faults::none();
    let (from, to) = (date("/from", &asked.from, &mut faults), date("/to", &asked.to, &mut faults));
    if let (Some(from), Some(to)) = (from, to) {
        if to < from {
            faults.add("/to", "out-of-range", "The last day must not be before the first.");
        } else if (to - from).get_days() >= MOST_DAYS {
            faults.add("/to", "out-of-range", "A closure is a year long at most.");
        }
    }
    let name = bilingual("/name", &asked.name, council, MOST, &mut faults);
    if asked.team.is_some() && !team_known {
        faults.add("/team", "unknown-value", "There is no such team.");
    }
    let read = from.zip(to).zip(name);
    let ((from, to), name) = faults.finish(read)?;
    Ok(Closing { from, to, name, team: asked.team })
}

fn date(pointer: &str, typed: &str, faults: &mut Faults) -> Option<Date> {
    let typed = typed.trim();
    let read = Some(typed).filter(|typed| typed.len() == 10).and_then(|typed| typed.parse::<Date>().ok());
    let sound = read.filter(|day| (2000..=2100).contains(&day.year()));
    faults.take(pointer, sound.ok_or_else(|| Unfit::new("not-a-date", "Enter a real date, like 2026-12-24.")))
}

/// A text in one line, in each language in which the council writes.
pub(crate) fn bilingual(
    pointer: &str,
    asked: &Bilingual,
    council: &Council,
    most: usize,
    faults: &mut Faults,
) -> Option<Bilingual> {
    let line = |typed: &str| text::line(typed, most).and_then(text::required);
    let en = faults.take(&format!("{pointer}/en"), line(&asked.en));
    let welsh = asked.cy.as_deref().filter(|typed| text::required((*typed).to_owned()).is_ok());
    let needed = council.languages.contains(&Language::Cy);
    let cy = match welsh {
        None if !needed => Some(None),
        typed => faults.take(&format!("{pointer}/cy"), line(typed.unwrap_or_default())).map(Some),
    };
    en.zip(cy).map(|(en, cy)| Bilingual { en, cy })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(problem: &Problem) -> Vec<(&str, &str)> {
        problem.errors.iter().map(|fault| (fault.pointer.as_str(), fault.code.as_str())).collect()
    }

    #[test]
    fn a_calendar_has_a_day_and_hours_in_order_and_nobody_twice() {
        let someone = contract::StaffId::from(contract::uuid::Uuid::from_u128(1));
        assert_eq!(chosen(TeamCalendar::default(), |_| true).unwrap(), TeamCalendar::default());
        let wrong =
            TeamCalendar { days: Vec::new(), opens: "17:00".into(), closes: "9".into(), chain: vec![someone, someone] };
        let problem = chosen(wrong.clone(), |_| true).unwrap_err();
        assert_eq!(faults(&problem), [("/days", "required"), ("/closes", "not-a-time"), ("/chain/1", "duplicate")]);
        let backwards = TeamCalendar { closes: "16:00".into(), opens: "17:00".into(), ..TeamCalendar::default() };
        assert_eq!(faults(&chosen(backwards, |_| true).unwrap_err()), [("/closes", "out-of-range")]);
        let nobody = TeamCalendar { chain: vec![someone], ..TeamCalendar::default() };
        assert_eq!(faults(&chosen(nobody, |_| false).unwrap_err()), [("/chain/0", "unknown-value")]);
    }
}
