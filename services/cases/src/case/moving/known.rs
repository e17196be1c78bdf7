//! What a workflow's guards ask about a case, found out only where they ask.

use cases_api::workflow::{ClockIs, Guard, Step, Workflow};
use contract::{CaseId, Problem};
use tenant_db::TenantTx;
use time::OffsetDateTime;

use super::{Moving, store};
use crate::case::clocks;
use crate::case::clocks::store::ClockRow;
use crate::office::{almanac, untellable};
use crate::task;
use crate::workflow::{Age, Answer, ClockAt, DoneBy, Facts, Mover};

/// A case at its step.
pub(crate) struct Place<'a> {
    pub id: CaseId,
    pub workflow: &'a Workflow,
    pub at: &'a Step,
    pub entered_at: OffsetDateTime,
    pub opened_at: OffsetDateTime,
}

/// What is known of a case when someone wants to move it.
#[derive(Debug, Default)]
pub(crate) struct Known {
    done: Vec<DoneBy>,
    answers: Vec<Answer>,
    entered: Age,
    received: Age,
    open_tasks: u16,
    clocks: Vec<ClockAt>,
}

impl Known {
    /// The facts for one who moves it.
    pub fn facts<'a>(&'a self, mover: Mover<'a>) -> Facts<'a> {
        let Self { done, answers, entered, received, open_tasks, clocks } = self;
        Facts { mover, done, answers, entered: *entered, received: *received, open_tasks: *open_tasks, clocks }
    }
}

/// What the guards of the moves that lead on ask.
///
/// # Errors
/// As PostgreSQL refuses; `internal` for days that no calendar has.
pub(crate) async fn of(tx: &TenantTx, moving: &Moving<'_>, place: &Place<'_>) -> Result<Known, Problem> {
    let mut known = Known::default();
    let guards: Vec<&Guard> = place.workflow.onward(&place.at.id).flat_map(|by| &by.guards).collect();
    if guards.iter().any(|guard| matches!(guard, Guard::DifferentPerson { .. })) {
        known.done = store::doers(tx, place.id).await?;
    }
    if guards.iter().any(|guard| matches!(guard, Guard::Answered { .. })) {
        known.answers = store::answers(tx, place.id).await?;
    }
    if guards.iter().any(|guard| matches!(guard, Guard::Waited { .. } | Guard::Within { .. })) {
        let calendar = moving.office.calendar_of(tx, moving.council, (Some(place.id), None)).await?;
        let age = |since| calendar.age(since, tx.now()).map_err(untellable);
        (known.entered, known.received) = (age(place.entered_at)?, age(place.opened_at)?);
    }
    if guards.iter().any(|guard| matches!(guard, Guard::TasksDone)) {
        let open = task::store::open_mandatory(tx, place.id).await?;
        known.open_tasks = u16::try_from(open).unwrap_or(u16::MAX);
    }
    if guards.iter().any(|guard| matches!(guard, Guard::Clock { .. })) {
        known.clocks = clocks_now(tx, place.id).await?;
    }
    Ok(known)
}

/// The clocks of a case, counted now: one that stands still was counted last for the day that has begun.
async fn clocks_now(tx: &TenantTx, id: CaseId) -> Result<Vec<ClockAt>, Problem> {
    let Some(mut clocks) = clocks::store::of_case(tx, id).await? else { return Ok(Vec::new()) };
    clocks.count(tx, almanac()?).map_err(untellable)?;
    let at = |row: ClockRow| {
        let to_come = row.kept.open_due().is_some_and(|due| due >= tx.now());
        let is = if to_come { ClockIs::Open } else { ClockIs::Ended };
        ClockAt { id: row.kept.rule.id, name: row.kept.rule.name, is }
    };
    Ok(clocks.rows.into_iter().map(at).collect())
}

/// Whether some move that leads on from a step must be made by someone else than who did an earlier one.
pub(super) fn tells_people_apart(workflow: &Workflow, from: &str) -> bool {
    let mut guards = workflow.onward(from).flat_map(|by| &by.guards);
    guards.any(|guard| matches!(guard, Guard::DifferentPerson { .. }))
}

/// Whether some move asks who did a step.
pub(super) fn is_asked_later(workflow: &Workflow, did: &str) -> bool {
    let mut guards = workflow.transitions.iter().flat_map(|by| &by.guards);
    guards.any(|guard| matches!(guard, Guard::DifferentPerson { step, .. } if step == did))
}
