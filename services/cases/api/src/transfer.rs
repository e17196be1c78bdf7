//! Transfers: a call or a case passed to a colleague or a team, with a note that travels.

use contract::{CaseId, ContactId, InteractionId, PromiseId, StaffId, TeamId, TransferId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::case::{Assignee, TeamSummary};
use crate::promise::{CaseOfPromise, Promised, When};

/// Something to be passed on: a call, a case, or both.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PassOn {
    /// What the receiver must know, 1 to 2,000 characters.
    pub note: String,
    /// To this member of staff; either them or a team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<StaffId>,
    /// To whoever of this team accepts first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    /// The case that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// The call that is passed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<InteractionId>,
    /// Whom it is about, where contacts knows them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
    /// Their name as given; needed unless a case is passed on, whose reporter it then is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The number to call back, in any notation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Minutes of office time in which it is to be accepted, 1 to 480; as the council chose when
    /// absent. After them it becomes a promise to call back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_within: Option<u32>,
    /// Promises a call back by then at once, and waits for nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_back: Option<When>,
}

/// Where a transfer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TransferState {
    /// Nobody has answered yet.
    Waiting,
    /// Someone took it over.
    Accepted,
    /// It was given back; whoever passed it on has promised a call back.
    Declined,
    /// A call back was promised instead.
    Promised,
}

impl TransferState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Accepted, Self::Declined, Self::Promised];

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Promised => "promised",
        }
    }
}

/// A transfer.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TransferView {
    /// The transfer.
    pub id: TransferId,
    /// What the receiver must know.
    pub note: String,
    /// Who passed it on.
    pub from: Assignee,
    /// The member of staff to whom.
    pub staff: Option<Assignee>,
    /// The team to which.
    pub team: Option<TeamSummary>,
    /// Whom it is about.
    pub person: Promised,
    /// The case that it is about.
    pub case: Option<CaseOfPromise>,
    /// The call that was passed on.
    pub call: Option<InteractionId>,
    /// Where it stands.
    pub state: TransferState,
    /// When it was passed on.
    #[serde(with = "time::serde::rfc3339")]
    pub made_at: OffsetDateTime,
    /// Until when it waits; then it becomes a promise.
    #[serde(with = "time::serde::rfc3339")]
    pub answer_by: OffsetDateTime,
    /// When it was answered, or became a promise.
    #[serde(with = "time::serde::rfc3339::option")]
    pub answered_at: Option<OffsetDateTime>,
    /// Who answered, by name.
    pub answered_by: Option<String>,
    /// Why it was declined.
    pub reason: Option<String>,
    /// The promise that it became.
    pub promise: Option<PromiseId>,
}

/// Which side of transfers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TransferSide {
    /// Passed to the caller or to a team of theirs.
    #[default]
    Received,
    /// Passed on by the caller.
    Sent,
}

/// Which transfers, the newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListTransfers {
    /// `received` (when absent) or `sent`.
    #[serde(default)]
    #[param(inline)]
    pub side: TransferSide,
    /// Where they stand; every one when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub state: Option<TransferState>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Why a transfer is given back.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclineTransfer {
    /// The reason, 1 to 1,000 characters.
    pub text: String,
}
