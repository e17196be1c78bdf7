//! When a clock stands still, as days and as spans of time.

use contract::lang::Bilingual;
use jiff::civil::Date;
use time::OffsetDateTime;

use super::{Calendar, ClockFault, Run};

/// The days on which a clock stands still.
#[derive(Debug, Clone, Default)]
pub(super) struct Stillness {
    spans: Vec<Still>,
}

#[derive(Debug, Clone)]
struct Still {
    from: Date,
    /// The day on which it runs on.
    until: Date,
    why: Bilingual,
}

impl Stillness {
    /// # Errors
    /// For a day beyond the calendar.
    pub fn of(calendar: &Calendar<'_>, run: &Run<'_>) -> Result<Self, ClockFault> {
        let mut spans = Vec::with_capacity(run.pauses.len());
        for pause in run.pauses {
            let from = calendar.working_date(pause.from)?;
            let until = match pause.to {
                Some(to) => calendar.working_date(to)?,
                None => calendar.working_date(run.now)?.max(from).tomorrow()?,
            };
            spans.push(Still { from, until, why: pause.why.clone() });
        }
        Ok(Self { spans })
    }

    /// Why the clock stands still on a day; `None` where it runs.
    pub fn on(&self, day: Date) -> Option<&Bilingual> {
        self.spans.iter().find(|still| still.from <= day && day < still.until).map(|still| &still.why)
    }
}

/// The spans of time in which a clock stands still, each once, in order.
pub(super) fn spans(
    calendar: &Calendar<'_>,
    run: &Run<'_>,
) -> Result<Vec<(OffsetDateTime, OffsetDateTime, Bilingual)>, ClockFault> {
    let tomorrow = calendar.day(run.now)?.tomorrow()?;
    let lasts = calendar.almanac.instant(tomorrow.to_datetime(jiff::civil::Time::midnight()))?;
    let mut spans: Vec<_> = run
        .pauses
        .iter()
        .map(|pause| (pause.from, pause.to.unwrap_or(lasts.max(pause.from)), pause.why.clone()))
        .collect();
    spans.sort_by_key(|(from, to, _)| (*from, *to));
    Ok(spans)
}

impl Calendar<'_> {
    /// The day to which a moment belongs: the next one after the end of a working day.
    fn working_date(&self, at: OffsetDateTime) -> Result<Date, ClockFault> {
        let at = self.almanac.in_london(at)?;
        if at.time() > self.office.closes { Ok(at.date().tomorrow()?) } else { Ok(at.date()) }
    }
}
