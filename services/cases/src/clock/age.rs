//! How long ago something was, in days and in the council's working days, and when so many have passed. Days begin
//! at midnight in London: what came yesterday evening is a day old this morning.

use cases_api::target::{Explanation, Step, Target};
use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use time::OffsetDateTime;

use super::{Calendar, ClockFault, Due};
use crate::workflow::Age;

/// The most working days that are counted one by one.
const MOST: u16 = 3660;

impl Calendar<'_> {
    /// How long ago something was.
    ///
    /// # Errors
    /// For a time beyond the calendar.
    pub fn age(&self, since: OffsetDateTime, now: OffsetDateTime) -> Result<Age, ClockFault> {
        let (from, to) = (self.day(since)?, self.day(now)?);
        let days = from.until(to)?.get_days();
        let days = u16::try_from(days.max(0)).unwrap_or(u16::MAX);
        Ok(Age { days, working_days: self.working_days_to(from, to)? })
    }

    /// The beginning of the day on which so many days have passed, or so many working days.
    ///
    /// # Errors
    /// For a day beyond the calendar.
    pub fn days_on(&self, since: OffsetDateTime, days: u16, working: bool) -> Result<OffsetDateTime, ClockFault> {
        let mut day = self.day(since)?;
        if working {
            for _ in 0..days {
                day = day.tomorrow()?;
                while self.closed(day).is_some() {
                    day = day.tomorrow()?;
                }
            }
        } else {
            day = day.checked_add(i32::from(days).days())?;
        }
        self.almanac.instant(day.to_datetime(Time::midnight()))
    }

    /// The same for what is counted in working days, with how it was found.
    ///
    /// # Errors
    /// As [`Calendar::days_on`].
    pub fn working_days_on(&self, since: OffsetDateTime, days: u16) -> Result<Due, ClockFault> {
        let mut day = self.day(since)?;
        let mut steps = vec![Step::Asked { at: since, on: day }];
        for _ in 0..days {
            day = day.tomorrow()?;
            while let Some(why) = self.closed(day) {
                match steps.last_mut() {
                    Some(Step::Skipped { to, why: same, .. }) if *same == why => *to = day,
                    _ => steps.push(Step::Skipped { from: day, to: day, why }),
                }
                day = day.tomorrow()?;
            }
        }
        let at = self.almanac.instant(day.to_datetime(Time::midnight()))?;
        steps.push(Step::Due { at, on: day });
        Ok(Due { at, on: day, explanation: Explanation { target: Target::WorkingDays(days), steps } })
    }

    /// How many working days there are after a day, up to another.
    fn working_days_to(&self, from: Date, to: Date) -> Result<u16, ClockFault> {
        let (mut day, mut counted) = (from, 0);
        while day < to && counted < MOST {
            day = day.tomorrow()?;
            counted += u16::from(self.closed(day).is_none());
        }
        Ok(counted)
    }
}

#[cfg(test)]
mod tests {
    use contract::council::Division;
    use proptest::prelude::*;
    use time::macros::datetime;

    use super::*;
    use crate::clock::Almanac;

    #[test]
    fn days_begin_at_midnight_in_london_and_a_weekend_is_no_working_time() {
        let almanac = Almanac::shipped().unwrap();
        let calendar = Calendar::new(&almanac, Division::EnglandAndWales);
        // A Thursday evening in summer time.
        let since = datetime!(2026-06-18 22:30 UTC);
        let age = |now| calendar.age(since, now).unwrap();
        assert_eq!(age(datetime!(2026-06-18 22:59 UTC)), Age { days: 0, working_days: 0 });
        assert_eq!(age(datetime!(2026-06-18 23:00 UTC)), Age { days: 1, working_days: 1 });
        assert_eq!(age(datetime!(2026-06-22 9:00 UTC)), Age { days: 4, working_days: 2 });
        assert_eq!(calendar.days_on(since, 2, true).unwrap(), datetime!(2026-06-21 23:00 UTC));
        let due = calendar.working_days_on(since, 2).unwrap();
        assert_eq!((due.at, due.explanation.tally().skipped), (datetime!(2026-06-21 23:00 UTC), 2));
        assert_eq!(calendar.days_on(since, 56, false).unwrap(), datetime!(2026-08-12 23:00 UTC));
    }

    proptest! {
        #[test]
        fn so_many_days_have_passed_just_when_they_have(minutes in 0..800_000_i64, days in 0..90_u16, working: bool) {
            let almanac = Almanac::shipped().unwrap();
            let calendar = Calendar::new(&almanac, Division::EnglandAndWales);
            let since = datetime!(2026-01-01 0:00 UTC) + time::Duration::minutes(minutes);
            let due = calendar.days_on(since, days, working).unwrap();
            let old = |now| {
                let age = calendar.age(since, now).unwrap();
                if working { age.working_days } else { age.days }
            };
            if days > 0 {
                prop_assert_eq!(old(due), days);
                prop_assert_eq!(old(due - time::Duration::seconds(1)), days - 1);
            }
        }
    }
}
