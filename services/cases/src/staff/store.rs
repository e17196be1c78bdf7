//! Every query about staff.

use contract::{StaffId, TeamId};
use identity_api::Sees;
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tenant_db::{DbError, TenantTx, args};
use uuid::Uuid;

use super::Colleague;
use super::row::{ActiveModel, Column, Entity};

const INVITED: &str = "invited";
const ACTIVE: &str = "active";

/// Keeps someone who was invited, or what a newer invitation says of them.
pub(crate) async fn invite(tx: &TenantTx, id: StaffId, name: &str, sees: Sees) -> Result<(), DbError> {
    let key = OnConflict::columns([Column::TenantId, Column::Id]).update_column(Column::Sees).to_owned();
    let row = ActiveModel { sees: Set(sees.name().to_owned()), ..row(tx, id, name, INVITED) };
    let row = Entity::insert(row).on_conflict(key);
    row.exec_without_returning(tx).await?;
    Ok(())
}

/// Keeps someone who can sign in, whatever was known of them.
pub(crate) async fn activate(tx: &TenantTx, id: StaffId, name: &str) -> Result<(), DbError> {
    let key =
        OnConflict::columns([Column::TenantId, Column::Id]).update_columns([Column::Name, Column::State]).to_owned();
    let row = Entity::insert(row(tx, id, name, ACTIVE)).on_conflict(key);
    row.exec_without_returning(tx).await?;
    Ok(())
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

fn row(tx: &TenantTx, id: StaffId, name: &str, state: &str) -> ActiveModel {
    ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id.uuid()),
        name: Set(name.to_owned()),
        state: Set(state.to_owned()),
        sees: NotSet,
    }
}
