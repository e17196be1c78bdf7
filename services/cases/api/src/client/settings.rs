//! How the desk works, and who looked at what.

use contract::client::Versioned;
use contract::look::{DayOfLooks, ListLooks, LookEntry, UnexplainedLooks};
use contract::{Page, Problem};

use super::CasesClient;
use crate::settings::DeskSettings;

impl CasesClient {
    /// How long things wait at the desk, with its version.
    ///
    /// # Errors
    /// `forbidden`.
    pub async fn desk_settings(&self, token: &str) -> Result<Versioned<DeskSettings>, Problem> {
        self.0.get("/api/v1/desk-settings").bearer(token).send_versioned().await
    }

    /// Changes how long things wait at the desk, where that is still at `etag`.
    ///
    /// # Errors
    /// `precondition-failed`, `validation-failed`, `forbidden`.
    pub async fn set_desk_settings(&self, token: &str, etag: &str, to: &DeskSettings) -> Result<DeskSettings, Problem> {
        self.0.put("/api/v1/desk-settings").bearer(token).only_if(etag).json(to).send().await
    }

    /// One page of the looks at cases, the newest look first.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`, `bad-cursor`.
    pub async fn access_log(&self, token: &str, which: &ListLooks) -> Result<Page<LookEntry>, Problem> {
        self.0.get("/api/v1/case-access-log").bearer(token).query(which).send().await
    }

    /// How many records of cases, promises, drafts and files were opened on a day without a call or a case; yesterday
    /// where no day is named.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`.
    pub async fn unexplained_looks(&self, token: &str, day: Option<String>) -> Result<UnexplainedLooks, Problem> {
        self.0.get("/api/v1/case-access-log/unexplained").bearer(token).query(&DayOfLooks { day }).send().await
    }
}
