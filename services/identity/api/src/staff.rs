use contract::{InvitationId, StaffId, TeamId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// A built-in role: a named set of permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Answers citizens, takes reports, sees every case.
    Agent,
    /// Works cases.
    Caseworker,
    /// A caseworker who also sees the staff and the access log.
    Manager,
    /// Runs the council's side: staff and settings.
    Administrator,
    /// Looks and changes nothing: an auditor, a trainee.
    ReadOnly,
    /// A councillor's office: reports on residents' behalf and follows what it reported.
    Councillor,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] =
        [Self::Agent, Self::Caseworker, Self::Manager, Self::Administrator, Self::ReadOnly, Self::Councillor];

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Caseworker => "caseworker",
            Self::Manager => "manager",
            Self::Administrator => "administrator",
            Self::ReadOnly => "read_only",
            Self::Councillor => "councillor",
        }
    }

    /// The cases that someone with the role sees: those that were chosen for them, but a councillor's
    /// office its own alone.
    pub const fn sees(self, chosen: Sees) -> Sees {
        match (self, chosen) {
            (Self::Councillor, _) => Sees::Own,
            (_, chosen) => chosen,
        }
    }
}

/// Which of the council's cases someone sees. Whoever works on a case sees it in any event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Sees {
    /// Every case.
    #[default]
    All,
    /// The cases of their teams, and those that they took themselves.
    Teams,
    /// Those that they took themselves.
    Own,
}

impl Sees {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::All, Self::Teams, Self::Own];

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Teams => "teams",
            Self::Own => "own",
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
    /// Which cases they see.
    pub sees: Sees,
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
    /// Which cases they see; every one when absent. A councillor's office sees its own alone.
    #[serde(default)]
    pub sees: Sees,
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
