//! Days of any kind, and months.

use cases_api::clock::{FirstDay, LastDay};
use cases_api::target::{Start, Step, Target};
use jiff::civil::Date;

use super::count::Count;
use super::{ClockFault, Run};

impl Count<'_> {
    /// Counts days of any kind, or months. A pause moves the day from which they are counted on by its
    /// days: a later start then never ends earlier, though months have different lengths.
    pub(super) fn calendar_days(&mut self, run: &Run<'_>) -> Result<(), ClockFault> {
        let because = self.pass_still_days()?.unwrap_or(Start::EveryDay);
        let start = self.day;
        self.steps.push(Step::CountingStarts { on: start, because });
        if run.rule.first_day == FirstDay::Same {
            self.steps.push(Step::FirstDayCounts { on: start });
        }
        let mut end = run.end_from(start)?;
        loop {
            let shifted = start.checked_add(jiff::Span::new().try_days(self.still_days(start, end)?)?)?;
            let later = run.end_from(shifted)?;
            if later <= end {
                break;
            }
            end = later;
        }
        self.note_still_days(start, end)?;
        self.day = end;
        self.note_the_end_of_the_table();
        match run.rule.last_day {
            LastDay::NextWorkingDay => self.reach_counted_day(),
            LastDay::AsItFalls => self.pass_still_days().map(|_| ()),
        }
    }

    /// How many days after `start` and up to `end` the clock stands still.
    fn still_days(&self, start: Date, end: Date) -> Result<i64, ClockFault> {
        let (mut day, mut days) = (start, 0);
        while day < end {
            day = day.tomorrow()?;
            days += i64::from(self.still.on(day).is_some());
        }
        Ok(days)
    }

    fn note_still_days(&mut self, start: Date, end: Date) -> Result<(), ClockFault> {
        self.day = start;
        while self.day.tomorrow()? < end {
            self.next_day()?;
            if let Some(why) = self.still.on(self.day).cloned() {
                self.pause(why);
            }
        }
        Ok(())
    }
}

impl Run<'_> {
    /// The last day of a clock that starts on a day.
    fn end_from(&self, start: Date) -> Result<Date, ClockFault> {
        let span = match self.rule.length {
            Target::Months(_) => jiff::Span::new().try_months(self.count())?,
            _ => jiff::Span::new().try_days(self.count())?,
        };
        let end = start.checked_add(span)?;
        match self.rule.first_day {
            FirstDay::After => Ok(end),
            FirstDay::Same => Ok(end.yesterday()?.max(start)),
        }
    }
}
