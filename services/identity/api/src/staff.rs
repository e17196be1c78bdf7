use contract::{InvitationId, StaffId, TeamId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// A built-in role: a named set of permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Answers citizens, takes reports, sees every case.
    Agent,
    /// Works cases.
    Caseworker,
    /// A caseworker who also sees the staff and the access log.
    Manager,
    /// Runs the council's side: staff and settings.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Agent, Self::Caseworker, Self::Manager, Self::Administrator];

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Caseworker => "caseworker",
            Self::Manager => "manager",
            Self::Administrator => "administrator",
        }
    }
}

/// Whether someone invited has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum StaffState {
    /// Invited, hasn't set a password yet.
    Invited,
    /// Can sign in.
    Active,
}

/// A member of a council's staff.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct StaffMember {
    /// Who.
    pub id: StaffId,
    /// Name.
    pub name: String,
    /// Work email address.
    pub email: String,
    /// What they may do.
    pub role: Role,
    /// Whether they have come.
    pub state: StaffState,
    /// When they were invited.
    #[serde(with = "time::serde::rfc3339")]
    pub invited_at: OffsetDateTime,
}

/// Someone to be invited.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteStaff {
    /// Name.
    pub name: String,
    /// Work email address, to which the invitation goes.
    pub email: String,
    /// What they may do.
    pub role: Role,
    /// The teams whose queues they work.
    #[serde(default)]
    pub teams: Vec<TeamId>,
}

/// An invitation that was sent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Invitation {
    /// The invitation.
    pub id: InvitationId,
    /// The member of staff to be.
    pub staff_id: StaffId,
    /// Until when it can be accepted.
    #[serde(with = "time::serde::rfc3339")]
    pub expires_at: OffsetDateTime,
}

/// The secret of an invitation's link.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LookUpInvitation {
    /// The secret.
    pub token: String,
}

/// Whom an invitation is for.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Invite {
    /// Name.
    pub name: String,
    /// Email address.
    pub email: String,
    /// What they will be allowed to do.
    pub role: Role,
}

/// Accepts an invitation by setting a password.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptInvitation {
    /// The secret of the invitation's link.
    pub token: String,
    /// The new password: 15 to 128 characters, not a common one.
    pub password: String,
}

crate::veil!(LookUpInvitation, AcceptInvitation);
