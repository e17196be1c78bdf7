//! Every query about saved filters, beside the list of them that comes with the queues' counts.

use cases_api::case::TeamSummary;
use cases_api::queues::{SaveFilter, SavedFilter};
use contract::{SavedFilterId, StaffId, TeamId};
use serde_json::Value;
use tenant_db::{DbError, TenantTx, args};
use uuid::Uuid;

/// An own saved filter.
pub(super) async fn own(tx: &TenantTx, id: SavedFilterId) -> Result<Option<SavedFilter>, DbError> {
    tx.row(
        "select s.id, s.name, s.filters, t.id, t.name, s.version
         from saved_filter s left join team t on t.tenant_id = $1 and t.id = s.team_id
         where s.tenant_id = $1 and s.id = $2 and s.owner_id = $3",
        args![tx.tenant(), id.uuid(), me(tx)],
        |row| {
            let team: Option<TeamId> = row.id_or_null(3)?;
            Ok(SavedFilter {
                id: row.id(0)?,
                name: row.get(1)?,
                filters: row.json(2)?,
                team: team.map(|id| row.json(4).map(|name| TeamSummary { id, name })).transpose()?,
                mine: true,
                version: row.get(5)?,
            })
        },
    )
    .await
}

/// How many the caller has.
pub(super) async fn count(tx: &TenantTx) -> Result<i64, DbError> {
    let counted = tx
        .row(
            "select count(*) from saved_filter where tenant_id = $1 and owner_id = $2",
            args![tx.tenant(), me(tx)],
            |row| row.get(0),
        )
        .await?;
    Ok(counted.unwrap_or_default())
}

/// Whether the caller is in a team.
pub(super) async fn in_team(tx: &TenantTx, team: TeamId) -> Result<bool, DbError> {
    let found = tx
        .row(
            "select 1 from team_member where tenant_id = $1 and staff_id = $2 and team_id = $3",
            args![tx.tenant(), me(tx), team.uuid()],
            |_| Ok(()),
        )
        .await?;
    Ok(found.is_some())
}

/// Keeps a filter of the caller's.
pub(super) async fn add(tx: &TenantTx, id: SavedFilterId, name: &str, asked: &SaveFilter) -> Result<(), DbError> {
    tx.run(
        "insert into saved_filter (tenant_id, id, owner_id, team_id, name, filters) values ($1, $2, $3, $4, $5, $6)",
        args![tx.tenant(), id.uuid(), me(tx), asked.team.map(TeamId::uuid), name, filters(asked)?],
    )
    .await?;
    Ok(())
}

/// Changes an own one that is at a version; `false` when there is none.
pub(super) async fn change(
    tx: &TenantTx,
    id: SavedFilterId,
    version: i64,
    name: &str,
    asked: &SaveFilter,
) -> Result<bool, DbError> {
    let changed = tx
        .run(
            "update saved_filter set name = $5, filters = $6, team_id = $7, version = version + 1
             where tenant_id = $1 and id = $2 and owner_id = $3 and version = $4",
            args![tx.tenant(), id.uuid(), me(tx), version, name, filters(asked)?, asked.team.map(TeamId::uuid)],
        )
        .await?;
    Ok(changed == 1)
}

/// Deletes an own one; `false` when there is none.
pub(super) async fn delete(tx: &TenantTx, id: SavedFilterId) -> Result<bool, DbError> {
    let deleted = tx
        .run(
            "delete from saved_filter where tenant_id = $1 and id = $2 and owner_id = $3",
            args![tx.tenant(), id.uuid(), me(tx)],
        )
        .await?;
    Ok(deleted == 1)
}

fn filters(asked: &SaveFilter) -> Result<Value, DbError> {
    serde_json::to_value(&asked.filters).map_err(|_| DbError::Bug("filters can't be written".into()))
}

fn me(tx: &TenantTx) -> Option<Uuid> {
    tx.actor().staff().map(StaffId::uuid)
}
