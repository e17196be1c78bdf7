use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use contract::council::Council;
use contract::{CouncilId, SessionId, StaffId};
use serde::{Deserialize, Serialize};

/// Every council of the deployment: tenancy's part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Councils {
    /// In the order of their codes.
    pub councils: Vec<Arc<Council>>,
}

/// What a key may sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyUse {
    /// Tokens of people who signed in: identity's own keys.
    SignedIn,
    /// Tokens of anonymous visitors, worth public permissions alone: the portal's key.
    Visitors,
}

/// A public key that tokens may be signed with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKey {
    /// `kid` in a token's header.
    pub id: String,
    /// What it may sign.
    pub uses: KeyUse,
    /// The 32 bytes of an Ed25519 public key, base64url without padding (RFC 8037, member `x`).
    pub x: String,
}

/// A credential that ended before its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Revoked {
    /// One session.
    Session(SessionId),
    /// Every session of a member of staff.
    Staff(StaffId),
}

/// Whom to believe: identity's part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trust {
    /// Keys that are believed now.
    pub keys: Vec<PublicKey>,
    /// What ended within the life of an access token.
    pub revoked: Vec<Revoked>,
}

/// One moment's knowledge, indexed.
#[derive(Debug, Default)]
pub struct Snapshot {
    /// As it came from tenancy.
    pub councils: Councils,
    /// As it came from identity.
    pub trust: Trust,
    by_id: HashMap<CouncilId, Arc<Council>>,
    by_host: HashMap<String, Arc<Council>>,
    revoked: HashSet<Revoked>,
}

impl Snapshot {
    /// Indexes both parts.
    pub fn new(councils: Councils, trust: Trust) -> Self {
        let by_id = councils.councils.iter().map(|council| (council.id, Arc::clone(council))).collect();
        let hosts = councils
            .councils
            .iter()
            .flat_map(|council| council.hosts.iter().map(move |host| (host.clone(), Arc::clone(council))));
        let by_host = hosts.collect();
        let revoked = trust.revoked.iter().copied().collect();
        Self { by_id, by_host, revoked, councils, trust }
    }

    /// Whether it is enough to serve a visitor by: some council, and keys to believe.
    pub fn can_serve(&self) -> bool {
        !self.councils.councils.is_empty() && !self.trust.keys.is_empty()
    }

    /// The council with this id.
    pub fn council(&self, id: CouncilId) -> Option<&Arc<Council>> {
        self.by_id.get(&id)
    }

    /// The council that is served on this host: lower case, without port.
    pub fn on_host(&self, host: &str) -> Option<&Arc<Council>> {
        self.by_host.get(host)
    }

    /// The councils directly below one: a county's districts, a district's parishes.
    pub fn children(&self, of: CouncilId) -> impl Iterator<Item = &Arc<Council>> {
        self.councils.councils.iter().filter(move |council| council.parent == Some(of))
    }

    /// The key with this id.
    pub fn key(&self, id: &str) -> Option<&PublicKey> {
        self.trust.keys.iter().find(|key| key.id == id)
    }

    /// Whether a session or everything of its holder has ended.
    pub fn is_revoked(&self, session: SessionId, staff: Option<StaffId>) -> bool {
        self.revoked.contains(&Revoked::Session(session))
            || staff.is_some_and(|id| self.revoked.contains(&Revoked::Staff(id)))
    }
}
