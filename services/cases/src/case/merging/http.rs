use auth::Allowed;
use cases_api::case::CaseVersion;
use cases_api::merging::{MergeCase, MergePlan};
use cases_api::perm;
use contract::{CaseId, Found, LookReason, Problem};
use runtime::{At, Body, Early, IfMatch, Shared};

use super::{must_fit, not_merged, store};
use crate::case::{Standing, lookup, relation, store as cases};
use crate::office::Office;

pub async fn preview(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    Body(asked): Body<MergeCase>,
) -> Result<Found<MergePlan>, Early> {
    let prefix = allowed.council()?.prefix;
    let tx = allowed.begin().await?;
    let case = cases::as_it_stands(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let into = lookup::meant(&tx, prefix, "/into", &asked.into).await?;
    let into = cases::as_it_stands(&tx, into).await?.ok_or_else(Problem::not_found)?;
    must_fit(&tx, &case, &into).await?;
    let plan = store::plan(&tx, &case, into.id).await?;
    tx.looked_at_for(id, "case", LookReason::case(id));
    Ok(Found::at(plan, case.version))
}

pub async fn merge(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<MergeCase>,
    Shared(office): Shared<Office>,
) -> Result<Found<CaseVersion>, Early> {
    let prefix = allowed.council()?.prefix;
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let seen = cases::as_it_stands(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let into = lookup::meant(&tx, prefix, "/into", &asked.into).await?;
    if into == id || seen.merged_into.is_some() {
        must_fit(&tx, &seen, &seen).await?;
    }
    let (mut case, kept) = relation::both(&tx, id, into).await?.ok_or_else(Problem::not_found)?;
    case.must_be_at(version)?;
    case.merge_into(&tx, &office.follow, &kept).await?;
    Ok(tx.commit(now_at(&case)).await?)
}

pub async fn take_apart(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    IfMatch(version): IfMatch,
    Shared(office): Shared<Office>,
) -> Result<Found<CaseVersion>, Early> {
    let tx = allowed.begin_once(&version).await?;
    if !cases::exists(&tx, id).await? {
        return Err(Problem::not_found().into());
    }
    // The one that stays is locked first, as by whoever writes to all.
    let kept = store::into_of(&tx, id).await?.ok_or_else(not_merged)?;
    cases::standing_given(&tx, kept).await?.ok_or_else(Problem::not_found)?;
    let mut case = cases::standing(&tx, id).await?.ok_or_else(Problem::not_found)?;
    case.must_be_at(version)?;
    if case.merged_into != Some(kept) {
        return Err(not_merged().into());
    }
    case.take_out(&tx, &office.follow, kept).await?;
    Ok(tx.commit(now_at(&case)).await?)
}

fn now_at(case: &Standing) -> Found<CaseVersion> {
    let version = case.version;
    Found::at(CaseVersion::of(version), version)
}
