//! One person's two records are made one, and two again.

use contract::{ContactId, DetailId, MergeId};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use utoipa::{IntoParams, ToSchema};

use crate::duplicate::ScorePart;
use crate::interaction::StaffMember;
use crate::mark::MarkKind;

/// With whom someone is compared.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct CompareWith {
    /// The other record; the likeliest to be the same person's where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<ContactId>,
}

contract::named! {
    /// What kind of detail.
    DetailKind {
        /// An email address.
        Email = "email",
        /// A telephone number.
        Phone = "phone",
        /// An address.
        Address = "address",
    }
}

/// A detail of a record that may be merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ComparedDetail {
    /// The detail.
    pub id: DetailId,
    /// What kind.
    pub kind: DetailKind,
    /// As it was given.
    pub value: String,
    /// The postcode of an address.
    pub postcode: Option<String>,
    /// When it was last given.
    #[serde(with = "time::serde::rfc3339")]
    pub last_seen_at: OffsetDateTime,
}

/// A record that may be merged.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ComparedContact {
    /// Whose.
    pub id: ContactId,
    /// The version, for `If-Match` and `other_version`.
    pub version: i64,
    /// Name.
    pub name: String,
    /// Postcode.
    pub postcode: Option<String>,
    /// When they were born, where it is known.
    #[serde(default, with = "crate::day::option", skip_serializing_if = "Option::is_none")]
    pub date_of_birth: Option<Date>,
    /// Their details, the newest first.
    pub details: Vec<ComparedDetail>,
    /// How many cases they reported.
    pub cases: i64,
    /// How often they and the council were in contact.
    pub interactions: i64,
    /// What is to be minded with them, the worst first.
    pub marks: Vec<MarkKind>,
    /// When the council first heard from them.
    #[serde(with = "time::serde::rfc3339")]
    pub first_seen_at: OffsetDateTime,
    /// When it last did.
    #[serde(with = "time::serde::rfc3339")]
    pub last_seen_at: OffsetDateTime,
}

/// Two records side by side.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Comparison {
    /// The one that was asked for.
    pub one: ComparedContact,
    /// The other.
    pub other: ComparedContact,
    /// The points of all reasons together.
    pub score: i16,
    /// The reasons, what counts most first.
    pub parts: Vec<ScorePart>,
}

contract::named! {
    /// Of which record something is kept.
    #[derive(Default)]
    Whose {
        /// Of the one that stays.
        #[default]
        Kept = "kept",
        /// Of the one that is merged into it.
        Other = "other",
    }
}

/// Another record to be merged into the one that stays. All that isn't left out is kept of both.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeContacts {
    /// The other record.
    pub other: ContactId,
    /// The version of it that was looked at.
    pub other_version: i64,
    /// Whose name.
    #[serde(default)]
    pub name: Whose,
    /// Whose postcode.
    #[serde(default)]
    pub postcode: Whose,
    /// Whose day of birth.
    #[serde(default)]
    pub date_of_birth: Whose,
    /// Details of either that aren't to be shown any more, at most 100.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leave_out: Vec<DetailId>,
}

/// A merge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Merge {
    /// The merge.
    pub id: MergeId,
    /// The record that stayed.
    pub kept: ContactId,
    /// The record that was merged into it.
    pub merged: ContactId,
    /// What that is called, as far as it may be seen.
    pub name: String,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub merged_at: OffsetDateTime,
    /// Who did it.
    pub merged_by: Option<StaffMember>,
    /// When it was undone, where it was.
    #[serde(default, with = "time::serde::rfc3339::option", skip_serializing_if = "Option::is_none")]
    pub undone_at: Option<OffsetDateTime>,
}

/// The merges into someone's record.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
pub struct Merges {
    /// The newest first, at most 100.
    pub items: Vec<Merge>,
}
