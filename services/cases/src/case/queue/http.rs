use auth::Allowed;
use cases_api::case::{CaseSummary, ListCases};
use cases_api::perm;
use contract::{CaseId, Cursor, Found, Page, PageQuery, Problem, ProblemKind};
use runtime::{Early, Params};
use time::OffsetDateTime;

use super::{Which, store};

/// Where a page begins: after this due time (microseconds) and id.
type Place = (i64, CaseId);

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
    let list = Cursor::of(allowed.council()?.id, &name);
    let after = page.cursor.map(|cursor| list.open::<Place>(&cursor)).transpose()?;
    let after = after.map(place).transpose()?;
    let tx = allowed.begin().await?;
    let rows = store::list(&tx, which, me, after, size).await?;
    Ok(Found::plain(list.page(rows, size, |case| (microseconds(case.due_at), case.id))))
}

fn place((due, id): Place) -> Result<(OffsetDateTime, CaseId), Problem> {
    let due = OffsetDateTime::from_unix_timestamp_nanos(i128::from(due) * 1_000);
    Ok((due.map_err(|_| ProblemKind::BadCursor)?, id))
}

/// PostgreSQL keeps no less than a microsecond, and no time that i64 can't hold.
fn microseconds(at: OffsetDateTime) -> i64 {
    i64::try_from(at.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX)
}
