//! Every query about staff.

use contract::{StaffId, TeamId};
use identity_api::{Role, Sees};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Colleague;
use super::row::{Column, Entity};

const INVITED: &str = "invited";
const ACTIVE: &str = "active";

/// What identity says of someone's part of the work.
pub(crate) struct Told<'a> {
    pub id: StaffId,
    pub name: &'a str,
    /// Which cases they see; facts of before it was told don't say, and leave it as it is.
    pub sees: Option<Sees>,
    /// What they may do; facts of before it was told don't say, and leave it as it is.
    pub role: Option<Role>,
    /// When it was said: what is older changes nothing.
    pub at: OffsetDateTime,
}

/// Keeps someone who was invited, or what a newer invitation says of them; `false` when something
/// newer is known.
pub(crate) async fn invite(tx: &TenantTx, told: &Told<'_>) -> Result<bool, DbError> {
    know(tx, told, INVITED).await
}

/// Keeps someone who can sign in; `false` when something newer is known.
pub(crate) async fn activate(tx: &TenantTx, told: &Told<'_>) -> Result<bool, DbError> {
    know(tx, told, ACTIVE).await
}

async fn know(tx: &TenantTx, told: &Told<'_>, state: &str) -> Result<bool, DbError> {
    let kept = tx
        .run(
            "insert into staff (tenant_id, id, name, state, sees, told_at, role)
             values ($1, $2, $3, $4, coalesce($5, 'own'), $6, $7)
             on conflict (tenant_id, id) do update
             set name = excluded.name, state = excluded.state, sees = coalesce($5, staff.sees), told_at = excluded.told_at,
                 role = coalesce($7, staff.role)
             where staff.told_at <= excluded.told_at",
            args![tx.tenant(), told.id.uuid(), told.name, state, told.sees.map(Sees::name), told.at, told.role.map(Role::name)],
        )
        .await?;
    Ok(kept == 1)
}

/// Someone who can sign in.
pub(crate) async fn active(tx: &TenantTx, id: StaffId) -> Result<Option<Colleague>, DbError> {
    let found = Entity::find()
        .filter(Column::TenantId.eq(tx.tenant()))
        .filter(Column::Id.eq(id.uuid()))
        .filter(Column::State.eq(ACTIVE))
        .one(tx)
        .await?;
    Ok(found.map(|row| Colleague { id, name: row.name }))
}

/// Everyone who can sign in with their teams, by name.
pub(crate) async fn colleagues(tx: &TenantTx) -> Result<Vec<cases_api::queues::Colleague>, DbError> {
    tx.rows(
        "select s.id, s.name, array(select m.team_id from team_member m where m.tenant_id = $1 and m.staff_id = s.id order by m.team_id)
         from staff s where s.tenant_id = $1 and s.state = 'active' order by s.name, s.id limit 500",
        args![tx.tenant()],
        |row| {
            let teams: Vec<Uuid> = row.get(2)?;
            let teams = teams.into_iter().map(TeamId::from).collect();
            Ok(cases_api::queues::Colleague { id: row.id(0)?, name: row.get(1)?, teams })
        },
    )
    .await
}
