//! Every query on accounts.

use contract::text::Email;
use contract::{StaffId, TeamId};
use identity_api::{Role, Sees, StaffMember, StaffState};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
    QuerySelect as _, Set,
};
use secrecy::{ExposeSecret as _, SecretString};
use tenant_db::{DbError, Row, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::row::{Column, Entity, Model};
use super::{Known, Newcomer};
use crate::role;

/// What is known of an address, by its key.
pub(crate) async fn by_email(tx: &TenantTx, email_key: &str) -> Result<Option<Known>, DbError> {
    tx.row(
        "select id, name, role, password_hash from account where tenant_id = $1 and email_key = $2",
        args![tx.tenant(), email_key],
        |row| {
            let password_hash = row.get::<Option<String>>(3)?.map(SecretString::from);
            Ok(Known { id: row.id(0)?, name: row.get(1)?, role: role_at(&row, 2)?, password_hash })
        },
    )
    .await
}

/// Opens an account without a password. Its version is 1.
pub(crate) async fn open(tx: &TenantTx, newcomer: &Newcomer, now: OffsetDateTime) -> Result<StaffId, DbError> {
    let id = tx.new_id::<StaffId>();
    let opened = Model {
        tenant_id: tx.tenant(),
        id: id.uuid(),
        name: newcomer.name.as_str().to_owned(),
        name_key: newcomer.name.key(),
        email: newcomer.email.as_str().to_owned(),
        email_key: newcomer.email.key(),
        role: newcomer.role.name().to_owned(),
        state: "invited".to_owned(),
        teams: teams(newcomer),
        sees: newcomer.sees.name().to_owned(),
        invited_at: now,
        version: 1,
    };
    Entity::insert(opened.into_active_model()).exec_without_returning(tx).await?;
    Ok(id)
}

/// The account with this address, locked, to be invited again.
pub(crate) async fn waiting(tx: &TenantTx, email: &Email) -> Result<Option<Waiting>, DbError> {
    let found = Entity::find()
        .filter(Column::TenantId.eq(tx.tenant()))
        .filter(Column::EmailKey.eq(email.key()))
        .lock_exclusive()
        .one(tx)
        .await?;
    Ok(found.map(Waiting))
}

/// A locked account.
pub(crate) struct Waiting(Model);

impl Waiting {
    /// Whether they came already.
    pub(crate) fn is_active(&self) -> bool {
        self.0.state == "active"
    }
}

/// Gives someone who hasn't come what the new invitation says: their id and the new version.
pub(crate) async fn reinvite(
    tx: &TenantTx,
    waiting: Waiting,
    newcomer: &Newcomer,
    now: OffsetDateTime,
) -> Result<(StaffId, i64), DbError> {
    let version = waiting.0.version + 1;
    let mut row = waiting.0.into_active_model();
    row.name = Set(newcomer.name.as_str().to_owned());
    row.name_key = Set(newcomer.name.key());
    row.email = Set(newcomer.email.as_str().to_owned());
    row.role = Set(newcomer.role.name().to_owned());
    row.teams = Set(teams(newcomer));
    row.sees = Set(newcomer.sees.name().to_owned());
    row.invited_at = Set(now);
    row.version = Set(version);
    let kept = row.update(tx).await?;
    Ok((kept.id.into(), version))
}

/// Someone who has come.
pub(crate) struct Come {
    pub(crate) version: i64,
    pub(crate) sees: Sees,
    pub(crate) teams: Vec<TeamId>,
}

/// Someone invited has come and set a password; `None` when they had come before.
pub(crate) async fn activate(
    tx: &TenantTx,
    id: StaffId,
    password_hash: &SecretString,
) -> Result<Option<Come>, DbError> {
    tx.row(
        "update account set state = 'active', password_hash = $3, version = version + 1
         where tenant_id = $1 and id = $2 and state = 'invited'
         returning version, sees, teams",
        args![tx.tenant(), id.uuid(), password_hash.expose_secret()],
        |row| Ok(Come { version: row.get(0)?, sees: sees_at(&row, 1)?, teams: row.json(2)? }),
    )
    .await
}

/// Where a page of staff begins: after this name's key and this id.
pub(crate) type Place = (String, Uuid);

/// Up to `most` members of staff by name, each with its place.
pub(crate) async fn page(tx: &TenantTx, after: Option<Place>, most: i64) -> Result<Vec<(Place, StaffMember)>, DbError> {
    let (name_key, id) = after.unwrap_or_default();
    tx.rows(
        "select id, name_key, name, email, role, state, invited_at, sees from account
         where tenant_id = $1 and (name_key, id) > ($2, $3)
         order by name_key, id limit $4",
        args![tx.tenant(), name_key, id, most],
        |row| {
            let member = StaffMember {
                id: row.id(0)?,
                name: row.get(2)?,
                email: row.get(3)?,
                role: role_at(&row, 4)?,
                state: state_at(&row, 5)?,
                invited_at: row.get(6)?,
                sees: sees_at(&row, 7)?,
            };
            Ok(((row.get(1)?, row.get(0)?), member))
        },
    )
    .await
}

/// The role in a column.
pub(crate) fn role_at(row: &Row<'_>, at: usize) -> Result<Role, DbError> {
    role::named(row.get(at)?).ok_or_else(|| DbError::Bug("an account has an unknown role".into()))
}

/// What an account sees, in a column.
pub(crate) fn sees_at(row: &Row<'_>, at: usize) -> Result<Sees, DbError> {
    let name: &str = row.get(at)?;
    let found = Sees::ALL.into_iter().find(|sees| sees.name() == name);
    found.ok_or_else(|| DbError::Bug("an account sees unknown cases".into()))
}

fn state_at(row: &Row<'_>, at: usize) -> Result<StaffState, DbError> {
    match row.get(at)? {
        "invited" => Ok(StaffState::Invited),
        "active" => Ok(StaffState::Active),
        _ => Err(DbError::Bug("an account has an unknown state".into())),
    }
}

fn teams(newcomer: &Newcomer) -> serde_json::Value {
    newcomer.teams.iter().map(ToString::to_string).collect::<Vec<_>>().into()
}
