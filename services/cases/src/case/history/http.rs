use auth::Allowed;
use cases_api::history::{CaseChange, ListChanges};
use cases_api::perm;
use contract::{CaseChangeId, CaseId, Done, Found, LookReason, Page, PageQuery, Problem};
use runtime::{At, Early, Params};

use super::{shown, store};
use crate::caller::{self, Looker};

pub async fn list(
    allowed: Allowed<perm::ReadCases>,
    At(id): At<CaseId>,
    Params(asked): Params<ListChanges>,
) -> Result<Found<Page<CaseChange>>, Early> {
    let ListChanges { field, call, limit, cursor } = asked;
    let page = PageQuery { limit, cursor };
    let size = page.size()?;
    let name = format!("changes {id} {field:?}");
    let list = allowed.list(&name);
    let before = page.cursor.map(|cursor| list.open::<CaseChangeId>(&cursor)).transpose()?;
    let tx = allowed.begin().await?;
    let sight = store::sight(&tx, id, Looker::of(&allowed, call)).await?.ok_or_else(Problem::not_found)?;
    let rows = store::list(&tx, id, field.as_deref(), before, size).await?;
    let call = caller::store::heard(&tx, call).await?;
    tx.looked_at_for(id, "history", LookReason { case: Some(id), call });
    let rows = rows.into_iter().map(|change| shown(sight, change)).collect();
    Ok(Found::plain(list.page(rows, size, |change: &CaseChange| change.id)))
}

pub async fn erase(allowed: Allowed<perm::EraseHistory>, At(id): At<CaseChangeId>) -> Result<Done, Early> {
    let tx = allowed.begin_once(&id).await?;
    let case = store::case_of(&tx, id).await?.ok_or_else(Problem::not_found)?;
    if store::erase(&tx, id).await? {
        tx.audit("case.change-erased", case, &["history"]);
    }
    Ok(tx.commit(Done).await?)
}
