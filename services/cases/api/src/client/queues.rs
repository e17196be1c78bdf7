//! Queues, saved filters, watching, and bulk acts.

use contract::{BulkActId, CaseId, Page, PageQuery, Problem, SavedFilterId};

use super::CasesClient;
use crate::bulk::{BulkAct, BulkItem, ListBulkItems, OrderBulkAct};
use crate::case::{CaseVersion, PutInQueue};
use crate::queues::{AtCase, CaseNow, Colleagues, Queues, SaveFilter, SavedFilter, WatchCase};

impl CasesClient {
    /// The caller's queues with their counts, and their saved filters.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn queues(&self, token: &str) -> Result<Queues, Problem> {
        self.0.get("/api/v1/queues").bearer(token).send().await
    }

    /// Keeps a choice of cases under a name, once for each key.
    ///
    /// # Errors
    /// `validation-failed`, `conflict` where there are fifty already.
    pub async fn save_filter(&self, token: &str, once: &str, filter: &SaveFilter) -> Result<SavedFilter, Problem> {
        self.0.post("/api/v1/saved-filters").bearer(token).once(once).json(filter).send().await
    }

    /// Changes an own saved filter that is still at `version`.
    ///
    /// # Errors
    /// `not-found` for another's, `precondition-failed`, `validation-failed`.
    pub async fn change_filter(
        &self,
        token: &str,
        id: SavedFilterId,
        version: i64,
        once: &str,
        filter: &SaveFilter,
    ) -> Result<SavedFilter, Problem> {
        let call = self.0.put(&format!("/api/v1/saved-filters/{id}")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(filter).send().await
    }

    /// Deletes an own saved filter.
    ///
    /// # Errors
    /// `not-found`, also for another's.
    pub async fn delete_filter(&self, token: &str, id: SavedFilterId) -> Result<(), Problem> {
        self.0.delete(&format!("/api/v1/saved-filters/{id}")).bearer(token).done().await
    }

    /// Everyone to whom work can be given.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn colleagues(&self, token: &str) -> Result<Colleagues, Problem> {
        self.0.get("/api/v1/colleagues").bearer(token).send().await
    }

    /// Watches a case, or notes which version of it was seen.
    ///
    /// # Errors
    /// `not-found`, `conflict` where 500 are watched already.
    pub async fn watch(&self, token: &str, id: CaseId, seen: i64) -> Result<(), Problem> {
        self.0.put(&format!("/api/v1/cases/{id}/watch")).bearer(token).json(&WatchCase { seen }).done().await
    }

    /// Watches a case no more.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn unwatch(&self, token: &str, id: CaseId) -> Result<(), Problem> {
        self.0.delete(&format!("/api/v1/cases/{id}/watch")).bearer(token).done().await
    }

    /// Says that the caller has a case open, and asks how it stands now.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn at_case(&self, token: &str, id: CaseId, at: &AtCase) -> Result<CaseNow, Problem> {
        self.0.put(&format!("/api/v1/cases/{id}/presence")).bearer(token).json(at).send().await
    }

    /// Puts a case that is still at `version` into another team's queue.
    ///
    /// # Errors
    /// `precondition-failed`, `validation-failed` for a team that isn't there.
    pub async fn put_in_queue(
        &self,
        token: &str,
        id: CaseId,
        version: i64,
        once: &str,
        to: &PutInQueue,
    ) -> Result<CaseVersion, Problem> {
        let call = self.0.put(&format!("/api/v1/cases/{id}/team")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(to).send().await
    }

    /// Orders a deed for many cases, once for each key.
    ///
    /// # Errors
    /// `validation-failed` with every fault, and then nothing is done.
    pub async fn order(&self, token: &str, once: &str, order: &OrderBulkAct) -> Result<BulkAct, Problem> {
        self.0.post("/api/v1/bulk-acts").bearer(token).once(once).json(order).send().await
    }

    /// The caller's bulk acts, the latest first.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`.
    pub async fn bulk_acts(&self, token: &str, which: &PageQuery) -> Result<Page<BulkAct>, Problem> {
        self.0.get("/api/v1/bulk-acts").bearer(token).query(which).send().await
    }

    /// A bulk act and how far it is.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn bulk_act(&self, token: &str, id: BulkActId) -> Result<BulkAct, Problem> {
        self.0.get(&format!("/api/v1/bulk-acts/{id}")).bearer(token).send().await
    }

    /// What became of the cases of a bulk act.
    ///
    /// # Errors
    /// `not-found`, `bad-cursor`.
    pub async fn bulk_items(
        &self,
        token: &str,
        id: BulkActId,
        which: &ListBulkItems,
    ) -> Result<Page<BulkItem>, Problem> {
        self.0.get(&format!("/api/v1/bulk-acts/{id}/items")).bearer(token).query(which).send().await
    }

    /// Stops an own bulk act; one that has ended stays as it is.
    ///
    /// # Errors
    /// `not-found`, also for another's.
    pub async fn cancel(&self, token: &str, id: BulkActId) -> Result<BulkAct, Problem> {
        self.0.post(&format!("/api/v1/bulk-acts/{id}/cancellation")).bearer(token).send().await
    }

    /// Takes an own bulk act back, once for each key: a new act for what it changed.
    ///
    /// # Errors
    /// `conflict` while it works or where it can't be taken back.
    pub async fn undo(&self, token: &str, once: &str, id: BulkActId) -> Result<BulkAct, Problem> {
        self.0.post(&format!("/api/v1/bulk-acts/{id}/undo")).bearer(token).once(once).send().await
    }
}
