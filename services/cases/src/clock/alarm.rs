//! When someone is told of a clock.

use cases_api::clock::{Alarm, AlarmAt};
use cases_api::target::Target;
use jiff::civil::Date;
use time::{Duration, OffsetDateTime};

use super::{Calendar, ClockFault, Due};

impl Calendar<'_> {
    /// When an alarm of a clock of this length that ends then goes off.
    ///
    /// # Errors
    /// As [`Calendar::due`].
    pub fn alarm(&self, length: Target, due: &Due, alarm: &Alarm) -> Result<OffsetDateTime, ClockFault> {
        if let Target::Hours(_) = length {
            return Ok(match alarm.when {
                AlarmAt::Before(hours) => due.at - Duration::hours(i64::from(hours)),
                AlarmAt::After(hours) => due.at + Duration::hours(i64::from(hours)),
            });
        }
        let working = matches!(length, Target::WorkingDays(_));
        let (days, back) = match alarm.when {
            AlarmAt::After(0) => return Ok(due.at),
            AlarmAt::Before(days) => (days, true),
            AlarmAt::After(days) => (days, false),
        };
        let mut day = due.on;
        for _ in 0..days {
            day = step(day, back)?;
            while working && self.closed(day).is_some() {
                day = step(day, back)?;
            }
        }
        self.almanac.instant(day.to_datetime(self.office.opens))
    }

    /// The earliest of the alarms that haven't gone off, with its place.
    ///
    /// # Errors
    /// As [`Calendar::due`].
    pub fn next_alarm(
        &self,
        length: Target,
        due: &Due,
        alarms: &[Alarm],
        gone_off: &[usize],
    ) -> Result<Option<(OffsetDateTime, usize)>, ClockFault> {
        let mut next = None;
        for (place, alarm) in alarms.iter().enumerate().filter(|(place, _)| !gone_off.contains(place)) {
            let at = (self.alarm(length, due, alarm)?, place);
            next = Some(next.map_or(at, |next: (OffsetDateTime, usize)| next.min(at)));
        }
        Ok(next)
    }
}

fn step(day: Date, back: bool) -> Result<Date, jiff::Error> {
    if back { day.yesterday() } else { day.tomorrow() }
}
