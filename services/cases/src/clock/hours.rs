//! Hours, day and night: they pass alike over a change of clocks.

use cases_api::target::{Explanation, Step};
use time::{Duration, OffsetDateTime};

use super::count::lasting;
use super::stillness::spans;
use super::{Began, Calendar, ClockFault, Due, Run};

impl Calendar<'_> {
    pub(super) fn hours(&self, run: &Run<'_>, mut steps: Vec<Step>) -> Result<Due, ClockFault> {
        let mut reached = match run.began {
            Began::Receipt { at } | Began::Entered { at, .. } | Began::Told { at } => *at,
            Began::Answered { on, .. } => self.almanac.instant(on.to_datetime(jiff::civil::Time::midnight()))?,
        };
        let mut left = Duration::hours(i64::from(run.count()));
        for (from, to, why) in spans(self, run)? {
            if to <= reached {
                continue;
            }
            if from > reached {
                if left <= from - reached {
                    break;
                }
                left -= from - reached;
            }
            steps.push(Step::Paused { from: self.day(from.max(reached))?, to: self.day(to)?, why });
            reached = to;
        }
        let at = reached.checked_add(left).ok_or(ClockFault::Beyond)?;
        self.ended(run, at, steps)
    }

    fn ended(&self, run: &Run<'_>, at: OffsetDateTime, mut steps: Vec<Step>) -> Result<Due, ClockFault> {
        let on = self.day(at)?;
        if let Some(why) = lasting(run) {
            steps.push(Step::StandsStill { why: why.clone() });
        }
        steps.push(Step::Due { at, on });
        let target = run.rule.length.with(run.count());
        Ok(Due { at, on, explanation: Explanation { target, steps } })
    }
}
