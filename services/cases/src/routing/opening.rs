//! A report that is taken comes to its team, and to whoever of them has it first.

use cases_api::case::Happening;
use cases_api::routing::{Routing, Share};
use contract::{CaseId, Channel, Problem, ProblemKind, TeamId};
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
    pub team: TeamId,
    /// By which rule, with its number, and to which team; none for the service's own.
    because: Option<(String, String)>,
}

/// The team to which a report comes: the first rule's that fits, or the service's own. A rule whose team isn't there
/// is passed over.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn route(
    tx: &TenantTx,
    routing: &Routing,
    own: TeamId,
    (answers, postcode, channel): (&Value, &str, Channel),
) -> Result<Routed, Problem> {
    let report = Report { answers, postcode, channel };
    for (place, rule) in rule::fitting(&routing.rules, &report) {
        if let Some((team, name)) = team::store::by_key(tx, &rule.team).await? {
            return Ok(Routed { team, because: Some((format!("{}: {}", place + 1, rule.name), name)) });
        }
    }
    Ok(Routed { team: own, because: None })
}

/// Says in the story of a case that was just opened why it came where, and gives it to whoever has it first.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn assign(tx: &TenantTx, id: CaseId, routing: &Routing, routed: Routed) -> Result<(), Problem> {
    if let Some((rule, to)) = routed.because {
        case::store::add_entry(tx, id, false, Happening::Routed { rule, to }).await?;
        tx.audit("case.routed", id, &["team"]);
    }
    if routing.share == Share::ByHand {
        return Ok(());
    }
    let candidates = store::candidates(tx, routed.team, routing.skill.as_deref()).await?;
    let Some(chosen) = choose(routing.share, &candidates) else { return Ok(()) };
    store::took_turn(tx, routed.team, chosen.id).await?;
    let mut standing = case::store::standing_given(tx, id).await?.ok_or(ProblemKind::Internal)?;
    standing.assign(tx, Some(Colleague { id: chosen.id, name: chosen.name.clone() })).await
}
