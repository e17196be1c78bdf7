//! Every query about which rounds serve the addresses of a file.

use std::collections::{BTreeMap, BTreeSet};

use contract::AddressFileId;
use tenant_db::{DbError, TenantTx, args};
use uuid::Uuid;

/// The council's rounds by their names as they are compared.
pub(super) async fn named(tx: &TenantTx) -> Result<BTreeMap<String, Uuid>, DbError> {
    let sql = "select name_key, id from collection_round where tenant_id = $1";
    Ok(tx.rows(sql, args![tx.tenant()], |row| Ok((row.get(0)?, row.get(1)?))).await?.into_iter().collect())
}

/// Which of these addresses the council has.
pub(super) async fn known(tx: &TenantTx, uprns: Vec<String>) -> Result<BTreeSet<String>, DbError> {
    let sql = "select uprn from address
         where tenant_id = $1 and gone_at is null and uprn = any($2) and file_id = (
             select id from address_file where tenant_id = $1 and state = 'current' and holds = 'addresses')";
    Ok(tx.rows(sql, args![tx.tenant(), uprns], |row| row.get(0)).await?.into_iter().collect())
}

/// Writes which rounds serve addresses.
pub(super) async fn add(tx: &TenantTx, id: AddressFileId, served: Vec<(String, Uuid)>) -> Result<(), DbError> {
    let (uprns, rounds): (Vec<String>, Vec<Uuid>) = served.into_iter().unzip();
    tx.run(
        "insert into round_address (tenant_id, file_id, uprn, round_id)
         select $1, $2, s.* from unnest($3::text[], $4::uuid[]) s on conflict do nothing",
        args![tx.tenant(), id.uuid(), uprns, rounds],
    )
    .await?;
    Ok(())
}

/// Addresses whose rows can't be taken keep the rounds of the file that is current; how many they are.
pub(super) async fn carry(tx: &TenantTx, id: AddressFileId, current: Uuid) -> Result<i64, DbError> {
    tx.row(
        "with carried as (
             insert into round_address (tenant_id, file_id, uprn, round_id)
             select $1, $2, c.uprn, c.round_id from round_address c
             join address_doubtful d on d.tenant_id = $1 and d.file_id = $2 and d.uprn = c.uprn
             where c.tenant_id = $1 and c.file_id = $3 and not exists (
                 select from round_address n where n.tenant_id = $1 and n.file_id = $2 and n.uprn = c.uprn)
             returning uprn)
         select count(distinct uprn) from carried",
        args![tx.tenant(), id.uuid(), current],
        |row| row.get(0),
    )
    .await
    .map(Option::unwrap_or_default)
}

/// How many addresses the file that is current serves and this one doesn't.
pub(super) async fn gone(tx: &TenantTx, id: AddressFileId, current: Uuid) -> Result<i64, DbError> {
    tx.row(
        "select count(distinct c.uprn) from round_address c
         where c.tenant_id = $1 and c.file_id = $3 and not exists (
             select from round_address n where n.tenant_id = $1 and n.file_id = $2 and n.uprn = c.uprn)",
        args![tx.tenant(), id.uuid(), current],
        |row| row.get(0),
    )
    .await
    .map(Option::unwrap_or_default)
}
