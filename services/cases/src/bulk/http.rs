use auth::Allowed;
use cases_api::bulk::{BulkAct, BulkItem, BulkState, ListBulkItems, OrderBulkAct};
use cases_api::perm;
use contract::{BulkActId, Created, Found, Page, PageQuery, Permission, Problem, ProblemKind};
use runtime::{At, Body, Early, Params, Shared};
use tenant_db::{Actor, TenantTx};

use super::store::NewAct;
use super::{order, store};
use crate::case::queue::Moments;
use crate::office::Office;

pub async fn order(
    allowed: Allowed<perm::WorkCases>,
    Body(asked): Body<OrderBulkAct>,
    Shared(office): Shared<Office>,
) -> Result<Created<BulkAct>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let moments = Moments::of(&office, allowed.council()?, tx.now())?;
    let understood = order::understand(&tx, &asked, moments).await?;
    let act = new_act(&tx, &allowed, None)?;
    store::add(&tx, &act, &understood.deed, understood.cases.len()).await?;
    store::add_cases(&tx, act.id, &understood.cases).await?;
    begun(tx, &office, act.id).await
}

pub async fn list(
    allowed: Allowed<perm::WorkCases>,
    Params(page): Params<PageQuery>,
) -> Result<Found<Page<BulkAct>>, Early> {
    let size = page.size()?;
    let name = format!("bulk acts {:?}", allowed.actor().staff());
    let list = allowed.list(&name);
    let before = page.cursor.map(|cursor| list.open::<BulkActId>(&cursor)).transpose()?;
    let tx = allowed.begin().await?;
    let acts = store::own(&tx, before, size).await?;
    Ok(Found::plain(list.page(acts, size, |act| act.id)))
}

pub async fn read(allowed: Allowed<perm::WorkCases>, At(id): At<BulkActId>) -> Result<Found<BulkAct>, Early> {
    let tx = allowed.begin().await?;
    Ok(Found::plain(store::view(&tx, id).await?.ok_or_else(Problem::not_found)?))
}

pub async fn items(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<BulkActId>,
    Params(asked): Params<ListBulkItems>,
) -> Result<Found<Page<BulkItem>>, Early> {
    let page = PageQuery { limit: asked.limit, cursor: asked.cursor };
    let size = page.size()?;
    let name = format!("bulk items {id} {:?}", asked.result);
    let list = allowed.list(&name);
    let after = page.cursor.map(|cursor| list.open::<i32>(&cursor)).transpose()?;
    let tx = allowed.begin().await?;
    store::view(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let items = store::items(&tx, id, asked.result, after.unwrap_or_default(), size).await?;
    Ok(Found::plain(list.page(items, size, |item| item.place)))
}

pub async fn cancel(allowed: Allowed<perm::WorkCases>, At(id): At<BulkActId>) -> Result<Found<BulkAct>, Early> {
    let tx = allowed.begin().await?;
    store::view(&tx, id).await?.ok_or_else(Problem::not_found)?;
    if store::end(&tx, id, "cancelled").await? {
        tx.audit("bulk.cancelled", id, &["state"]);
    }
    let after = store::view(&tx, id).await?.ok_or_else(Problem::not_found)?;
    Ok(tx.commit(Found::plain(after)).await?)
}

pub async fn undo(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<BulkActId>,
    Shared(office): Shared<Office>,
) -> Result<Created<BulkAct>, Early> {
    let tx = allowed.begin_once(&id).await?;
    let before = store::view(&tx, id).await?.ok_or_else(Problem::not_found)?;
    if !before.deed.can_be_undone() || before.undoes.is_some() {
        return Err(Problem::new(ProblemKind::Conflict, "This can't be taken back.").into());
    }
    if before.state == BulkState::Working {
        return Err(Problem::new(ProblemKind::Conflict, "Wait until it has ended, or cancel it first.").into());
    }
    let act = new_act(&tx, &allowed, Some(id))?;
    let total = store::changed(&tx, id).await?;
    store::add(&tx, &act, &before.deed, total).await?;
    store::add_changed(&tx, act.id, id).await?;
    begun(tx, &office, act.id).await
}

/// An act of whoever is allowed this, with what they may do.
///
/// # Errors
/// `forbidden` for whoever isn't of the staff.
pub(super) fn new_act<P: Permission>(
    tx: &TenantTx,
    allowed: &Allowed<P>,
    undoes: Option<BulkActId>,
) -> Result<NewAct, Problem> {
    let held = allowed.claims().map(|claims| claims.permissions.as_slice()).unwrap_or_default();
    let asked_for = |name: &&String| perm::ALL.iter().any(|row| row.name == name.as_str());
    let may = held.iter().filter(asked_for).cloned().collect();
    match tx.actor() {
        Actor::Staff { id, session } => {
            Ok(NewAct { id: tx.new_id::<BulkActId>(), staff: *id, session: *session, may, undoes })
        }
        _ => Err(ProblemKind::Forbidden.into()),
    }
}

async fn begun(tx: TenantTx, office: &Office, id: BulkActId) -> Result<Created<BulkAct>, Early> {
    tx.audit("bulk.ordered", id, &["deed", "cases"]);
    let body = store::view(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let answer = tx.commit(Created { body, location: format!("/api/v1/bulk-acts/{id}") }).await?;
    super::ring(office);
    Ok(answer)
}
