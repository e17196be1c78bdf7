use std::sync::Arc;
use std::time::Duration;

use runtime::Watch;
use tenant_db::DbError;

use crate::state::State;
use crate::trust;

pub(crate) fn watches(state: &Arc<State>) -> Vec<Watch> {
    let state = Arc::clone(state);
    vec![Watch::new("identity.revocations", Duration::from_secs(3600), move || forget_revocations(Arc::clone(&state)))]
}

/// Revocations of tokens that ran out long ago are forgotten.
async fn forget_revocations(state: Arc<State>) -> Result<(), DbError> {
    let tx = state.platform().await?;
    trust::store::forget(&tx, trust::forgotten_before(tx.now())).await?;
    tx.commit().await
}
