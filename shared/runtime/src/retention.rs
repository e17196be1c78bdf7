//! What every service has that is done with, stored answers and events, goes by age, council by council.
//! What is a service's own goes by watches of its own.

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
            each_council(&context, |council| act(context.clone(), council)).await
        }
    })
}

/// Does something for each council that the process knows, one after the other, until the process ends.
/// What goes wrong at one keeps none of the others from its turn.
///
/// # Errors
/// The first that there was, once every council had its turn.
pub async fn each_council<F, Fut>(context: &Context, act: F) -> Result<(), DbError>
where
    F: Fn(CouncilId) -> Fut,
    Fut: Future<Output = Result<(), DbError>>,
{
    let councils = context.directory.snapshot().councils.councils.clone();
    let ids = councils.iter().map(|council| council.id).take_while(|_| !context.is_ending());
    in_turn(ids, act).await
}

async fn in_turn<T, E, F, Fut>(all: impl Iterator<Item = T>, act: F) -> Result<(), E>
where
    F: Fn(T) -> Fut,
    Fut: Future<Output = Result<(), E>>,
{
    let mut trouble = None;
    for one in all {
        trouble = trouble.or(act(one).await.err());
    }
    trouble.map_or(Ok(()), Err)
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

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    #[tokio::test]
    async fn each_has_its_turn_whatever_goes_wrong_before_it_and_the_first_trouble_is_told() {
        let turns = RefCell::new(Vec::new());
        let act = |council: &'static str| {
            turns.borrow_mut().push(council);
            std::future::ready(if council == "adur" { Ok(()) } else { Err(council) })
        };
        let told = in_turn(["wealden", "rother", "adur"].into_iter(), act).await;
        assert_eq!((told, turns.into_inner()), (Err("wealden"), vec!["wealden", "rother", "adur"]));
    }
}
