//! The count itself.

use cases_api::target::{Closed, Explanation, Start, Step, Target};
use jiff::civil::Date;
use time::OffsetDateTime;

use super::{Calendar, ClockFault, Due};

impl Calendar<'_> {
    /// By when something that arrived at `received` is due.
    ///
    /// # Errors
    /// When the count leaves the calendar (the year 9999).
    pub fn due(&self, received: OffsetDateTime, target: Target) -> Result<Due, ClockFault> {
        let arrived = self.almanac.in_london(received)?;
        let mut count = Count { calendar: self, day: arrived.date(), steps: Vec::new(), beyond: false };
        count.steps.push(Step::Received { at: received, on: count.day });
        match target {
            Target::WorkingDays(days) => {
                count.start(arrived.time() > self.closes)?;
                for _ in 0..days {
                    count.next_day()?;
                    count.reach_working_day()?;
                }
            }
            Target::CalendarDays(days) => {
                count.steps.push(Step::CountingStarts { on: count.day, because: Start::EveryDay });
                count.day = count.day.checked_add(jiff::Span::new().try_days(days)?)?;
                count.reach_working_day()?;
            }
        }
        count.finish(target)
    }
}

/// A count under way: the day it has reached and the steps so far.
struct Count<'a> {
    calendar: &'a Calendar<'a>,
    day: Date,
    steps: Vec<Step>,
    beyond: bool,
}

impl Count<'_> {
    /// Finds the day that counts as the day of receipt.
    fn start(&mut self, after_hours: bool) -> Result<(), ClockFault> {
        let arrived = self.day;
        let because = if self.calendar.closed(arrived).is_some() {
            Start::ClosedDay
        } else if after_hours {
            self.next_day()?;
            Start::AfterHours
        } else {
            Start::SameDay
        };
        self.reach_working_day()?;
        self.steps.push(Step::CountingStarts { on: self.day, because });
        Ok(())
    }

    fn next_day(&mut self) -> Result<(), ClockFault> {
        self.day = self.day.tomorrow()?;
        Ok(())
    }

    /// Goes on to the first working day, today if it is one, noting what is skipped.
    fn reach_working_day(&mut self) -> Result<(), ClockFault> {
        self.note_the_end_of_the_table();
        while let Some(why) = self.calendar.closed(self.day) {
            self.skip(why);
            self.next_day()?;
            self.note_the_end_of_the_table();
        }
        Ok(())
    }

    /// Notes a day that doesn't count; days in a row with one reason make one step.
    fn skip(&mut self, reason: Closed) {
        let day = self.day;
        match self.steps.last_mut() {
            Some(Step::Skipped { to, why, .. }) if *why == reason && to.tomorrow().ok() == Some(day) => *to = day,
            _ => self.steps.push(Step::Skipped { from: day, to: day, why: reason }),
        }
    }

    fn note_the_end_of_the_table(&mut self) {
        if !self.beyond && !self.calendar.almanac.covers(self.day) {
            self.beyond = true;
            self.steps.push(Step::TableEnds { from: self.day });
        }
    }

    fn finish(mut self, target: Target) -> Result<Due, ClockFault> {
        let at = self.calendar.almanac.instant(self.day.to_datetime(self.calendar.closes))?;
        self.steps.push(Step::Due { at, on: self.day });
        Ok(Due { at, on: self.day, explanation: Explanation { target, steps: self.steps } })
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
