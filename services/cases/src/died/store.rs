//! Every query on people who have died.

use contacts_api::events::ContactDied;
use tenant_db::{DbError, TenantTx, args};

/// Keeps whether someone has died, unless something later is known.
pub(crate) async fn know(tx: &TenantTx, fact: &ContactDied) -> Result<(), DbError> {
    tx.run(
        "insert into contact_died as d (tenant_id, id, turn, died) values ($1, $2, $3, $4)
         on conflict (tenant_id, id) do update set turn = excluded.turn, died = excluded.died where d.turn < excluded.turn",
        args![tx.tenant(), fact.contact_id.uuid(), fact.turn, fact.died],
    )
    .await?;
    Ok(())
}

/// Whether the reporter of the case `c` has died, as a column.
macro_rules! reporter_died {
    () => {
        "exists (select from contact_died cd where cd.tenant_id = $1 and cd.id = c.contact_id and cd.died)"
    };
}
pub(crate) use reporter_died;
