use auth::Allowed;
use contacts_api::{LookEntry, perm};
use contract::{Cursor, Found, Page, PageQuery, Problem, ProblemKind};
use runtime::{Early, Params};
use time::OffsetDateTime;
use uuid::Uuid;

use super::store;

pub(crate) async fn list(
    allowed: Allowed<perm::ReadAccessLog>,
    Params(asked): Params<PageQuery>,
) -> Result<Found<Page<LookEntry>>, Early> {
    let limit = asked.size()?;
    let cursor = Cursor::of(allowed.council()?.id, "access-log");
    let before = asked.cursor.as_deref().map(|text| place(cursor, text)).transpose()?;
    let tx = allowed.begin().await?;
    let rows = store::list(&tx, before, i64::from(limit) + 1).await?;
    let page = cursor.page(rows, limit, |(id, look)| (microseconds(look.looked_at), *id));
    let items = page.items.into_iter().map(|(_, look)| look).collect();
    Ok(Found::plain(Page { items, next: page.next }))
}

fn place(cursor: Cursor<'_>, text: &str) -> Result<(OffsetDateTime, Uuid), Problem> {
    let (microseconds, id): (i64, Uuid) = cursor.open(text)?;
    let at = OffsetDateTime::from_unix_timestamp_nanos(i128::from(microseconds) * 1_000);
    Ok((at.map_err(|_| ProblemKind::BadCursor)?, id))
}

/// Since 1970; PostgreSQL keeps no finer.
fn microseconds(at: OffsetDateTime) -> i64 {
    i64::try_from(at.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX)
}
