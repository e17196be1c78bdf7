//! Every query on people who are protected.

use contacts_api::events::ContactProtected;
use tenant_db::{DbError, TenantTx, args};
use uuid::Uuid;

/// Keeps how a protection stands, who is named and which cases are theirs, unless something later is known.
pub(crate) async fn know(tx: &TenantTx, fact: &ContactProtected) -> Result<(), DbError> {
    let id = fact.refuge_id.uuid();
    let known = tx
        .run(
            "insert into refuge as r (tenant_id, id, contact_id, scope, holds, turn) values ($1, $2, $3, $4, $5, $6)
             on conflict (tenant_id, id) do update
             set scope = excluded.scope, holds = excluded.holds, turn = excluded.turn where r.turn < excluded.turn",
            args![tx.tenant(), id, fact.contact_id.uuid(), fact.scope.name(), fact.holds, fact.turn],
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
        args![tx.tenant(), id, named],
    )
    .await?;
    let cases: Vec<Uuid> = fact.cases.iter().map(|case| case.uuid()).collect();
    tx.run(
        "with gone as (
             delete from refuge_case where tenant_id = $1 and refuge_id = $2 and case_id <> all($3)
         )
         insert into refuge_case (tenant_id, refuge_id, case_id)
         select $1, $2, given.id from unnest($3::uuid[]) as given(id) on conflict do nothing",
        args![tx.tenant(), id, cases],
    )
    .await?;
    Ok(())
}
