use auth::Allowed;
use cases_api::incident::{
    DeclareIncident, DescribeIncident, EndIncident, Incident, IncidentView, JoinCases, Joined, LeaveIncident, LikeCase,
    ListIncidents, ListLike, UpdateIncident,
};
use cases_api::perm;
use contract::{Created, Faults, Found, IncidentId, Page, PageQuery, Problem, ProblemKind};
use runtime::{At, Body, Early, IfMatch, Params, Shared};
use tenant_db::TenantTx;

use super::described::Had;
use super::telling::{self, Telling};
use super::{described, following, held, like, store};
use crate::bulk;
use crate::office::Office;

pub async fn declare(
    allowed: Allowed<perm::RunIncidents>,
    Body(asked): Body<DeclareIncident>,
) -> Result<Created<Incident>, Early> {
    let council = allowed.council()?.clone();
    let tx = allowed.begin_once(&asked).await?;
    let described = described::read(&tx, &council, ("/incident", &asked.incident), &Had::default()).await?;
    let id = tx.new_id::<IncidentId>();
    store::add(&tx, id, &described).await?;
    held(&tx, id).await?.join(&tx, &council, &asked.cases).await?;
    tx.audit("incident.declared", id, &["title", "told", "services", "area", "began_at", "lead", "cases"]);
    let body = store::one(&tx, id).await?.ok_or(ProblemKind::Internal)?;
    Ok(tx.commit(Created { body, location: format!("/api/v1/incidents/{id}") }).await?)
}

pub async fn list(
    allowed: Allowed<perm::ReadCases>,
    Params(asked): Params<ListIncidents>,
) -> Result<Found<Page<Incident>>, Early> {
    let page = PageQuery { limit: asked.limit, cursor: asked.cursor };
    let size = page.size()?;
    let name = format!("incidents {:?} {:?}", asked.state, asked.case);
    let list = allowed.list(&name);
    let before = page.cursor.map(|cursor| list.open::<IncidentId>(&cursor)).transpose()?;
    let tx = allowed.begin().await?;
    let found = store::list(&tx, asked.state, asked.case, before, size).await?;
    Ok(Found::plain(list.page(found, size, |incident| incident.id)))
}

pub async fn read(allowed: Allowed<perm::ReadCases>, At(id): At<IncidentId>) -> Result<Found<IncidentView>, Early> {
    let tx = allowed.begin().await?;
    let incident = store::one(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let (cases, updates) = (store::joined(&tx, id).await?, store::updates(&tx, id).await?);
    let version = incident.version;
    Ok(Found::at(IncidentView { incident, cases, updates }, version))
}

pub async fn describe(
    allowed: Allowed<perm::RunIncidents>,
    At(id): At<IncidentId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<DescribeIncident>,
) -> Result<Found<Incident>, Early> {
    let council = allowed.council()?.clone();
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let incident = held(&tx, id).await?;
    incident.must_be_at(version)?;
    incident.must_last()?;
    let had = store::had(&tx, id).await?;
    let described = described::read(&tx, &council, ("", &asked), &had).await?;
    store::describe(&tx, id, &described).await?;
    tx.audit("incident.described", id, &["title", "told", "services", "area", "began_at", "lead"]);
    now(tx, id).await
}

pub async fn like(
    allowed: Allowed<perm::ReadCases>,
    At(id): At<IncidentId>,
    Params(asked): Params<ListLike>,
) -> Result<Found<Page<LikeCase>>, Early> {
    let tx = allowed.begin().await?;
    let incident = store::one(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let since = like::since(incident.began_at, asked.hours)?;
    let found = like::store::open(&tx, id, &incident.area, since).await?;
    Ok(Found::plain(Page { items: like::likeliest(&incident.area, found), next: None }))
}

pub async fn join(
    allowed: Allowed<perm::RunIncidents>,
    At(id): At<IncidentId>,
    Body(asked): Body<JoinCases>,
) -> Result<Found<Joined>, Early> {
    let council = allowed.council()?.clone();
    let tx = allowed.begin_once(&asked).await?;
    let incident = held(&tx, id).await?;
    incident.must_last()?;
    if asked.cases.is_empty() {
        return Err(Problem::at("/cases", "required", "Choose at least one case.").into());
    }
    let joined = incident.join(&tx, &council, &asked.cases).await?;
    tx.audit("incident.joined", id, &["cases"]);
    Ok(tx.commit(Found::plain(Joined { joined })).await?)
}

pub async fn leave(
    allowed: Allowed<perm::RunIncidents>,
    At(id): At<IncidentId>,
    Body(asked): Body<LeaveIncident>,
) -> Result<Found<Joined>, Early> {
    let council = allowed.council()?.clone();
    let tx = allowed.begin_once(&asked).await?;
    held(&tx, id).await?.leave(&tx, &council, asked.case).await?;
    tx.audit("incident.left", id, &["cases"]);
    Ok(tx.commit(Found::plain(Joined { joined: 0 })).await?)
}

pub async fn update(
    allowed: Allowed<perm::RunIncidents>,
    At(id): At<IncidentId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<UpdateIncident>,
    Shared(office): Shared<Office>,
) -> Result<Found<Incident>, Early> {
    let council = allowed.council()?.clone();
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let incident = held(&tx, id).await?;
    incident.must_be_at(version)?;
    incident.must_last()?;
    let mut faults = Faults::none();
    let text = described::said("/text", &asked.text, &council, &mut faults);
    let told = asked.told.as_ref().map(|told| described::told("/told", told, &council, &mut faults));
    let text = faults.finish(text)?;
    if let Some(told) = told.flatten() {
        store::say(&tx, id, &told).await?;
    }
    telling::tell(&tx, &allowed, (&incident, false), &Telling { text: Some(text), outcome: None }).await?;
    tx.audit("incident.told", id, &["updates", "told"]);
    let answer = now(tx, id).await?;
    bulk::ring(&office);
    following::ring(&office);
    Ok(answer)
}

pub async fn end(
    allowed: Allowed<perm::RunIncidents>,
    At(id): At<IncidentId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<EndIncident>,
    Shared(office): Shared<Office>,
) -> Result<Found<Incident>, Early> {
    let council = allowed.council()?.clone();
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let incident = held(&tx, id).await?;
    incident.must_be_at(version)?;
    incident.must_last()?;
    let mut faults = Faults::none();
    let text = asked.text.as_ref().map(|text| described::said("/text", text, &council, &mut faults));
    faults.finish(Some(()))?;
    let telling = Telling { text: text.flatten(), outcome: asked.outcome };
    store::end(&tx, id).await?;
    if telling.text.is_some() || telling.outcome.is_some() {
        telling::tell(&tx, &allowed, (&incident, true), &telling).await?;
    } else {
        let telling = following::Telling { incident: id, version, act: None, text: None, over: true };
        following::order(&tx, &telling).await?;
    }
    tx.audit("incident.ended", id, &["state", "updates"]);
    let answer = now(tx, id).await?;
    bulk::ring(&office);
    following::ring(&office);
    Ok(answer)
}

async fn now(tx: TenantTx, id: IncidentId) -> Result<Found<Incident>, Early> {
    let incident = store::one(&tx, id).await?.ok_or(ProblemKind::Internal)?;
    let version = incident.version;
    Ok(tx.commit(Found::at(incident, version)).await?)
}
