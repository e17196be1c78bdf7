//! The access log on the wire.

pub use contract::look::{ListLooks, LookEntry};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Of which day.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DayOfLooks {
    /// The day in London: `2026-11-22`; yesterday when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
}

/// How often people's records were opened on a day without a call or a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UnexplainedLooks {
    /// How many people's records.
    pub records: i64,
    /// How many looks.
    pub looks: i64,
}
