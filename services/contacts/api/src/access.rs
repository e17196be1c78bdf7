//! The access log on the wire.

use contract::{CaseId, InteractionId, StaffId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// A look at a person's record.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LookEntry {
    /// Who looked.
    pub staff_id: StaffId,
    /// Whose record: a contact's id.
    pub subject_id: Uuid,
    /// From which screen.
    pub screen: String,
    /// During which call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
    /// From which case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub looked_at: OffsetDateTime,
}

/// Which looks. The list is by time, the newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListLooks {
    /// Only those for which neither a call nor a case was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unexplained: Option<bool>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}
