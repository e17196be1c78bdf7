//! People who can't be found yet by what the rules say.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use contract::CouncilId;
use runtime::{Context, Watch};
use tenant_db::DbError;

use super::{keep, store};

/// How many people one transaction makes findable.
const AT_ONCE: i64 = 500;
/// How soon a council that is new here is looked at.
const EVERY: Duration = Duration::from_secs(5);
/// How long a council where nobody was behind is taken to be so: who writes keeps tokens in step.
const SETTLED_FOR: Duration = Duration::from_secs(120);

/// Everyone who is behind the rules is brought up to them, council by council.
pub(crate) fn everyone(context: &Context) -> Watch {
    let context = context.clone();
    let settled = Arc::new(Settled::default());
    let look = move || {
        let (context, settled) = (context.clone(), Arc::clone(&settled));
        async move { settled.look(&context).await }
    };
    Watch::new("contacts.search", EVERY, look)
}

/// When councils were last found to be up to the rules.
#[derive(Default)]
struct Settled(Mutex<HashMap<CouncilId, Instant>>);

impl Settled {
    async fn look(&self, context: &Context) -> Result<(), DbError> {
        runtime::each_council(context, |council| self.settle(context, council)).await
    }

    /// Brings a council up to the rules, unless it was so just now.
    async fn settle(&self, context: &Context, council: CouncilId) -> Result<(), DbError> {
        if self.is_settled(council) {
            return Ok(());
        }
        while some(context, council).await? {
            if context.is_ending() {
                return Ok(());
            }
        }
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(council, Instant::now());
        Ok(())
    }

    fn is_settled(&self, council: CouncilId) -> bool {
        let settled = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        settled.get(&council).is_some_and(|at| at.elapsed() < SETTLED_FOR)
    }
}

/// Brings some people of a council up to the rules; whether there were any.
async fn some(context: &Context, council: CouncilId) -> Result<bool, DbError> {
    let tx = context.task_tx(crate::Contacts::NAME, council, "search").await?;
    let due = store::behind(&tx, AT_ONCE).await?;
    if due.is_empty() {
        return Ok(false);
    }
    keep(&tx, &due).await?;
    tx.commit_unanswered().await?;
    Ok(true)
}
