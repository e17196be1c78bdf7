//! One update answers all: it becomes a bulk act over the joined cases, each with its own result. Who follows the incident is
//! told in turns, once that act is done.

use auth::Allowed;
use cases_api::bulk::Deed;
use cases_api::perm::RunIncidents;
use cases_api::workflow::Outcome;
use contract::{Bilingual, Problem};
use tenant_db::TenantTx;

use super::following::Telling as ToFollowers;
use super::{Held, following, store};
use crate::bulk;

/// What is told of an incident.
pub(super) struct Telling {
    pub text: Option<Bilingual>,
    pub outcome: Option<Outcome>,
}

/// Orders that everyone whom an incident concerns is told: its cases one by one, and who follows it.
///
/// # Errors
/// As PostgreSQL refuses.
pub(super) async fn tell(
    tx: &TenantTx,
    allowed: &Allowed<RunIncidents>,
    (incident, over): (&Held, bool),
    telling: &Telling,
) -> Result<(), Problem> {
    let cases = store::chosen(tx, incident.id).await?;
    let deed = Deed::Incident { incident: incident.id, text: telling.text.clone(), outcome: telling.outcome };
    let act = bulk::begin(tx, allowed, &deed, &cases).await?;
    store::add_update(tx, incident, telling, act).await?;
    let telling = ToFollowers {
        incident: incident.id,
        version: incident.version,
        act: Some(act),
        text: telling.text.clone(),
        over,
    };
    Ok(following::order(tx, &telling).await?)
}
