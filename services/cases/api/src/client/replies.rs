//! Canned replies.

use contract::client::Versioned;
use contract::{CaseId, Page, Problem, ReplyId};

use super::CasesClient;
use crate::case::CaseVersion;
use crate::reply::{FilledReply, ListReplies, ReplyView, UseReply, WriteReply};

impl CasesClient {
    /// One page of replies by title.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`.
    pub async fn replies(&self, token: &str, which: &ListReplies) -> Result<Page<ReplyView>, Problem> {
        self.0.get("/api/v1/replies").bearer(token).query(which).send().await
    }

    /// One reply.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn read_reply(&self, token: &str, id: ReplyId) -> Result<Versioned<ReplyView>, Problem> {
        self.0.get(&format!("/api/v1/replies/{id}")).bearer(token).send_versioned().await
    }

    /// Keeps a reply, once for each key.
    ///
    /// # Errors
    /// `validation-failed` with every field's fault.
    pub async fn add_reply(&self, token: &str, once: &str, reply: &WriteReply) -> Result<ReplyView, Problem> {
        self.0.post("/api/v1/replies").bearer(token).once(once).json(reply).send().await
    }

    /// Writes a reply anew that is still at `version`, once for each key.
    ///
    /// # Errors
    /// `precondition-failed`, `validation-failed`.
    pub async fn edit_reply(
        &self,
        token: &str,
        id: ReplyId,
        version: i64,
        once: &str,
        reply: &WriteReply,
    ) -> Result<ReplyView, Problem> {
        let call = self.0.put(&format!("/api/v1/replies/{id}")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(reply).send().await
    }

    /// Takes a reply away.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn remove_reply(&self, token: &str, id: ReplyId) -> Result<(), Problem> {
        self.0.delete(&format!("/api/v1/replies/{id}")).bearer(token).done().await
    }

    /// A reply filled in for a case: what using it would do.
    ///
    /// # Errors
    /// `not-found`, `validation-failed` for a reply that isn't there.
    pub async fn fill_reply(&self, token: &str, case: CaseId, which: &UseReply) -> Result<FilledReply, Problem> {
        self.0.post(&format!("/api/v1/cases/{case}/replies/preview")).bearer(token).json(which).send().await
    }

    /// Uses a reply on a case that is still at `version`, once for each key: everything that it says and
    /// does, or nothing.
    ///
    /// # Errors
    /// `precondition-failed`; `validation-failed` when one of its acts can't be done.
    pub async fn use_reply(
        &self,
        token: &str,
        case: CaseId,
        version: i64,
        once: &str,
        which: &UseReply,
    ) -> Result<CaseVersion, Problem> {
        let call = self.0.post(&format!("/api/v1/cases/{case}/replies")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(which).send().await
    }
}
