use auth::Allowed;
use cases_api::incident::{DismissSuggestion, Suggestion};
use cases_api::perm;
use contract::{Done, Found, Page};
use runtime::{Body, Early};
use time::Duration;

use super::rule::Rule;
use super::{dismissed, store, suggested};
use crate::settings;

pub async fn list(allowed: Allowed<perm::ReadCases>) -> Result<Found<Page<Suggestion>>, Early> {
    let tx = allowed.begin().await?;
    let (settings, _) = settings::store::read(&tx).await?;
    let Some(rule) = Rule::chosen(settings.suggesting) else {
        return Ok(Found::plain(Page { items: Vec::new(), next: None }));
    };
    let open = store::lately(&tx, tx.now() - Duration::hours(rule.hours)).await?;
    Ok(Found::plain(Page { items: suggested(&open, &rule), next: None }))
}

pub async fn dismiss(
    allowed: Allowed<perm::RunIncidents>,
    Body(asked): Body<DismissSuggestion>,
) -> Result<Done, Early> {
    let tx = allowed.begin_once(&asked).await?;
    dismissed(&tx, &asked.cases).await?;
    Ok(tx.commit(Done).await?)
}
