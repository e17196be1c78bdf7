//! Files.

use std::time::Duration;

use contract::client::{Body, Response};
use contract::{CaseId, FileId, Page, PageQuery, Problem};

use super::CasesClient;
use crate::bundle::CaseBundle;
use crate::file::{AddFile, FileAway, FileSummary, ListFiles};

/// How long a file may take from its first byte to its last.
const SLOW: Duration = Duration::from_secs(300);

impl CasesClient {
    /// Keeps a file, whose bytes come as they are sent.
    ///
    /// # Errors
    /// `validation-failed` at `/file` or `/name` when it can't be kept, `payload-too-large`,
    /// `quota-exceeded`.
    pub async fn add_file(&self, token: &str, file: &AddFile, bytes: Body) -> Result<FileSummary, Problem> {
        self.0.post("/api/v1/files").bearer(token).query(file).bytes(bytes).within(SLOW).send().await
    }

    /// One page of the files of a case, the oldest first.
    ///
    /// # Errors
    /// `not-found`, `bad-cursor`.
    pub async fn files_of_case(
        &self,
        token: &str,
        case: CaseId,
        page: &PageQuery,
    ) -> Result<Page<FileSummary>, Problem> {
        self.0.get(&format!("/api/v1/cases/{case}/files")).bearer(token).query(page).send().await
    }

    /// One page of the post, the oldest first.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`.
    pub async fn files(&self, token: &str, which: &ListFiles) -> Result<Page<FileSummary>, Problem> {
        self.0.get("/api/v1/files").bearer(token).query(which).send().await
    }

    /// What is known of a file.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn file(&self, token: &str, id: FileId) -> Result<FileSummary, Problem> {
        self.0.get(&format!("/api/v1/files/{id}")).bearer(token).send().await
    }

    /// A file's bytes, as they come, with the headers under which they may be shown.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn file_content(&self, token: &str, id: FileId) -> Result<Response, Problem> {
        self.0.get(&format!("/api/v1/files/{id}/content")).bearer(token).within(SLOW).answered().await
    }

    /// Files a file that is still at `version`, once for each key.
    ///
    /// # Errors
    /// `validation-failed`, `precondition-failed`, `not-found`.
    pub async fn file_away(
        &self,
        token: &str,
        id: FileId,
        version: i64,
        once: &str,
        to: &FileAway,
    ) -> Result<FileSummary, Problem> {
        let call = self.0.put(&format!("/api/v1/files/{id}/filing")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(to).send().await
    }

    /// Throws away a file that waits in the inbox.
    ///
    /// # Errors
    /// `not-found`, `conflict` when it was filed.
    pub async fn discard_file(&self, token: &str, id: FileId) -> Result<(), Problem> {
        self.0.delete(&format!("/api/v1/files/{id}")).bearer(token).done().await
    }

    /// Everything that is kept of a case; each time is noted.
    ///
    /// # Errors
    /// `not-found`, `forbidden`.
    pub async fn bundle(&self, token: &str, case: CaseId) -> Result<CaseBundle, Problem> {
        self.0.get(&format!("/api/v1/cases/{case}/bundle")).bearer(token).send().await
    }
}
