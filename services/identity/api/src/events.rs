use contract::{Event, StaffId, TeamId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{Role, Sees};

/// Someone was invited to work for a council.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StaffInvited {
    /// The member of staff to be.
    pub staff_id: StaffId,
    /// What they will be allowed to do.
    pub role: Role,
    /// The teams whose queues they will work.
    pub teams: Vec<TeamId>,
    /// Which cases they will see; every one in facts of before it was told.
    #[serde(default)]
    pub sees: Sees,
    /// Until when the invitation can be accepted.
    #[serde(with = "time::serde::rfc3339")]
    pub expires_at: OffsetDateTime,
}

/// Whom to write to, and the secret of the link.
#[derive(Clone, Serialize, Deserialize)]
pub struct StaffInvitedPrivate {
    /// Name.
    pub name: String,
    /// Email address.
    pub email: String,
    /// The secret of the invitation's link.
    pub token: String,
}

impl Event for StaffInvited {
    const NAME: &'static str = "staff.invited";
    type Private = StaffInvitedPrivate;

    fn aggregate(&self) -> Uuid {
        self.staff_id.uuid()
    }
}

/// Someone accepted an invitation and can sign in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StaffJoined {
    /// Who.
    pub staff_id: StaffId,
    /// Which cases they see; none in facts of before it was told.
    #[serde(default)]
    pub sees: Option<Sees>,
    /// The teams whose queues they work; none in facts of before it was told.
    #[serde(default)]
    pub teams: Option<Vec<TeamId>>,
    /// What they may do; none in facts of before it was told.
    #[serde(default)]
    pub role: Option<Role>,
}

/// Their name, as colleagues will see it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StaffJoinedPrivate {
    /// Name.
    pub name: String,
}

impl Event for StaffJoined {
    const NAME: &'static str = "staff.joined";
    type Private = StaffJoinedPrivate;

    fn aggregate(&self) -> Uuid {
        self.staff_id.uuid()
    }
}

crate::veil!(StaffInvitedPrivate);
