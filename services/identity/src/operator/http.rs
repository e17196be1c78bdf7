use auth::Allowed;
use contract::Created;
use identity_api::{OperatorSession, SignIn, perm};
use runtime::{Body, Early, Network, Shared};

use crate::state::State;

/// `POST /admin/v1/sessions`
pub(crate) async fn sign_in(
    allowed: Allowed<perm::OperatorSignIn>,
    Shared(state): Shared<State>,
    network: Network,
    Body(asked): Body<SignIn>,
) -> Result<Created<OperatorSession>, Early> {
    super::sign_in(&allowed, &state, &network, &asked).await
}
