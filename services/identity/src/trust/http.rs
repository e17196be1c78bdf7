use auth::SystemCaller;
use contract::Tagged;
use directory::Trust;
use runtime::{Early, IfNoneMatch, Shared};

use super::store;
use crate::state::State;

/// `GET /internal/v1/directory/trust`
pub(crate) async fn trust(
    _: SystemCaller,
    Shared(state): Shared<State>,
    IfNoneMatch(had): IfNoneMatch,
) -> Result<Tagged<Trust>, Early> {
    let tx = state.platform().await?;
    let revoked = store::revoked(&tx, super::concerned_since(tx.now())).await?;
    Ok(super::tagged(Trust { keys: state.keys(), revoked }, had.as_deref())?)
}
