//! What others may know of notifications: messages with their fate, its events, its permissions.
#![deny(missing_docs)]

pub mod events;
pub mod letter;

use contract::client::{Client, Versioned};
use contract::look::{ListLooks, LookEntry};
use contract::{MessageId, Page, Problem};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use letter::{LetterSummary, LetterView, LettersPosted, ListLetters, PostLetters};

contract::permissions! {
    /// See the messages that were sent in the council's name, and what became of them.
    ReadMessages = "messages.read", Staff, Council, reads;
    /// Send a failed message again.
    RetryMessages = "messages.retry", Staff, Council, writes;
    /// See letters that were written, with the addresses of people; each look at one is kept in the access log.
    ReadLetters = "letters.read", Staff, Council, reads;
    /// See who looked at which letter.
    ReadLetterAccessLog = "letter-access-log.read", Staff, Council, reads;
    /// Say that letters were printed and posted.
    PostLetters = "letters.post", Staff, Council, writes;
}

contract::named! {
    /// Where a message stands.
    MessageState {
        /// Waits to be sent, or to be tried again.
        Queued = "queued",
        /// Being sent now.
        Leased = "leased",
        /// The receiving server took it.
        Sent = "sent",
        /// Refused for good, or tried too often.
        Failed = "failed",
        /// A letter that waits to be printed.
        ToPrint = "to_print",
        /// A letter that was printed and posted.
        Posted = "posted",
        /// Neither sent nor printed, since the person has died.
        Stopped = "stopped",
    }
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
    /// To which address: an email address, a number, or a postal address in one line.
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
    /// When it was sent, or posted.
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

    /// One page of the looks at letters, the newest look first.
    ///
    /// # Errors
    /// `forbidden`, `validation-failed`, `bad-cursor`.
    pub async fn access_log(&self, token: &str, which: &ListLooks) -> Result<Page<LookEntry>, Problem> {
        self.0.get("/api/v1/letter-access-log").bearer(token).query(which).send().await
    }

    /// One page of the letters that wait to be printed, the oldest first.
    ///
    /// # Errors
    /// `forbidden`, `bad-cursor`.
    pub async fn letters(&self, token: &str, which: &ListLetters) -> Result<Page<LetterSummary>, Problem> {
        self.0.get("/api/v1/letters").bearer(token).query(which).send().await
    }

    /// A letter with its version.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn letter(&self, token: &str, id: MessageId) -> Result<Versioned<LetterView>, Problem> {
        self.0.get(&format!("/api/v1/letters/{id}")).bearer(token).send_versioned().await
    }

    /// Says that a letter that is still at `version` was printed and posted.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed`, `conflict` when it is posted already.
    pub async fn post_letter(&self, token: &str, id: MessageId, version: i64, once: &str) -> Result<(), Problem> {
        let call = self.0.post(&format!("/api/v1/letters/{id}/posting")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).done().await
    }

    /// Takes back that a letter that is still at `version` was posted.
    ///
    /// # Errors
    /// `not-found`, `precondition-failed`, `conflict` when it isn't posted.
    pub async fn unpost_letter(&self, token: &str, id: MessageId, version: i64, once: &str) -> Result<(), Problem> {
        let call = self.0.post(&format!("/api/v1/letters/{id}/posting/removal")).bearer(token).once(once);
        call.only_if(&format!("\"{version}\"")).done().await
    }

    /// Says that several letters were printed and posted, each that is still at its version.
    ///
    /// # Errors
    /// `validation-failed`.
    pub async fn post_letters(&self, token: &str, once: &str, which: &PostLetters) -> Result<LettersPosted, Problem> {
        self.0.post("/api/v1/letter-postings").bearer(token).once(once).json(which).send().await
    }
}
