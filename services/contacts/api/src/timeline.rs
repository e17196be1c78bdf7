//! All that happened between a person and the council, in one order.

use contract::{CaseId, Channel, InteractionId, MessageId};
use notifications_api::MessageState;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::contact::LinkedCase;
use crate::interaction::{Direction, InteractionState, Outcome};

contract::named! {
    /// What an entry of a timeline is.
    TimelineKind {
        /// A call, a visit, a letter that came: a contact with the council on any channel.
        Interaction = "interaction",
        /// Something that they reported or asked for.
        Case = "case",
        /// Something that the council wrote to them.
        Message = "message",
    }
}

/// Which part of a person's timeline.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListTimeline {
    /// Only entries of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<TimelineKind>,
    /// Only what happened on this day (London) or later: `2026-11-22`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Only what happened on this day (London) or earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The call during which it is asked: in it only a verified caller's is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
    /// The case from which it is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TimelineEntry {
    /// They turned to the council, or the council to them.
    Interaction(InteractionEntry),
    /// They reported or asked for something.
    Case(LinkedCase),
    /// The council wrote to them.
    Message(MessageEntry),
}

/// A contact of theirs with the council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InteractionEntry {
    /// The interaction.
    pub id: InteractionId,
    /// By which way.
    pub channel: Channel,
    /// Who turned to whom.
    pub direction: Direction,
    /// Where it stands.
    pub state: InteractionState,
    /// How it ended; none while it goes on.
    pub outcome: Option<Outcome>,
    /// What it was about: the part of a service's address.
    pub matter: Option<String>,
    /// What was noted.
    pub note: Option<String>,
    /// Who had it, by name; none for what came by the council's own pages.
    pub staff: Option<String>,
    /// When it began.
    #[serde(with = "time::serde::rfc3339")]
    pub started_at: OffsetDateTime,
}

/// A message that they were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MessageEntry {
    /// The message.
    pub id: MessageId,
    /// The case that it is about.
    pub case_id: CaseId,
    /// That case's reference.
    pub reference: String,
    /// Which template, such as `case-opened`.
    pub template: String,
    /// By which way: email, text message or letter.
    pub channel: Channel,
    /// Where it stands.
    pub state: MessageState,
    /// When it was written.
    #[serde(with = "time::serde::rfc3339")]
    pub written_at: OffsetDateTime,
}

impl TimelineEntry {
    /// Where it stands in the timeline.
    pub fn at(&self) -> OffsetDateTime {
        match self {
            Self::Interaction(entry) => entry.started_at,
            Self::Case(entry) => entry.opened_at,
            Self::Message(entry) => entry.written_at,
        }
    }

    /// The id of what it is.
    pub fn id(&self) -> uuid::Uuid {
        match self {
            Self::Interaction(entry) => entry.id.uuid(),
            Self::Case(entry) => entry.id.uuid(),
            Self::Message(entry) => entry.id.uuid(),
        }
    }
}
