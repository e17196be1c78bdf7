//! Every query on what was of people whose records were merged.

use contract::{CaseId, ContactId, MergeId};
use tenant_db::{DbError, TenantTx, args};
use uuid::Uuid;

/// While merges of a council are followed nobody is linked there, and the other way round.
pub(crate) async fn alone(tx: &TenantTx) -> Result<(), DbError> {
    tx.run("select pg_advisory_xact_lock(hashtextextended($1::uuid::text, 1350))", args![tx.tenant()]).await?;
    Ok(())
}

/// Links may be kept side by side.
pub(super) async fn beside_others(tx: &TenantTx) -> Result<(), DbError> {
    tx.run("select pg_advisory_xact_lock_shared(hashtextextended($1::uuid::text, 1350))", args![tx.tenant()]).await?;
    Ok(())
}

/// Keeps that a merge holds or was undone; once undone it stays so.
pub(super) async fn know(
    tx: &TenantTx,
    id: MergeId,
    (kept, merged): (ContactId, ContactId),
    undone: bool,
) -> Result<(), DbError> {
    tx.run(
        "insert into contact_merge as m (tenant_id, id, kept_id, merged_id, undone) values ($1, $2, $3, $4, $5)
         on conflict (tenant_id, id) do update set undone = m.undone or excluded.undone",
        args![tx.tenant(), id.uuid(), kept.uuid(), merged.uuid(), undone],
    )
    .await?;
    Ok(())
}

/// Someone, and all whose records were merged into theirs, one after the other.
pub(super) async fn known_under(tx: &TenantTx, contact: ContactId) -> Result<Vec<Uuid>, DbError> {
    tx.rows(
        "with recursive part(id) as (
             select $2::uuid
             union select m.merged_id from contact_merge m join part on m.kept_id = part.id
             where m.tenant_id = $1 and not m.undone
         ) select id from part",
        args![tx.tenant(), contact.uuid()],
        |row| row.get(0),
    )
    .await
}

/// Under whom someone is known: the end of the merges that hold.
pub(super) async fn stays(tx: &TenantTx, contact: ContactId) -> Result<ContactId, DbError> {
    let found = tx
        .row(
            "with recursive up(id, far) as (
                 select $2::uuid, 0
                 union select m.kept_id, up.far + 1 from contact_merge m join up on m.merged_id = up.id
                 where m.tenant_id = $1 and not m.undone and up.far < 64
             ) select id from up order by far desc limit 1",
            args![tx.tenant(), contact.uuid()],
            |row| row.id(0),
        )
        .await?;
    Ok(found.unwrap_or(contact))
}

/// A case began with someone, whatever was known of it before.
pub(super) async fn began_with(tx: &TenantTx, case: CaseId, contact: ContactId) -> Result<(), DbError> {
    tx.run(
        "update contact_moved set origin_id = $3 where tenant_id = $1 and kind = 'case' and id = $2",
        args![tx.tenant(), case.uuid(), contact.uuid()],
    )
    .await?;
    Ok(())
}

/// What began with `$2`, or is theirs and never moved, is with `$3`.
macro_rules! placed {
    ($kind:literal, $table:literal) => {
        concat!(
            "with own as (
                 select t.id, coalesce(m.origin_id, t.contact_id) as origin_id
                 from contact_moved m join ",
            $table,
            " t on t.tenant_id = $1 and t.id = m.id
                 where m.tenant_id = $1 and m.kind = '",
            $kind,
            "' and m.origin_id = any($2)
                 union
                 select t.id, t.contact_id from ",
            $table,
            " t where t.tenant_id = $1 and t.contact_id = any($2) and not exists (
                     select from contact_moved m where m.tenant_id = $1 and m.kind = '",
            $kind,
            "' and m.id = t.id)
             ), noted as (
                 insert into contact_moved (tenant_id, kind, id, origin_id)
                 select $1, '",
            $kind,
            "', id, origin_id from own where origin_id <> $3 on conflict (tenant_id, kind, id) do nothing
             ), home as (
                 delete from contact_moved m using own
                 where m.tenant_id = $1 and m.kind = '",
            $kind,
            "' and m.id = own.id and own.origin_id = $3
             )
             update ",
            $table,
            " t set contact_id = $3 from own where t.tenant_id = $1 and t.id = own.id and t.contact_id <> $3"
        )
    };
}

/// Everything of these people is with this one.
pub(super) async fn place(tx: &TenantTx, people: &[Uuid], stays: ContactId) -> Result<(), DbError> {
    for sql in [
        placed!("case", "case_file"),
        placed!("file", "file"),
        placed!("promise", "promise"),
        placed!("transfer", "transfer"),
        placed!("draft", "draft"),
    ] {
        tx.run(sql, args![tx.tenant(), people.to_vec(), stays.uuid()]).await?;
    }
    Ok(())
}
