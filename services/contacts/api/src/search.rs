//! People found by what someone types while a caller speaks.

use contract::{ContactId, InteractionId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::mark::MarkKind;

/// What was typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SearchContacts {
    /// Words of a name or an address, an email address, a telephone number or a postcode, each as far
    /// as it was typed; at most 200 characters. Who is found has all of them.
    #[serde(default)]
    pub q: String,
    /// The call during which they are looked for: in it only a verified caller is named in full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
}

/// A person who was perhaps meant: no more than it takes to tell them from another.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct FoundContact {
    /// What is to be minded with them, the worst first; never masked.
    #[serde(default)]
    pub marks: Vec<MarkKind>,
    /// Who.
    pub id: ContactId,
    /// Name, as last given; initials where masked.
    pub name: String,
    /// Postcode, as last given; its first half where masked.
    pub postcode: Option<String>,
    /// The first line of the address that they gave last; none where masked.
    pub address: Option<String>,
    /// How many cases they reported.
    pub cases: i64,
    /// What of them was typed, the most telling first.
    pub by: Vec<FoundBy>,
    /// Whether a word was taken for another that is spelt or sounds like it.
    pub near: bool,
}

/// What of a person was typed, the most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FoundBy {
    /// Their name.
    Name,
    /// An email address.
    Email,
    /// A telephone number.
    Phone,
    /// A postcode.
    Postcode,
    /// An address.
    Address,
}
