//! Moves that wait for a second person.

use contract::{CaseProposalId, Page, PageQuery, Problem};

use super::CasesClient;
use crate::case::CaseVersion;
use crate::proposal::{Decide, ProposalView};

impl CasesClient {
    /// One page of what the caller may decide on, the oldest first.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`.
    pub async fn proposals(&self, token: &str, which: &PageQuery) -> Result<Page<ProposalView>, Problem> {
        self.0.get("/api/v1/proposals").bearer(token).query(which).send().await
    }

    /// Approves of what someone else proposed, or refuses it, once for each key.
    ///
    /// # Errors
    /// `not-found`, `conflict` where it was decided or has lapsed, `validation-failed` for who proposed it.
    pub async fn decide(
        &self,
        token: &str,
        id: CaseProposalId,
        once: &str,
        decision: &Decide,
    ) -> Result<CaseVersion, Problem> {
        self.0.post(&format!("/api/v1/proposals/{id}/decision")).bearer(token).once(once).json(decision).send().await
    }
}
