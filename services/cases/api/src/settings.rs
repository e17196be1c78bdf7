//! How a council's desk works, on the wire.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How long things wait at a council's desk, and when like reports suggest an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeskSettings {
    /// For how many days after its end someone may have their case opened again, 1 to 90.
    pub reopen_days: i16,
    /// Within how many minutes of office time something that was passed on is answered, unless whoever
    /// passes it on says otherwise, 1 to 480; then it becomes a promise to call back.
    pub answer_minutes: i16,
    /// When like reports suggest an incident.
    #[serde(default)]
    pub suggesting: SuggestingRule,
}

/// When like reports suggest an incident: so many of one service, near in place and time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SuggestingRule {
    /// How many reports suggest one, 2 to 100; 0 suggests none ever.
    pub reports: i16,
    /// Within how many metres of one of them, 10 to 2,000.
    pub metres: i16,
    /// Within how many hours, 1 to 168.
    pub hours: i16,
}

impl Default for SuggestingRule {
    fn default() -> Self {
        Self { reports: 5, metres: 200, hours: 24 }
    }
}

impl Default for DeskSettings {
    fn default() -> Self {
        Self { reopen_days: 10, answer_minutes: 15, suggesting: SuggestingRule::default() }
    }
}
