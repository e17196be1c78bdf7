//! Reading by when something is promised.

use cases_api::promise::When;
use cases_api::target::Closed;
use cases_api::target::Target;
use contract::faults::Unfit;
use contract::{Faults, ProblemKind};
use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use time::OffsetDateTime;

use crate::clock::{Calendar, ClockFault};
use crate::office::untellable;

/// How much office time may be named, in minutes: about four weeks.
const MOST_MINUTES: u32 = 10_000;

/// By when something is promised; `None` where that can't be read, and then every fault is noted.
/// `pointer` is where it stands in the request.
///
/// # Errors
/// `internal` for a time beyond the calendar.
pub(crate) fn read(
    asked: &When,
    now: OffsetDateTime,
    calendar: &Calendar<'_>,
    pointer: &str,
    faults: &mut Faults,
) -> Result<Option<OffsetDateTime>, ProblemKind> {
    due(asked, now, calendar, pointer, faults).map_err(untellable)
}

fn due(
    asked: &When,
    now: OffsetDateTime,
    calendar: &Calendar<'_>,
    pointer: &str,
    faults: &mut Faults,
) -> Result<Option<OffsetDateTime>, ClockFault> {
    let place = |field: &str| format!("{pointer}/{field}");
    match (&asked.on, asked.office_minutes) {
        (Some(_), Some(_)) => {
            faults.add(&place("office_minutes"), "not-asked", "Give a day or an amount of office time, not both.");
            Ok(None)
        }
        (None, _) if asked.at.is_some() => {
            faults.add(&place("on"), "required", "Enter the day.");
            Ok(None)
        }
        (None, None) => Ok(Some(calendar.due(now, Target::WorkingDays(1))?.at)),
        (None, Some(minutes @ 1..=MOST_MINUTES)) => calendar.after_office_minutes(now, minutes).map(Some),
        (None, Some(_)) => {
            faults.add(&place("office_minutes"), "out-of-range", "The office time must be 1 to 10,000 minutes.");
            Ok(None)
        }
        (Some(on), None) => {
            let today = calendar.day(now)?;
            let on = faults.take(&place("on"), day(on, today, calendar));
            let at = match &asked.at {
                Some(at) => faults.take(&place("at"), clock(at)).map(Some),
                None => Some(None),
            };
            let Some((on, at)) = on.zip(at) else { return Ok(None) };
            let due = calendar.moment(on, at)?;
            if due <= now {
                faults.add(&place(if at.is_some() { "at" } else { "on" }), "date-in-past", "This time has passed.");
                return Ok(None);
            }
            Ok(Some(due))
        }
    }
}

/// A working day from today to a year ahead.
fn day(typed: &str, today: Date, calendar: &Calendar<'_>) -> Result<Date, Unfit> {
    let typed = typed.trim();
    let shaped = typed.len() == 10 && typed.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
    let day = typed.parse::<Date>().ok().filter(|_| shaped);
    let day = day.ok_or_else(|| Unfit::new("not-a-date", "Enter a real date, like 2026-03-27."))?;
    if day < today {
        return Err(Unfit::new("date-in-past", "The date must be today or later."));
    }
    if today.checked_add(1.year()).is_ok_and(|last| day > last) {
        return Err(Unfit::new("date-too-far", "The date must be within a year."));
    }
    match calendar.closed(day) {
        None => Ok(day),
        Some(Closed::Weekend) => Err(Unfit::new("closed-day", "The council is closed on this day: it is a weekend.")),
        Some(Closed::NotWorked) => Err(Unfit::new("closed-day", "Nobody works on this day.")),
        Some(Closed::BankHoliday { name, .. } | Closed::Council { name }) => {
            Err(Unfit::new("closed-day", format!("The council is closed on this day: {}.", name.en)))
        }
    }
}

/// A time of day as people type it.
pub(crate) fn clock(typed: &str) -> Result<Time, Unfit> {
    let typed = typed.trim();
    let parts = typed.split_once(':').filter(|(hour, minute)| hour.len() <= 2 && minute.len() == 2);
    let time = parts.and_then(|(hour, minute)| Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok());
    time.ok_or_else(|| Unfit::new("not-a-time", "Enter a time of day, like 15:30."))
}

#[cfg(test)]
mod tests {
    use contract::council::Division;
    use time::format_description::well_known::Rfc3339;

    use super::*;
    use crate::clock::Almanac;

    fn asked(on: Option<&str>, at: Option<&str>, office_minutes: Option<u32>) -> When {
        When { on: on.map(str::to_owned), at: at.map(str::to_owned), office_minutes }
    }

    /// What is read at noon on Friday 20 November 2026: the time, or pointer and code of each fault.
    fn read_at_noon(asked: &When) -> Result<String, Vec<(String, String)>> {
        let almanac = Almanac::shipped().unwrap();
        let calendar = Calendar::new(&almanac, Division::EnglandAndWales);
        let now = OffsetDateTime::parse("2026-11-20T12:00:00Z", &Rfc3339).unwrap();
        let mut faults = Faults::none();
        let due = read(asked, now, &calendar, "/due", &mut faults).unwrap();
        let due = faults.finish(due).map_err(|problem| {
            let errors = problem.errors.into_iter();
            errors.map(|fault| (fault.pointer, fault.code)).collect::<Vec<_>>()
        })?;
        Ok(due.format(&Rfc3339).unwrap())
    }

    #[test]
    fn a_promise_is_due_when_it_was_said_to_be() {
        for (asked, expected) in [
            (asked(None, None, None), "2026-11-23T17:00:00Z"),
            (asked(Some("2026-11-20"), None, None), "2026-11-20T17:00:00Z"),
            (asked(Some("2026-11-24"), Some("9:30"), None), "2026-11-24T09:30:00Z"),
            (asked(None, None, Some(360)), "2026-11-23T10:00:00Z"),
        ] {
            assert_eq!(read_at_noon(&asked).unwrap(), expected, "{asked:?}");
        }
    }

    #[test]
    fn a_day_that_can_not_be_promised_is_refused_at_its_field() {
        for (asked, pointer, code) in [
            (asked(Some("2026-11-19"), None, None), "/due/on", "date-in-past"),
            (asked(Some("2026-11-20"), Some("11:59"), None), "/due/at", "date-in-past"),
            (asked(Some("2026-11-21"), None, None), "/due/on", "closed-day"),
            (asked(Some("2026-12-25"), None, None), "/due/on", "closed-day"),
            (asked(Some("2027-11-22"), None, None), "/due/on", "date-too-far"),
            (asked(Some("9999-12-31"), None, None), "/due/on", "date-too-far"),
            (asked(Some("soon"), None, None), "/due/on", "not-a-date"),
            (asked(Some("2026-11-23"), Some("25:00"), None), "/due/at", "not-a-time"),
            (asked(Some("2026-11-23"), None, Some(5)), "/due/office_minutes", "not-asked"),
            (asked(None, Some("10:00"), None), "/due/on", "required"),
            (asked(None, None, Some(0)), "/due/office_minutes", "out-of-range"),
            (asked(None, None, Some(u32::MAX)), "/due/office_minutes", "out-of-range"),
        ] {
            assert_eq!(read_at_noon(&asked).unwrap_err(), [(pointer.to_owned(), code.to_owned())], "{asked:?}");
        }
    }
}
