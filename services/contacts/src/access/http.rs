use auth::Allowed;
use contacts_api::{LookEntry, perm};
use contract::{Found, Moment, Page, PageQuery};
use runtime::{Early, Params};
use uuid::Uuid;

use super::store;

pub(crate) async fn list(
    allowed: Allowed<perm::ReadAccessLog>,
    Params(asked): Params<PageQuery>,
) -> Result<Found<Page<LookEntry>>, Early> {
    let limit = asked.size()?;
    let cursor = allowed.list("access-log");
    let before = asked.cursor.as_deref().map(|text| cursor.open::<(Moment, Uuid)>(text)).transpose()?;
    let before = before.map(|(Moment(at), id)| (at, id));
    let tx = allowed.begin().await?;
    let rows = store::list(&tx, before, i64::from(limit) + 1).await?;
    let page = cursor.page(rows, limit, |(id, look)| (Moment(look.looked_at), *id));
    let items = page.items.into_iter().map(|(_, look)| look).collect();
    Ok(Found::plain(Page { items, next: page.next }))
}
