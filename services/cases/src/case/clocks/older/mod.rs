//! Cases that are older than clocks get theirs: laid from their receipt, and led through every move that their story
//! tells. What such a clock would have said until now isn't said.

mod store;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use cases_api::target::Step;
use cases_api::workflow::State;
use contract::council::{Council, CouncilState, Division};
use contract::{CaseId, CouncilId};
use runtime::{Context, Watch};
use tenant_db::DbError;
use time::OffsetDateTime;
use uuid::Uuid;

use self::store::{Moved, Older};
use super::kept::{Around, Place};
use super::laying::{Beginning, days, lay};
use super::store::{ClockRow, add, replace};
use super::untellable;
use crate::Cases;
use crate::clock::{Almanac, ClockFault};
use crate::office::almanac;

const LOOK_EVERY: Duration = Duration::from_secs(5);
/// How many cases of one council get clocks before other councils have had their turn.
const TURN: i64 = 200;

/// How far this process came in each council.
type Reached = Arc<Mutex<BTreeMap<CouncilId, Progress>>>;

#[derive(Debug, Clone, Copy)]
enum Progress {
    After(Uuid),
    /// Every case has clocks: whoever opens one lays them.
    Through,
}

/// The watch over cases that are older than clocks. It rests once every council's cases have theirs.
pub(crate) fn watch(context: Context) -> Watch {
    let reached = Reached::default();
    let look = move || {
        let (context, reached) = (context.clone(), Arc::clone(&reached));
        async move { look(&context, &reached).await }
    };
    Watch::new("cases.older-clocks", LOOK_EVERY, look)
}

async fn look(context: &Context, reached: &Reached) -> Result<(), DbError> {
    let snapshot = context.directory.snapshot();
    let active = snapshot.councils.councils.iter().filter(|council| council.state == CouncilState::Active);
    let mut trouble = None;
    for council in active {
        let progress = reached.lock().unwrap_or_else(PoisonError::into_inner).get(&council.id).copied();
        let after = match progress {
            Some(Progress::Through) => continue,
            Some(Progress::After(case)) => Some(case),
            None => None,
        };
        let (progress, failed) = go_on(context, council, after).await?;
        reached.lock().unwrap_or_else(PoisonError::into_inner).insert(council.id, progress);
        trouble = trouble.or(failed);
    }
    trouble.map_or(Ok(()), Err)
}

/// Gives the next cases of a council their clocks, each in a transaction of its own. One that fails is told, and has its
/// next turn when a process starts.
async fn go_on(
    context: &Context,
    council: &Council,
    after: Option<Uuid>,
) -> Result<(Progress, Option<DbError>), DbError> {
    let tx = context.task_tx(Cases::NAME, council.id, "older-clocks").await?;
    let found = store::without(&tx, after, TURN).await?;
    tx.commit_unanswered().await?;
    let mut trouble = None;
    for id in &found {
        if let Err(error) = give(context, council, *id).await {
            trouble = trouble.or(Some(error));
        }
    }
    Ok((found.last().map_or(Progress::Through, |last| Progress::After(last.uuid())), trouble))
}

/// Gives a case its clocks.
async fn give(context: &Context, council: &Council, id: CaseId) -> Result<(), DbError> {
    let tx = context.task_tx(Cases::NAME, council.id, "older-clocks").await?;
    let Some(older) = store::lock(&tx, id).await? else { return Ok(()) };
    let moves = store::moves(&tx, id).await?;
    let clocks = laid(&older, &moves, council.division, almanac()?, tx.now()).map_err(untellable)?;
    if older.state == State::Done {
        add(&tx, id, &clocks).await?;
    } else {
        replace(&tx, id, &clocks).await?;
    }
    tx.commit_unanswered().await
}

/// The clocks of a case after all its moves. Pure.
fn laid(
    older: &Older,
    moves: &[Moved],
    division: Division,
    almanac: &Almanac,
    now: OffsetDateTime,
) -> Result<Vec<ClockRow>, ClockFault> {
    let Older { definition, answers, received, target, office, emergencies, .. } = older;
    let around = |now| Around { almanac, office, emergencies, now };
    let days = days(&definition.form, answers);
    let changes = target.steps.iter().filter(|step| matches!(step, Step::ServiceChanged { .. }));
    let changes: Vec<Step> = changes.cloned().collect();
    let place = Place::of(&definition.workflow, None, State::Received);
    let beginning = Beginning { received: *received, days: &days, place, changes: &changes };
    let mut clocks = lay(&definition.clocks, division, &beginning, &around(*received))?;
    for moved in moves {
        let place = Place::of(&definition.workflow, moved.step.as_deref(), moved.stage);
        for row in &mut clocks {
            row.kept.enter(&place, moved.at);
            row.kept.count(&around(moved.at))?;
        }
    }
    // A case that was opened again tells no move of that: it stands where it stands.
    let here = Place::of(&definition.workflow, older.step.as_deref(), older.state);
    for row in &mut clocks {
        row.kept.enter(&here, now);
        row.kept.pass_over(&around(now))?;
    }
    Ok(clocks)
}
