//! Nothing is kept for ever: what every service has that is done with goes by age, council by council.

use std::time::Duration;

use contract::CouncilId;
use tenant_db::DbError;

use crate::config;
use crate::service::{Context, Watch};

const LOOK_EVERY: Duration = Duration::from_secs(15 * 60);

/// Watches over a service's stored answers, handled and delivered events.
pub(crate) fn watch(context: Context, service: &'static str) -> Watch {
    for_each_council(
        "retention",
        context,
        move |context, council| async move { forget(&context, service, council).await },
    )
}

/// A watch that does something for every council in turn, once the process knows them and then
/// every 15 minutes.
pub fn for_each_council<F, Fut>(name: &'static str, context: Context, act: F) -> Watch
where
    F: Fn(Context, CouncilId) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<(), DbError>> + Send + 'static,
{
    Watch::new(name, LOOK_EVERY, move || {
        let (context, act) = (context.clone(), act.clone());
        async move {
            tokio::select! {
                () = context.directory.wait_until(|_| context.directory.is_ready()) => {}
                () = context.ending.cancelled() => return Ok(()),
            }
            let councils = context.directory.snapshot().councils.councils.clone();
            for council in councils {
                if context.is_ending() {
                    break;
                }
                act(context.clone(), council.id).await?;
            }
            Ok(())
        }
    })
}

/// Forgets what one council's part of a service has kept for long enough, by the process's clock.
///
/// # Errors
/// When the database can't be reached or refuses; what was forgotten before stays forgotten.
pub async fn forget(context: &Context, service: &str, council: CouncilId) -> Result<(), DbError> {
    let config::Retention { answers, events, .. } = context.config.retention;
    let (now, days) = (context.now(), time::Duration::days);
    loop {
        let tx = context.task_tx(service, council, "retention").await?;
        let answered = tenant_db::forget_answers(&tx, now - days(answers)).await?;
        let handled = events::forget(&tx, now - days(events)).await?;
        tx.commit_unanswered().await?;
        if !answered && !handled {
            return Ok(());
        }
    }
}
