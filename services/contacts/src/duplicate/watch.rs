//! People who weren't compared with the others since something of them changed, or since the rules did.

use std::time::Duration;

use contract::CouncilId;
use runtime::{Context, Watch};
use tenant_db::DbError;

use super::{likely, store};

/// How many people one transaction compares.
const AT_ONCE: i64 = 50;
/// How soon whoever changed is compared.
const EVERY: Duration = Duration::from_secs(10);

/// Everyone who is due is compared, council by council.
pub(crate) fn everyone(context: &Context) -> Watch {
    let context = context.clone();
    Watch::new("contacts.duplicates", EVERY, move || {
        let context = context.clone();
        async move { runtime::each_council(&context, |council| sweep(&context, council)).await }
    })
}

async fn sweep(context: &Context, council: CouncilId) -> Result<(), DbError> {
    while some(context, council).await? {
        if context.is_ending() {
            return Ok(());
        }
    }
    Ok(())
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
