//! Looks of staff at people's records: why, and what an access log holds of them.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::id::{CaseId, InteractionId, StaffId};

/// The call or the case for which a record is looked at. A look with neither is flagged to the
/// manager.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct LookReason {
    /// During which call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
    /// From which case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
}

impl LookReason {
    /// During this call.
    #[must_use]
    pub fn call(id: InteractionId) -> Self {
        Self { call: Some(id), case: None }
    }

    /// From this case.
    #[must_use]
    pub fn case(id: CaseId) -> Self {
        Self { call: None, case: Some(id) }
    }
}

/// A look at a record, as an access log holds it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LookEntry {
    /// Who looked.
    pub staff_id: StaffId,
    /// Whose record or which case: its id.
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
    /// Only those of this day in London: `2026-11-22`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Of which day.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DayOfLooks {
    /// The day in London: `2026-11-22`; yesterday when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
}

/// How often records were opened on a day without a call or a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UnexplainedLooks {
    /// How many records.
    pub records: i64,
    /// How many looks.
    pub looks: i64,
}
