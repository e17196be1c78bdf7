//! A report about two things.

use contract::{CaseId, Problem};

use super::CasesClient;
use crate::splitting::{CaseSplit, SplitCase};

impl CasesClient {
    /// Makes a second case of a part of one that is still at `version`, once for each key.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed`, `validation-failed` with every fault, `conflict` for a case that is done.
    pub async fn split(
        &self,
        token: &str,
        id: CaseId,
        version: i64,
        once: &str,
        part: &SplitCase,
    ) -> Result<CaseSplit, Problem> {
        let call = self.0.post(&format!("/api/v1/cases/{id}/splits")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(part).send().await
    }
}
