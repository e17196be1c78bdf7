use std::sync::Arc;

use contract::Arrived;
use contract::text::{Email, PersonName};
use events::{Consumer, Fault, consume_with};
use identity_api::{Role, Sees};
use tenancy_api::CouncilProvisioned;
use tenant_db::TenantTx;

use crate::account::{self, Newcomer};
use crate::invitation;
use crate::state::State;

pub(crate) fn consumers(state: &Arc<State>) -> Vec<Consumer> {
    vec![consume_with::<State, CouncilProvisioned, _>(Arc::clone(state), invite_first_administrator)]
}

/// A new council's first administrator is invited, unless their address is known there already.
async fn invite_first_administrator(
    state: &State,
    tx: &TenantTx,
    arrived: Arrived<CouncilProvisioned>,
) -> Result<(), Fault> {
    let unsound = |what| move |_| Fault::hopeless(format!("the first administrator's {what} can't be read"));
    let name = PersonName::parse(&arrived.private.administrator_name).map_err(unsound("name"))?;
    let email = Email::parse(&arrived.private.administrator_email).map_err(unsound("address"))?;
    if account::store::by_email(tx, &email.key()).await?.is_some() {
        return Ok(());
    }
    let administrator = Newcomer { name, email, role: Role::Administrator, teams: Vec::new(), sees: Sees::All };
    invitation::invite(tx, administrator, state.context.now()).await?;
    Ok(())
}
