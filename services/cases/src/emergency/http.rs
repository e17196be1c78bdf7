use auth::Allowed;
use cases_api::calendar::{PauseService, ServicePause};
use cases_api::perm;
use contract::{Created, Faults, Found, Page, Problem, ProblemKind, ServicePauseId};
use runtime::{At, Body, Early};

use super::{MOST, store};
use crate::calendar::bilingual;
use crate::case::clocks::rounds::{self, Recount};
use crate::catalogue;

pub async fn list(allowed: Allowed<perm::ReadCalendars>) -> Result<Found<Page<ServicePause>>, Early> {
    let tx = allowed.begin().await?;
    Ok(Found::plain(Page { items: store::lasting(&tx).await?, next: None }))
}

pub async fn begin(
    allowed: Allowed<perm::PauseServices>,
    Body(asked): Body<PauseService>,
) -> Result<Created<ServicePause>, Early> {
    let council = allowed.council()?.clone();
    let tx = allowed.begin_once(&asked).await?;
    let service = catalogue::store::service(&tx, &asked.service).await?;
    let mut faults = Faults::none();
    if service.is_none() {
        faults.add("/service", "unknown-value", "There is no such service.");
    }
    let why = bilingual("/why", &asked.why, &council, MOST, &mut faults);
    let (service, why) = faults.finish(service.zip(why))?;
    let begun = store::begin(&tx, service.id, &why).await?;
    let id = begun.ok_or_else(|| Problem::new(ProblemKind::Conflict, "This service stands still already."))?;
    rounds::order(&tx, Recount::Service(service.id.uuid())).await?;
    tx.audit("service.paused", service.id, &["why"]);
    let pause = store::one(&tx, id).await?.ok_or(ProblemKind::Internal)?;
    Ok(tx.commit(Created { body: pause, location: format!("/api/v1/service-pauses/{id}") }).await?)
}

pub async fn end(
    allowed: Allowed<perm::PauseServices>,
    At(id): At<ServicePauseId>,
) -> Result<Found<ServicePause>, Early> {
    let tx = allowed.begin_once(&()).await?;
    let pause = store::one(&tx, id).await?.ok_or_else(Problem::not_found)?;
    if store::end(&tx, id).await? {
        rounds::order(&tx, Recount::Service(pause.service.uuid())).await?;
        tx.audit("service.resumed", pause.service, &["ended_at"]);
    }
    let pause = store::one(&tx, id).await?.ok_or(ProblemKind::Internal)?;
    Ok(tx.commit(Found::plain(pause)).await?)
}
