//! Transfers that nobody answers in time become promises.

use std::sync::Arc;
use std::time::Duration;

use contract::TransferId;
use contract::council::{Council, CouncilState};
use runtime::{Context, Watch};
use tenant_db::DbError;
use time::OffsetDateTime;
use uuid::Uuid;

use super::store;
use crate::Cases;
use crate::office::Office;

const LOOK_EVERY: Duration = Duration::from_secs(5);
/// How many of one council's transfers are taken before other councils have had their turn.
const TURN: i64 = 32;

/// The watch over transfers.
pub(crate) fn watch(context: Context, office: Arc<Office>) -> Watch {
    let look = move || {
        let (context, office) = (context.clone(), Arc::clone(&office));
        async move { look(&context, &office).await }
    };
    Watch::new("cases.transfers", LOOK_EVERY, look)
}

async fn look(context: &Context, office: &Office) -> Result<(), DbError> {
    let councils = served(context);
    let (ids, times) = councils.iter().map(|council| at(council, context.now())).unzip();
    let tx = context.relay_tx().await?;
    let due = store::due(&tx, ids, times, TURN).await?;
    tx.commit().await?;
    let mut trouble = None;
    for (council, id) in due {
        let known = councils.iter().find(|known| known.id == council);
        let Some(council) = known else { continue };
        if let Err(error) = lapse(context, office, council, id).await {
            trouble = trouble.or(Some(error));
            put_back(context, council, id).await?;
        }
    }
    trouble.map_or(Ok(()), Err)
}

/// The councils at which work goes on; what is due at the others waits.
fn served(context: &Context) -> Vec<Arc<Council>> {
    let snapshot = context.directory.snapshot();
    let active = snapshot.councils.councils.iter().filter(|council| council.state == CouncilState::Active);
    active.cloned().collect()
}

/// A council with its own time.
fn at(council: &Council, now: OffsetDateTime) -> (Uuid, OffsetDateTime) {
    (council.id.uuid(), council.time(now))
}

/// What failed comes after what wasn't tried yet.
async fn put_back(context: &Context, council: &Council, id: TransferId) -> Result<(), DbError> {
    let tx = context.task_tx(Cases::NAME, council.id, "transfers").await?;
    store::tried(&tx, id).await?;
    tx.commit_unanswered().await
}

async fn lapse(context: &Context, office: &Office, council: &Council, id: TransferId) -> Result<(), DbError> {
    let tx = context.task_tx(Cases::NAME, council.id, "transfers").await?;
    let Some(passed) = store::unanswered(&tx, id).await? else { return Ok(()) };
    passed.lapse(&tx, office, council).await.map_err(|problem| DbError::Bug(problem.to_string()))?;
    tx.commit_unanswered().await
}
