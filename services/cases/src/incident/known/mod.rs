//! What the public may know already of what someone is about to report: incidents, and open reports of services that
//! show them. Never what anyone typed, never who.

pub(crate) mod http;
pub(super) mod store;

use cases_api::case::Position;
use cases_api::catalogue::definition::Shown;
use cases_api::incident::Circle;
use cases_api::known::{AskKnown, Known, KnownIncident, KnownReport};
use cases_api::workflow::State;
use contract::text::Postcode;
use contract::{Bilingual, CaseId, Problem};
use tenant_db::TenantTx;
use time::{Duration, OffsetDateTime};

use super::area::{Spot, covers, metres};
use crate::catalogue::Offered;

/// How far around a place open reports are told, how exactly, and how many.
const NEAR: u32 = 150;
const STEP: f64 = 50.0;
const MOST: usize = 5;
/// For how many days a report is told that isn't done yet.
const DAYS: i64 = 60;

/// An open report of which only what is safe is read.
pub(super) struct Open {
    pub id: CaseId,
    pub service: Bilingual,
    pub state: State,
    pub opened_at: OffsetDateTime,
    pub at: Option<Position>,
}

/// Where something is about to be reported.
///
/// # Errors
/// `validation-failed` for half a position.
fn spot(asked: &AskKnown) -> Result<Spot, Problem> {
    if asked.lat.is_some() != asked.lon.is_some() {
        return Err(Problem::at("/lat", "required", "Give both a latitude and a longitude, or neither."));
    }
    let at = asked.lat.zip(asked.lon).map(|(lat, lon)| Position { lat, lon });
    let at = at.filter(|at| at.lat.is_finite() && at.lon.is_finite() && at.lat.abs() <= 90.0 && at.lon.abs() <= 180.0);
    let postcode = asked.postcode.as_deref().and_then(|typed| Postcode::parse(typed).ok());
    Ok(Spot { at, postcode: postcode.map(|postcode| postcode.as_str().to_owned()) })
}

/// What is known about a service there. Staff hear of each of its incidents, until they know where the caller is.
///
/// # Errors
/// As PostgreSQL refuses.
async fn about(tx: &TenantTx, service: &Offered, spot: &Spot) -> Result<Known, Problem> {
    let (shown, staff) = (service.definition.shows, tx.actor().staff().is_some());
    if shown == Shown::Nothing && !staff {
        return Ok(Known::default());
    }
    let anywhere = staff && *spot == Spot::default();
    let incidents = store::lasting(tx, service.id).await?;
    let here = incidents.into_iter().filter(|one| anywhere || covers(&one.area, spot).is_some());
    let incidents = here.map(|one| KnownIncident { id: one.id, title: one.title, told: one.told, since: one.began_at });
    let mut known = Known { incidents: incidents.collect(), reports: Vec::new() };
    if shown == Shown::Reports && *spot != Spot::default() {
        let around = spot.at.map(|at| Circle { lat: at.lat, lon: at.lon, metres: NEAR });
        let since = tx.now() - Duration::days(DAYS);
        let found = store::open(tx, service.id, around.as_ref(), spot.postcode.as_deref(), since).await?;
        known.reports = nearest(spot, found);
    }
    Ok(known)
}

/// Those that are near, the nearest first, told as exactly as is safe. Where both positions are known the distance
/// decides, else the postcode, by which they were found.
fn nearest(spot: &Spot, found: Vec<Open>) -> Vec<KnownReport> {
    let mut near: Vec<(f64, KnownReport)> = Vec::new();
    for report in found {
        let Open { id, service, state, opened_at, at } = report;
        let away = spot.at.zip(at).map(|(here, there)| metres(here, there));
        if away.is_some_and(|away| away > f64::from(NEAR)) {
            continue;
        }
        let within_metres = away.map(|away| super::area::rounded((away / STEP).ceil().max(1.0) * STEP));
        let report = KnownReport { id, service, state, opened_at, within_metres };
        near.push((away.unwrap_or(f64::MAX), report));
    }
    near.sort_by(|(one, first), (other, second)| one.total_cmp(other).then(second.opened_at.cmp(&first.opened_at)));
    near.into_iter().map(|(_, report)| report).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_told_in_steps_of_fifty_metres_and_none_beyond() {
        let here = Position { lat: 50.81, lon: -0.37 };
        let north = |metres: f64| Some(Position { lat: here.lat + metres / 111_195.0, lon: here.lon });
        let report = |at| Open {
            id: CaseId::from(contract::uuid::Uuid::from_u128(1)),
            service: Bilingual::english("Pothole"),
            state: State::Received,
            opened_at: OffsetDateTime::UNIX_EPOCH,
            at,
        };
        let found = [north(149.0), north(0.0), None, north(170.0), north(51.0)].map(report).into_iter().collect();
        let told = nearest(&Spot { at: Some(here), postcode: None }, found);
        let told: Vec<_> = told.into_iter().map(|report| report.within_metres).collect();
        assert_eq!(told, [Some(50), Some(100), Some(150), None]);
    }

    #[test]
    fn half_a_position_is_refused_and_what_is_no_postcode_passed_over() {
        let half = AskKnown { lat: Some(50.8), ..AskKnown::default() };
        assert!(spot(&half).is_err());
        let odd = AskKnown { postcode: Some("nowhere".to_owned()), ..AskKnown::default() };
        assert_eq!(spot(&odd).unwrap(), Spot::default());
        let nan = AskKnown { lat: Some(f64::NAN), lon: Some(0.0), postcode: None };
        assert_eq!(spot(&nan).unwrap(), Spot::default());
    }
}
