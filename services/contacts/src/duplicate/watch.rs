//! People who weren't compared with the others since something of them changed, or since the rules did.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use contract::CouncilId;
use runtime::{Context, Watch};
use tenant_db::DbError;

use super::{likely, store};

/// How many people one transaction compares.
const AT_ONCE: i64 = 50;
/// How soon whoever changed is compared.
const EVERY: Duration = Duration::from_secs(10);

/// Everyone who is due is compared: some of one council, then some of the next, until none is left anywhere.
pub(crate) fn everyone(context: &Context) -> Watch {
    let context = context.clone();
    Watch::new("contacts.duplicates", EVERY, move || {
        let context = context.clone();
        async move {
            let more = &AtomicBool::new(true);
            while more.swap(false, Ordering::Relaxed) && !context.is_ending() {
                let context = &context;
                runtime::each_council(context, |council| async move {
                    more.fetch_or(some(context, council).await?, Ordering::Relaxed);
                    Ok(())
                })
                .await?;
            }
            Ok(())
        }
    })
}

/// Compares some people of a council; whether there were any.
async fn some(context: &Context, council: CouncilId) -> Result<bool, DbError> {
    let tx = context.task_tx(crate::Contacts::NAME, council, "duplicates").await?;
    let (rules, version) = store::rules(&tx).await?;
    // Who changed is at 0, so that rules that nobody chose count as the first.
    let version = version + 1;
    let due = store::behind(&tx, version, AT_ONCE).await?;
    for person in &due {
        let found = likely(&tx, *person, &rules).await?;
        store::suggest(&tx, *person, &found, version).await?;
    }
    if !due.is_empty() {
        tx.commit_unanswered().await?;
    }
    Ok(!due.is_empty())
}
