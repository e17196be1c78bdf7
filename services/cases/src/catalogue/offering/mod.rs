//! Many services are offered at once, or withdrawn: a council goes live with one, and switches on others later. Their
//! open cases go on either way.

pub(crate) mod http;
mod store;

use cases_api::catalogue::editing::{OfferMany, OfferedOne, Offering};
use contract::{Faults, Problem};
use tenant_db::TenantTx;

/// The most services at once.
const MOST: usize = 200;

/// What it changes, of services that are locked until the transaction ends.
///
/// # Errors
/// `validation-failed`: for none or too many, for one that isn't there, and for one that is to be offered and was never
/// published.
async fn judge(tx: &TenantTx, asked: &OfferMany) -> Result<Offering, Problem> {
    let mut faults = Faults::none();
    if asked.services.is_empty() {
        faults.add("/services", "nothing", "Choose at least one service.");
    }
    if asked.services.len() > MOST {
        faults.add("/services", "too-many", "Choose at most 200 services.");
    }
    faults.finish(Some(()))?;
    let found = store::locked(tx, &asked.services).await?;
    let mut faults = Faults::none();
    for (at, id) in asked.services.iter().enumerate() {
        match found.iter().find(|one| one.id == *id) {
            None => faults.add(&format!("/services/{at}"), "unknown-value", "The council has no such service."),
            Some(one) if asked.offered && !one.published => {
                faults.add(&format!("/services/{at}"), "never-published", "Publish it first: it was never published.");
            }
            Some(_) => {}
        }
    }
    faults.finish(Some(()))?;
    let items = found.into_iter().map(|one| OfferedOne {
        id: one.id,
        name: one.name,
        changes: one.published && one.withdrawn == asked.offered,
        open_cases: one.open_cases,
    });
    Ok(Offering { items: items.collect() })
}

/// Offers them, or withdraws them: all, or none.
async fn offer(tx: &TenantTx, asked: &OfferMany) -> Result<Offering, Problem> {
    let offering = judge(tx, asked).await?;
    let changed: Vec<_> = offering.items.iter().filter(|one| one.changes).map(|one| one.id).collect();
    store::offer(tx, &changed, asked.offered).await?;
    for id in changed {
        tx.audit(if asked.offered { "service.offered" } else { "service.withdrawn" }, id, &["state"]);
    }
    Ok(offering)
}
