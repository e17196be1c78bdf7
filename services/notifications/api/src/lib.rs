//! What others may know of notifications: messages with their fate, its permissions.
#![deny(missing_docs)]

use contract::client::Client;
use contract::{MessageId, Page, Problem};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

contract::permissions! {
    /// See the messages that were sent in the council's name, and what became of them.
    ReadMessages = "messages.read", Staff, Council, reads;
    /// Send a failed message again.
    RetryMessages = "messages.retry", Staff, Council, writes;
}

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum MessageState {
    /// Waits to be sent, or to be tried again.
    Queued,
    /// Being sent now.
    Leased,
    /// The receiving server took it.
    Sent,
    /// Refused for good, or tried too often.
    Failed,
}

/// A message, without its text.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MessageSummary {
    /// The message.
    pub id: MessageId,
    /// What it is about: a case or an invitation.
    pub about: Uuid,
    /// Which template, such as `case-opened`.
    pub template: String,
    /// To which address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// Where it stands.
    pub state: MessageState,
    /// How often it was tried.
    pub attempts: i32,
    /// Why the last try failed, in plain words.
    pub fault: Option<String>,
    /// When it was made.
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    /// When it was sent.
    #[serde(with = "time::serde::rfc3339::option")]
    pub sent_at: Option<OffsetDateTime>,
}

/// Which messages.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListMessages {
    /// Only those about this case or invitation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>)]
    pub about: Option<Uuid>,
    /// Only those in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<MessageState>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Notifications' API. Each call names the token of whoever makes it.
#[derive(Debug, Clone)]
pub struct NotificationsClient(Client);

impl NotificationsClient {
    /// A client of notifications at this base.
    pub fn new(http: Client) -> Self {
        Self(http)
    }

    /// One page of messages, the newest first.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`.
    pub async fn list(&self, token: &str, which: &ListMessages) -> Result<Page<MessageSummary>, Problem> {
        self.0.get("/api/v1/messages").bearer(token).query(which).send().await
    }

    /// Sends a failed message again, under the same Message-ID.
    ///
    /// # Errors
    /// `not-found`, `conflict` when it hasn't failed.
    pub async fn retry(&self, token: &str, id: MessageId) -> Result<(), Problem> {
        self.0.post(&format!("/api/v1/messages/{id}/retry")).bearer(token).done().await
    }
}
