use auth::Allowed;
use cases_api::perm;
use cases_api::queues::{MOST_SAVED, SaveFilter, SavedFilter};
use contract::{Created, Done, Found, Problem, ProblemKind, SavedFilterId, TeamId};
use runtime::{At, Body, Early, IfMatch};
use tenant_db::TenantTx;

use super::{read, store};

pub async fn save(
    allowed: Allowed<perm::ArrangeWork>,
    Body(asked): Body<SaveFilter>,
) -> Result<Created<SavedFilter>, Early> {
    let name = read(&asked)?;
    let tx = allowed.begin_once(&asked).await?;
    must_be_own_team(&tx, asked.team).await?;
    if store::count(&tx).await? >= MOST_SAVED {
        return Err(
            Problem::new(ProblemKind::Conflict, "There are fifty saved filters already: delete one first.").into()
        );
    }
    let id = tx.new_id::<SavedFilterId>();
    store::add(&tx, id, &name, &asked).await?;
    tx.audit("filter.saved", id, &["name", "filters", "team"]);
    let body = store::own(&tx, id).await?.ok_or_else(Problem::not_found)?;
    Ok(tx.commit(Created { body, location: format!("/api/v1/saved-filters/{id}") }).await?)
}

pub async fn change(
    allowed: Allowed<perm::ArrangeWork>,
    At(id): At<SavedFilterId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<SaveFilter>,
) -> Result<Found<SavedFilter>, Early> {
    let name = read(&asked)?;
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let before = store::own(&tx, id).await?.ok_or_else(Problem::not_found)?;
    must_be_own_team(&tx, asked.team).await?;
    if before.version != version || !store::change(&tx, id, version, &name, &asked).await? {
        return Err(ProblemKind::PreconditionFailed.into());
    }
    tx.audit("filter.changed", id, &["name", "filters", "team"]);
    let after = store::own(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let version = after.version;
    Ok(tx.commit(Found::at(after, version)).await?)
}

pub async fn delete(allowed: Allowed<perm::ArrangeWork>, At(id): At<SavedFilterId>) -> Result<Done, Early> {
    let tx = allowed.begin_once(&()).await?;
    if !store::delete(&tx, id).await? {
        return Err(Problem::not_found().into());
    }
    tx.audit("filter.deleted", id, &[]);
    Ok(tx.commit(Done).await?)
}

async fn must_be_own_team(tx: &TenantTx, team: Option<TeamId>) -> Result<(), Problem> {
    let Some(team) = team else { return Ok(()) };
    if store::in_team(tx, team).await? {
        return Ok(());
    }
    Err(Problem::at("/team", "unknown-value", "You are in no team with this id."))
}
