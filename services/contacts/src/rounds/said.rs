//! Rounds and what moves them, as they are said: understood, or everything that is wrong with them. Pure.

use contacts_api::bins::{MOST_MOVED, NewShift, Season, SetRound, Weekday};
use contract::council::Council;
use contract::faults::Unfit;
use contract::{Bilingual, Faults, Language, Problem, RoundId, text};
use time::macros::date;
use time::{Date, Month};

use super::Shifting;
use super::rhythm::{Moves, Rhythm};
use crate::day;

/// The most characters of a name, a kind or a reason, kinds of a round, days and rounds of a shift.
const MOST: usize = 100;
const MOST_KINDS: usize = 6;
const MOST_DAYS: i64 = 31;
const MOST_NAMED: usize = 100;
/// The first day and the last one that can be meant.
const FIRST: Date = date!(2000 - 01 - 01);
const LAST: Date = date!(2100 - 12 - 31);

/// A round that was understood.
#[derive(Debug)]
pub(super) struct Understood {
    pub name: String,
    pub collects: Vec<Bilingual>,
    pub rhythm: Rhythm,
}

/// A round, if it can be one.
///
/// # Errors
/// `validation-failed` with every fault.
pub(super) fn round(asked: &SetRound, council: &Council) -> Result<Understood, Problem> {
    let mut faults = Faults::none();
    let lettered = |name: String| match text::fold(&name).is_empty() {
        true => Err(Unfit::new("required", "A name has letters or numbers.")),
        false => Ok(name),
    };
    let name = faults.take("/name", text::line(&asked.name, MOST).and_then(lettered));
    let kinds = asked.collects.iter().take(MOST_KINDS).enumerate();
    let collects: Vec<_> =
        kinds.filter_map(|(at, kind)| bilingual(&format!("/collects/{at}"), kind, council, &mut faults)).collect();
    match asked.collects.len() {
        0 => faults.add("/collects", "required", "Say what it collects."),
        1..=MOST_KINDS => {}
        _ => faults.add("/collects", "too-many", "A round collects 6 kinds at most."),
    }
    let weekdays: Vec<_> = Weekday::ALL.iter().copied().filter(|day| asked.weekdays.contains(day)).collect();
    if weekdays.is_empty() {
        faults.add("/weekdays", "required", "Choose at least one day.");
    }
    if ![1, 2, 4].contains(&asked.every_weeks) {
        faults.add("/every_weeks", "unknown-value", "A round comes every 1, 2 or 4 weeks.");
    }
    let anchor = faults.take("/anchor", day::within(&asked.anchor, FIRST, LAST));
    let season = asked.season.as_ref().map_or(Some(None), |season| self::season(season, &mut faults).map(Some));
    let read = name.zip(anchor).zip(season);
    let ((name, anchor), season) = faults.finish(read)?;
    Ok(Understood { name, collects, rhythm: Rhythm { weekdays, every: asked.every_weeks, anchor, season } })
}

fn season(asked: &Season, faults: &mut Faults) -> Option<[(u8, u8); 2]> {
    let from = faults.take("/season/from", month_day(&asked.from));
    let to = faults.take("/season/to", month_day(&asked.to));
    from.zip(to).map(|(from, to)| [from, to])
}

/// Month and day, such as `03-01`; any day that a year may have.
pub(super) fn month_day(text: &str) -> Result<(u8, u8), Unfit> {
    let wrong = || Unfit::new("invalid", "Enter a month and a day like 03-01.");
    let (month, day) =
        text.trim().split_once('-').filter(|(month, day)| (month.len(), day.len()) == (2, 2)).ok_or_else(wrong)?;
    if !text.trim().bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return Err(wrong());
    }
    let (month, day): (u8, u8) = month.parse().ok().zip(day.parse().ok()).ok_or_else(wrong)?;
    let leap_year = 2028;
    let sound = Month::try_from(month).ok().and_then(|month| Date::from_calendar_date(leap_year, month, day).ok());
    sound.map(|_| (month, day)).ok_or_else(wrong)
}

/// What moves rounds, if it can be that; `known` are the council's rounds.
///
/// # Errors
/// `validation-failed` with every fault.
pub(super) fn shift(asked: &NewShift, council: &Council, known: &[RoundId]) -> Result<Shifting, Problem> {
    let mut faults = Faults::none();
    let from = faults.take("/from", day::within(&asked.from, FIRST, LAST));
    let to = faults.take("/to", day::within(&asked.to, FIRST, LAST));
    if let (Some(from), Some(to)) = (from, to) {
        if to < from {
            faults.add("/to", "out-of-range", "The last day must not be before the first.");
        } else if (to - from).whole_days() > MOST_DAYS {
            faults.add("/to", "out-of-range", "The last day is at most 31 days after the first.");
        }
    }
    if asked.days.is_some_and(|days| days == 0 || !(-MOST_MOVED..=MOST_MOVED).contains(&days)) {
        faults.add("/days", "out-of-range", "A collection moves by 1 to 14 days.");
    }
    if asked.rounds.len() > MOST_NAMED {
        faults.add("/rounds", "too-many", "Name 100 rounds at most, or none for all of them.");
    }
    for (at, round) in asked.rounds.iter().take(MOST_NAMED).enumerate() {
        if !known.contains(round) {
            faults.add(&format!("/rounds/{at}"), "unknown-value", "There is no such round.");
        }
    }
    let why = bilingual("/why", &asked.why, council, &mut faults);
    let ((from, to), why) = faults.finish(from.zip(to).zip(why))?;
    let mut rounds = asked.rounds.clone();
    rounds.sort_unstable();
    rounds.dedup();
    Ok(Shifting { moves: Moves { from, to, days: asked.days }, rounds, why })
}

/// A text in one line, in each language in which the council writes.
fn bilingual(pointer: &str, asked: &Bilingual, council: &Council, faults: &mut Faults) -> Option<Bilingual> {
    let line = |typed: &str| text::line(typed, MOST).and_then(text::required);
    let en = faults.take(&format!("{pointer}/en"), line(&asked.en));
    let welsh = asked.cy.as_deref().filter(|typed| !typed.trim().is_empty());
    let cy = match welsh {
        None if !council.languages.contains(&Language::Cy) => Some(None),
        typed => faults.take(&format!("{pointer}/cy"), line(typed.unwrap_or_default())).map(Some),
    };
    en.zip(cy).map(|(en, cy)| Bilingual { en, cy })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn month_and_day_are_those_of_some_year() {
        assert_eq!(month_day("02-29"), Ok((2, 29)));
        for wrong in ["", "3-1", "02-30", "13-01", "00-10", "03-00", "+3-01", "03-01-01", "March"] {
            assert!(month_day(wrong).is_err(), "{wrong}");
        }
    }
}
