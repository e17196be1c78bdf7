//! Drafts: begun by one, finished by another.

use std::time::Duration;

use contract::client::Body;
use contract::{DraftId, Problem};

use super::CasesClient;
use crate::case::CaseOpened;
use crate::draft::{
    AddReportFile, BeginDraft, ContinueDraft, ContinuedDraft, Draft, DraftDoor, DraftKey, DraftSaved, DraftToken,
    Drafts, HandOver, KeepDraft, KeptDraft, ListDrafts, ReadDraft, RemoveReportFile, ReportFile, SaveDraft, SendDraft,
};

/// How long a file may take from its first byte to its last.
const SLOW: Duration = Duration::from_secs(300);

impl CasesClient {
    /// Hands a half-done report over to its citizen, once for each key.
    ///
    /// # Errors
    /// `validation-failed`.
    pub async fn hand_over(&self, token: &str, once: &str, draft: &HandOver) -> Result<Draft, Problem> {
        self.0.post("/api/v1/drafts").bearer(token).once(once).json(draft).send().await
    }

    /// The drafts of a call or a person, with how far they are.
    ///
    /// # Errors
    /// `validation-failed` when neither is named.
    pub async fn drafts(&self, token: &str, which: &ListDrafts) -> Result<Drafts, Problem> {
        self.0.get("/api/v1/drafts").bearer(token).query(which).send().await
    }

    /// A draft with how far it is.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn draft(&self, token: &str, id: DraftId) -> Result<Draft, Problem> {
        self.0.get(&format!("/api/v1/drafts/{id}")).bearer(token).send().await
    }

    /// How far a draft is, without anything personal.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn draft_progress(&self, token: &str, id: DraftId) -> Result<Draft, Problem> {
        let progress = ReadDraft { progress: true };
        self.0.get(&format!("/api/v1/drafts/{id}")).bearer(token).query(&progress).send().await
    }

    /// Takes a draft back from its citizen.
    ///
    /// # Errors
    /// `not-found`, `conflict` when it was sent.
    pub async fn take_back(&self, token: &str, id: DraftId) -> Result<Draft, Problem> {
        self.0.post(&format!("/api/v1/drafts/{id}/taking-back")).bearer(token).send().await
    }

    /// Sends a draft for its citizen: it is a case from now on. Sent before, it answers with the case.
    ///
    /// # Errors
    /// `not-found`, `validation-failed` with every field's fault.
    pub async fn send_draft(&self, token: &str, id: DraftId, whole: &SendDraft) -> Result<CaseOpened, Problem> {
        self.0.post(&format!("/api/v1/drafts/{id}/sending")).bearer(token).json(whole).send().await
    }

    /// Gives a draft up: what was in it is erased.
    ///
    /// # Errors
    /// `not-found`, `conflict` when it was sent.
    pub async fn give_up_draft(&self, token: &str, id: DraftId) -> Result<(), Problem> {
        self.0.delete(&format!("/api/v1/drafts/{id}")).bearer(token).done().await
    }

    /// What the link of a draft tells before anything personal is shown.
    ///
    /// # Errors
    /// `not-found` also for one that was taken back or has expired.
    pub async fn draft_door(&self, token: &str, which: &DraftToken) -> Result<DraftDoor, Problem> {
        self.0.post("/api/v1/continuations/door").bearer(token).json(which).send().await
    }

    /// Goes on with one's own draft.
    ///
    /// # Errors
    /// `not-found`, `validation-failed` at `/postcode`, `rate-limited`.
    pub async fn continue_draft(&self, token: &str, which: &ContinueDraft) -> Result<ContinuedDraft, Problem> {
        self.0.post("/api/v1/continuations").bearer(token).json(which).send().await
    }

    /// One's own draft as it was saved last.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn continued_draft(&self, token: &str, which: &DraftKey) -> Result<ContinuedDraft, Problem> {
        self.0.post("/api/v1/continuations/reading").bearer(token).json(which).send().await
    }

    /// Begins a report that its citizen finishes page by page, once for each key.
    ///
    /// # Errors
    /// `validation-failed`.
    pub async fn begin_draft(&self, token: &str, once: &str, draft: &BeginDraft) -> Result<ContinuedDraft, Problem> {
        self.0.post("/api/v1/continuations/beginning").bearer(token).once(once).json(draft).send().await
    }

    /// Keeps one's own draft, to come back to it later.
    ///
    /// # Errors
    /// `not-found`, `conflict` when it was sent, `validation-failed` at `/email`.
    pub async fn keep_draft(&self, token: &str, draft: &KeepDraft) -> Result<KeptDraft, Problem> {
        self.0.post("/api/v1/continuations/keeping").bearer(token).json(draft).send().await
    }

    /// Adds a file to one's own draft, whose bytes come as they are sent.
    ///
    /// # Errors
    /// `not-found`, `conflict` when it was sent, `validation-failed` at `/file` or `/name` when it can't be
    /// kept, `payload-too-large`, `quota-exceeded`.
    pub async fn add_report_file(&self, token: &str, file: &AddReportFile, bytes: Body) -> Result<ReportFile, Problem> {
        let call = self.0.post("/api/v1/continuations/files").bearer(token).query(file);
        call.bytes(bytes).within(SLOW).send().await
    }

    /// Removes a file from one's own draft.
    ///
    /// # Errors
    /// `not-found`, `conflict` when it was sent.
    pub async fn remove_report_file(&self, token: &str, which: &RemoveReportFile) -> Result<ReportFile, Problem> {
        self.0.post("/api/v1/continuations/files/removing").bearer(token).json(which).send().await
    }

    /// Saves one's own draft.
    ///
    /// # Errors
    /// `not-found`, `conflict` when it was sent, `precondition-failed` when another form saved it.
    pub async fn save_draft(&self, token: &str, draft: &SaveDraft) -> Result<DraftSaved, Problem> {
        self.0.post("/api/v1/continuations/saving").bearer(token).json(draft).send().await
    }

    /// Sends one's own draft: it is a case from now on. Sent before, it answers with the case.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed` when another form saved it, `validation-failed` with every
    /// field's fault.
    pub async fn finish_draft(&self, token: &str, draft: &SaveDraft) -> Result<CaseOpened, Problem> {
        self.0.post("/api/v1/continuations/sending").bearer(token).json(draft).send().await
    }
}
