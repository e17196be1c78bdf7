use auth::Allowed;
use cases_api::perm;
use cases_api::promise::{ClosePromise, KeepPromise, MakePromise, PromiseState, PromiseView, RenewPromise};
use contract::{ContactId, Created, Faults, Found, LookReason, Problem, PromiseId};
use runtime::{At, Body, Early, IfMatch, Params, Shared};
use tenant_db::TenantTx;

use super::{making, store, when};
use crate::caller::Looker;
use crate::office::Office;

pub async fn make(
    allowed: Allowed<perm::MakePromises>,
    Body(asked): Body<MakePromise>,
    Shared(office): Shared<Office>,
) -> Result<Created<PromiseView>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let id = making::make(&tx, &office, allowed.council()?, &asked).await?;
    let body = shown(&tx, id, Looker::of(&allowed, asked.call)).await?;
    Ok(tx.commit(Created { body, location: format!("/api/v1/promises/{id}") }).await?)
}

pub async fn read(
    allowed: Allowed<perm::ReadPromises>,
    At(id): At<PromiseId>,
    Params(from): Params<LookReason>,
) -> Result<Found<PromiseView>, Early> {
    let tx = allowed.begin().await?;
    let view = shown(&tx, id, Looker::of(&allowed, from.call)).await?;
    let why = LookReason { call: view.call, case: view.case.as_ref().map(|case| case.id) };
    tx.looked_at_for(view.person.contact.map_or(id.uuid(), ContactId::uuid), "promise", why);
    Ok(at(view))
}

pub async fn keep(
    allowed: Allowed<perm::MakePromises>,
    At(id): At<PromiseId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<KeepPromise>,
) -> Result<Found<PromiseView>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let given = store::given(&tx, id).await?.ok_or_else(Problem::not_found)?;
    given.end(&tx, version, PromiseState::Kept, asked.text.as_deref()).await?;
    let view = shown(&tx, id, Looker::of(&allowed, None)).await?;
    Ok(tx.commit(at(view)).await?)
}

pub async fn close(
    allowed: Allowed<perm::MakePromises>,
    At(id): At<PromiseId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<ClosePromise>,
) -> Result<Found<PromiseView>, Early> {
    let mut faults = Faults::none();
    let text = faults.take("/text", crate::case::words::needed_text(&asked.text, super::MOST));
    let text = faults.finish(text)?;
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let given = store::given(&tx, id).await?.ok_or_else(Problem::not_found)?;
    given.end(&tx, version, PromiseState::Broken, Some(&text)).await?;
    let view = shown(&tx, id, Looker::of(&allowed, None)).await?;
    Ok(tx.commit(at(view)).await?)
}

pub async fn renew(
    allowed: Allowed<perm::MakePromises>,
    At(id): At<PromiseId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<RenewPromise>,
    Shared(office): Shared<Office>,
) -> Result<Found<PromiseView>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let given = store::given(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let mut faults = Faults::none();
    let calendar = office.calendar_of(&tx, allowed.council()?, (given.case, given.team)).await?;
    let due = when::read(&asked.due, tx.now(), &calendar, "/due", &mut faults)?;
    let due = faults.finish(due)?;
    given.renew(&tx, version, due).await?;
    let view = shown(&tx, id, Looker::of(&allowed, None)).await?;
    Ok(tx.commit(at(view)).await?)
}

async fn shown(tx: &TenantTx, id: PromiseId, looker: Looker) -> Result<PromiseView, Problem> {
    store::view(tx, id, looker).await?.ok_or_else(Problem::not_found)
}

fn at(view: PromiseView) -> Found<PromiseView> {
    let version = view.version;
    Found::at(view, version)
}
