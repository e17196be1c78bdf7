//! The history of a case: every change of every field, by whom and when.

use contract::{Bilingual, CaseChangeId, InteractionId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::answers::Answers;
use crate::case::Answered;
use crate::form::Form;

/// Which changes of a case, the latest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListChanges {
    /// Only those of this field, such as `answers` or `due_at`. Without it every field's but `given`: that is the
    /// same answers as machines read them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The call during which it is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// One change of one field of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CaseChange {
    /// The change.
    pub id: CaseChangeId,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// By whom of the staff, by name.
    pub by: Option<String>,
    /// By what kind of someone: `staff`, `visitor` for the citizen, `system` for the product itself, `other` for
    /// whoever wrote into the database past it.
    pub acted: String,
    /// Which field.
    pub field: String,
    /// The question, where the field is `answers`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Bilingual>,
    /// What it was, nothing where it was empty. Teams, staff and versions are told by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<Value>,
    /// What it became.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub became: Option<Value>,
    /// Why, where a reason was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Whether the values are hidden: the reporter is a caller who isn't verified.
    #[serde(default)]
    pub masked: bool,
    /// When the values were erased.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    pub erased_at: Option<OffsetDateTime>,
    /// By whom of the staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased_by: Option<String>,
}

/// The answers of a case with the form that it goes by, to be corrected.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseAnswers {
    /// What the version of its service asks by which it goes.
    pub form: Form,
    /// The answers as the form accepted them; nothing of a case that another form accepted, or that is older than this.
    pub given: Answers,
    /// The answers in words.
    pub said: Vec<Answered>,
}

/// The answers of a case as they should be, all of them, and why. Files that were added with the report stay.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectAnswers {
    /// The answers.
    pub answers: Answers,
    /// Why they are corrected, 1 to 5,000 characters.
    pub why: String,
    /// The call during which that is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
}
