//! People's timelines.

use contract::{ContactId, Page, Problem};

use super::ContactsClient;
use crate::timeline::{ListTimeline, TimelineEntry};

impl ContactsClient {
    /// One page of all that happened between a person and the council, the latest first.
    ///
    /// # Errors
    /// `not-found`, `validation-failed`, `bad-cursor`.
    pub async fn timeline(
        &self,
        token: &str,
        id: ContactId,
        which: &ListTimeline,
    ) -> Result<Page<TimelineEntry>, Problem> {
        self.0.get(&format!("/api/v1/contacts/{id}/timeline")).bearer(token).query(which).send().await
    }
}
