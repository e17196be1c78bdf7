//! What workflows ask of other systems, and amounts that are due: worked off by staff, or by a program that pulls them.

use contract::{Bilingual, CaseEffectId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::promise::CaseOfPromise;
use crate::workflow::EffectKind;

/// The most characters of what is said with an outcome.
pub const MOST_SAID: usize = 1000;

contract::named! {
    /// What became of something that was asked.
    EffectOutcome {
        /// It was done: the other system knows, the amount was taken.
        Done = "done",
        /// It couldn't be done. It waits still: it may be done another way.
        Failed = "failed",
    }
}

/// An event for another system or an amount that is due, not done yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AskedView {
    /// Which.
    pub id: CaseEffectId,
    /// The case that it is for.
    pub case: CaseOfPromise,
    /// `connector` or `charge`.
    pub kind: EffectKind,
    /// What the other system is told, or what the amount is for.
    pub title: Bilingual,
    /// The connection to the other system, of an event.
    pub connector: Option<String>,
    /// How much, in pence, of an amount.
    pub pence: Option<u32>,
    /// When it was asked.
    #[serde(with = "time::serde::rfc3339")]
    pub asked_at: OffsetDateTime,
    /// What became of it; nothing yet when absent.
    pub outcome: Option<EffectOutcome>,
    /// What was said with that.
    pub words: Option<String>,
    /// The version, for `If-Match`.
    pub version: i64,
}

/// What became of something that was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleEffect {
    /// Whether it was done.
    pub outcome: EffectOutcome,
    /// What is said with it, 1 to 1,000 characters; needed where it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// Which of what was asked and isn't done. The oldest comes first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListAsked {
    /// Only events for this connection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connector: Option<String>,
    /// `mine` for the cases of the caller's own teams alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}
