//! The work: a case a transaction, its result committed with the deed. So each case has its turn once,
//! whenever the process ends, and a cancelled act stops at the next case.

use std::sync::Arc;
use std::time::Duration;

use cases_api::bulk::Deed;
use contract::council::{Council, CouncilState};
use contract::{BulkActId, CouncilId, Problem, ProblemKind};
use runtime::{Context, Watch};
use tenant_db::{Actor, DbError, TenantTx};

use super::{Act, BELL, Done, Item, deeds, store};
use crate::case;
use crate::case::moving::Moving;
use crate::office::Office;

/// How many acts are looked at in a round, and how many cases of one have their turn before the next.
const ACTS: i64 = 20;
const TURNS: usize = 25;
/// How many seconds an act waits after trouble that may pass.
const PATIENCE: f64 = 3.0;
/// How often a case may be in such trouble before it is refused.
const TRIES: i32 = 20;
/// Who works, where it isn't who ordered it: in audit trails.
const PART: &str = "bulk";

/// Acts with work left are worked on.
pub(crate) fn unfinished(office: Arc<Office>) -> Watch {
    let look = move || {
        let office = Arc::clone(&office);
        async move { look(&office).await }
    };
    Watch::new(BELL, Duration::from_secs(1), look).when(BELL)
}

/// What came of a turn.
enum Turn {
    /// A case has its result; there may be more.
    Taken,
    /// Nothing is left to do here, or another process does it.
    Over,
}

async fn look(office: &Office) -> Result<(), DbError> {
    let context = &office.context;
    loop {
        let snapshot = context.directory.snapshot();
        let active = snapshot.councils.councils.iter().filter(|council| council.state == CouncilState::Active);
        let councils = active.map(|council| council.id.uuid()).collect();
        let tx = context.relay_tx().await?;
        let due = store::due(&tx, councils, ACTS).await?;
        drop(tx);
        let mut taken = 0;
        for (council, id) in due {
            if context.is_ending() {
                return Ok(());
            }
            taken += go_on(office, council, id).await?;
        }
        if taken == 0 {
            return Ok(());
        }
    }
}

/// Gives some cases of an act their turn, and says how many had it.
async fn go_on(office: &Office, council: CouncilId, id: BulkActId) -> Result<usize, DbError> {
    let tx = office.context.task_tx(crate::Cases::NAME, council, PART).await?;
    let Some(act) = store::working(&tx, id).await? else { return Ok(0) };
    drop(tx);
    let Some(known) = office.context.directory.snapshot().council(council).cloned() else { return Ok(0) };
    for turn in 0..TURNS {
        match take(office, &known, &act).await {
            Ok(Turn::Taken) => {}
            Ok(Turn::Over) => return Ok(turn),
            Err(error) => {
                tracing::warn!(%error, "a bulk act waits");
                wait(&office.context, council, id).await?;
                return Ok(turn);
            }
        }
        if office.context.is_ending() {
            return Ok(turn);
        }
    }
    Ok(TURNS)
}

/// After trouble that may pass the act waits, and the case that was in it comes after the others.
async fn wait(context: &Context, council: CouncilId, id: BulkActId) -> Result<(), DbError> {
    let tx = context.task_tx(crate::Cases::NAME, council, PART).await?;
    if store::hold(&tx, id).await?
        && let Some(item) = store::next(&tx, id).await?
    {
        store::put_back(&tx, id, item.place, TRIES).await?;
        store::postpone(&tx, id, PATIENCE).await?;
    }
    tx.commit_unanswered().await
}

/// One case: the deed and its result in one transaction, or, where the case refuses, the reason alone.
async fn take(office: &Office, council: &Council, act: &Act) -> Result<Turn, DbError> {
    let tx = begin(&office.context, council.id, act).await?;
    let moving = Moving { office, council, holds: &act.may, tells_merged: true };
    if !store::hold(&tx, act.id).await? {
        return Ok(Turn::Over);
    }
    let Some(item) = store::next(&tx, act.id).await? else {
        store::end(&tx, act.id, "finished").await?;
        tx.commit_unanswered().await?;
        return Ok(Turn::Over);
    };
    let reason = match turn(&tx, &moving, act, &item).await {
        Ok(done) => {
            store::keep(&tx, act.id, item.place, Ok(done)).await?;
            tx.commit_unanswered().await?;
            return Ok(Turn::Taken);
        }
        Err(problem) => reason(&problem)?,
    };
    // What the refused deed may have begun is undone first.
    drop(tx);
    let tx = begin(&office.context, council.id, act).await?;
    if store::hold(&tx, act.id).await? {
        // Trouble with what is said has the case's turn come again.
        let wrote = deeds::answered_only(&tx, &moving, (act.id, &item), &act.deed).await;
        let wrote = wrote.map_err(|_| DbError::Unavailable)?;
        store::keep(&tx, act.id, item.place, Err(&reason)).await?;
        if wrote {
            store::wrote(&tx, act.id, item.place).await?;
        }
        tx.commit_unanswered().await?;
    }
    Ok(Turn::Taken)
}

async fn begin(context: &Context, council: CouncilId, act: &Act) -> Result<TenantTx, DbError> {
    let actor = Actor::Staff { id: act.staff, session: act.session };
    context.task_tx_by(crate::Cases::NAME, council, actor).await
}

async fn turn(tx: &TenantTx, moving: &Moving<'_>, act: &Act, item: &Item) -> Result<Done, Problem> {
    if act.undoing {
        // What was put into another queue may be out of sight now; whoever put it there takes it back.
        let mut case = case::store::standing_given(tx, item.case).await?.ok_or_else(Problem::not_found)?;
        return deeds::undone(tx, &mut case, item, &act.deed).await;
    }
    if let Deed::Incident { incident, text, outcome } = &act.deed {
        return deeds::answered(tx, moving, (act.id, item), (*incident, text.as_ref(), *outcome)).await;
    }
    let mut case = case::store::standing(tx, item.case).await?.ok_or_else(Problem::not_found)?;
    deeds::done(tx, moving, &mut case, item, &act.deed).await
}

/// Why a case was refused, as a code.
///
/// # Errors
/// Trouble that may pass: then its turn comes again.
fn reason(problem: &Problem) -> Result<String, DbError> {
    match problem.kind {
        ProblemKind::Unavailable | ProblemKind::Timeout => Err(DbError::Unavailable),
        ProblemKind::Conflict if problem.retry_after.is_some() => Err(DbError::Unavailable),
        // Whoever ordered it doesn't see the case any more.
        ProblemKind::NotFound => Ok("unseen".to_owned()),
        ProblemKind::ValidationFailed => {
            Ok(problem.errors.first().map_or_else(|| "fault".to_owned(), |fault| fault.code.clone()))
        }
        _ => Ok("fault".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passing_trouble_is_no_result() {
        assert!(reason(&Problem::unavailable(2)).is_err());
        assert!(reason(&Problem::from(ProblemKind::Conflict).retry_in(1)).is_err());
        assert_eq!(reason(&ProblemKind::Internal.into()).unwrap(), "fault");
        assert_eq!(reason(&Problem::not_found()).unwrap(), "unseen");
    }
}
