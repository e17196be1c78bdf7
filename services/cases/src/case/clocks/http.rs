use auth::Allowed;
use cases_api::case::CaseVersion;
use cases_api::clock::{ExtendClock, PauseClock, ResumeClock};
use cases_api::perm;
use contract::{CaseId, Found, Problem};
use runtime::{At, Body, Early, IfMatch, Shared};
use serde::Serialize;
use tenant_db::TenantTx;

use super::Deed;
use crate::case::{Standing, store};
use crate::office::Office;

pub async fn pause(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<PauseClock>,
) -> Result<Found<CaseVersion>, Early> {
    let (tx, mut case) = locked(&allowed, id, version, &asked).await?;
    let deed = Deed::Pause { reason: &asked.reason, note: asked.note.as_deref() };
    case.tell_clock(&tx, &asked.clock, deed).await?;
    Ok(tx.commit(now_at(&case)).await?)
}

pub async fn resume(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<ResumeClock>,
) -> Result<Found<CaseVersion>, Early> {
    let (tx, mut case) = locked(&allowed, id, version, &asked).await?;
    case.tell_clock(&tx, &asked.clock, Deed::Resume).await?;
    Ok(tx.commit(now_at(&case)).await?)
}

pub async fn extend(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<ExtendClock>,
    Shared(office): Shared<Office>,
) -> Result<Found<CaseVersion>, Early> {
    let (tx, mut case) = locked(&allowed, id, version, &asked).await?;
    case.tell_clock(&tx, &asked.clock, Deed::Extend { by: asked.by, reason: &asked.reason, key: &office.follow })
        .await?;
    Ok(tx.commit(now_at(&case)).await?)
}

/// The case at the version that the caller saw, locked.
async fn locked(
    allowed: &Allowed<perm::WorkCases>,
    id: CaseId,
    version: i64,
    asked: &impl Serialize,
) -> Result<(TenantTx, Standing), Early> {
    let tx = allowed.begin_once(&(version, asked)).await?;
    let case = store::standing(&tx, id).await?.ok_or_else(Problem::not_found)?;
    case.must_be_at(version)?;
    Ok((tx, case))
}

fn now_at(case: &Standing) -> Found<CaseVersion> {
    let version = case.version;
    Found::at(CaseVersion::of(version), version)
}
