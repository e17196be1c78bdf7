//! Facts that one service tells others, and the envelope that they travel in.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::id::{CouncilId, EventId};

/// A fact, as a type: its name, whom it is about, and what of it is personal.
pub trait Event: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The name on the wire, `aggregate.happened`, never changed once used.
    const NAME: &'static str;
    /// The personal part. It rides apart, never through Redis, and is blanked once every
    /// consumer is done.
    type Private: Serialize + DeserializeOwned + Send + Sync + 'static;
    /// The thing that it happened to; facts about one thing arrive in order.
    fn aggregate(&self) -> Uuid;
}

/// The private part of a fact that has none.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct NothingPrivate {}

/// A fact on its way, before it is known what type it is.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// The same for every consumer and every delivery.
    pub id: EventId,
    /// Whose it is.
    pub council: CouncilId,
    /// The event's name.
    pub name: String,
    /// The public part.
    pub payload: serde_json::Value,
    /// The personal part; `null` once blanked.
    pub private: serde_json::Value,
    /// When it happened, by the council's clock.
    pub at: OffsetDateTime,
    /// The W3C `traceparent` of the request that made it happen.
    pub trace: Option<String>,
}

/// A fact that has arrived, typed.
#[derive(Debug, Clone)]
pub struct Arrived<E: Event> {
    /// The event's id, the same in every delivery.
    pub id: EventId,
    /// When it happened.
    pub at: OffsetDateTime,
    /// The public part.
    pub fact: E,
    /// The personal part.
    pub private: E::Private,
}

impl Envelope {
    /// Reads the envelope as the type that it says it is.
    ///
    /// # Errors
    /// When the parts don't have that type's shape: the event is poison.
    pub fn open<E: Event>(self) -> Result<Arrived<E>, serde_json::Error> {
        let fact = serde_json::from_value(self.payload)?;
        let private = serde_json::from_value(self.private)?;
        Ok(Arrived { id: self.id, at: self.at, fact, private })
    }
}
