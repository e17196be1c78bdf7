//! A whole case in one answer.

use std::collections::BTreeSet;

use auth::Allowed;
use cases_api::bundle::CaseBundle;
use cases_api::perm;
use contract::{CaseId, Found, LookReason, Problem, Sight};
use runtime::{At, Early, Shared};

use super::moving::Moving;
use super::store;
use super::{history, proposal};
use crate::caller::Looker;
use crate::office::Office;
use crate::{file, promise, transfer};

/// `GET /api/v1/cases/{id}/bundle`: each time is in the audit trail and in the access log.
pub async fn read(
    allowed: Allowed<perm::ExportCases>,
    At(id): At<CaseId>,
    Shared(office): Shared<Office>,
) -> Result<Found<CaseBundle>, Early> {
    let tx = allowed.begin().await?;
    let looker = Looker::of(&allowed, None);
    let (case, _) =
        store::view(&tx, &Moving::of(&allowed, &office)?, id, looker).await?.ok_or_else(Problem::not_found)?;
    let (reporter_address, known_as) = store::beside(&tx, id).await?.unwrap_or_default();
    let promises = promise::store::of_case(&tx, id, looker).await?;
    let passed_on = transfer::store::of_case(&tx, id, looker).await?;
    let sight = if case.case.masked { Sight::Masked } else { Sight::Whole };
    let proposals = proposal::store::all_of_case(&tx, id, sight).await?;
    let files = file::store::all_of_case(&tx, id).await?;
    let changes = history::store::whole(&tx, id, sight).await?;
    let names = case.timeline.iter().filter_map(|entry| entry.by.clone());
    let assignee = case.case.assignee.iter().map(|assignee| assignee.name.clone());
    let worked_on_by: BTreeSet<String> = names.chain(assignee).collect();
    tx.looked_at_for(id, "bundle", LookReason::case(id));
    tx.audit("case.exported", id, &["case", "timeline", "promises", "transfers", "proposals", "files", "changes"]);
    let worked_on_by = worked_on_by.into_iter().collect();
    let bundle =
        CaseBundle { case, reporter_address, known_as, promises, passed_on, proposals, files, changes, worked_on_by };
    Ok(tx.commit(Found::plain(bundle)).await?)
}
