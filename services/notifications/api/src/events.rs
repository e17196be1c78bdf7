//! What notifications tells others.

use contract::{CaseId, Channel, Event, MessageId, NothingPrivate};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::MessageState;

/// A message about a case was written to whoever reported it, or something became of it. The last of one message counts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MessageStands {
    /// The message.
    pub message_id: MessageId,
    /// The case that it is about.
    pub case_id: CaseId,
    /// Which template, such as `case-opened`.
    pub template: String,
    /// By which way it goes: email, text message or letter.
    pub channel: Channel,
    /// Where it stands; never [`MessageState::Leased`].
    pub state: MessageState,
    /// How often something was told of it.
    pub turn: i64,
    /// When it was written.
    #[serde(with = "time::serde::rfc3339")]
    pub written_at: OffsetDateTime,
}

impl Event for MessageStands {
    const NAME: &'static str = "message.stands";
    type Private = NothingPrivate;

    fn aggregate(&self) -> Uuid {
        self.message_id.uuid()
    }
}
