//! Open reports that may be about an incident, with why.

pub(super) mod store;

use cases_api::case::Position;
use cases_api::incident::{Area, LikeCase, Likeness, MOST_CASES};
use contract::{Bilingual, CaseId, Problem, Reference};
use time::{Duration, OffsetDateTime};

use super::area::{Spot, covers};

/// How many hours before an incident began its reports are looked for, and how many at most.
const HOURS: u16 = 24;
const MOST_HOURS: u16 = 720;

/// An open report that no incident has.
pub(super) struct Open {
    pub id: CaseId,
    pub reference: Reference,
    pub service: Bilingual,
    pub place: Option<String>,
    pub opened_at: OffsetDateTime,
    pub at: Option<Position>,
    pub postcode: String,
}

/// From when on reports are looked for.
///
/// # Errors
/// `validation-failed` for too many hours.
pub(super) fn since(began_at: OffsetDateTime, hours: Option<u16>) -> Result<OffsetDateTime, Problem> {
    let hours = hours.unwrap_or(HOURS);
    if hours > MOST_HOURS {
        return Err(Problem::at("/hours", "out-of-range", "Give 720 hours at most."));
    }
    Ok(began_at.saturating_sub(Duration::hours(i64::from(hours))))
}

/// Those that are in an area, the nearest first, then those that are there by their postcode.
pub(super) fn likeliest(area: &Area, found: Vec<Open>) -> Vec<LikeCase> {
    let mut like: Vec<LikeCase> = found.into_iter().filter_map(|report| judged(area, report)).collect();
    like.sort_by_key(|report| match report.why {
        Likeness::Near { metres } => (metres, report.id),
        Likeness::Postcode | Likeness::Service => (u32::MAX, report.id),
    });
    like.truncate(MOST_CASES);
    like
}

fn judged(area: &Area, report: Open) -> Option<LikeCase> {
    let Open { id, reference, service, place, opened_at, at, postcode } = report;
    let why = covers(area, &Spot { at, postcode: Some(postcode) })?;
    Some(LikeCase { id, reference, service, place, opened_at, why })
}
