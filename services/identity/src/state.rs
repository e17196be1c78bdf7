use auth::Signer;
use contract::Problem;
use directory::{KeyUse, PublicKey};
use runtime::Context;
use tenant_db::{DbError, PlatformTx};

use crate::attempts::Attempts;
use crate::password::Passwords;

/// What the handlers, the consumer and the watch share.
pub(crate) struct State {
    pub(crate) context: Context,
    pub(crate) passwords: Passwords,
    pub(crate) attempts: Attempts,
    pub(crate) signer: Signer,
    /// The portal's key, with which it signs anonymous visitors' tokens.
    visitors: PublicKey,
}

impl State {
    pub(crate) fn new(context: &Context) -> anyhow::Result<Self> {
        let secrets = &context.config.secrets;
        let visitors = Signer::from_seed(&secrets.portal_key.key()?, KeyUse::Visitors)?;
        Ok(Self {
            context: context.clone(),
            passwords: Passwords::new()?,
            attempts: Attempts::new(context.config.redis.url.expose(), secrets.internal.expose()),
            signer: Signer::from_seed(&secrets.identity_key.key()?, KeyUse::SignedIn)?,
            visitors: visitors.public().clone(),
        })
    }

    /// The keys that are believed now.
    pub(crate) fn keys(&self) -> Vec<PublicKey> {
        vec![self.signer.public().clone(), self.visitors.clone()]
    }

    /// A transaction on the platform's own tables, about no council.
    pub(crate) async fn platform(&self) -> Result<PlatformTx, DbError> {
        self.context.platform_tx().await
    }

    /// Has every process ask for the Directory's news at once.
    pub(crate) fn ring_directory(&self) {
        self.context.bell.ring("directory");
    }

    /// An access token for these claims, with the seconds for which it holds.
    pub(crate) fn sign(&self, claims: &auth::Claims) -> Result<(String, u32), Problem> {
        let token = self.signer.sign(claims)?;
        Ok((token, u32::try_from(auth::SIGNED_FOR).unwrap_or_default()))
    }
}
