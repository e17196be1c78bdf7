//! Whom a number belongs to, and calls that a switchboard announces.

use contract::{ContactId, InteractionId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::mark::Mark;

/// Who could be calling.
#[derive(Debug, Clone, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct FindCallers {
    /// The number in any notation; withheld when it is empty.
    pub number: String,
}

/// Whom a number belongs to: nobody, one, or several who share it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Callers {
    /// The number in E.164; none where it is withheld or can't be read.
    pub number: Option<String>,
    /// Whether no number was given.
    pub withheld: bool,
    /// Those who gave it, whoever the council heard from last first; at most 20.
    pub people: Vec<Caller>,
}

/// Someone who gave a number.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Caller {
    /// What is to be minded with them.
    pub marks: Vec<Mark>,
    /// Who.
    pub id: ContactId,
    /// Name; initials where masked.
    pub name: String,
    /// Postcode; its first half where masked.
    pub postcode: Option<String>,
    /// Whether name and postcode are masked until the caller is verified.
    pub masked: bool,
    /// When they last gave the number.
    #[serde(with = "time::serde::rfc3339")]
    pub given_at: OffsetDateTime,
}

/// A call that a switchboard puts through.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnnounceCall {
    /// The switchboard's own name of the call, 1 to 128 characters: announced twice, it is one.
    pub switchboard_call_id: String,
    /// The caller's number in any notation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Whether the caller withheld it.
    #[serde(default)]
    pub withheld: bool,
    /// Whom it rings: a member of staff's email address or extension.
    pub to: String,
}

/// A call that rings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AnnouncedCall {
    /// The interaction.
    pub id: InteractionId,
    /// The path of its page at the desk.
    pub panel: String,
}
