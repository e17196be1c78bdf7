use auth::Allowed;
use cases_api::case::{CaseSummary, ListCases};
use cases_api::perm;
use cases_api::queues::Queues;
use contract::{CaseId, Found, Moment, Page, PageQuery};
use runtime::{Early, Params, Shared};

use super::super::moving::Moving;
use super::{Moments, Which, counts, store};
use crate::office::Office;

/// Where a page begins: after this due time and id.
type Place = (Moment, CaseId);

pub async fn list(
    allowed: Allowed<perm::ReadCases>,
    Params(asked): Params<ListCases>,
    Shared(office): Shared<Office>,
) -> Result<Found<Page<CaseSummary>>, Early> {
    let which = Which::read(&asked)?;
    let (limit, cursor) = (asked.limit, asked.cursor);
    let page = PageQuery { limit, cursor };
    let size = page.size()?;
    let me = allowed.actor().staff();
    let name = format!("cases {which:?} {me:?}");
    let list = allowed.list(&name);
    let after = page.cursor.map(|cursor| list.open::<Place>(&cursor)).transpose()?;
    let after = after.map(|(Moment(due), id)| (due, id));
    let tx = allowed.begin().await?;
    let moments = Moments::of(&office, allowed.council()?, tx.now())?;
    let rows = store::list(&tx, which, moments, after, size).await?;
    Ok(Found::plain(list.page(rows, size, |case| (Moment(case.due_at), case.id))))
}

pub async fn queues(allowed: Allowed<perm::ReadCases>, Shared(office): Shared<Office>) -> Result<Found<Queues>, Early> {
    let tx = allowed.begin().await?;
    let by = office.breaching_by(allowed.council()?, tx.now())?;
    let moving = Moving::of(&allowed, &office)?;
    Ok(Found::plain(counts::store::queues(&tx, moving.holds, by).await?))
}
