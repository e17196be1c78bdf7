use auth::Allowed;
use cases_api::case::CaseVersion;
use cases_api::history::{CaseAnswers, CorrectAnswers};
use cases_api::perm;
use contract::{CaseId, Found, LookReason, Problem, ProblemKind, Sight};
use runtime::{At, Body, Early, IfMatch, Params, Shared};
use tenant_db::TenantTx;

use super::store;
use crate::caller::{self, Looker};
use crate::case::words::message;
use crate::case::{history, store as cases};
use crate::office::Office;

pub async fn read(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    Params(from): Params<LookReason>,
) -> Result<Found<CaseAnswers>, Early> {
    let tx = allowed.begin().await?;
    let case = cases::as_it_stands(&tx, id).await?.ok_or_else(Problem::not_found)?;
    shown_whole(&tx, id, Looker::of(&allowed, from.call)).await?;
    let held = store::held(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let given = serde_json::from_value(held.given).map_err(|_| Problem::from(ProblemKind::Internal))?;
    let call = caller::store::heard(&tx, from.call).await?;
    tx.looked_at_for(id, "case", LookReason { case: Some(id), call });
    Ok(Found::at(CaseAnswers { form: held.form, given, said: held.answers }, case.version))
}

pub async fn correct(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<CorrectAnswers>,
    Shared(office): Shared<Office>,
) -> Result<Found<CaseVersion>, Early> {
    let why = message("/why", &asked.why)?;
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let mut case = cases::standing(&tx, id).await?.ok_or_else(Problem::not_found)?;
    case.must_be_at(version)?;
    shown_whole(&tx, id, Looker::of(&allowed, asked.call)).await?;
    case.correct(&tx, office.today(case.opened_at)?, asked.answers, why).await?;
    let version = case.version;
    Ok(tx.commit(Found::at(CaseVersion::of(version), version)).await?)
}

/// Refuses while the answers are hidden from whoever asks.
async fn shown_whole(tx: &TenantTx, id: CaseId, looker: Looker) -> Result<(), Problem> {
    match history::store::sight(tx, id, looker).await? {
        Some(Sight::Whole) => Ok(()),
        Some(Sight::Masked) => {
            Err(Problem::new(ProblemKind::Conflict, "The answers are hidden until the caller is verified."))
        }
        None => Err(Problem::not_found()),
    }
}
