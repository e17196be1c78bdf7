use auth::Allowed;
use cases_api::incident::{DismissSuggestion, Suggestion};
use cases_api::perm;
use contract::{Done, Found, Page};
use runtime::{Body, Early};
use time::Duration;

use super::rule::USUAL;
use super::{dismissed, store, suggested};

pub async fn list(allowed: Allowed<perm::ReadCases>) -> Result<Found<Page<Suggestion>>, Early> {
    let tx = allowed.begin().await?;
    let since = tx.now() - Duration::hours(USUAL.hours);
    let open = store::lately(&tx, since).await?;
    Ok(Found::plain(Page { items: suggested(&open), next: None }))
}

pub async fn dismiss(
    allowed: Allowed<perm::RunIncidents>,
    Body(asked): Body<DismissSuggestion>,
) -> Result<Done, Early> {
    let tx = allowed.begin_once(&asked).await?;
    dismissed(&tx, &asked.cases).await?;
    Ok(tx.commit(Done).await?)
}
