use auth::Allowed;
use cases_api::catalogue::editing::{CarryCase, Carrying};
use cases_api::perm;
use contract::{CaseId, Found, LookReason, Problem};
use runtime::{At, Body, Early, IfMatch, Shared};

use super::plan;
use crate::case::store;
use crate::office::Office;

pub async fn preview(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    Body(asked): Body<CarryCase>,
) -> Result<Found<Carrying>, Early> {
    let tx = allowed.begin().await?;
    let case = store::as_it_stands(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let plan = plan(&tx, allowed.council()?, &case, asked.to).await?;
    tx.looked_at_for(id, "case", LookReason::case(id));
    Ok(Found::at(plan.carrying, case.version))
}

pub async fn carry(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<CarryCase>,
    Shared(office): Shared<Office>,
) -> Result<Found<Carrying>, Early> {
    let tx = allowed.begin_once(&(version, asked)).await?;
    let mut case = store::standing(&tx, id).await?.ok_or_else(Problem::not_found)?;
    case.must_be_at(version)?;
    let done = case.carry(&tx, &office, allowed.council()?, asked.to).await?;
    let version = done.version;
    Ok(tx.commit(Found::at(done, version)).await?)
}
