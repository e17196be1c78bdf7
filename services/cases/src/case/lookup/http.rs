use auth::Allowed;
use cases_api::lookup::{FoundCase, LookUpCases};
use cases_api::perm;
use contract::{Found, Page};
use runtime::{Early, Params};

use super::{Wanted, store};
use crate::caller::Looker;

pub async fn find(
    allowed: Allowed<perm::ReadCases>,
    Params(asked): Params<LookUpCases>,
) -> Result<Found<Page<FoundCase>>, Early> {
    let wanted = Wanted::read("/q", &asked.q, allowed.council()?.prefix)?;
    let tx = allowed.begin().await?;
    let items = wanted.settle(store::find(&tx, &wanted, Looker::of(&allowed, asked.call)).await?);
    Ok(Found::plain(Page { items, next: None }))
}
