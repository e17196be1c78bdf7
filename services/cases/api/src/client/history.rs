//! The history of a case.

use contract::client::Versioned;
use contract::{CaseChangeId, CaseId, InteractionId, LookReason, Page, Problem};

use super::CasesClient;
use crate::case::CaseVersion;
use crate::history::{CaseAnswers, CaseChange, CorrectAnswers, ListChanges};

impl CasesClient {
    /// One page of a case's changes, the latest first.
    ///
    /// # Errors
    /// `not-found`, `bad-cursor`.
    pub async fn changes(&self, token: &str, id: CaseId, which: &ListChanges) -> Result<Page<CaseChange>, Problem> {
        self.0.get(&format!("/api/v1/cases/{id}/changes")).bearer(token).query(which).send().await
    }

    /// Erases what a change says, once for each key.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn erase_change(&self, token: &str, id: CaseChangeId, once: &str) -> Result<(), Problem> {
        self.0.post(&format!("/api/v1/case-changes/{id}/erasure")).bearer(token).once(once).done().await
    }

    /// The answers of a case with the form that it goes by, read during a call or outside one.
    ///
    /// # Errors
    /// `not-found`; `conflict` while they are hidden.
    pub async fn answers(
        &self,
        token: &str,
        id: CaseId,
        call: Option<InteractionId>,
    ) -> Result<Versioned<CaseAnswers>, Problem> {
        let why = LookReason { call, case: None };
        self.0.get(&format!("/api/v1/cases/{id}/answers")).bearer(token).query(&why).send_versioned().await
    }

    /// Corrects the answers of a case that is still at `version`, once for each key.
    ///
    /// # Errors
    /// `validation-failed` with every fault; `precondition-failed`; `conflict` while they are hidden.
    pub async fn correct_answers(
        &self,
        token: &str,
        (id, version): (CaseId, i64),
        once: &str,
        to: &CorrectAnswers,
    ) -> Result<CaseVersion, Problem> {
        let sent = self.0.put(&format!("/api/v1/cases/{id}/answers")).bearer(token).once(once);
        sent.only_if(&format!("\"{version}\"")).json(to).send().await
    }
}
