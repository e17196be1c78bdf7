//! How a council's desk works, on the wire.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How long things wait at a council's desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeskSettings {
    /// For how many days after its end someone may have their case opened again, 1 to 90.
    pub reopen_days: i16,
    /// Within how many minutes of office time something that was passed on is answered, unless whoever
    /// passes it on says otherwise, 1 to 480; then it becomes a promise to call back.
    pub answer_minutes: i16,
}

impl Default for DeskSettings {
    fn default() -> Self {
        Self { reopen_days: 10, answer_minutes: 15 }
    }
}
