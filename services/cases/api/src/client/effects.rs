//! What workflows asked of other systems, and amounts that are due.

use contract::{CaseEffectId, Page, Problem};

use super::CasesClient;
use crate::effect::{AskedView, ListAsked, SettleEffect};

impl CasesClient {
    /// One page of what was asked and isn't done, the oldest first.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`, `validation-failed`.
    pub async fn asked(&self, token: &str, which: &ListAsked) -> Result<Page<AskedView>, Problem> {
        self.0.get("/api/v1/case-effects").bearer(token).query(which).send().await
    }

    /// Says what became of something that was asked, once for each key.
    ///
    /// # Errors
    /// `not-found`, `conflict` where it is done, `precondition-failed` where someone else said so since,
    /// `validation-failed` where it failed without a word.
    pub async fn settle_effect(
        &self,
        token: &str,
        (id, version): (CaseEffectId, i64),
        once: &str,
        asked: &SettleEffect,
    ) -> Result<AskedView, Problem> {
        let call = self.0.post(&format!("/api/v1/case-effects/{id}/outcome")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(asked).send().await
    }
}
