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
    /// `not-found`, `conflict` where it was decided or has lapsed, `precondition-failed` where the case was changed since,
    /// `validation-failed` for who proposed it.
    pub async fn decide(
        &self,
        token: &str,
        (id, version): (CaseProposalId, i64),
        once: &str,
        decision: &Decide,
    ) -> Result<CaseVersion, Problem> {
        let call = self.0.post(&format!("/api/v1/proposals/{id}/decision")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(decision).send().await
    }

    /// Takes back what the caller proposed, once for each key.
    ///
    /// # Errors
    /// `not-found`, `conflict` where it was decided or has lapsed, `precondition-failed` where the case was changed since,
    /// `forbidden` for who didn't propose it.
    pub async fn withdraw(
        &self,
        token: &str,
        (id, version): (CaseProposalId, i64),
        once: &str,
    ) -> Result<CaseVersion, Problem> {
        let call = self.0.post(&format!("/api/v1/proposals/{id}/withdrawal")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).send().await
    }
}
