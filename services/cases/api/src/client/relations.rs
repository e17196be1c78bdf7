//! How cases belong together.

use contract::{CaseId, Problem};

use super::CasesClient;
use crate::case::CaseVersion;
use crate::relation::{RelateCase, UnrelateCase};

impl CasesClient {
    /// Says what another case is to this one, which is still at `version`, once for each key.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed`, `validation-failed` for a case that isn't there or can't be that.
    pub async fn relate(
        &self,
        token: &str,
        id: CaseId,
        version: i64,
        once: &str,
        to: &RelateCase,
    ) -> Result<CaseVersion, Problem> {
        let call = self.0.post(&format!("/api/v1/cases/{id}/relations")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(to).send().await
    }

    /// Says that another case belongs to this one no more, which is still at `version`, once for each key.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed`, `validation-failed` where it doesn't.
    pub async fn unrelate(
        &self,
        token: &str,
        id: CaseId,
        version: i64,
        once: &str,
        from: &UnrelateCase,
    ) -> Result<CaseVersion, Problem> {
        let call = self.0.post(&format!("/api/v1/cases/{id}/relations/removal")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(from).send().await
    }
}
