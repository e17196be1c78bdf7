//! Why a member of staff looks at someone's record.

use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use crate::id::{CaseId, InteractionId};

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
