//! Reading what an incident is.

use cases_api::incident::{Area, DescribeIncident, MOST_SERVICES};
use contract::council::Council;
use contract::{Bilingual, CaseId, Faults, Language, Problem, ServiceId};
use tenant_db::TenantTx;
use time::OffsetDateTime;

use super::area;
use crate::calendar::bilingual;
use crate::case::store as cases;
use crate::case::words::needed_text;
use crate::catalogue;

/// The most characters of a title, of what the public is told, and of an update.
const TITLE: usize = 100;
const TOLD: usize = 300;
const UPDATE: usize = 5000;

/// An incident that was understood.
#[derive(Debug)]
pub(super) struct Described {
    pub title: Bilingual,
    pub told: Bilingual,
    pub services: Vec<ServiceId>,
    pub area: Area,
    pub began_at: OffsetDateTime,
    pub lead: Option<CaseId>,
}

/// What an incident has already, which may stay whoever edits it: services that aren't offered any more, a report that
/// the editor doesn't see.
#[derive(Debug, Default)]
pub(super) struct Had {
    /// By slug.
    pub services: Vec<(String, ServiceId)>,
    pub lead: Option<CaseId>,
}

/// Reads what an incident is, which stands in the request at the pointer beside it.
///
/// # Errors
/// `validation-failed` with every fault.
pub(super) async fn read(
    tx: &TenantTx,
    council: &Council,
    (at, asked): (&str, &DescribeIncident),
    had: &Had,
) -> Result<Described, Problem> {
    let mut faults = Faults::none();
    let title = bilingual(&format!("{at}/title"), &asked.title, council, TITLE, &mut faults);
    let told = told(&format!("{at}/told"), &asked.told, council, &mut faults);
    let services = services(tx, at, (&asked.services, &had.services), &mut faults).await?;
    let area = area::read(&format!("{at}/area"), &asked.area, &mut faults);
    let began_at = asked.began_at.unwrap_or_else(|| tx.now());
    if began_at > tx.now() {
        faults.add(&format!("{at}/began_at"), "out-of-range", "It can’t begin in the future.");
    }
    if let Some(lead) = asked.lead
        && had.lead != Some(lead)
        && !cases::exists(tx, lead).await?
    {
        faults.add(&format!("{at}/lead"), "unknown-value", "There is no such case.");
    }
    let read = title.zip(told).zip(services).zip(area);
    let read = read.map(|(((title, told), services), area)| Described {
        title,
        told,
        services,
        area,
        began_at,
        lead: asked.lead,
    });
    faults.finish(read)
}

/// What the public is told.
pub(super) fn told(pointer: &str, asked: &Bilingual, council: &Council, faults: &mut Faults) -> Option<Bilingual> {
    bilingual(pointer, asked, council, TOLD, faults)
}

/// What everyone is told, in lines, in each language in which the council writes.
pub(super) fn said(pointer: &str, asked: &Bilingual, council: &Council, faults: &mut Faults) -> Option<Bilingual> {
    let en = faults.take(&format!("{pointer}/en"), needed_text(&asked.en, UPDATE));
    let typed = asked.cy.as_deref().unwrap_or_default();
    let needed = council.languages.contains(&Language::Cy);
    let cy = match needed || contract::text::required(typed.to_owned()).is_ok() {
        true => faults.take(&format!("{pointer}/cy"), needed_text(typed, UPDATE)).map(Some),
        false => Some(None),
    };
    en.zip(cy).map(|(en, cy)| Bilingual { en, cy })
}

async fn services(
    tx: &TenantTx,
    at: &str,
    (asked, had): (&[String], &[(String, ServiceId)]),
    faults: &mut Faults,
) -> Result<Option<Vec<ServiceId>>, Problem> {
    if asked.is_empty() {
        faults.add(&format!("{at}/services"), "required", "Choose at least one service.");
        return Ok(None);
    }
    if asked.len() > MOST_SERVICES {
        faults.add(&format!("{at}/services"), "too-many", "Choose 10 services at most.");
        return Ok(None);
    }
    let mut found = Vec::new();
    for (place, slug) in asked.iter().enumerate() {
        let known = match had.iter().find(|(had, _)| had == slug) {
            Some((_, id)) => Some(*id),
            None => catalogue::store::service(tx, slug).await?.map(|service| service.id),
        };
        match known {
            Some(id) if !found.contains(&id) => found.push(id),
            Some(_) => {}
            None => faults.add(&format!("{at}/services/{place}"), "unknown-value", "There is no such service."),
        }
    }
    Ok(Some(found))
}
