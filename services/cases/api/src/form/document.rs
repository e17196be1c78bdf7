//! A form as one document: JSON Schema 2020-12 with the layout.

use contract::FieldFault;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::Form;

/// A form as JSON Schema 2020-12: what answers must be. The annotation `x-layout` has the words, the pages and
/// the conditions, question by question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = Object)]
pub struct FormDocument(pub Value);

/// What a document is as a form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct JudgedForm {
    /// The form; empty where the document is none.
    pub form: Form,
    /// What must be put right, each flaw at its place: in the document where it is no form, else in the form.
    pub flaws: Vec<FieldFault>,
}
