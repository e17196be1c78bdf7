//! Imports.

use std::time::Duration;

use contract::client::Body;
use contract::{ImportId, Page, PageQuery, Problem};

use super::CasesClient;
use crate::import::{
    AddImport, CaseImport, ImportChoices, ImportMapping, ImportRow, ListImportRows, RunImport, UndoImport,
};

/// How long a file may take from its first byte to its last.
const SLOW: Duration = Duration::from_secs(300);

impl CasesClient {
    /// Brings a file of cases in; nothing becomes a case yet.
    ///
    /// # Errors
    /// `validation-failed` at `/file` when it can't be read, `payload-too-large`, `forbidden`.
    pub async fn add_import(&self, token: &str, file: &AddImport, bytes: Body) -> Result<CaseImport, Problem> {
        self.0.post("/api/v1/imports").bearer(token).query(file).bytes(bytes).within(SLOW).send().await
    }

    /// One page of the imports, the latest first.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`.
    pub async fn imports(&self, token: &str, page: &PageQuery) -> Result<Page<CaseImport>, Problem> {
        self.0.get("/api/v1/imports").bearer(token).query(page).send().await
    }

    /// How far an import is.
    ///
    /// # Errors
    /// `not-found`, `forbidden`.
    pub async fn import(&self, token: &str, id: ImportId) -> Result<CaseImport, Problem> {
        self.0.get(&format!("/api/v1/imports/{id}")).bearer(token).send().await
    }

    /// What the columns and words of an import may stand for.
    ///
    /// # Errors
    /// `not-found`, `forbidden`.
    pub async fn import_choices(&self, token: &str, id: ImportId) -> Result<ImportChoices, Problem> {
        self.0.get(&format!("/api/v1/imports/{id}/choices")).bearer(token).send().await
    }

    /// One page of the rows of an import.
    ///
    /// # Errors
    /// `not-found`, `forbidden`, `bad-cursor`.
    pub async fn import_rows(
        &self,
        token: &str,
        id: ImportId,
        which: &ListImportRows,
    ) -> Result<Page<ImportRow>, Problem> {
        self.0.get(&format!("/api/v1/imports/{id}/rows")).bearer(token).query(which).send().await
    }

    /// Brings the files of an import in, as a ZIP archive; they take the place of those that came before. Its rows are judged
    /// anew.
    ///
    /// # Errors
    /// `validation-failed` at `/file` for what is no archive, `payload-too-large`, `conflict` once rows are cases, `not-found`.
    pub async fn add_import_archive(&self, token: &str, id: ImportId, bytes: Body) -> Result<CaseImport, Problem> {
        let call = self.0.post(&format!("/api/v1/imports/{id}/archive")).bearer(token);
        call.bytes(bytes).within(SLOW).send().await
    }

    /// Says what the columns hold, of an import that is still at `version`; every row is judged by it.
    ///
    /// # Errors
    /// `validation-failed`, `precondition-failed`, `conflict` once rows are cases, `not-found`.
    pub async fn map_import(
        &self,
        token: &str,
        id: ImportId,
        version: i64,
        once: &str,
        mapping: &ImportMapping,
    ) -> Result<CaseImport, Problem> {
        let call = self.0.put(&format!("/api/v1/imports/{id}/mapping")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(mapping).send().await
    }

    /// Lets the rows become cases, of an import that is still at `version`.
    ///
    /// # Errors
    /// `conflict` where a row is bad and isn't to be left out, or none is good; `precondition-failed`, `not-found`.
    pub async fn run_import(
        &self,
        token: &str,
        id: ImportId,
        version: i64,
        once: &str,
        asked: &RunImport,
    ) -> Result<CaseImport, Problem> {
        let call = self.0.post(&format!("/api/v1/imports/{id}/run")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(asked).send().await
    }

    /// Takes the cases of an import back that is still at `version`.
    ///
    /// # Errors
    /// `conflict` where it has no cases, `precondition-failed`, `not-found`.
    pub async fn undo_import(
        &self,
        token: &str,
        id: ImportId,
        version: i64,
        once: &str,
        asked: &UndoImport,
    ) -> Result<CaseImport, Problem> {
        let call = self.0.post(&format!("/api/v1/imports/{id}/undo")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).json(asked).send().await
    }

    /// Gives an import up whose rows aren't cases; what stands in them is dropped.
    ///
    /// # Errors
    /// `conflict` once rows are cases; `not-found`.
    pub async fn discard_import(&self, token: &str, id: ImportId) -> Result<CaseImport, Problem> {
        self.0.post(&format!("/api/v1/imports/{id}/discard")).bearer(token).send().await
    }
}
