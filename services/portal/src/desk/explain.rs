//! A due day explained: how it was counted, a step a line.

use cases_api::target::{Closed, Explanation, Start, Step, Target};

use jiff::civil::Date;

use crate::words::{Argument, Words, dates};

/// The steps of the count, in order, each a sentence.
pub fn explain(explanation: &Explanation, w: Words) -> Vec<String> {
    let count = u32::from(explanation.target.count());
    let target = match explanation.target {
        Target::WorkingDays(_) => w.with_one("explain-working-days", "days", count),
        Target::CalendarDays(_) => w.with_one("explain-calendar-days", "days", count),
        Target::Months(_) => w.with_one("explain-months", "months", count),
        Target::Hours(_) => w.with_one("explain-hours", "hours", count),
    };
    let steps = explanation.steps.iter().map(|step| say(step, explanation.target, w));
    std::iter::once(target.into_owned()).chain(steps).chain([in_all(explanation, w)]).collect()
}

/// How many days counted, were skipped, and were paused.
fn in_all(explanation: &Explanation, w: Words) -> String {
    let tally = explanation.tally();
    let (skipped, paused) = (i64::from(tally.skipped), i64::from(tally.paused));
    let counted = amount(explanation.target, explanation.target.count(), w);
    let values: [(&str, &dyn Argument); 3] = [("counted", &counted), ("skipped", &skipped), ("paused", &paused)];
    w.with("explain-in-all", &values).into_owned()
}

/// So much of a clock's unit, in words.
pub fn amount(unit: Target, count: u16, w: Words) -> String {
    let key = match unit {
        Target::WorkingDays(_) => "amount-working-days",
        Target::CalendarDays(_) => "amount-days",
        Target::Months(_) => "amount-months",
        Target::Hours(_) => "amount-hours",
    };
    w.with_one(key, "count", u32::from(count)).into_owned()
}

fn say(step: &Step, unit: Target, w: Words) -> String {
    let day = |date: Date| dates::day(date, w.language());
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
                Start::ByLaw => w.with_one("explain-starts-by-law", "on", on),
                Start::AfterPause => w.with_one("explain-starts-after-pause", "on", on),
            }
        }
        Step::Skipped { from, to, why } => {
            w.with("explain-skipped", &[("days", &span(*from, *to, w)), ("why", &reason(why, w))])
        }
        Step::Paused { from, to, why } => {
            w.with("explain-paused", &[("days", &span(*from, *to, w)), ("why", &why.get(w.language()))])
        }
        Step::StandsStill { why } => {
            w.with_one("explain-stands-still", "why", why.get(w.language()).trim_end_matches('.'))
        }
        Step::Extended { by, on, reason } => {
            let values: [(&str, &dyn Argument); 3] =
                [("by", &amount(unit, *by, w)), ("on", &day(*on)), ("why", &reason.as_str())];
            w.with("explain-extended", &values)
        }
        Step::FirstDayCounts { on } => w.with_one("explain-first-day-counts", "on", day(*on)),
        Step::Entered { at, name, .. } => {
            let at = dates::moment(*at, w.language());
            w.with("explain-entered", &[("name", &name.get(w.language())), ("at", &at)])
        }
        Step::Asked { at, .. } => w.with_one("explain-asked", "at", dates::moment(*at, w.language())),
        Step::Told { at, .. } => w.with_one("explain-told", "at", dates::moment(*at, w.language())),
        Step::Answered { on, name } => {
            w.with("explain-answered", &[("name", &name.get(w.language())), ("on", &day(*on))])
        }
        Step::TableEnds { from } => w.with_one("explain-table-ends", "from", day(*from)),
        Step::Due { at, on } => {
            w.with("explain-due", &[("on", &day(*on)), ("clock", &dates::clock(*at, w.language()))])
        }
    };
    said.into_owned()
}

fn span(from: Date, to: Date, w: Words) -> String {
    let day = |date: Date| dates::day(date, w.language());
    if from == to {
        return day(from);
    }
    w.with("explain-days", &[("from", &day(from)), ("to", &day(to))]).into_owned()
}

fn reason(why: &Closed, w: Words) -> String {
    match why {
        Closed::Weekend => w.get("explain-weekend").into_owned(),
        Closed::NotWorked => w.get("explain-not-worked").into_owned(),
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
