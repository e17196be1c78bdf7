//! The clocks of a case: they start, stand still, run on and stop with what happens to it.

pub(crate) mod http;
pub(crate) mod kept;
pub(crate) mod laying;
pub(crate) mod office_days;
pub(crate) mod older;
pub(crate) mod rounds;
pub(crate) mod store;
mod tending;
pub(super) mod told;
#[cfg(test)]
mod walks;
mod watch;
pub(crate) mod words;

use cases_api::case::Happening;
use cases_api::clock::Extension;
use contract::{Bilingual, CaseId, Faults, Problem, ProblemKind};
use jiff::civil::Date;
use tenant_db::{DbError, TenantTx};

use self::kept::{Around, Place};
use self::store::{CaseClocks, ClockRow};
use super::Standing;
use crate::case::words::optional_text;
use crate::clock::{Almanac, ClockFault};
use crate::follow::FollowKey;
use crate::office::almanac;

pub(crate) use watch::watch;

/// The most characters of what is written with a pause or an extension.
const MOST: usize = 1000;

/// Lets a case's clocks follow it to where it stands now.
///
/// # Errors
/// As PostgreSQL refuses.
pub(super) async fn follow(tx: &TenantTx, case: &Standing) -> Result<(), DbError> {
    let Some(mut clocks) = store::of_case(tx, case.id).await? else { return Ok(()) };
    if clocks.rows.is_empty() {
        return Ok(());
    }
    let place = case.clock_place();
    for row in &mut clocks.rows {
        row.kept.enter(&place, tx.now());
    }
    clocks.count(tx, almanac()?).map_err(untellable)?;
    store::put(tx, case.id, &clocks).await
}

/// Lets a case's clocks know that staff tell its citizen something.
///
/// # Errors
/// As PostgreSQL refuses.
pub(super) async fn tell(tx: &TenantTx, case: &Standing) -> Result<(), DbError> {
    if case.merged_into.is_some() || !case.counts_answers || tx.actor().staff().is_none() {
        return Ok(());
    }
    let Some(mut clocks) = store::of_case(tx, case.id).await? else { return Ok(()) };
    clocks.count(tx, almanac()?).map_err(untellable)?;
    for row in &mut clocks.rows {
        row.kept.tell(tx.now());
    }
    clocks.count(tx, almanac()?).map_err(untellable)?;
    store::put(tx, case.id, &clocks).await
}

/// Lets the clocks that a day of the answers started begin on the day that is answered now.
///
/// # Errors
/// As PostgreSQL refuses.
pub(super) async fn answered(
    tx: &TenantTx,
    case: &Standing,
    days: &[(String, Bilingual, Date)],
) -> Result<(), DbError> {
    if days.is_empty() || case.merged_into.is_some() {
        return Ok(());
    }
    let Some(mut clocks) = store::of_case(tx, case.id).await? else { return Ok(()) };
    let moved: Vec<bool> = clocks.rows.iter_mut().map(|row| row.kept.answer(days)).collect();
    if !moved.contains(&true) {
        return Ok(());
    }
    clocks.count(tx, almanac()?).map_err(untellable)?;
    store::put(tx, case.id, &clocks).await
}

/// Lets the clocks of a case that was merged go on as though they had never stood still: what ended meanwhile has ended.
///
/// # Errors
/// As PostgreSQL refuses.
pub(super) async fn go_on(tx: &TenantTx, case: CaseId) -> Result<(), DbError> {
    let Some(mut clocks) = store::of_case(tx, case).await? else { return Ok(()) };
    if clocks.rows.is_empty() {
        return Ok(());
    }
    clocks.count(tx, almanac()?).map_err(untellable)?;
    store::put(tx, case, &clocks).await
}

impl Standing {
    /// Where it stands, as clocks see it.
    pub(super) fn clock_place(&self) -> Place<'_> {
        Place::of(&self.workflow, self.step.as_deref(), self.state)
    }
}

impl CaseClocks {
    /// Counts every clock that may still end.
    ///
    /// # Errors
    /// When a count leaves the calendar.
    pub(crate) fn count(&mut self, tx: &TenantTx, almanac: &Almanac) -> Result<(), ClockFault> {
        let Self { rows, office, emergencies, .. } = self;
        let around = Around { almanac, office, emergencies, now: tx.now() };
        rows.iter_mut().try_for_each(|row| row.kept.count(&around).map(|_| ()))
    }

    /// Gives a clock more time, and as much to the main one where its rule says that the citizen's day moves with it.
    fn extend(&mut self, key: &str, given: &Extension) {
        let moves = |row: &ClockRow| row.kept.rule.extension.is_some_and(|rule| rule.moves_main);
        let with_main = self.rows.iter().any(|row| row.kept.rule.id == key && moves(row));
        let extended = |row: &&mut ClockRow| row.kept.rule.id == key || with_main && row.main && row.kept.is_open();
        for row in self.rows.iter_mut().filter(extended) {
            row.kept.extensions.push(given.clone());
        }
    }

    fn named(&mut self, key: &str) -> Option<&mut ClockRow> {
        self.rows.iter_mut().find(|row| row.kept.rule.id == key)
    }
}

/// What staff do to a clock.
enum Deed<'a> {
    Pause { reason: &'a str, note: Option<&'a str> },
    Resume,
    Extend { by: u16, reason: &'a str, key: &'a FollowKey },
}

impl Standing {
    /// Does something to one of its clocks, and says so in its story.
    ///
    /// # Errors
    /// `validation-failed` for a clock that it hasn't, a reason that isn't lawful, an extension beyond the
    /// limits, and a text that can't be one.
    async fn tell_clock(&mut self, tx: &TenantTx, clock: &str, deed: Deed<'_>) -> Result<(), Problem> {
        self.must_stand_alone("/clock")?;
        let mut clocks = store::of_case(tx, self.id).await?.ok_or_else(Problem::not_found)?;
        let (language, now) = (self.language, tx.now());
        let today = almanac()?.day(now).map_err(untellable)?;
        let unknown = || Problem::at("/clock", "unknown-value", "The case has no such clock.");
        let row = clocks.named(clock).ok_or_else(unknown)?;
        let kept = &mut row.kept;
        let said = match deed {
            Deed::Pause { reason, note } => {
                let note = optional_text("/note", note, MOST)?;
                if !kept.may_pause() {
                    return Err(Problem::new(ProblemKind::Conflict, "This clock can't be stopped now."));
                }
                if !kept.pause(reason, now) {
                    let detail = "Choose a reason for which the clock may be stopped.";
                    return Err(Problem::at("/reason", "not-lawful", detail));
                }
                let why = kept.pauses.last().map(|pause| pause.why.clone()).unwrap_or_default();
                words::paused(&kept.rule.name, &why, note.as_deref(), language)
            }
            Deed::Resume => {
                if !kept.resume(now) {
                    return Err(Problem::new(ProblemKind::Conflict, "Nobody stopped this clock."));
                }
                words::resumed(&kept.rule.name, language)
            }
            Deed::Extend { by, reason, key } => {
                let most = kept.may_extend(now);
                if most == 0 {
                    return Err(Problem::new(ProblemKind::Conflict, "This clock can't be extended any more."));
                }
                let reason = given(most, by, reason)?;
                return self.extend_clock(tx, clocks, clock, Extension { by, on: today, reason }, key).await;
            }
        };
        clocks.count(tx, almanac()?).map_err(untellable)?;
        store::put(tx, self.id, &clocks).await?;
        self.step(tx, false, Happening::Note { text: said }).await?;
        tx.audit("case.clock", self.id, &["due_at", "timeline"]);
        Ok(())
    }

    /// Gives a clock more time, and writes the citizen the new day and the reason.
    async fn extend_clock(
        &mut self,
        tx: &TenantTx,
        mut clocks: CaseClocks,
        clock: &str,
        given: Extension,
        key: &FollowKey,
    ) -> Result<(), Problem> {
        clocks.extend(clock, &given);
        clocks.count(tx, almanac()?).map_err(untellable)?;
        store::put(tx, self.id, &clocks).await?;
        let kept = clocks.named(clock).map(|row| &row.kept).ok_or(ProblemKind::Internal)?;
        let due = kept.counted.as_ref().map(|counted| counted.due).ok_or(ProblemKind::Internal)?;
        let on = almanac()?.day(due).map_err(untellable)?;
        let said = words::extended(&kept.rule, given.by, on, &given.reason, self.language);
        self.write(tx, key, said).await?;
        tx.audit("case.clock", self.id, &["due_at", "timeline"]);
        Ok(())
    }
}

/// The reason of an extension within the limits.
fn given(most: u16, by: u16, reason: &str) -> Result<String, Problem> {
    let mut faults = Faults::none();
    if !(1..=most).contains(&by) {
        faults.add("/by", "out-of-range", format!("Choose 1 to {most}."));
    }
    let reason = faults.take("/reason", crate::case::words::needed_text(reason, MOST));
    faults.finish(reason)
}

fn untellable(fault: ClockFault) -> DbError {
    DbError::Bug(format!("the clock can't tell a day: {fault}"))
}
