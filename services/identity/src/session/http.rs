use auth::Allowed;
use contract::{Created, Done, Found, ProblemKind};
use identity_api::{AccessToken, ExchangeSession, Session, SignIn, perm};
use runtime::{Body, Early, Network, Shared};
use tenant_db::Actor;

use crate::state::State;

/// `POST /api/v1/identity/sessions`
///
/// The answer carries a secret, so it is never stored for an idempotency key.
pub(crate) async fn sign_in(
    allowed: Allowed<perm::SignIn>,
    Shared(state): Shared<State>,
    network: Network,
    Body(asked): Body<SignIn>,
) -> Result<Created<Session>, Early> {
    super::sign_in(&allowed, &state, &network, &asked).await
}

/// `POST /api/v1/identity/tokens`
pub(crate) async fn exchange(
    allowed: Allowed<perm::SignIn>,
    Shared(state): Shared<State>,
    Body(asked): Body<ExchangeSession>,
) -> Result<Found<AccessToken>, Early> {
    let tx = allowed.begin().await?;
    let token = super::exchange(&tx, &state, &asked, allowed.real_now()).await?;
    Ok(tx.commit(Found::plain(token)).await?)
}

/// `DELETE /api/v1/identity/sessions/current`
pub(crate) async fn sign_out(allowed: Allowed<perm::SignOut>, Shared(state): Shared<State>) -> Result<Done, Early> {
    let Actor::Staff { session, .. } = *allowed.actor() else {
        return Err(ProblemKind::Forbidden.into());
    };
    let tx = allowed.begin().await?;
    super::end(&tx, session, allowed.real_now()).await?;
    let done = tx.commit(Done).await?;
    state.ring_directory();
    Ok(done)
}
