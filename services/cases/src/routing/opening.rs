//! A report that is taken, or moved to another service, comes to its team, and to whoever of them has it first.

use cases_api::case::{Happening, TeamSummary};
use cases_api::routing::{Routing, Share};
use contract::{CaseId, Channel, Problem, TeamId};
use serde_json::Value;
use tenant_db::TenantTx;

use super::rule::{self, Report, choose};
use super::store;
use crate::case;
use crate::staff::Colleague;
use crate::team;

/// Where a report comes, and why.
#[derive(Debug, Clone)]
pub(crate) struct Routed {
    pub team: TeamSummary,
    /// By which rule, with its number; none for the service's own.
    because: Option<String>,
}

/// The team to which a report comes: the first rule's that fits, or the service's own. A rule whose team isn't there
/// is passed over.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn route(
    tx: &TenantTx,
    routing: &Routing,
    own: &TeamSummary,
    (answers, postcode, channel): (&Value, &str, Channel),
) -> Result<Routed, Problem> {
    let report = Report { answers, postcode, channel };
    for (place, rule) in rule::fitting(&routing.rules, &report) {
        if let Some(team) = team::store::by_key(tx, &rule.team).await? {
            return Ok(Routed { team, because: Some(format!("{}: {}", place + 1, rule.name)) });
        }
    }
    Ok(Routed { team: own.clone(), because: None })
}

/// Says in a case's story by which rule it came where.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn tell(tx: &TenantTx, id: CaseId, routed: &Routed) -> Result<(), Problem> {
    if let Some(rule) = routed.because.clone() {
        case::store::add_entry(tx, id, false, Happening::Routed { rule, to: routed.team.name.en.clone() }).await?;
        tx.audit("case.routed", id, &["team"]);
    }
    Ok(())
}

/// Whose turn it is of a team, by how its reports are shared out; `None` where that is done by hand, or nobody can.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn turn(tx: &TenantTx, routing: &Routing, team: TeamId) -> Result<Option<Colleague>, Problem> {
    if routing.share == Share::ByHand {
        return Ok(None);
    }
    let candidates = store::candidates(tx, team, routing.skill.as_deref()).await?;
    let Some(chosen) = choose(routing.share, &candidates) else { return Ok(None) };
    store::took_turn(tx, team, chosen.id).await?;
    Ok(Some(Colleague { id: chosen.id, name: chosen.name.clone() }))
}
