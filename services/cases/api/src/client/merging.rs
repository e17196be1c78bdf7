//! A duplicate is merged into the case that stays, and taken apart again.

use contract::{CaseId, Problem};

use super::CasesClient;
use crate::case::CaseVersion;
use crate::merging::{MergeCase, MergePlan};

impl CasesClient {
    /// What merging a case into another would do.
    ///
    /// # Errors
    /// `not-found`, `validation-failed` for a case that can't be merged so.
    pub async fn may_merge(&self, token: &str, id: CaseId, into: &MergeCase) -> Result<MergePlan, Problem> {
        self.0.post(&format!("/api/v1/cases/{id}/merge/preview")).bearer(token).json(into).send().await
    }

    /// Merges a case that is still at `version` into another, once for each key.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed`, `validation-failed` for a case that can't be merged so.
    pub async fn merge(
        &self,
        token: &str,
        id: CaseId,
        version: i64,
        once: &str,
        into: &MergeCase,
    ) -> Result<CaseVersion, Problem> {
        let call = self.0.post(&format!("/api/v1/cases/{id}/merge")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(into).send().await
    }

    /// Takes a case that is still at `version` out of the one into which it is merged, once for each key.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed`, `conflict` where it isn't merged.
    pub async fn take_apart(&self, token: &str, id: CaseId, version: i64, once: &str) -> Result<CaseVersion, Problem> {
        let call = self.0.post(&format!("/api/v1/cases/{id}/merge/removal")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).send().await
    }
}
