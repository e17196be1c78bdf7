//! Caution marks on the wire: what staff must mind before they meet or speak to someone.

use contract::{ContactId, MarkId};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use utoipa::{IntoParams, ToSchema};

use crate::interaction::StaffMember;

contract::named! {
    /// What kind of caution, the worst first.
    MarkKind {
        /// They were violent or threatened to be.
        Violence = "violence",
        /// Go by two.
        TwoStaff = "two_staff",
        /// A dog that bites.
        Dog = "dog",
        /// They need more care than others.
        Vulnerable = "vulnerable",
        /// They need something done otherwise for them: large print, an interpreter, more time.
        Adjustment = "adjustment",
        /// A matter of law: speak to the legal team first.
        Legal = "legal",
        /// Something else.
        Other = "other",
    }
}

/// A caution mark on a person. It holds no detail by which they could be found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Mark {
    /// The mark.
    pub id: MarkId,
    /// What kind.
    pub kind: MarkKind,
    /// What is to be minded.
    pub text: String,
    /// Who put it there.
    pub set_by: Option<StaffMember>,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub set_at: OffsetDateTime,
    /// On which day it is to be looked at again.
    #[serde(with = "crate::day")]
    pub review_on: Date,
    /// Whether that day has passed.
    pub past_review: bool,
}

/// A caution mark to be put on a person.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddMark {
    /// What kind.
    pub kind: MarkKind,
    /// What is to be minded, 1 to 500 characters.
    pub text: String,
    /// On which day it is to be looked at again, within two years: `2027-05-31`.
    pub review_on: String,
}

/// A caution mark to be looked at again: it holds on, to another day.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewMark {
    /// The day on which it is to be looked at next, within two years: `2027-05-31`.
    pub review_on: String,
}

/// A caution mark whose day has passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DueMark {
    /// On whom.
    pub contact: ContactId,
    /// What they are called, as far as it may be seen.
    pub name: String,
    /// The mark.
    pub mark: Mark,
}

/// What is to be minded with someone.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Marks {
    /// The marks that aren't ended, the worst kind first.
    pub items: Vec<Mark>,
}

/// Whose marks, of several people.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListMarks {
    /// The ids of contacts, with commas between; at most 100.
    #[serde(default)]
    pub of: String,
}

/// Someone with marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Marked {
    /// Who.
    pub contact: ContactId,
    /// What kinds of caution, the worst first.
    pub kinds: Vec<MarkKind>,
}

/// Those of several people who have marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MarkedPeople {
    /// In no order.
    pub items: Vec<Marked>,
}
