use auth::Allowed;
use cases_api::case::{CaseSummary, ListCases};
use cases_api::perm;
use contract::{CaseId, Found, Moment, Page, PageQuery};
use runtime::{Early, Params};

use super::{Which, store};

/// Where a page begins: after this due time  and id.
type Place = (Moment, CaseId);

pub async fn list(
    allowed: Allowed<perm::ReadCases>,
    Params(asked): Params<ListCases>,
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
    let rows = store::list(&tx, which, me, after, size).await?;
    Ok(Found::plain(list.page(rows, size, |case| (Moment(case.due_at), case.id))))
}
