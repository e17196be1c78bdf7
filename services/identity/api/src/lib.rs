//! What others may know of identity: sign-in, invitations, staff, its events, its permissions.
#![deny(missing_docs)]

/// What carries a secret shows its name alone in logs and failed tests.
macro_rules! veil {
    ($($name:ident),*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )*};
}
use veil;

mod client;
mod events;
mod session;
mod staff;

pub use client::IdentityClient;
pub use events::{StaffInvited, StaffInvitedPrivate, StaffJoined, StaffJoinedPrivate};
pub use session::{AccessToken, ExchangeSession, OperatorSession, Session, SignIn};
pub use staff::{
    AcceptInvitation, Invitation, Invite, InviteStaff, LookUpInvitation, Role, Sees, StaffMember, StaffState,
};

contract::permissions! {
    /// Sign in, exchange a session for a token, accept an invitation.
    SignIn = "identity.sign-in", Public, Council, writes;
    /// End one's own session.
    SignOut = "identity.sign-out", Staff, Council, writes;
    /// See who works for the council.
    ReadStaff = "staff.read", Staff, Council, reads;
    /// Invite someone to work for the council.
    InviteStaff = "staff.invite", Staff, Council, writes;
    /// Sign in as a platform operator.
    OperatorSignIn = "operators.sign-in", Public, Platform, writes;
}
