use auth::Allowed;
use cases_api::case::CaseVersion;
use cases_api::perm;
use cases_api::relation::{RelateCase, UnrelateCase};
use contract::{CaseId, Found, Problem};
use runtime::{At, Body, Early, IfMatch};

use super::{both, lookup, unknown};
use crate::case::{Standing, store};

pub async fn relate(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<RelateCase>,
) -> Result<Found<CaseVersion>, Early> {
    let prefix = allowed.council()?.prefix;
    let tx = allowed.begin_once(&(version, &asked)).await?;
    if !store::exists(&tx, id).await? {
        return Err(Problem::not_found().into());
    }
    let other = lookup::exactly(&tx, prefix, "/reference", &asked.reference).await?;
    if other == id {
        return Err(Problem::at("/reference", "not-itself", "That is this case itself.").into());
    }
    let (mut case, other) = both(&tx, id, other).await?.ok_or_else(Problem::not_found)?;
    case.must_be_at(version)?;
    case.relate(&tx, &other, asked.relation).await?;
    Ok(tx.commit(now_at(&case)).await?)
}

pub async fn unrelate(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<UnrelateCase>,
) -> Result<Found<CaseVersion>, Early> {
    let tx = allowed.begin_once(&(version, asked)).await?;
    if !store::exists(&tx, id).await? {
        return Err(Problem::not_found().into());
    }
    let (mut case, other) = both(&tx, id, asked.case).await?.ok_or_else(unknown)?;
    case.must_be_at(version)?;
    case.unrelate(&tx, &other).await?;
    Ok(tx.commit(now_at(&case)).await?)
}

fn now_at(case: &Standing) -> Found<CaseVersion> {
    let version = case.version;
    Found::at(CaseVersion::of(version), version)
}
