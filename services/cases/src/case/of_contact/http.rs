use auth::Allowed;
use cases_api::case::{CaseSummary, OfContact};
use cases_api::perm;
use contract::{Found, Page};
use runtime::{Early, Params};

use super::store;
use crate::caller::Looker;

pub async fn list(
    allowed: Allowed<perm::ReadCases>,
    Params(asked): Params<OfContact>,
) -> Result<Found<Page<CaseSummary>>, Early> {
    let tx = allowed.begin().await?;
    let items = store::of_contact(&tx, asked.contact, Looker::of(&allowed, asked.call)).await?;
    Ok(Found::plain(Page { items, next: None }))
}
