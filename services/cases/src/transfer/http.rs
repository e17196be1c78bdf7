use auth::Allowed;
use cases_api::perm;
use cases_api::transfer::{DeclineTransfer, ListTransfers, PassOn, TransferView};
use contract::{Created, Faults, Found, Moment, Page, PageQuery, Problem, ProblemKind, StaffId, TransferId};
use runtime::{At, Body, Early, Params, Shared};
use tenant_db::TenantTx;

use super::{passing, store};
use crate::caller::Looker;
use crate::case::words::needed_text;
use crate::office::Office;
use crate::promise::MOST;

/// Where a page begins: before this time and id.
type Place = (Moment, TransferId);

pub async fn pass_on(
    allowed: Allowed<perm::MakePromises>,
    Body(asked): Body<PassOn>,
    Shared(office): Shared<Office>,
) -> Result<Created<TransferView>, Early> {
    let me = me(allowed.actor().staff())?;
    let tx = allowed.begin_once(&asked).await?;
    let id = passing::pass_on(&tx, &office, allowed.council()?, &asked, me).await?;
    let body = shown(&tx, id, (me, Looker::of(&allowed, None))).await?;
    Ok(tx.commit(Created { body, location: format!("/api/v1/transfers/{id}") }).await?)
}

pub async fn list(
    allowed: Allowed<perm::ReadPromises>,
    Params(asked): Params<ListTransfers>,
) -> Result<Found<Page<TransferView>>, Early> {
    let me = me(allowed.actor().staff())?;
    let page = PageQuery { limit: asked.limit, cursor: asked.cursor };
    let size = page.size()?;
    let name = format!("transfers {:?} {:?} {me}", asked.side, asked.state);
    let list = allowed.list(&name);
    let before = page.cursor.map(|cursor| list.open::<Place>(&cursor)).transpose()?;
    let before = before.map(|(Moment(made), id)| (made, id));
    let tx = allowed.begin().await?;
    let rows = store::list(&tx, (asked.side, asked.state), (me, Looker::of(&allowed, None)), before, size).await?;
    Ok(Found::plain(list.page(rows, size, |transfer| (Moment(transfer.made_at), transfer.id))))
}

pub async fn read(allowed: Allowed<perm::ReadPromises>, At(id): At<TransferId>) -> Result<Found<TransferView>, Early> {
    let me = me(allowed.actor().staff())?;
    let tx = allowed.begin().await?;
    Ok(Found::plain(shown(&tx, id, (me, Looker::of(&allowed, None))).await?))
}

pub async fn accept(
    allowed: Allowed<perm::MakePromises>,
    At(id): At<TransferId>,
) -> Result<Found<TransferView>, Early> {
    let me = me(allowed.actor().staff())?;
    let tx = allowed.begin_once(&()).await?;
    let passed = store::passed_to(&tx, id, me).await?.ok_or_else(Problem::not_found)?;
    passed.accept(&tx, me).await?;
    let view = shown(&tx, id, (me, Looker::of(&allowed, None))).await?;
    Ok(tx.commit(Found::plain(view)).await?)
}

pub async fn decline(
    allowed: Allowed<perm::MakePromises>,
    At(id): At<TransferId>,
    Body(asked): Body<DeclineTransfer>,
    Shared(office): Shared<Office>,
) -> Result<Found<TransferView>, Early> {
    let me = me(allowed.actor().staff())?;
    let mut faults = Faults::none();
    let reason = faults.take("/text", needed_text(&asked.text, MOST));
    let reason = faults.finish(reason)?;
    let tx = allowed.begin_once(&asked).await?;
    let passed = store::passed_to(&tx, id, me).await?.ok_or_else(Problem::not_found)?;
    passed.decline(&tx, &office, allowed.council()?, &reason).await?;
    let view = shown(&tx, id, (me, Looker::of(&allowed, None))).await?;
    Ok(tx.commit(Found::plain(view)).await?)
}

async fn shown(tx: &TenantTx, id: TransferId, who: (StaffId, Looker)) -> Result<TransferView, Problem> {
    store::view(tx, id, who).await?.ok_or_else(Problem::not_found)
}

/// A permission for staff is held by staff alone.
fn me(staff: Option<StaffId>) -> Result<StaffId, Problem> {
    staff.ok_or_else(|| ProblemKind::Forbidden.into())
}
