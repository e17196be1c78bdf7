//! Whether two records are of one person: how likely, why, and what a council says to that.

use std::collections::BTreeMap;

use contract::{ContactId, DuplicateId, InteractionId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::ContactSummary;

contract::named! {
    /// What two records have in common, or what sets them apart.
    Likeness {
        /// The same name.
        SameName = "same_name",
        /// The same name, its parts in another order.
        SwappedName = "swapped_name",
        /// The same family name, and a short form of the same first name.
        ShortName = "short_name",
        /// Names that are spelt or sound alike.
        NearName = "near_name",
        /// The same family name, and a first name that the other has among theirs.
        MiddleName = "middle_name",
        /// The same family name, and an initial where the other has a first name.
        Initial = "initial",
        /// The same first name, another family name.
        OtherFamilyName = "other_family_name",
        /// The same family name, another first name.
        OtherFirstName = "other_first_name",
        /// Another name.
        OtherName = "other_name",
        /// The same email address.
        SameEmail = "same_email",
        /// Email addresses that differ by a slip or by where they are kept.
        NearEmail = "near_email",
        /// Both have email addresses, and none in common.
        OtherEmail = "other_email",
        /// The same mobile number.
        SameMobile = "same_mobile",
        /// The same landline, which a household shares.
        SameLandline = "same_landline",
        /// Both have mobile numbers, and none in common.
        OtherMobile = "other_mobile",
        /// The same address.
        SameAddress = "same_address",
        /// The same postcode.
        SamePostcode = "same_postcode",
        /// Other houses in the same postcode.
        OtherHouse = "other_house",
        /// Born on the same day.
        SameBirth = "same_birth",
        /// Days of birth that differ by a slip.
        NearBirth = "near_birth",
        /// Born on another day.
        OtherBirth = "other_birth",
    }
}

/// One reason of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ScorePart {
    /// What they have in common, or what sets them apart.
    pub likeness: Likeness,
    /// How much that counts; less than nothing where it sets them apart.
    pub points: i16,
}

/// How a council scores: how much each likeness counts, and from how many points on two records are
/// suggested as one person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DuplicateRules {
    /// From how many points on, 20 to 200.
    pub threshold: i16,
    /// The points of each likeness, -200 to 200; one that is left out counts as it is shipped.
    pub points: BTreeMap<Likeness, i16>,
}

/// Someone who may be the same person.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LikelyDuplicate {
    /// Who, as far as they may be seen.
    pub contact: ContactSummary,
    /// The points of all reasons together.
    pub score: i16,
    /// The reasons, what counts most first.
    pub parts: Vec<ScorePart>,
}

/// Those who may be the same person.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
pub struct LikelyDuplicates {
    /// The likeliest first, at most ten.
    pub items: Vec<LikelyDuplicate>,
}

/// In which call someone is looked for.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct FindDuplicates {
    /// The call: in it only a verified caller is named in full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
}

contract::named! {
    /// How it stands with two records.
    DuplicateState {
        /// Nobody has decided yet.
        Open = "open",
        /// Staff said that they are two people.
        Different = "different",
        /// They were merged.
        Merged = "merged",
    }
}

/// Two records that may be one person's.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Duplicate {
    /// The pair.
    pub id: DuplicateId,
    /// One of them, as far as they may be seen.
    pub one: ContactSummary,
    /// The other.
    pub other: ContactSummary,
    /// The points of all reasons together.
    pub score: i16,
    /// The reasons, what counts most first.
    pub parts: Vec<ScorePart>,
    /// How it stands.
    pub state: DuplicateState,
    /// When they were found.
    #[serde(with = "time::serde::rfc3339")]
    pub found_at: OffsetDateTime,
}

/// Which pairs.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListDuplicates {
    /// `different`: those of whom staff said that they are two people. Otherwise those that are open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<DuplicateState>,
    /// Page size, 1 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// Where the page begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Two records that are two people's.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TellApart {
    /// One of them.
    pub one: ContactId,
    /// The other.
    pub other: ContactId,
}

/// A pair that was decided on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DuplicateDecided {
    /// The pair.
    pub id: DuplicateId,
    /// How it stands now.
    pub state: DuplicateState,
}
