//! Every query of how long things wait.

use cases_api::settings::DeskSettings;
use tenant_db::{DbError, TenantTx, args};

/// How long things wait, with its version; 0 before the council chose anything.
pub(crate) async fn read(tx: &TenantTx) -> Result<(DeskSettings, i64), DbError> {
    let chosen = tx
        .row(
            "select reopen_days, answer_minutes, version from desk_settings where tenant_id = $1",
            args![tx.tenant()],
            |row| Ok((DeskSettings { reopen_days: row.get(0)?, answer_minutes: row.get(1)? }, row.get(2)?)),
        )
        .await?;
    Ok(chosen.unwrap_or_default())
}

/// Keeps how long things wait, where it is still at `version`; gives the new version.
pub(super) async fn set(tx: &TenantTx, to: DeskSettings, version: i64) -> Result<Option<i64>, DbError> {
    tx.row(
        "insert into desk_settings as d (tenant_id, reopen_days, answer_minutes, version)
         select $1, $2, $3, 1 where $4::bigint = 0 or exists (select from desk_settings where tenant_id = $1)
         on conflict (tenant_id) do update
         set reopen_days = excluded.reopen_days, answer_minutes = excluded.answer_minutes, version = d.version + 1
         where d.version = $4
         returning version",
        args![tx.tenant(), to.reopen_days, to.answer_minutes, version],
        |row| row.get(0),
    )
    .await
}
