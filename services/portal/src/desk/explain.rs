//! A due day explained: how it was counted, a step a line.

use cases_api::target::{Closed, Explanation, Start, Step, Target};

use crate::words::{Words, dates};

/// The steps of the count, in order, each a sentence.
pub fn explain(explanation: &Explanation, w: Words) -> Vec<String> {
    let days = u32::from(explanation.target.days());
    let target = match explanation.target {
        Target::WorkingDays(_) => w.with_one("explain-working-days", "days", days),
        Target::CalendarDays(_) => w.with_one("explain-calendar-days", "days", days),
    };
    std::iter::once(target.into_owned()).chain(explanation.steps.iter().map(|step| say(step, w))).collect()
}

fn say(step: &Step, w: Words) -> String {
    let day = |date: jiff::civil::Date| dates::day(date, w.language());
    let said = match step {
        Step::Received { at, .. } => w.with_one("explain-received", "at", dates::moment(*at, w.language())),
        Step::ServiceChanged { from, on } => {
            w.with("explain-service-changed", &[("from", &from.get(w.language())), ("on", &day(*on))])
        }
        Step::CountingStarts { on, because } => {
            let on = day(*on);
            match because {
                Start::SameDay | Start::EveryDay => w.with_one("explain-starts", "on", on),
                Start::AfterHours => w.with_one("explain-starts-after-hours", "on", on),
                Start::ClosedDay => w.with_one("explain-starts-closed", "on", on),
            }
        }
        Step::Skipped { from, to, why } => {
            let days = if from == to {
                day(*from)
            } else {
                w.with("explain-days", &[("from", &day(*from)), ("to", &day(*to))]).into_owned()
            };
            w.with("explain-skipped", &[("days", &days), ("why", &reason(why, w))])
        }
        Step::TableEnds { from } => w.with_one("explain-table-ends", "from", day(*from)),
        Step::Due { at, on } => {
            w.with("explain-due", &[("on", &day(*on)), ("clock", &dates::clock(*at, w.language()))])
        }
    };
    said.into_owned()
}

fn reason(why: &Closed, w: Words) -> String {
    match why {
        Closed::Weekend => w.get("explain-weekend").into_owned(),
        Closed::BankHoliday { name, .. } | Closed::Council { name } => name.get(w.language()).to_owned(),
    }
}

/// A sample explanation.
pub fn sample(w: Words) -> Vec<String> {
    use contract::Bilingual;
    use jiff::civil::date;
    use time::macros::datetime;

    let steps = vec![
        Step::Received { at: datetime!(2026-12-24 18:40 UTC), on: date(2026, 12, 24) },
        Step::CountingStarts { on: date(2026, 12, 29), because: Start::AfterHours },
        Step::Skipped {
            from: date(2026, 12, 25),
            to: date(2026, 12, 25),
            why: Closed::BankHoliday { name: Bilingual::new("Christmas Day", "Dydd Nadolig"), substitute: false },
        },
        Step::Skipped { from: date(2026, 12, 26), to: date(2026, 12, 27), why: Closed::Weekend },
        Step::Due { at: datetime!(2026-12-31 17:00 UTC), on: date(2026, 12, 31) },
    ];
    explain(&Explanation { target: Target::WorkingDays(2), steps }, w)
}
