//! Moving a case to another service.

use contract::{CaseId, Problem};

use super::CasesClient;
use crate::rerouting::{Reroute, Rerouting};

impl CasesClient {
    /// What moving a case to another service would do.
    ///
    /// # Errors
    /// `not-found`, `conflict` for a case that is done, `validation-failed` for a service that can't be it.
    pub async fn preview_rerouting(&self, token: &str, id: CaseId, to: &Reroute) -> Result<Rerouting, Problem> {
        self.0.post(&format!("/api/v1/cases/{id}/service/preview")).bearer(token).json(to).send().await
    }

    /// Moves a case that is still at `version` to another service, once for each key.
    ///
    /// # Errors
    /// As [`CasesClient::preview_rerouting`]; `precondition-failed`.
    pub async fn reroute(
        &self,
        token: &str,
        id: CaseId,
        version: i64,
        once: &str,
        to: &Reroute,
    ) -> Result<Rerouting, Problem> {
        let call = self.0.put(&format!("/api/v1/cases/{id}/service")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(to).send().await
    }
}
