use auth::Allowed;
use contract::{Found, Page, PageQuery};
use identity_api::{StaffMember, perm};
use runtime::{Early, Params};

use super::store;

/// `GET /api/v1/identity/staff`
pub(crate) async fn list(
    allowed: Allowed<perm::ReadStaff>,
    Params(asked): Params<PageQuery>,
) -> Result<Found<Page<StaffMember>>, Early> {
    let limit = asked.size()?;
    let cursor = allowed.list("staff");
    let after = asked.cursor.map(|text| cursor.open(&text)).transpose()?;
    let tx = allowed.begin().await?;
    let found = store::page(&tx, after, i64::from(limit) + 1).await?;
    let Page { items, next } = cursor.page(found, limit, |(place, _)| place.clone());
    let items = items.into_iter().map(|(_, member)| member).collect();
    Ok(Found::plain(Page { items, next }))
}
