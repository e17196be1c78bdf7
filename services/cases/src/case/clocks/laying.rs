//! The clocks that a case begins with, or gets with another service.

use cases_api::case::Answered;
use cases_api::clock::{ClockRule, ClockView, Clocks, PauseChoice, Starts};
use cases_api::form::{Form, Kind};
use cases_api::target::Step;
use contract::Bilingual;
use contract::council::Division;
use jiff::civil::Date;
use time::OffsetDateTime;

use super::kept::{Around, Kept, Place};
use super::store::ClockRow;
use crate::clock::{Began, ClockFault};

/// What a new clock may start by.
#[derive(Debug)]
pub(crate) struct Beginning<'a> {
    pub received: OffsetDateTime,
    /// Days that were answered: the question's name, its words, the day.
    pub days: &'a [(String, Bilingual, Date)],
    pub place: Place<'a>,
    /// Changes of service so far.
    pub changes: &'a [Step],
}

/// Lays the clocks of a case that begins.
///
/// # Errors
/// When a count leaves the calendar.
pub(crate) fn lay(
    clocks: &Clocks,
    division: Division,
    beginning: &Beginning<'_>,
    around: &Around<'_>,
) -> Result<Vec<ClockRow>, ClockFault> {
    relay(clocks, division, beginning, around, Vec::new())
}

/// Lays the clocks of a case that goes on by other rules: a clock of the same key goes on with what started
/// it, its pauses and its extensions.
///
/// # Errors
/// As [`lay`].
pub(crate) fn relay(
    clocks: &Clocks,
    division: Division,
    beginning: &Beginning<'_>,
    around: &Around<'_>,
    before: Vec<ClockRow>,
) -> Result<Vec<ClockRow>, ClockFault> {
    let main = clocks.main().map(|rule| rule.id.clone());
    let mut before = before;
    let mut laid = Vec::with_capacity(clocks.all().len());
    for rule in clocks.all() {
        let earlier = before.iter().position(|row| row.kept.rule.id == rule.id).map(|at| before.swap_remove(at));
        let mut kept = begin(rule, division, beginning);
        if let Some(earlier) = earlier.filter(|row| row.kept.began.is_some()) {
            kept = Kept { rule: kept.rule, counted: None, ..earlier.kept };
        }
        kept.changes = beginning.changes.to_vec();
        kept.enter(&beginning.place, around.now);
        laid.push(ClockRow { main: Some(&rule.id) == main.as_ref(), because: None, kept });
    }
    // Whatever a council writes, someone is told a day.
    if laid.iter().all(|row| row.kept.began.is_none())
        && let Some(row) = laid.iter_mut().find(|row| row.main)
    {
        row.kept.start(Began::Receipt { at: beginning.received });
        row.kept.enter(&beginning.place, around.now);
    }
    for row in &mut laid {
        row.kept.count(around)?;
    }
    Ok(laid)
}

/// The days that were answered, each with its question.
pub(crate) fn days(form: &Form, answers: &[Answered]) -> Vec<(String, Bilingual, Date)> {
    let days = form.fields.iter().filter(|field| field.kind == Kind::Date).filter_map(|field| {
        let answered = answers.iter().find(|answered| answered.label == field.label)?;
        Some((field.name.clone(), field.label.clone(), answered.answer.en.parse().ok()?))
    });
    days.collect()
}

fn begin(rule: &ClockRule, division: Division, beginning: &Beginning<'_>) -> Kept {
    let mut kept = Kept::of(rule, division);
    let received = Began::Receipt { at: beginning.received };
    match &rule.starts {
        Starts::Receipt => kept.start(received),
        Starts::Entering(_) => {}
        Starts::Field(field) => match beginning.days.iter().find(|(name, _, _)| name == field) {
            Some((_, name, on)) => kept.start(Began::Answered { on: *on, name: name.clone() }),
            None => kept.start(received),
        },
    }
    kept
}

/// Clocks as the desk shows them.
pub(crate) fn views(rows: Vec<ClockRow>, now: OffsetDateTime) -> Vec<ClockView> {
    rows.into_iter().filter_map(|row| view(row, now)).collect()
}

fn view(ClockRow { main, kept, .. }: ClockRow, now: OffsetDateTime) -> Option<ClockView> {
    let (may_resume, may_extend) = (kept.may_resume(), kept.may_extend(now));
    let state = kept.state?;
    let runs = state == cases_api::clock::ClockState::Running;
    let lawful = kept.rule.pauses.iter().filter(|pause| runs && pause.during.is_empty());
    let may_pause = lawful.map(|pause| PauseChoice { id: pause.id.clone(), reason: pause.reason.clone() }).collect();
    let counted = kept.counted?;
    Some(ClockView {
        id: kept.rule.id,
        name: kept.rule.name,
        state,
        main,
        due_at: counted.due,
        overdue: runs && counted.due < now,
        explanation: counted.explanation,
        may_pause,
        may_resume,
        may_extend,
        late: kept.late,
        effect: kept.rule.effect,
    })
}
