//! Reports that look like one thing are told by themselves, before anyone has declared an incident.

pub(crate) mod http;
mod rule;
mod store;

use cases_api::incident::{Circle, IncidentService, MOST_CASES, Suggestion};
use contract::{CaseId, Faults, Problem};
use tenant_db::TenantTx;
use time::OffsetDateTime;

use super::area::rounded;
use crate::incident;
use rule::{Group, Rule, Sighting, groups};

/// A report that no incident has.
struct Open {
    sighting: Sighting,
    service: IncidentService,
}

/// What a rule finds in open reports.
fn suggested(open: &[Open], rule: &Rule) -> Vec<Suggestion> {
    let sightings: Vec<Sighting> = open.iter().map(|one| one.sighting.clone()).collect();
    groups(&sightings, rule).iter().filter_map(|group| suggestion(open, group, rule)).collect()
}

/// Has reports not be suggested again, alone or with others.
///
/// # Errors
/// `validation-failed` with every report that whoever acts doesn't see.
async fn dismissed(tx: &TenantTx, cases: &[CaseId]) -> Result<(), Problem> {
    let mut faults = Faults::none();
    match cases.len() {
        0 => faults.add("/cases", "required", "Name at least one case."),
        many if many > MOST_CASES => faults.add("/cases", "too-many", "Name 200 cases at most."),
        _ => {
            let known = incident::store::joinable(tx, cases).await?;
            let unknown = cases.iter().enumerate().filter(|(_, case)| !known.iter().any(|one| one.id == **case));
            for (at, _) in unknown {
                faults.add(&format!("/cases/{at}"), "unknown-value", "There is no such case.");
            }
        }
    }
    faults.finish(Some(()))?;
    store::dismiss(tx, cases).await?;
    for case in cases {
        tx.audit("case.not-of-an-incident", *case, &["suggested"]);
    }
    Ok(())
}

fn suggestion(open: &[Open], group: &Group<'_>, rule: &Rule) -> Option<Suggestion> {
    let of = open.iter().find(|one| one.sighting.id == group.middle.id)?;
    let spot = &group.middle.spot;
    let metres = rounded(rule.metres);
    let since = group.members.first().map_or(OffsetDateTime::UNIX_EPOCH, |first| first.opened_at);
    Some(Suggestion {
        service: of.service.clone(),
        cases: group.members.iter().map(|member| member.id).collect(),
        since,
        circle: spot.at.map(|at| Circle { lat: at.lat, lon: at.lon, metres }),
        postcode: if spot.at.is_none() { spot.postcode.clone() } else { None },
    })
}
