//! Every query on people who are protected.

use contacts_api::events::ContactProtected;
use tenant_db::{DbError, TenantTx, args};
use uuid::Uuid;

use crate::merged::store::alone;

/// Keeps how a protection stands and which cases are theirs, unless something later is known. Meanwhile nobody is linked:
/// a case that is theirs is hidden by one of the two.
pub(crate) async fn know(tx: &TenantTx, fact: &ContactProtected) -> Result<(), DbError> {
    alone(tx).await?;
    let known = tx
        .run(
            "insert into refuge as r (tenant_id, id, contact_id, scope, holds, turn) values ($1, $2, $3, $4, $5, $6)
             on conflict (tenant_id, id) do update
             set scope = excluded.scope, holds = excluded.holds, turn = excluded.turn where r.turn < excluded.turn",
            args![
                tx.tenant(),
                fact.refuge_id.uuid(),
                fact.contact_id.uuid(),
                fact.scope.name(),
                fact.holds,
                fact.turn,
            ],
        )
        .await?;
    if known == 0 {
        return Ok(());
    }
    let named: Vec<Uuid> = fact.named.iter().map(|staff| staff.uuid()).collect();
    tx.run(
        "with gone as (
             delete from refuge_named where tenant_id = $1 and refuge_id = $2 and staff_id <> all($3)
         )
         insert into refuge_named (tenant_id, refuge_id, staff_id)
         select $1, $2, given.id from unnest($3::uuid[]) as given(id) on conflict do nothing",
        args![tx.tenant(), fact.refuge_id.uuid(), named],
    )
    .await?;
    tx.run(
        "insert into refuge_case (tenant_id, case_id, contact_id, opened_by)
         select c.tenant_id, c.id, c.contact_id, c.opened_by from case_file c
         where c.tenant_id = $1 and c.contact_id = $2
         on conflict (tenant_id, case_id) do update set contact_id = excluded.contact_id",
        args![tx.tenant(), fact.contact_id.uuid()],
    )
    .await?;
    Ok(())
}
