//! Incidents: one thing that many reports are about. Its cases are joined to it and leave it by choice; what is told of
//! it goes to all of them once, as a bulk act (ADR-0028).

mod area;
mod described;
pub(crate) mod following;
pub(crate) mod http;
pub(crate) mod known;
mod like;
pub(crate) mod store;
pub(crate) mod suggesting;
mod telling;

pub(crate) use following::FollowerKey;

use cases_api::case::Happening;
use cases_api::incident::{IncidentState, MOST_CASES};
use contract::council::Council;
use contract::{Bilingual, CaseId, Faults, IncidentId, Problem, ProblemKind};
use tenant_db::TenantTx;

use crate::case::store as cases;

/// An incident that is being worked on: its row is locked until the transaction ends.
#[derive(Debug, Clone)]
struct Held {
    id: IncidentId,
    title: Bilingual,
    state: IncidentState,
    /// How many updates it had.
    updates: i32,
    version: i64,
}

/// The incident, locked.
///
/// # Errors
/// `not-found`.
async fn held(tx: &TenantTx, id: IncidentId) -> Result<Held, Problem> {
    store::held(tx, id).await?.ok_or_else(Problem::not_found)
}

impl Held {
    /// Refuses what can't be done once it is over.
    fn must_last(&self) -> Result<(), Problem> {
        match self.state {
            IncidentState::Open => Ok(()),
            IncidentState::Over => Err(Problem::new(ProblemKind::Conflict, "This incident is over.")),
        }
    }

    /// Refuses when it isn't at the version that the caller saw.
    fn must_be_at(&self, version: i64) -> Result<(), Problem> {
        if self.version == version { Ok(()) } else { Err(ProblemKind::PreconditionFailed.into()) }
    }

    /// What the council's staff call it.
    fn called(&self, council: &Council) -> String {
        let language = council.languages.first().copied().unwrap_or_default();
        self.title.get(language).to_owned()
    }

    /// Joins cases, each once, and says how many weren't joined before.
    ///
    /// # Errors
    /// `validation-failed` with every case that can't be joined.
    async fn join(&self, tx: &TenantTx, council: &Council, cases: &[CaseId]) -> Result<u32, Problem> {
        let mut faults = Faults::none();
        if cases.len() > MOST_CASES {
            faults.add("/cases", "too-many", "Join 200 cases at most at once.");
            return faults.finish(None);
        }
        let known = store::joinable(tx, cases).await?;
        for (at, case) in cases.iter().enumerate() {
            let pointer = format!("/cases/{at}");
            match known.iter().find(|one| one.id == *case) {
                None => faults.add(&pointer, "unknown-value", "There is no such case."),
                Some(one) if one.done => faults.add(&pointer, "finished", "This case is done."),
                Some(one) if one.incident.is_some_and(|other| other != self.id) => {
                    faults.add(&pointer, "in-another", "This case belongs to another incident.");
                }
                Some(_) => {}
            }
        }
        faults.finish(Some(()))?;
        let mut joined = 0;
        for one in known.iter().filter(|one| one.incident.is_none()) {
            if !store::join(tx, self.id, one.id).await? {
                return Err(Problem::at("/cases", "in-another", "One of these was just joined to another incident."));
            }
            let told = Happening::JoinedIncident { title: self.called(council) };
            cases::add_entry(tx, one.id, false, told).await?;
            joined += 1;
        }
        Ok(joined)
    }

    /// Lets a case leave.
    ///
    /// # Errors
    /// `validation-failed` where it isn't joined, or the caller doesn't see it.
    async fn leave(&self, tx: &TenantTx, council: &Council, case: CaseId) -> Result<(), Problem> {
        if !cases::exists(tx, case).await? || !store::leave(tx, self.id, case).await? {
            return Err(Problem::at("/case", "unknown-value", "This case doesn’t belong to the incident."));
        }
        cases::add_entry(tx, case, false, Happening::LeftIncident { title: self.called(council) }).await?;
        Ok(())
    }
}
