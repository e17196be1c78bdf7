//! Time at the office: moments of a day, and minutes that pass only while the council works.

use jiff::civil::{Date, Time};
use jiff::{SignedDuration, ToSpan as _};
use time::OffsetDateTime;

use super::{Calendar, ClockFault};

impl Calendar<'_> {
    /// A time of a day in London; the end of the working day where none is given.
    ///
    /// # Errors
    /// For a day beyond the years that can be told.
    pub fn moment(&self, on: Date, at: Option<Time>) -> Result<OffsetDateTime, ClockFault> {
        self.almanac.instant(on.to_datetime(at.unwrap_or(self.office.closes)))
    }

    /// The day in London at an instant.
    ///
    /// # Errors
    /// As [`Calendar::moment`].
    pub fn day(&self, at: OffsetDateTime) -> Result<Date, ClockFault> {
        self.almanac.day(at)
    }

    /// The instant at which so many minutes of office time have passed; minutes while the council is
    /// closed don't count.
    ///
    /// # Errors
    /// When the count leaves the calendar (the year 9999).
    pub fn after_office_minutes(&self, from: OffsetDateTime, minutes: u32) -> Result<OffsetDateTime, ClockFault> {
        let start = self.almanac.in_london(from)?.datetime();
        let (mut day, mut clock) = (start.date(), start.time());
        let mut left = SignedDuration::from_mins(i64::from(minutes));
        loop {
            if self.closed(day).is_none() && clock < self.office.closes {
                clock = clock.max(self.office.opens);
                let today = clock.duration_until(self.office.closes);
                if left <= today {
                    return self.almanac.instant(day.to_datetime(clock.checked_add(left)?));
                }
                left -= today;
            }
            (day, clock) = (day.checked_add(1.day())?, Time::midnight());
        }
    }
}

#[cfg(test)]
mod tests {
    use contract::council::Division;
    use jiff::civil::{date, time};
    use proptest::prelude::*;
    use time::format_description::well_known::Rfc3339;

    use super::*;
    use crate::clock::Almanac;

    fn at(text: &str) -> OffsetDateTime {
        OffsetDateTime::parse(text, &Rfc3339).unwrap()
    }

    #[test]
    fn minutes_pass_only_while_the_council_works() {
        let almanac = Almanac::shipped().unwrap();
        let calendar = Calendar::new(&almanac, Division::EnglandAndWales);
        for (from, minutes, expected) in [
            ("2026-02-02T10:00:00Z", 15, "2026-02-02T10:15:00Z"), // in the middle of a Monday
            ("2026-02-02T16:50:00Z", 15, "2026-02-03T09:05:00Z"), // over the night
            ("2026-02-02T16:45:00Z", 15, "2026-02-02T17:00:00Z"), // to the end of the day exactly
            ("2026-02-06T16:50:00Z", 15, "2026-02-09T09:05:00Z"), // over a weekend
            ("2026-02-07T12:00:00Z", 15, "2026-02-09T09:15:00Z"), // from a Saturday
            ("2026-02-02T03:00:00Z", 15, "2026-02-02T09:15:00Z"), // before the office opens
            ("2026-04-02T15:55:00Z", 15, "2026-04-07T08:10:00Z"), // over Easter, in summer time
            ("2026-02-02T09:00:00Z", 960, "2026-02-03T17:00:00Z"), // two whole days
        ] {
            assert_eq!(calendar.after_office_minutes(at(from), minutes).unwrap(), at(expected), "{from} + {minutes}");
        }
    }

    #[test]
    fn a_moment_of_a_day_is_told_in_london() {
        let almanac = Almanac::shipped().unwrap();
        let calendar = Calendar::new(&almanac, Division::EnglandAndWales);
        assert_eq!(calendar.moment(date(2026, 7, 6), None).unwrap(), at("2026-07-06T16:00:00Z"));
        assert_eq!(calendar.moment(date(2026, 2, 2), Some(time(15, 30, 0, 0))).unwrap(), at("2026-02-02T15:30:00Z"));
    }

    proptest! {
        #[test]
        fn more_minutes_never_end_earlier_and_always_within_office_hours(
            seconds in 1_704_067_200_i64..1_830_000_000, minutes in 1_u32..3_000, more in 0_u32..500,
        ) {
            let almanac = Almanac::shipped().unwrap();
            let calendar = Calendar::new(&almanac, Division::EnglandAndWales);
            let from = OffsetDateTime::from_unix_timestamp(seconds).unwrap();
            let ends = |minutes| calendar.after_office_minutes(from, minutes).unwrap();
            prop_assert!(ends(minutes) <= ends(minutes + more));
            let end = almanac.in_london(ends(minutes)).unwrap().datetime();
            prop_assert!(calendar.closed(end.date()).is_none());
            prop_assert!(end.time() >= time(9, 0, 0, 0) && end.time() <= time(17, 0, 0, 0));
        }
    }
}
