//! The watch over clocks: what is due is done, each case in a transaction of its own, so that whatever is
//! killed is done once by the next look.

use std::sync::Arc;
use std::time::Duration;

use contract::CaseId;
use contract::council::{Council, CouncilState};
use runtime::{Context, Watch};
use tenant_db::DbError;

use super::{store, tending};
use crate::Cases;

const LOOK_EVERY: Duration = Duration::from_secs(5);
/// How many clocks of one council are looked at before other councils have had their turn.
const TURN: i64 = 64;

/// The watch over clocks.
pub(crate) fn watch(context: Context) -> Watch {
    let look = move || {
        let context = context.clone();
        async move { look(&context).await }
    };
    Watch::new("cases.clocks", LOOK_EVERY, look)
}

async fn look(context: &Context) -> Result<(), DbError> {
    let snapshot = context.directory.snapshot();
    let active = snapshot.councils.councils.iter().filter(|council| council.state == CouncilState::Active);
    let councils: Vec<Arc<Council>> = active.cloned().collect();
    let now = context.now();
    let (ids, times) = councils.iter().map(|council| (council.id.uuid(), council.time(now))).unzip();
    let tx = context.relay_tx().await?;
    let due = store::due(&tx, ids, times, TURN).await?;
    tx.commit().await?;
    let mut trouble = None;
    for (council, id) in due {
        let Some(council) = councils.iter().find(|known| known.id == council) else { continue };
        if let Err(error) = tend(context, council, id).await {
            trouble = trouble.or(Some(error));
            put_back(context, council, id).await?;
        }
    }
    trouble.map_or(Ok(()), Err)
}

async fn tend(context: &Context, council: &Council, id: CaseId) -> Result<(), DbError> {
    let tx = context.task_tx(Cases::NAME, council.id, "clocks").await?;
    tending::tend(&tx, id, council.first_language()).await?;
    tx.commit_unanswered().await
}

async fn put_back(context: &Context, council: &Council, id: CaseId) -> Result<(), DbError> {
    let tx = context.task_tx(Cases::NAME, council.id, "clocks").await?;
    store::tried(&tx, id).await?;
    tx.commit_unanswered().await
}
