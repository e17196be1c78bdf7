//! Days in London as a span of time.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use time::OffsetDateTime;

use crate::faults::{Faults, Unfit};
use crate::problem::Problem;

/// The most days that are measured at once.
const MOST_DAYS: i32 = 366;
/// How many days before the last one the first is, unless it is named.
const USUAL: i64 = 29;
const LONDON: &str = "Europe/London";
/// The years within which they may lie.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

/// From the beginning of one day to the end of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The beginning of the first day.
    pub from: OffsetDateTime,
    /// The end of the last day, which isn't of it any more.
    pub until: OffsetDateTime,
    /// The beginning of the last day.
    pub last: OffsetDateTime,
}

impl Days {
    /// The days that were asked for: the first is 29 days before the last unless it is named, the last
    /// today, as it is `now`.
    ///
    /// # Errors
    /// `validation-failed` for what is no day, days in the wrong order, or too many.
    pub fn read(from: Option<&str>, to: Option<&str>, now: OffsetDateTime) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let to = faults.take("/to", to.map_or_else(|| today(now), day));
        let from = match (from, to) {
            (Some(from), _) => faults.take("/from", day(from)),
            (None, to) => to.and_then(|to| to.checked_sub(jiff::Span::new().days(USUAL)).ok()),
        };
        if let (Some(from), Some(to)) = (from, to) {
            let apart = from.until(to).map_or(i32::MAX, |span| span.get_days());
            if !(0..MOST_DAYS).contains(&apart) {
                faults.add("/to", "out-of-range", "Ask for at most a year, the first day before the last.");
            }
        }
        let span = from.zip(to).and_then(|(from, to)| {
            Some(Self { from: begin(from)?, until: begin(to.tomorrow().ok()?)?, last: begin(to)? })
        });
        faults.finish(span)
    }

    /// One day.
    ///
    /// # Errors
    /// `not-a-date` for what is no day of these years.
    pub fn of(text: &str) -> Result<Self, Unfit> {
        let date = day(text)?;
        let next = date.tomorrow().ok().and_then(begin);
        let span = begin(date).zip(next).map(|(from, until)| Self { from, until, last: from });
        span.ok_or_else(no_day)
    }

    /// The day before the one that it is `now`.
    ///
    /// # Errors
    /// `not-a-date` where that isn't known.
    pub fn yesterday(now: OffsetDateTime) -> Result<Self, Unfit> {
        let yesterday = today(now)?.yesterday().map_err(|_| no_day())?;
        Self::of(&yesterday.to_string())
    }
}

fn no_day() -> Unfit {
    Unfit::new("not-a-date", "Write a day like 2026-11-22.")
}

fn today(now: OffsetDateTime) -> Result<Date, Unfit> {
    let unknown = || Unfit::new("required", "Name the day.");
    let london = TimeZone::get(LONDON).map_err(|_| unknown())?;
    let at = Timestamp::from_second(now.unix_timestamp()).map_err(|_| unknown())?;
    Ok(at.to_zoned(london).date())
}

fn day(typed: &str) -> Result<Date, Unfit> {
    let day = typed.trim().parse::<Date>().ok().filter(|day| YEARS.contains(&day.year()));
    day.ok_or_else(no_day)
}

fn begin(day: Date) -> Option<OffsetDateTime> {
    let begins = day.to_zoned(TimeZone::get(LONDON).ok()?).ok()?;
    OffsetDateTime::from_unix_timestamp(begins.timestamp().as_second()).ok()
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_day_is_londons() {
        let read = |from, to| Days::read(from, to, datetime!(2026-07-01 23:30 UTC));
        let days = read(Some("2026-03-29"), Some("2026-03-29")).unwrap();
        assert_eq!((days.from, days.until), (datetime!(2026-03-29 0:00 UTC), datetime!(2026-03-29 23:00 UTC)));
        let days = read(Some("2026-07-01"), Some("2026-07-31")).unwrap();
        assert_eq!((days.from, days.last), (datetime!(2026-06-30 23:00 UTC), datetime!(2026-07-30 23:00 UTC)));
        let days = read(None, None).unwrap();
        assert_eq!((days.from, days.until), (datetime!(2026-06-02 23:00 UTC), datetime!(2026-07-02 23:00 UTC)));
        let day = Days::of("2026-10-25").unwrap();
        assert_eq!((day.from, day.until), (datetime!(2026-10-24 23:00 UTC), datetime!(2026-10-26 0:00 UTC)));
        assert_eq!(Days::yesterday(datetime!(2026-10-25 23:59 UTC)).unwrap().until, day.from);
        assert_eq!(Days::of("2026-02-30").unwrap_err().code, "not-a-date");
    }

    #[test]
    fn what_cannot_be_measured_is_said_at_its_place() {
        let wrong = |from: &str, to: &str| {
            let problem = Days::read(Some(from), Some(to), OffsetDateTime::UNIX_EPOCH).unwrap_err();
            problem.errors.into_iter().map(|fault| (fault.pointer, fault.code)).collect::<Vec<_>>()
        };
        let told =
            |pairs: &[(&str, &str)]| pairs.iter().map(|(at, code)| ((*at).into(), (*code).into())).collect::<Vec<_>>();
        assert_eq!(wrong("x", "9999-12-31"), told(&[("/to", "not-a-date"), ("/from", "not-a-date")]));
        assert_eq!(wrong("2026-02-01", "2026-01-01"), told(&[("/to", "out-of-range")]));
        assert_eq!(wrong("2024-01-01", "2026-01-01"), told(&[("/to", "out-of-range")]));
    }
}
