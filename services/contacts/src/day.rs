//! Days in London.

use contract::faults::Unfit;
use jiff::civil;
use jiff::tz::TimeZone;
use time::macros::date;
use time::{Date, Duration, Month, OffsetDateTime};

/// The zone in which a council's days begin and end.
const LONDON: &str = "Europe/London";

/// The day on which a moment is.
pub(crate) fn of(at: OffsetDateTime) -> Date {
    let moved = jiff::Timestamp::from_second(at.unix_timestamp()).ok().zip(zone());
    let day = moved.and_then(|(at, zone)| {
        let day = at.to_zoned(zone).date();
        let month = Month::try_from(u8::try_from(day.month()).ok()?).ok()?;
        Date::from_calendar_date(i32::from(day.year()), month, u8::try_from(day.day()).ok()?).ok()
    });
    day.unwrap_or(at.date())
}

/// When a day begins and when the next one does.
///
/// # Errors
/// `invalid` for what is no day, `out-of-range` for one before 2000 or after 2100.
pub(crate) fn span(text: &str) -> Result<(OffsetDateTime, OffsetDateTime), Unfit> {
    let day = within(text, date!(2000 - 01 - 01), date!(2100 - 12 - 31))?;
    let next = day.next_day().unwrap_or(day);
    Ok((beginning(day), beginning(next)))
}

/// A day like `2026-11-22`, no earlier and no later than these.
///
/// # Errors
/// `invalid` for what is no day, `out-of-range` for one that is too early or too late.
pub(crate) fn within(text: &str, earliest: Date, latest: Date) -> Result<Date, Unfit> {
    let day = read(text).ok_or_else(|| Unfit::new("invalid", "Enter a day like 2026-11-22."))?;
    if (earliest..=latest).contains(&day) {
        return Ok(day);
    }
    Err(Unfit::new("out-of-range", format!("The day must be between {earliest} and {latest}.")))
}

/// A birthday: a day of the last 130 years.
///
/// # Errors
/// As [`within`].
pub(crate) fn birth(text: &str, now: OffsetDateTime) -> Result<Date, Unfit> {
    let today = of(now);
    within(text, today - Duration::days(130 * 365), today)
}

fn read(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
}

fn beginning(day: Date) -> OffsetDateTime {
    let plain = day.midnight().assume_utc();
    let civil = i16::try_from(day.year())
        .ok()
        .zip(i8::try_from(u8::from(day.month())).ok())
        .and_then(|(year, month)| civil::Date::new(year, month, i8::try_from(day.day()).ok()?).ok());
    let moved = civil.zip(zone()).and_then(|(day, zone)| day.to_zoned(zone).ok());
    moved.and_then(|at| OffsetDateTime::from_unix_timestamp(at.timestamp().as_second()).ok()).unwrap_or(plain)
}

fn zone() -> Option<TimeZone> {
    TimeZone::get(LONDON).ok()
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_day_is_londons_summer_and_winter() {
        assert_eq!(of(datetime!(2026-07-01 23:30 UTC)), date!(2026 - 07 - 02));
        assert_eq!(of(datetime!(2026-12-01 23:30 UTC)), date!(2026 - 12 - 01));
        let (from, to) = span("2026-03-29").unwrap();
        assert_eq!((from, to), (datetime!(2026-03-29 00:00 UTC), datetime!(2026-03-29 23:00 UTC)));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for wrong in ["", "today", "2026-13-01", "2026-02-30", "26-01-01", "2026-1-1", "-001-01-01", "99999-01-01"] {
            assert!(span(wrong).is_err(), "{wrong}");
        }
        assert_eq!(span("1999-12-31").unwrap_err().code, "out-of-range");
        assert!(birth("1957-03-09", datetime!(2026-11-22 10:00 UTC)).is_ok());
        assert!(birth("2026-11-23", datetime!(2026-11-22 10:00 UTC)).is_err());
    }
}
