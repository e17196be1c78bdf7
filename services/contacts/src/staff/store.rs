//! Every query on staff.

use contract::StaffId;
use tenant_db::{DbError, TenantTx, args};

/// Keeps who was invited, or what they are called now.
pub(crate) async fn know(tx: &TenantTx, id: StaffId, name: &str, email: Option<&str>) -> Result<(), DbError> {
    tx.run(
        "insert into staff (tenant_id, id, name, email_key) values ($1, $2, $3, $4)
         on conflict (tenant_id, id) do update
         set name = excluded.name, email_key = coalesce(excluded.email_key, staff.email_key)",
        args![tx.tenant(), id.uuid(), name, email],
    )
    .await?;
    Ok(())
}

/// Keeps which extension rings someone.
pub(crate) async fn reach(tx: &TenantTx, id: StaffId, extension: Option<&str>) -> Result<(), DbError> {
    tx.run(
        "insert into staff (tenant_id, id, name, extension) values ($1, $2, '', $3)
         on conflict (tenant_id, id) do update set extension = excluded.extension",
        args![tx.tenant(), id.uuid(), extension],
    )
    .await?;
    Ok(())
}

/// Whoever a switchboard means, by extension or email address; nobody where it could be two.
pub(crate) async fn rung_at(tx: &TenantTx, to: &str) -> Result<Option<StaffId>, DbError> {
    let found = tx
        .rows(
            "select id from staff where tenant_id = $1 and (extension = $2 or email_key = $2) limit 2",
            args![tx.tenant(), to],
            |row| row.id(0),
        )
        .await?;
    Ok(match found[..] {
        [one] => Some(one),
        _ => None,
    })
}
