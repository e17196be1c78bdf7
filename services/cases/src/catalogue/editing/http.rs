use auth::Allowed;
use cases_api::catalogue::definition::Definition;
use cases_api::catalogue::editing::{
    CatalogueEntry, CatalogueService, JudgedDefinition, Offer, Publish, PublishedVersion, ServiceDraft,
};
use cases_api::form::FormDocument;
use cases_api::perm;
use contract::{Done, Found, Page, Problem, ServiceId, ServiceVersionId};
use runtime::{At, Body, Early, IfMatch};

use super::store;
use crate::form::schema;

pub async fn list(allowed: Allowed<perm::ReadCatalogue>) -> Result<Found<Page<CatalogueEntry>>, Early> {
    let tx = allowed.begin().await?;
    Ok(Found::plain(Page { items: store::entries(&tx).await?, next: None }))
}

pub async fn read(
    allowed: Allowed<perm::ReadCatalogue>,
    At(id): At<ServiceId>,
) -> Result<Found<CatalogueService>, Early> {
    let tx = allowed.begin().await?;
    Ok(at(super::whole(&tx, id).await?))
}

pub async fn version(
    allowed: Allowed<perm::ReadCatalogue>,
    At(id): At<ServiceVersionId>,
) -> Result<Found<PublishedVersion>, Early> {
    let tx = allowed.begin().await?;
    Ok(Found::plain(store::version(&tx, id).await?.ok_or_else(Problem::not_found)?))
}

pub async fn draft(allowed: Allowed<perm::ReadCatalogue>, At(id): At<ServiceId>) -> Result<Found<ServiceDraft>, Early> {
    let tx = allowed.begin().await?;
    Ok(drafted(super::draft(&tx, allowed.council()?, id).await?))
}

pub async fn form(allowed: Allowed<perm::ReadCatalogue>, At(id): At<ServiceId>) -> Result<Found<FormDocument>, Early> {
    let tx = allowed.begin().await?;
    let draft = super::draft(&tx, allowed.council()?, id).await?;
    Ok(Found::at(FormDocument(schema::write(&draft.definition.form)), draft.version))
}

pub async fn judge(
    allowed: Allowed<perm::WriteCatalogue>,
    Body(asked): Body<Definition>,
) -> Result<Found<JudgedDefinition>, Early> {
    let tx = allowed.begin().await?;
    Ok(Found::plain(JudgedDefinition { flaws: super::judge(&tx, allowed.council()?, &asked).await? }))
}

pub async fn write(
    allowed: Allowed<perm::WriteCatalogue>,
    At(id): At<ServiceId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<Definition>,
) -> Result<Found<ServiceDraft>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let draft = super::write(&tx, allowed.council()?, id, version, &asked).await?;
    Ok(tx.commit(drafted(draft)).await?)
}

pub async fn discard(
    allowed: Allowed<perm::WriteCatalogue>,
    At(id): At<ServiceId>,
    IfMatch(version): IfMatch,
) -> Result<Done, Early> {
    let tx = allowed.begin_once(&version).await?;
    super::discard(&tx, id, version).await?;
    Ok(tx.commit(Done).await?)
}

pub async fn publish(
    allowed: Allowed<perm::WriteCatalogue>,
    At(id): At<ServiceId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<Publish>,
) -> Result<Found<CatalogueService>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let service = super::publish(&tx, allowed.council()?, id, version, asked.note.as_deref()).await?;
    Ok(tx.commit(at(service)).await?)
}

pub async fn restore(
    allowed: Allowed<perm::WriteCatalogue>,
    At(id): At<ServiceVersionId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<Publish>,
) -> Result<Found<CatalogueService>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let service = super::restore(&tx, id, version, asked.note.as_deref()).await?;
    Ok(tx.commit(at(service)).await?)
}

pub async fn offer(
    allowed: Allowed<perm::WriteCatalogue>,
    At(id): At<ServiceId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<Offer>,
) -> Result<Found<CatalogueService>, Early> {
    let tx = allowed.begin_once(&(version, asked)).await?;
    let service = super::offer(&tx, id, version, asked.offered).await?;
    Ok(tx.commit(at(service)).await?)
}

fn at(service: CatalogueService) -> Found<CatalogueService> {
    let version = service.entry.version;
    Found::at(service, version)
}

fn drafted(draft: ServiceDraft) -> Found<ServiceDraft> {
    let version = draft.version;
    Found::at(draft, version)
}
