//! Every query on people who have died.

use contacts_api::events::ContactDied;
use contract::{CaseId, ContactId};
use tenant_db::{DbError, TenantTx, args};
use uuid::Uuid;

/// While a death is kept nobody is written to, and the other way round: what one of the two does the other sees.
pub(super) async fn alone(tx: &TenantTx) -> Result<(), DbError> {
    tx.run("select pg_advisory_xact_lock(hashtextextended($1::uuid::text, 1440))", args![tx.tenant()]).await?;
    Ok(())
}

/// Messages may be written side by side.
pub(crate) async fn beside_others(tx: &TenantTx) -> Result<(), DbError> {
    tx.run("select pg_advisory_xact_lock_shared(hashtextextended($1::uuid::text, 1440))", args![tx.tenant()]).await?;
    Ok(())
}

/// Keeps whether someone has died; `false` where something later is known.
pub(super) async fn know(tx: &TenantTx, fact: &ContactDied) -> Result<bool, DbError> {
    let known = tx
        .run(
            "insert into death as d (tenant_id, id, turn, died) values ($1, $2, $3, $4)
             on conflict (tenant_id, id) do update set turn = excluded.turn, died = excluded.died
             where d.turn < excluded.turn",
            args![tx.tenant(), fact.contact_id.uuid(), fact.turn, fact.died],
        )
        .await?;
    Ok(known == 1)
}

/// Nothing is someone's any more.
pub(super) async fn forget(tx: &TenantTx, contact: ContactId) -> Result<(), DbError> {
    for sql in [
        "delete from death_case where tenant_id = $1 and death_id = $2",
        "delete from death_address where tenant_id = $1 and death_id = $2",
    ] {
        tx.run(sql, args![tx.tenant(), contact.uuid()]).await?;
    }
    Ok(())
}

/// Keeps which cases and addresses were of someone who has died.
pub(super) async fn keep(
    tx: &TenantTx,
    contact: ContactId,
    cases: &[CaseId],
    addresses: Vec<String>,
) -> Result<(), DbError> {
    let cases: Vec<Uuid> = cases.iter().map(|case| case.uuid()).collect();
    tx.run(
        "insert into death_case (tenant_id, id, death_id) select $1, id, $2 from unnest($3::uuid[]) as given(id)
         on conflict do nothing",
        args![tx.tenant(), contact.uuid(), cases],
    )
    .await?;
    tx.run(
        "insert into death_address (tenant_id, address, death_id) select $1, address, $2 from unnest($3::text[]) as given(address)
         on conflict do nothing",
        args![tx.tenant(), contact.uuid(), addresses],
    )
    .await?;
    Ok(())
}

/// Stops what waits for someone who has died and wasn't handed over yet; says which.
pub(super) async fn stop(tx: &TenantTx, contact: ContactId, why: &str) -> Result<Vec<Uuid>, DbError> {
    tx.rows(
        "update message m set state = 'stopped', due_at = null, fault = $3, version = m.version + 1
         where m.tenant_id = $1 and m.state in ('queued', 'leased', 'to_print') and m.handed_at is null and (
             m.about in (select c.id from death_case c where c.tenant_id = $1 and c.death_id = $2)
             or m.template in ('draft-handed-over', 'draft-texted', 'follower-asked', 'follower-began', 'follower-update', 'follower-over')
                and lower(m.recipient) in (select a.address from death_address a where a.tenant_id = $1 and a.death_id = $2)
                and not exists (
                    select from living_address l where l.tenant_id = $1 and l.address = lower(m.recipient)))
         returning m.id",
        args![tx.tenant(), contact.uuid(), why],
        |row| row.get(0),
    )
    .await
}

/// Whether someone who has died reported a case, or is this one.
pub(super) async fn silences(tx: &TenantTx, case: CaseId, chosen: Option<ContactId>) -> Result<bool, DbError> {
    let found = tx
        .row(
            "select exists (select from death_case where tenant_id = $1 and id = $2)
                 or exists (select from death where tenant_id = $1 and id = $3 and died)",
            args![tx.tenant(), case.uuid(), chosen.map(ContactId::uuid)],
            |row| row.get(0),
        )
        .await?;
    Ok(found.unwrap_or(false))
}

/// Somebody who lives is reached by an address, whoever had it before.
pub(super) async fn lives(tx: &TenantTx, address: &str) -> Result<(), DbError> {
    let sql = "insert into living_address (tenant_id, address)
         select distinct $1, address from death_address where tenant_id = $1 and address = lower($2) on conflict do nothing";
    tx.run(sql, args![tx.tenant(), address]).await?;
    Ok(())
}

/// Whether an address was of someone who has died, and of nobody who lives.
pub(super) async fn silences_address(tx: &TenantTx, address: &str) -> Result<bool, DbError> {
    let sql = "select from death_address d where d.tenant_id = $1 and d.address = lower($2)
             and not exists (select from living_address l where l.tenant_id = $1 and l.address = d.address) limit 1";
    Ok(tx.row(sql, args![tx.tenant(), address], |_| Ok(())).await?.is_some())
}

/// Whether the message `m` is about a case of someone who has died, as a column.
macro_rules! silenced {
    () => {
        "exists (select from death_case dc where dc.tenant_id = $1 and dc.id = m.about)"
    };
}
pub(crate) use silenced;
