//! An account: a member of a council's staff.

pub(crate) mod http;
mod row;
pub(crate) mod store;

use contract::text::{Email, PersonName};
use contract::{StaffId, TeamId};
use identity_api::{Role, Sees};
use secrecy::SecretString;

/// Someone who is about to be invited.
#[derive(Debug, Clone)]
pub(crate) struct Newcomer {
    pub(crate) name: PersonName,
    pub(crate) email: Email,
    pub(crate) role: Role,
    pub(crate) teams: Vec<TeamId>,
    pub(crate) sees: Sees,
}

/// What is known of an address that someone signs in with.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) id: StaffId,
    pub(crate) name: String,
    pub(crate) role: Role,
    /// The PHC string; none before the invitation was accepted.
    pub(crate) password_hash: Option<SecretString>,
}
