use auth::Allowed;
use cases_api::case::CaseVersion;
use cases_api::perm;
use cases_api::proposal::{Decide, ProposalView};
use contract::{CaseProposalId, Found, Moment, Page, PageQuery, Problem};
use runtime::{At, Body, Early, IfMatch, Params, Shared};
use tenant_db::TenantTx;

use super::store::{self, Proposal};
use crate::caller::Looker;
use crate::case::Standing;
use crate::case::moving::Moving;
use crate::case::store as cases;
use crate::office::Office;

/// Where a page begins: after this moment and id.
type Place = (Moment, CaseProposalId);

pub async fn list(
    allowed: Allowed<perm::ReadCases>,
    Params(page): Params<PageQuery>,
    Shared(office): Shared<Office>,
) -> Result<Found<Page<ProposalView>>, Early> {
    let size = page.size()?;
    let me = allowed.actor().staff();
    let name = format!("proposals {me:?}");
    let list = allowed.list(&name);
    let after = page.cursor.map(|cursor| list.open::<Place>(&cursor)).transpose()?;
    let after = after.map(|(Moment(at), id)| (at, id));
    let holds = Moving::of(&allowed, &office)?.holds.to_vec();
    let tx = allowed.begin().await?;
    let rows = store::list(&tx, Looker::of(&allowed, None), &holds, after, size).await?;
    Ok(Found::plain(list.page(rows, size, |one| (Moment(one.at), one.id))))
}

pub async fn withdraw(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseProposalId>,
    IfMatch(version): IfMatch,
    Shared(office): Shared<Office>,
) -> Result<Found<CaseVersion>, Early> {
    let tx = allowed.begin_once(&version).await?;
    let (mut case, proposal) = given(&tx, id, version).await?;
    case.withdraw(&tx, &Moving::of(&allowed, &office)?, (id, &proposal)).await?;
    let version = case.version;
    Ok(tx.commit(Found::at(CaseVersion::of(version), version)).await?)
}

/// A proposal with its case, which is locked and, while the proposal waits, as it was seen.
async fn given(tx: &TenantTx, id: CaseProposalId, version: i64) -> Result<(Standing, Proposal), Problem> {
    let case = store::case_of(tx, id).await?.ok_or_else(Problem::not_found)?;
    let case = cases::standing(tx, case).await?.ok_or_else(Problem::not_found)?;
    let proposal = store::given(tx, id).await?.ok_or_else(Problem::not_found)?;
    if proposal.open {
        case.must_be_at(version)?;
    }
    Ok((case, proposal))
}

pub async fn decide(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseProposalId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<Decide>,
    Shared(office): Shared<Office>,
) -> Result<Found<CaseVersion>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let (mut case, proposal) = given(&tx, id, version).await?;
    case.decide(&tx, &Moving::of(&allowed, &office)?, (id, &proposal), &asked).await?;
    let version = case.version;
    Ok(tx.commit(Found::at(CaseVersion::of(version), version)).await?)
}
