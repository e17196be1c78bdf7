//! Every query of what a council chose for its desk.

use cases_api::settings::{DeskSettings, SuggestingRule};
use tenant_db::{DbError, TenantTx, args};

/// What the council chose, with its version; 0 before the council chose anything.
pub(crate) async fn read(tx: &TenantTx) -> Result<(DeskSettings, i64), DbError> {
    let chosen = tx
        .row(
            "select reopen_days, answer_minutes, suggest_reports, suggest_metres, suggest_hours, version
             from desk_settings where tenant_id = $1",
            args![tx.tenant()],
            |row| {
                let suggesting = SuggestingRule { reports: row.get(2)?, metres: row.get(3)?, hours: row.get(4)? };
                Ok((DeskSettings { reopen_days: row.get(0)?, answer_minutes: row.get(1)?, suggesting }, row.get(5)?))
            },
        )
        .await?;
    Ok(chosen.unwrap_or_default())
}

/// Keeps what it chooses, where it is still at `version`; gives the new version.
pub(super) async fn set(tx: &TenantTx, to: DeskSettings, version: i64) -> Result<Option<i64>, DbError> {
    tx.row(
        "insert into desk_settings as d (tenant_id, reopen_days, answer_minutes, suggest_reports, suggest_metres,
             suggest_hours, version)
         select $1, $2, $3, $5, $6, $7, 1 where $4::bigint = 0 or exists (select from desk_settings where tenant_id = $1)
         on conflict (tenant_id) do update
         set reopen_days = excluded.reopen_days, answer_minutes = excluded.answer_minutes,
             suggest_reports = excluded.suggest_reports, suggest_metres = excluded.suggest_metres,
             suggest_hours = excluded.suggest_hours, version = d.version + 1
         where d.version = $4
         returning version",
        args![
            tx.tenant(),
            to.reopen_days,
            to.answer_minutes,
            version,
            to.suggesting.reports,
            to.suggesting.metres,
            to.suggesting.hours
        ],
        |row| row.get(0),
    )
    .await
}
