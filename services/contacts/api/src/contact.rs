//! People on the wire.

use contract::{CaseId, ContactId, InteractionId};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

use crate::mark::Mark;
use crate::refuge::RefugeScope;

/// A person in a list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ContactSummary {
    /// Who.
    pub id: ContactId,
    /// Name, as last given; initials where masked.
    pub name: String,
    /// Postcode, as last given; its first half where masked.
    pub postcode: Option<String>,
    /// How many cases they reported.
    pub cases: i64,
}

/// A person, as the council knows them.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Contact {
    /// What is to be minded with them, the worst kind first; never masked.
    pub marks: Vec<Mark>,
    /// Who.
    pub id: ContactId,
    /// The records that were merged into theirs: the ids that they had before, which lead here.
    #[serde(default)]
    pub merged: Vec<ContactId>,
    /// What of them is protected, for who is named; of others only whose address is protected is seen at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refuge: Option<RefugeScope>,
    /// Whether by what they are reached is kept from whoever asks: their address is protected.
    #[serde(default)]
    pub address_protected: bool,
    /// Whether details are masked: the council verifies callers and this one isn't verified.
    pub masked: bool,
    /// Name, as last given; initials where masked.
    pub name: String,
    /// Every email address that they gave, the newest first; `j•••@example.org` where masked.
    pub emails: Vec<String>,
    /// Every telephone number that they gave (E.164), the newest first; the last three digits where
    /// masked.
    pub phones: Vec<String>,
    /// Every address that they gave, the newest first; none where masked.
    pub addresses: Vec<ContactAddress>,
    /// When they were born, where it is known; never where masked.
    #[serde(default, with = "crate::day::option", skip_serializing_if = "Option::is_none")]
    pub date_of_birth: Option<Date>,
    /// Their cases, the newest first; none where masked.
    pub cases: Vec<LinkedCase>,
    /// When the council first heard from them.
    #[serde(with = "time::serde::rfc3339")]
    pub first_seen_at: OffsetDateTime,
    /// The version, for `If-Match`.
    pub version: i64,
}

/// An address that someone gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactAddress {
    /// In one line, without the postcode.
    pub lines: String,
    /// Postcode.
    pub postcode: String,
}

/// A case that someone reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LinkedCase {
    /// The case.
    pub id: CaseId,
    /// Its reference, to be read out.
    pub reference: String,
    /// The service, in English.
    pub service: String,
    /// When it was reported.
    #[serde(with = "time::serde::rfc3339")]
    pub opened_at: OffsetDateTime,
}

/// A person to be added by hand.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewContact {
    /// Name.
    pub name: String,
    /// Email address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone number in any notation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Address, in one line, without the postcode; needs `postcode`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// When they were born: `1957-03-09`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_of_birth: Option<String>,
}

/// Corrections to a person's details. What is absent stays as it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EditContact {
    /// Another name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// An email address more, or one that is the newest again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// A telephone number more, or one that is the newest again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Another address, in one line, without the postcode; needs `postcode`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Another postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// When they were born: `1957-03-09`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_of_birth: Option<String>,
    /// Details that are wrong or no longer theirs, at most 20: email addresses, numbers and
    /// addresses (without postcode) as they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub no_longer: Vec<String>,
    /// The call during which they asked for it: a caller who must be verified must be first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
    /// The case from which they are corrected: a reason where it is one to see them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
}

/// The version of a person after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ContactVersion {
    /// Who.
    pub id: ContactId,
    /// The version, for `If-Match`.
    pub version: i64,
}
