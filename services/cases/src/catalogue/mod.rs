//! What citizens can ask of a council, and who provides what it doesn't.

mod definition;
mod differences;
pub(crate) mod editing;
mod flaws;
mod handoff;
pub(crate) mod http;
mod known;
pub(crate) mod offering;
pub(crate) mod shelf;
pub(crate) mod store;

use cases_api::calendar::StandsStill;
use cases_api::case::TeamSummary;
use cases_api::catalogue::definition::Definition;
use cases_api::catalogue::{OtherCouncil, Provider, ServiceDetail, ServiceSummary};
use contract::council::{Council, Tier};
use contract::{ServiceId, ServiceVersionId};
use directory::Snapshot;
use runtime::Config;

pub(crate) use definition::{copy, outcome_words};
pub(crate) use differences::differences;
pub(crate) use known::Catalogues;

use crate::case::clocks::office_days::StoredOffice;
use crate::library::Library;

/// A service of a council's own.
#[derive(Debug, Clone)]
pub struct Offered {
    /// The service.
    pub id: ServiceId,
    /// Its part of an address.
    pub slug: String,
    /// Its number in the Local Government Services List.
    pub lgsl: u32,
    /// The version that is published.
    pub published: ServiceVersionId,
    /// Words, form, target, workflow.
    pub definition: Definition,
    /// Who deals with it.
    pub team: TeamSummary,
    /// That team's days, and when the service stood still.
    pub(crate) office: StoredOffice,
    /// Why it stands still.
    pub still: Option<StandsStill>,
}

impl Offered {
    /// How a list shows it.
    pub fn to_summary(&self) -> ServiceSummary {
        ServiceSummary { lgsl: self.lgsl, ..self.definition.to_summary(Some(self.id), &self.slug) }
    }

    /// What its page needs.
    pub fn to_detail(&self) -> ServiceDetail {
        let detail = self.definition.to_detail(Some(self.id), &self.slug, &self.team.name);
        ServiceDetail { service: self.to_summary(), still: self.still.clone(), ..detail }
    }
}

/// A service that a council hands on, as its page shows it: nothing is asked here.
pub(crate) fn handed_on(library: &Library, slug: &str, at: &At<'_>) -> Option<ServiceDetail> {
    let entry = library.service(slug)?;
    let tier = entry.handed_to(at.council.tier)?;
    let mut detail = entry.to_detail(None, at.provider(slug, tier));
    detail.form = cases_api::form::Form::default();
    Some(detail)
}

/// The council that is asked, among the others.
pub(crate) struct At<'a> {
    pub council: &'a Council,
    pub snapshot: &'a Snapshot,
    pub config: &'a Config,
}

impl At<'_> {
    /// Who provides a service that councils of `tier` do.
    pub fn provider(&self, slug: &str, tier: Tier) -> Provider {
        let there = |council: &Council| OtherCouncil {
            name: council.name.clone(),
            url: self.config.address(council.host(), &format!("/services/{slug}")),
        };
        let councils = handoff::providers(self.snapshot, self.council, tier);
        Provider::Other { tier, councils: councils.into_iter().map(|council| there(council)).collect() }
    }
}
