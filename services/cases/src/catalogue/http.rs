use auth::Allowed;
use cases_api::catalogue::{FoundService, ServiceDetail};
use cases_api::perm;
use contract::{Found, Page, Problem};
use runtime::{Early, Params, Shared};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{At, handed_on, store};
use crate::office::Office;

/// What to look for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct FindServices {
    /// What someone typed; every service when absent.
    #[serde(default)]
    q: Option<String>,
    /// Only those with this number in the Local Government Services List.
    #[serde(default)]
    lgsl: Option<u32>,
    /// Only those with this number in the Local Government Interaction List.
    #[serde(default)]
    lgil: Option<u16>,
}

pub async fn find(
    allowed: Allowed<perm::ReadServices>,
    Params(asked): Params<FindServices>,
    Shared(office): Shared<Office>,
) -> Result<Found<Page<FoundService>>, Early> {
    let (council, snapshot) = (allowed.council()?, allowed.directory().snapshot());
    let tx = allowed.begin().await?;
    let known = office.catalogues.of(&tx, council, &office.library).await?;
    drop(tx);
    let at = At { council, snapshot: &snapshot, config: &office.config };
    let mut items = known.find(asked.q.as_deref().unwrap_or_default(), &at);
    items.retain(|found| {
        asked.lgsl.is_none_or(|code| found.service.lgsl == code)
            && asked.lgil.is_none_or(|code| found.service.lgil == Some(code))
    });
    Ok(Found::plain(Page { items, next: None }))
}

pub async fn read(
    allowed: Allowed<perm::ReadServices>,
    runtime::At(slug): runtime::At<String>,
    Shared(office): Shared<Office>,
) -> Result<Found<ServiceDetail>, Early> {
    let (council, snapshot) = (allowed.council()?, allowed.directory().snapshot());
    let tx = allowed.begin().await?;
    let own = store::service(&tx, &slug).await?.map(|offered| offered.to_detail());
    drop(tx);
    let at = At { council, snapshot: &snapshot, config: &office.config };
    let detail = own.or_else(|| handed_on(&office.library, &slug, &at));
    let mut detail = detail.ok_or_else(Problem::not_found)?;
    if allowed.actor().staff().is_none() {
        // What is said in a call is for who says it.
        detail.call_script.clear();
    }
    Ok(Found::plain(detail))
}
