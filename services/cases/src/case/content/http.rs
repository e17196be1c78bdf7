use auth::Allowed;
use cases_api::lookup::{FoundByContent, LookUpCases};
use cases_api::perm;
use contract::{Found, Page};
use runtime::{Early, Params};

use super::{store, typed};
use crate::caller::Looker;

pub async fn search(
    allowed: Allowed<perm::ReadCases>,
    Params(asked): Params<LookUpCases>,
) -> Result<Found<Page<FoundByContent>>, Early> {
    let words = typed(&asked.q)?;
    let tx = allowed.begin().await?;
    let items = store::search(&tx, words, Looker::of(&allowed, asked.call)).await?;
    Ok(Found::plain(Page { items, next: None }))
}
