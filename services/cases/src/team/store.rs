//! Every query about teams.

use std::collections::HashMap;

use cases_api::case::{TeamOfCaller, TeamSummary};
use contract::{Bilingual, StaffId, TeamId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tenant_db::{DbError, TenantTx, args};
use uuid::Uuid;

use super::row::{ActiveModel, Column, Entity};
use crate::case::store::seen_by;
use crate::library::Team;

/// Every team that works, with how many of its cases aren't done and whether someone is in it.
pub(crate) async fn list(tx: &TenantTx, whose: Option<StaffId>) -> Result<Vec<TeamOfCaller>, DbError> {
    tx.rows(
        concat!(
            "select t.id, t.name,
                 exists (select from team_member m where m.tenant_id = $1 and m.staff_id = $2 and m.team_id = t.id),
                 (select count(*) from case_file c where c.tenant_id = $1 and c.team_id = t.id and c.state <> 'done' and",
            seen_by!("$2"),
            ") from team t where t.tenant_id = $1 and t.closed_at is null"
        ),
        args![tx.tenant(), whose.map(StaffId::uuid)],
        |row| {
            Ok(TeamOfCaller {
                team: TeamSummary { id: row.id(0)?, name: row.json(1)? },
                mine: row.get(2)?,
                open: row.get(3)?,
            })
        },
    )
    .await
}

/// The name of a team that works, as a case's story keeps it.
pub(crate) async fn name(tx: &TenantTx, id: TeamId) -> Result<Option<String>, DbError> {
    let found = Entity::find().filter(Column::TenantId.eq(tx.tenant())).filter(Column::Id.eq(id.uuid()));
    let found = found.filter(Column::ClosedAt.is_null()).one(tx).await?;
    let named = found.map(|row| serde_json::from_value::<Bilingual>(row.name));
    let named = named.transpose().map_err(|_| DbError::Bug("a team's name".into()))?;
    Ok(named.map(|name| name.en))
}

/// The team of a key or an id; of one that was closed its heir.
pub(crate) async fn by_key(tx: &TenantTx, key: &str) -> Result<Option<TeamSummary>, DbError> {
    tx.row(
        "select w.id, w.name from team t join team w on w.tenant_id = $1 and w.id = coalesce(t.heir_id, t.id)
         where t.tenant_id = $1 and (t.key = $2 or t.id = $3) and w.closed_at is null",
        args![tx.tenant(), key, key.parse::<Uuid>().ok()],
        |row| Ok(TeamSummary { id: row.id(0)?, name: row.json(1)? }),
    )
    .await
}

/// Who takes over the work of a team that was closed.
pub(crate) async fn heir(tx: &TenantTx, id: TeamId) -> Result<Option<TeamSummary>, DbError> {
    let heir = by_key(tx, &id.to_string()).await?;
    Ok(heir.filter(|heir| heir.id != id))
}

/// Which of these keys or ids are no team's that works or has an heir.
pub(crate) async fn unknown(tx: &TenantTx, keys: &[&str]) -> Result<Vec<String>, DbError> {
    tx.rows(
        "select k.key from unnest($2::text[]) as k(key) where not exists (
             select from team t where t.tenant_id = $1 and (t.key = k.key or t.id::text = k.key)
                 and (t.closed_at is null or t.heir_id is not null))",
        args![tx.tenant(), keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>()],
        |row| row.get(0),
    )
    .await
}

/// Whether a team is one of those that keys or ids name.
pub(crate) async fn is_one_of(tx: &TenantTx, id: TeamId, keys: &[&str]) -> Result<bool, DbError> {
    let sql = "select from team where tenant_id = $1 and id = $2 and (key = any($3) or id::text = any($3))";
    let keys: Vec<_> = keys.iter().map(|key| (*key).to_owned()).collect();
    Ok(tx.row(sql, args![tx.tenant(), id.uuid(), keys], |_| Ok(())).await?.is_some())
}

/// Adds the teams that aren't there yet and gives the ids of all, by key; of one that was closed its heir's.
pub(crate) async fn add(tx: &TenantTx, teams: &[&Team]) -> Result<HashMap<String, TeamId>, DbError> {
    let mut rows = Vec::new();
    for team in teams {
        let name = serde_json::to_value(&team.name).map_err(|_| DbError::Bug("a team's name".into()))?;
        rows.push(ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(tx.new_id::<TeamId>().uuid()),
            key: Set(team.key.clone()),
            name: Set(name),
            ..ActiveModel::default()
        });
    }
    let key = OnConflict::columns([Column::TenantId, Column::Key]).do_nothing().to_owned();
    Entity::insert_many(rows).on_conflict(key).exec_without_returning(tx).await?;
    let all = Entity::find().filter(Column::TenantId.eq(tx.tenant())).all(tx).await?;
    Ok(all.into_iter().map(|team| (team.key, TeamId::from(team.heir_id.unwrap_or(team.id)))).collect())
}

/// Makes these someone's teams, and no others; a team that isn't there is passed over, and of one that was closed it is
/// the heir.
pub(crate) async fn be_of(tx: &TenantTx, staff: StaffId, teams: &[TeamId]) -> Result<(), DbError> {
    let teams: Vec<Uuid> = teams.iter().map(|team| team.uuid()).collect();
    tx.run(
        "with theirs as materialized (
             select distinct coalesce(heir_id, id) as id from team where tenant_id = $1 and id = any($2)
         ), left_behind as (
             delete from team_member where tenant_id = $1 and staff_id = $3 and team_id not in (select id from theirs)
         )
         insert into team_member (tenant_id, team_id, staff_id) select $1, id, $3 from theirs
         on conflict do nothing",
        args![tx.tenant(), teams, staff.uuid()],
    )
    .await?;
    Ok(())
}
