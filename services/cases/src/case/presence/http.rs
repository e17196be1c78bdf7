use auth::Allowed;
use cases_api::perm;
use cases_api::queues::{AtCase, CaseNow, WatchCase};
use contract::{CaseId, Done, Found, Problem, ProblemKind};
use runtime::{At, Body, Early};

use super::store;

pub async fn watch(
    allowed: Allowed<perm::ArrangeWork>,
    At(id): At<CaseId>,
    Body(asked): Body<WatchCase>,
) -> Result<Done, Early> {
    let tx = allowed.begin().await?;
    match store::watch(&tx, id, asked.seen).await? {
        store::Watching::Begun => Ok(tx.commit(Done).await?),
        store::Watching::Full => {
            Err(Problem::new(ProblemKind::Conflict, "You watch 500 cases already: stop watching some first.").into())
        }
        store::Watching::NoCase => Err(Problem::not_found().into()),
    }
}

pub async fn unwatch(allowed: Allowed<perm::ArrangeWork>, At(id): At<CaseId>) -> Result<Done, Early> {
    let tx = allowed.begin().await?;
    if !store::unwatch(&tx, id).await? {
        return Err(Problem::not_found().into());
    }
    Ok(tx.commit(Done).await?)
}

pub async fn present(
    allowed: Allowed<perm::ArrangeWork>,
    At(id): At<CaseId>,
    Body(asked): Body<AtCase>,
) -> Result<Found<CaseNow>, Early> {
    let tx = allowed.begin().await?;
    let now = store::present(&tx, id, asked).await?.ok_or_else(Problem::not_found)?;
    Ok(tx.commit(Found::plain(now)).await?)
}
