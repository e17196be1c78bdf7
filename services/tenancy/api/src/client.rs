use contract::client::Client;
use contract::{Page, PageQuery, Problem};

use crate::{AddCouncil, ChangeCouncil, CouncilSummary};

/// The operators' side of tenancy, for the command line and tests.
#[derive(Debug, Clone)]
pub struct TenancyClient {
    http: Client,
    token: String,
}

impl TenancyClient {
    /// As the holder of an operator's token.
    pub fn new(http: Client, token: impl Into<String>) -> Self {
        Self { http, token: token.into() }
    }

    /// Adds a council.
    ///
    /// # Errors
    /// `validation-failed`, `conflict` when code, slug or a host is taken, `forbidden`.
    pub async fn add(&self, council: &AddCouncil) -> Result<CouncilSummary, Problem> {
        self.http.post("/admin/v1/councils").bearer(&self.token).json(council).send().await
    }

    /// One page of the deployment's councils, by code.
    ///
    /// # Errors
    /// `bad-cursor`, `forbidden`.
    pub async fn list(&self, page: &PageQuery) -> Result<Page<CouncilSummary>, Problem> {
        self.http.get("/admin/v1/councils").bearer(&self.token).query(page).send().await
    }

    /// One council.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn read(&self, code: &str) -> Result<CouncilSummary, Problem> {
        self.http.get(&format!("/admin/v1/councils/{code}")).bearer(&self.token).send().await
    }

    /// Changes a council that is still at `version`.
    ///
    /// # Errors
    /// `precondition-failed` when it changed meanwhile, `validation-failed`, `conflict`.
    pub async fn change(&self, code: &str, version: i64, change: &ChangeCouncil) -> Result<CouncilSummary, Problem> {
        let call = self.http.patch(&format!("/admin/v1/councils/{code}")).bearer(&self.token);
        call.only_if(&format!("\"{version}\"")).json(change).send().await
    }
}
