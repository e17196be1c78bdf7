use time::OffsetDateTime;

use super::{Calendar, ClockFault};

impl Calendar<'_> {
    /// When the day after that of `now` begins.
    ///
    /// # Errors
    /// When the count leaves the calendar (the year 9999).
    pub fn tomorrow(&self, now: OffsetDateTime) -> Result<OffsetDateTime, ClockFault> {
        let day = self.almanac.in_london(now)?.date().tomorrow()?;
        self.almanac.instant(day.to_datetime(jiff::civil::Time::midnight()))
    }

    /// The end of the working day that follows the day of `now`: what is due by then is due soon.
    ///
    /// # Errors
    /// When the count leaves the calendar (the year 9999).
    pub fn end_of_next_day(&self, now: OffsetDateTime) -> Result<OffsetDateTime, ClockFault> {
        let mut day = self.almanac.in_london(now)?.date().tomorrow()?;
        while self.closed(day).is_some() {
            day = day.tomorrow()?;
        }
        self.almanac.instant(day.to_datetime(self.office.closes))
    }
}

#[cfg(test)]
mod tests {
    use contract::council::Division;
    use time::macros::datetime;

    use super::super::Almanac;
    use super::*;

    #[test]
    fn a_weekend_and_a_holiday_are_no_working_days() {
        let almanac = Almanac::shipped().unwrap();
        let calendar = Calendar::new(&almanac, Division::EnglandAndWales);
        for (now, end) in [
            (datetime!(2026-11-25 08:00 UTC), datetime!(2026-11-26 17:00 UTC)),
            (datetime!(2026-11-25 22:00 UTC), datetime!(2026-11-26 17:00 UTC)),
            (datetime!(2026-11-27 10:00 UTC), datetime!(2026-11-30 17:00 UTC)),
            (datetime!(2026-12-24 10:00 UTC), datetime!(2026-12-29 17:00 UTC)),
            (datetime!(2026-07-01 23:30 UTC), datetime!(2026-07-03 16:00 UTC)),
        ] {
            assert_eq!(calendar.end_of_next_day(now).unwrap(), end, "{now}");
        }
    }
}
