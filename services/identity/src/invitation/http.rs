use auth::Allowed;
use contract::{Created, Found};
use identity_api::{AcceptInvitation, Invitation, Invite, InviteStaff, LookUpInvitation, Session, perm};
use runtime::{Body, Early, Shared};

use crate::state::State;

/// `POST /api/v1/identity/invitations`
pub(crate) async fn invite(
    allowed: Allowed<perm::InviteStaff>,
    Body(asked): Body<InviteStaff>,
) -> Result<Created<Invitation>, Early> {
    let newcomer = super::parse(&asked)?;
    let tx = allowed.begin_once(&asked).await?;
    let body = super::invite(&tx, newcomer, allowed.real_now()).await?;
    Ok(tx.commit(Created { location: "/api/v1/identity/staff".to_owned(), body }).await?)
}

/// `POST /api/v1/identity/invitations/lookup`
pub(crate) async fn look_up(
    allowed: Allowed<perm::SignIn>,
    Body(asked): Body<LookUpInvitation>,
) -> Result<Found<Invite>, Early> {
    let tx = allowed.begin().await?;
    Ok(Found::plain(super::look_up(&tx, &asked.token, allowed.real_now()).await?))
}

/// `POST /api/v1/identity/invitations/accept`
///
/// The answer carries a secret, so it is never stored for an idempotency key: a second request
/// finds the invitation used.
pub(crate) async fn accept(
    allowed: Allowed<perm::SignIn>,
    Shared(state): Shared<State>,
    Body(asked): Body<AcceptInvitation>,
) -> Result<Created<Session>, Early> {
    super::accept(&allowed, &state, &asked).await
}
