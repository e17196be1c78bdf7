use auth::Allowed;
use cases_api::perm;
use cases_api::splitting::{CaseSplit, SplitCase};
use contract::{CaseId, Created, Problem};
use runtime::{At, Body, Early, IfMatch, Shared};

use super::Splitting;
use crate::case::store;
use crate::office::Office;

pub async fn split(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<SplitCase>,
    Shared(office): Shared<Office>,
) -> Result<Created<CaseSplit>, Early> {
    let council = allowed.council()?;
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let mut case = store::standing(&tx, id).await?.ok_or_else(Problem::not_found)?;
    case.must_be_at(version)?;
    let body = Splitting { tx: &tx, office: &office, council }.split(&mut case, &asked).await?;
    let location = format!("/api/v1/cases/{}", body.id);
    Ok(tx.commit(Created { body, location }).await?)
}
