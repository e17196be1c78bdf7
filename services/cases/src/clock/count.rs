//! The count itself.

use cases_api::clock::{ClockRule, FirstDay};
use cases_api::target::{Closed, Explanation, Start, Step, Target};
use contract::lang::Bilingual;
use jiff::civil::Date;
use time::OffsetDateTime;

use super::stillness::Stillness;
use super::{Began, Calendar, ClockFault, Due, Run};

impl Calendar<'_> {
    /// By when something that arrived at `received` is due, by a plain target.
    ///
    /// # Errors
    /// When the count leaves the calendar (the year 9999).
    pub fn due(&self, received: OffsetDateTime, target: Target) -> Result<Due, ClockFault> {
        let (rule, began) = (ClockRule::of_target(target), Began::Receipt { at: received });
        self.count(&Run { rule: &rule, began: &began, pauses: &[], extensions: &[], now: received })
    }

    /// By when a clock ends.
    ///
    /// # Errors
    /// As [`Calendar::due`].
    pub fn count(&self, run: &Run<'_>) -> Result<Due, ClockFault> {
        let (day, after_hours) = match run.began {
            Began::Receipt { at } | Began::Entered { at, .. } | Began::Told { at } => {
                let at = self.almanac.in_london(*at)?;
                (at.date(), at.time() > self.office.closes)
            }
            Began::Answered { on, .. } => (*on, false),
        };
        let mut count = Count {
            calendar: self,
            still: Stillness::of(self, run)?,
            day,
            steps: vec![beginning(run.began, day)],
            beyond: false,
        };
        for extension in run.extensions {
            count.steps.push(Step::Extended { by: extension.by, on: extension.on, reason: extension.reason.clone() });
        }
        match run.rule.length {
            Target::WorkingDays(_) => count.working_days(run, after_hours)?,
            Target::CalendarDays(_) | Target::Months(_) => count.calendar_days(run)?,
            Target::Hours(_) => return self.hours(run, count.steps),
        }
        count.finish(run)
    }
}

/// What a count begins with.
fn beginning(began: &Began, on: Date) -> Step {
    match began {
        Began::Receipt { at } => Step::Received { at: *at, on },
        Began::Entered { at, name } => Step::Entered { at: *at, on, name: name.clone() },
        Began::Told { at } => Step::Told { at: *at, on },
        Began::Answered { on, name } => Step::Answered { on: *on, name: name.clone() },
    }
}

/// Why a pause lasts, where one does.
pub(super) fn lasting<'r>(run: &Run<'r>) -> Option<&'r Bilingual> {
    run.pauses.iter().find(|pause| pause.to.is_none()).map(|pause| &pause.why)
}

/// A count under way: the day it has reached and the steps so far.
pub(super) struct Count<'a> {
    pub calendar: &'a Calendar<'a>,
    pub still: Stillness,
    pub day: Date,
    pub steps: Vec<Step>,
    beyond: bool,
}

impl Count<'_> {
    fn working_days(&mut self, run: &Run<'_>, after_hours: bool) -> Result<(), ClockFault> {
        self.start(after_hours)?;
        let mut days = run.count();
        if run.rule.first_day == FirstDay::Same {
            self.reach_counted_day()?;
            self.steps.push(Step::FirstDayCounts { on: self.day });
            days = days.saturating_sub(1);
        }
        for _ in 0..days {
            self.next_day()?;
            self.reach_counted_day()?;
        }
        self.reach_counted_day()
    }

    /// Finds the day that counts as the day of receipt.
    fn start(&mut self, after_hours: bool) -> Result<(), ClockFault> {
        let because = if self.calendar.by_law {
            self.pass_still_days()?.unwrap_or(Start::ByLaw)
        } else if self.calendar.closed(self.day).is_some() {
            self.reach_counted_day()?;
            Start::ClosedDay
        } else if after_hours {
            self.next_day()?;
            self.reach_counted_day()?;
            Start::AfterHours
        } else {
            let still = self.still.on(self.day).is_some();
            self.reach_counted_day()?;
            if still { Start::AfterPause } else { Start::SameDay }
        };
        self.steps.push(Step::CountingStarts { on: self.day, because });
        Ok(())
    }

    /// Goes on to the first day on which the clock runs, today if it does.
    pub fn pass_still_days(&mut self) -> Result<Option<Start>, ClockFault> {
        let mut passed = None;
        while let Some(why) = self.still.on(self.day).cloned() {
            self.pause(why);
            self.next_day()?;
            passed = Some(Start::AfterPause);
        }
        Ok(passed)
    }

    pub fn next_day(&mut self) -> Result<(), ClockFault> {
        self.day = self.day.tomorrow()?;
        Ok(())
    }

    /// Goes on to the first day that counts, today if it does, noting what is skipped and where the clock
    /// stands still.
    pub fn reach_counted_day(&mut self) -> Result<(), ClockFault> {
        self.note_the_end_of_the_table();
        loop {
            if let Some(why) = self.calendar.closed(self.day) {
                self.skip(why);
            } else if let Some(why) = self.still.on(self.day).cloned() {
                self.pause(why);
            } else {
                return Ok(());
            }
            self.next_day()?;
            self.note_the_end_of_the_table();
        }
    }

    /// Notes a day that doesn't count; days in a row with one reason make one step.
    fn skip(&mut self, reason: Closed) {
        let day = self.day;
        match self.steps.last_mut() {
            Some(Step::Skipped { to, why, .. }) if *why == reason && follows(*to, day) => *to = day,
            _ => self.steps.push(Step::Skipped { from: day, to: day, why: reason }),
        }
    }

    /// Notes a day on which the clock stands still.
    pub fn pause(&mut self, reason: Bilingual) {
        let day = self.day;
        match self.steps.last_mut() {
            Some(Step::Paused { to, why, .. }) if *why == reason && follows(*to, day) => *to = day,
            _ => self.steps.push(Step::Paused { from: day, to: day, why: reason }),
        }
    }

    pub fn note_the_end_of_the_table(&mut self) {
        if !self.beyond && !self.calendar.almanac.covers(self.day) {
            self.beyond = true;
            self.steps.push(Step::TableEnds { from: self.day });
        }
    }

    fn finish(mut self, run: &Run<'_>) -> Result<Due, ClockFault> {
        let at = self.calendar.almanac.instant(self.day.to_datetime(self.calendar.office.closes))?;
        if let Some(why) = lasting(run) {
            self.steps.push(Step::StandsStill { why: why.clone() });
        }
        self.steps.push(Step::Due { at, on: self.day });
        let target = run.rule.length.with(run.count());
        Ok(Due { at, on: self.day, explanation: Explanation { target, steps: self.steps } })
    }
}

fn follows(day: Date, next: Date) -> bool {
    day.tomorrow().ok() == Some(next)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
