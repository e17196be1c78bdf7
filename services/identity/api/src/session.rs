use contract::StaffId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Role;

/// An email address and a password.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// Email address.
    pub email: String,
    /// Password, exactly as typed.
    pub password: String,
}

/// A session that began: an opaque secret, to be kept in a cookie or by a client.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct Session {
    /// 256 random bits in base64url. Only its hash is stored.
    pub session: String,
    /// Who signed in.
    pub staff_id: StaffId,
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

/// A session to be exchanged for an access token.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExchangeSession {
    /// The opaque secret.
    pub session: String,
    /// Whether an open page asks by itself, and nobody need be there: such a use doesn't keep the
    /// session awake.
    #[serde(default)]
    pub unattended: bool,
}

impl ExchangeSession {
    /// By someone who does something.
    pub fn attended(session: impl Into<String>) -> Self {
        Self { session: session.into(), unattended: false }
    }

    /// By an open page.
    pub fn unattended(session: impl Into<String>) -> Self {
        Self { session: session.into(), unattended: true }
    }
}

/// A short access token, worth five minutes.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct AccessToken {
    /// The token, `typ: at+jwt`, signed with EdDSA.
    pub access_token: String,
    /// Seconds for which it holds.
    pub expires_in: u32,
    /// Who it stands for.
    pub staff_id: StaffId,
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The names of the permissions that it carries.
    pub permissions: Vec<String>,
}

/// A platform operator's access token, worth five minutes.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct OperatorSession {
    /// The token.
    pub access_token: String,
    /// Seconds for which it holds.
    pub expires_in: u32,
}

crate::veil!(SignIn, Session, ExchangeSession, AccessToken, OperatorSession);
