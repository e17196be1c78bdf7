//! Who looked at whose record.

use contract::{Page, Problem};

use super::ContactsClient;
use crate::access::{DayOfLooks, ListLooks, LookEntry, UnexplainedLooks};

impl ContactsClient {
    /// One page of the access log, the newest look first.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`.
    pub async fn access_log(&self, token: &str, which: &ListLooks) -> Result<Page<LookEntry>, Problem> {
        self.0.get("/api/v1/access-log").bearer(token).query(which).send().await
    }

    /// How often records were opened on a day without a call or a case; yesterday where none is named.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`.
    pub async fn unexplained_looks(&self, token: &str, day: Option<String>) -> Result<UnexplainedLooks, Problem> {
        self.0.get("/api/v1/access-log/unexplained").bearer(token).query(&DayOfLooks { day }).send().await
    }
}
