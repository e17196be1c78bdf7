//! Taking an order: which cases, all of them the council's, or nothing is done.

use std::collections::HashSet;

use cases_api::bulk::{ChosenCase, Deed, MOST_CASES, OrderBulkAct};
use cases_api::queues::CaseFilters;
use contract::{CaseId, Faults, Problem};
use tenant_db::TenantTx;

use super::{deeds, store};
use crate::case::queue::{self, Moments, Which};

/// An order that was understood: a sound deed and the cases that it is for, each once.
pub(super) struct Understood {
    pub deed: Deed,
    pub cases: Vec<ChosenCase>,
}

/// Reads an order.
///
/// # Errors
/// `validation-failed` with every fault.
pub(super) async fn understand(tx: &TenantTx, asked: &OrderBulkAct, moments: Moments) -> Result<Understood, Problem> {
    let mut faults = Faults::none();
    let deed = deeds::sound(tx, &asked.deed, &mut faults).await?;
    let cases = match (&asked.cases, &asked.matching) {
        (Some(cases), None) => named(tx, cases, &mut faults).await?,
        (None, Some(filters)) => matching(tx, filters, moments, &mut faults).await?,
        _ => {
            faults.add("/cases", "required", "Give either cases or what they must match.");
            None
        }
    };
    faults.finish(deed.zip(cases).map(|(deed, cases)| Understood { deed, cases }))
}

async fn named(tx: &TenantTx, cases: &[ChosenCase], faults: &mut Faults) -> Result<Option<Vec<ChosenCase>>, Problem> {
    if cases.is_empty() {
        faults.add("/cases", "required", "Choose at least one case.");
        return Ok(None);
    }
    if cases.len() > usize::from(MOST_CASES) {
        too_many("/cases", faults);
        return Ok(None);
    }
    let known: HashSet<CaseId> = store::known(tx, cases).await?.into_iter().collect();
    for (at, _) in cases.iter().enumerate().filter(|(_, case)| !known.contains(&case.id)) {
        faults.add(&format!("/cases/{at}/id"), "unknown-value", "There is no such case.");
    }
    let mut seen = HashSet::new();
    Ok(Some(cases.iter().copied().filter(|case| seen.insert(case.id)).collect()))
}

async fn matching(
    tx: &TenantTx,
    filters: &CaseFilters,
    moments: Moments,
    faults: &mut Faults,
) -> Result<Option<Vec<ChosenCase>>, Problem> {
    let Some(which) = Which::noting(&filters.listed(), "/matching", faults) else { return Ok(None) };
    let found = queue::store::list(tx, which, moments, None, MOST_CASES).await?;
    if found.is_empty() {
        faults.add("/matching", "nothing", "No case matches.");
    }
    if found.len() > usize::from(MOST_CASES) {
        too_many("/matching", faults);
    }
    Ok(Some(found.into_iter().map(|case| ChosenCase { id: case.id, version: case.version }).collect()))
}

fn too_many(at: &str, faults: &mut Faults) {
    faults.add(at, "too-many", "Choose 1,000 cases at most.");
}
