use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use cases_api::catalogue::{FoundService, Provider, ServiceSummary};
use contract::council::{Council, Tier};
use contract::{CouncilId, ServiceId};
use tenant_db::{DbError, TenantTx};

use super::definition::into_entry;
use super::{At, Offered, store};
use crate::finding::Finder;
use crate::library::{Entry, Library, Team};

/// Councils' catalogues made ready to be searched, each kept until one of its services changes.
#[derive(Debug, Default)]
pub(crate) struct Catalogues(Mutex<HashMap<CouncilId, Arc<Known>>>);

/// One council's catalogue, with what it hands on.
#[derive(Debug)]
pub(crate) struct Known {
    tier: Tier,
    versions: Vec<(ServiceId, i64)>,
    services: HashMap<String, Listed>,
    finder: Finder,
}

/// A service of a list, and the tier that it is handed on to.
#[derive(Debug)]
struct Listed {
    summary: ServiceSummary,
    handed_to: Option<Tier>,
}

impl Catalogues {
    /// The catalogue of the transaction's council. One round trip, or two when it changed.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub async fn of(&self, tx: &TenantTx, council: &Council, library: &Library) -> Result<Arc<Known>, DbError> {
        let versions = store::versions(tx).await?;
        let kept = self.lock().get(&tx.council()).cloned();
        if let Some(kept) = kept.filter(|kept| kept.versions == versions && kept.tier == council.tier) {
            return Ok(kept);
        }
        let fresh = Arc::new(Known::new(council.tier, versions, store::services(tx).await?, library));
        self.lock().insert(tx.council(), Arc::clone(&fresh));
        Ok(fresh)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<CouncilId, Arc<Known>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn new(tier: Tier, versions: Vec<(ServiceId, i64)>, own: Vec<Offered>, library: &Library) -> Self {
        let mut services = HashMap::new();
        let mut entries: Vec<Entry> = Vec::new();
        for offered in own {
            let mut summary = offered.to_summary();
            // What was published before there were groups stands where the library has it.
            summary.group = summary.group.or_else(|| library.service(&offered.slug)?.group.clone());
            let handed_to = None;
            services.insert(offered.slug.clone(), Listed { summary, handed_to });
            let team = Team { key: String::new(), name: offered.team.name };
            entries.push(into_entry(offered.definition, offered.slug, offered.lgsl, team));
        }
        for (entry, to) in library.provided_elsewhere(tier) {
            if !services.contains_key(&entry.slug) {
                let summary = entry.to_summary(None, Provider::Own);
                let handed_to = Some(to);
                services.insert(entry.slug.clone(), Listed { summary, handed_to });
                entries.push(entry.clone());
            }
        }
        let finder = Finder::new(&entries);
        Self { tier, versions, services, finder }
    }

    /// The services that a question finds, the best first; all of them, the council's own first,
    /// where nothing is asked.
    pub fn find(&self, question: &str, at: &At<'_>) -> Vec<FoundService> {
        let hits = self.finder.find(question).into_iter();
        let listed = hits.filter_map(|hit| Some((self.services.get(hit.slug)?, hit.phrase)));
        let found = listed.map(|(Listed { summary, handed_to }, phrase)| {
            let mut service = summary.clone();
            if let Some(tier) = handed_to {
                service.provider = at.provider(&service.slug, *tier);
            }
            FoundService { service, matched: phrase.to_owned() }
        });
        found.collect()
    }
}
