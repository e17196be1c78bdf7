use std::sync::Arc;

use contract::{Clock, CursorKey};
use directory::Directory;
use tenant_db::{AccessLog, DbError, PlatformTx, Pool};

use crate::token::Verifier;

/// A service's ways to the database.
#[derive(Debug, Clone)]
pub struct Pools {
    /// As the service's own role.
    pub service: Arc<Pool>,
    /// As the platform's role; only for services with operators' verbs.
    pub platform: Arc<Pool>,
    /// Where looks at records are kept.
    pub access: AccessLog,
}

/// What a service needs to judge a request: held by its routes, used by `Allowed`.
#[derive(Clone)]
pub struct Gate {
    /// Ways to the database; none for the portal.
    pub pools: Option<Pools>,
    /// Councils, keys, revocations.
    pub directory: Directory,
    /// Checks tokens.
    pub verifier: Verifier,
    /// Real time.
    pub clock: Arc<dyn Clock>,
    /// What the cursors of lists are proved with.
    pub cursors: CursorKey,
}

impl Gate {
    /// The platform's transaction for another service's question: what the Directory holds.
    ///
    /// # Errors
    /// `Unavailable` when no connection is to be had in time.
    #[expect(clippy::disallowed_methods, reason = "the door of other services' questions")]
    pub async fn platform_for(&self, _asked_by: &crate::SystemCaller) -> Result<PlatformTx, DbError> {
        let pools = self.pools.as_ref().ok_or(DbError::Unavailable)?;
        PlatformTx::open(&pools.platform, self.clock.now(), None, None).await
    }
}

impl std::fmt::Debug for Gate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gate").finish_non_exhaustive()
    }
}
