//! People who are protected, on the wire: whom only named people see.

use contract::{ContactId, RefugeId, StaffId};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

use crate::interaction::StaffMember;

contract::named! {
    /// What of someone is protected.
    RefugeScope {
        /// Everything: to others there is no such person.
        Identity = "identity",
        /// By what they are reached: addresses, telephone numbers, email addresses.
        Address = "address",
    }
}

/// The protection of a person. Only who is named has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Refuge {
    /// The protection.
    pub id: RefugeId,
    /// Of whom.
    pub contact: ContactId,
    /// What they are called.
    pub name: String,
    /// What is protected.
    pub scope: RefugeScope,
    /// Why.
    pub reason: String,
    /// Who said so.
    pub set_by: Option<StaffMember>,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub set_at: OffsetDateTime,
    /// On which day it is to be looked at again.
    #[serde(with = "crate::day")]
    pub review_on: Date,
    /// Whether that day has passed. It holds on all the same.
    pub past_review: bool,
    /// Who may see them, by name.
    pub named: Vec<StaffMember>,
}

/// That someone is to be protected. Whoever says so is named too.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Protect {
    /// What is protected.
    pub scope: RefugeScope,
    /// Why, 1 to 500 characters.
    pub reason: String,
    /// Who else may see them, at most 20.
    #[serde(default)]
    pub named: Vec<StaffId>,
    /// On which day it is to be looked at again, within two years: `2027-05-31`.
    pub review_on: String,
}

/// Who may see someone from now on, in the place of who could. Whoever says so stays named.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NameStaff {
    /// Who, at most 20.
    pub named: Vec<StaffId>,
}

/// That a protection was looked at and holds on.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewRefuge {
    /// The day on which it is to be looked at next, within two years: `2027-05-31`.
    pub review_on: String,
}

/// That a protection ends: everyone sees them again.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndRefuge {
    /// Why, 1 to 500 characters.
    pub reason: String,
}

/// A look at someone who is protected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RefugeLook {
    /// Who looked.
    pub staff: StaffMember,
    /// From which screen.
    pub screen: String,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub looked_at: OffsetDateTime,
}
