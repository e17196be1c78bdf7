use auth::Allowed;
use cases_api::catalogue::editing::{
    BeginService, CatalogueService, Compare, Differences, LibraryEntry, LibraryUpdates, SettleUpdate,
};
use cases_api::perm;
use cases_api::workflow::Workflow;
use contract::{Created, Found, Page, ServiceId};
use runtime::{At, Body, Early, IfMatch, Params, Shared};

use crate::office::Office;

pub async fn entries(
    allowed: Allowed<perm::ReadCatalogue>,
    Shared(office): Shared<Office>,
) -> Result<Found<Page<LibraryEntry>>, Early> {
    let tx = allowed.begin().await?;
    let items = super::entries(&tx, allowed.council()?, &office.library).await?;
    Ok(Found::plain(Page { items, next: None }))
}

pub async fn workflows(
    allowed: Allowed<perm::ReadCatalogue>,
    Shared(office): Shared<Office>,
) -> Result<Found<Page<Workflow>>, Early> {
    allowed.council()?;
    Ok(Found::plain(Page { items: office.library.workflows().cloned().collect(), next: None }))
}

pub async fn begin(
    allowed: Allowed<perm::WriteCatalogue>,
    Body(asked): Body<BeginService>,
    Shared(office): Shared<Office>,
) -> Result<Created<CatalogueService>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let body = super::begin(&tx, &office.library, &asked).await?;
    let location = format!("/api/v1/catalogue/{}", body.entry.id);
    Ok(tx.commit(Created { body, location }).await?)
}

pub async fn compare(
    allowed: Allowed<perm::ReadCatalogue>,
    At(id): At<ServiceId>,
    Params(which): Params<Compare>,
    Shared(office): Shared<Office>,
) -> Result<Found<Differences>, Early> {
    let tx = allowed.begin().await?;
    Ok(Found::plain(Differences { items: super::compare(&tx, &office.library, id, &which).await? }))
}

pub async fn updates(
    allowed: Allowed<perm::ReadCatalogue>,
    At(id): At<ServiceId>,
    Shared(office): Shared<Office>,
) -> Result<Found<LibraryUpdates>, Early> {
    let tx = allowed.begin().await?;
    Ok(at(super::updates(&tx, &office.library, id).await?))
}

pub async fn settle(
    allowed: Allowed<perm::WriteCatalogue>,
    At(id): At<ServiceId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<SettleUpdate>,
    Shared(office): Shared<Office>,
) -> Result<Found<LibraryUpdates>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let left = super::settle(&tx, &office.library, allowed.council()?, id, version, &asked).await?;
    Ok(tx.commit(at(left)).await?)
}

fn at(updates: LibraryUpdates) -> Found<LibraryUpdates> {
    let version = updates.version;
    Found::at(updates, version)
}
