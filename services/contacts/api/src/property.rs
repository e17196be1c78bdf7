//! What the council knows by address.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::contact::{ContactSummary, LinkedCase};
use crate::mark::Mark;

/// Which property.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct FindProperties {
    /// The postcode.
    pub postcode: String,
    /// The beginning of the address, such as `14 Mill`; every property of the postcode when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The call during which it is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<contract::InteractionId>,
    /// The case from which it is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<contract::CaseId>,
}

/// A property, as people gave it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Property {
    /// What is to be minded with those who live there.
    pub marks: Vec<Mark>,
    /// Its address, in one line, without the postcode.
    pub lines: String,
    /// Its postcode.
    pub postcode: String,
    /// Those who gave it. Who is masked for the caller is left out, and a property that only they gave.
    pub people: Vec<ContactSummary>,
    /// Their cases, the newest first, at most 20.
    pub cases: Vec<LinkedCase>,
}

/// What was found.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Properties {
    /// The properties, by address; at most 50.
    pub items: Vec<Property>,
}
