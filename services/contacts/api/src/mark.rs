//! Caution marks on the wire: what staff must mind before they meet or speak to someone.

use contract::{ContactId, MarkId};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use utoipa::{IntoParams, ToSchema};

use crate::interaction::StaffMember;

contract::named! {
    /// What kind of caution, the worst first.
    MarkKind {
        /// They have died: nobody writes to them any more. It is put on and taken back in ways of its own.
        Died = "died",
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
    /// On which day it is to be looked at again; none of someone who has died.
    #[serde(default, with = "crate::day::option", skip_serializing_if = "Option::is_none")]
    pub review_on: Option<Date>,
    /// Whether that day has passed.
    pub past_review: bool,
    /// What is known of a death; the text is by what it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub death: Option<Death>,
}

/// What is known of someone's death.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Death {
    /// Who said so.
    pub told_by: String,
    /// The day of it, where that is known.
    #[serde(default, with = "crate::day::option", skip_serializing_if = "Option::is_none")]
    pub died_on: Option<Date>,
}

/// That someone has died.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteDeath {
    /// Who said so, 1 to 200 characters, such as "Her son, Alun Rees".
    pub told_by: String,
    /// The day of it, where that is known: `2026-11-02`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub died_on: Option<String>,
    /// By what it is known, 1 to 500 characters, such as "Death certificate seen".
    pub evidence: String,
}

/// That it isn't so.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeBackDeath {
    /// Why, 1 to 500 characters.
    pub reason: String,
}

/// A caution mark to be put on a person.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddMark {
    /// What kind; that someone has died is said in another way.
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
