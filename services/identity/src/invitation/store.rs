//! Every query on invitations.

use contract::{InvitationId, StaffId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _};
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;

use super::Sent;
use super::row::{Column, Entity, Model};
use crate::account::store::role_at;

/// Keeps a new invitation.
pub(crate) async fn keep(
    tx: &TenantTx,
    staff_id: StaffId,
    token_hash: Vec<u8>,
    now: OffsetDateTime,
    expires_at: OffsetDateTime,
) -> Result<InvitationId, DbError> {
    let id = tx.new_id::<InvitationId>();
    let kept = Model {
        tenant_id: tx.tenant(),
        id: id.uuid(),
        staff_id: staff_id.uuid(),
        token_hash,
        created_at: now,
        expires_at,
        used_at: None,
        replaced_at: None,
    };
    Entity::insert(kept.into_active_model()).exec_without_returning(tx).await?;
    Ok(id)
}

/// From now on none of the person's earlier invitations can be accepted.
pub(crate) async fn replace_all(tx: &TenantTx, staff_id: StaffId, now: OffsetDateTime) -> Result<(), DbError> {
    Entity::update_many()
        .col_expr(Column::ReplacedAt, Expr::value(now))
        .filter(Column::TenantId.eq(tx.tenant()))
        .filter(Column::StaffId.eq(staff_id.uuid()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ReplacedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// The invitation with this secret, with whom it is for.
pub(crate) async fn by_token(tx: &TenantTx, token_hash: Vec<u8>) -> Result<Option<Sent>, DbError> {
    tx.row(
        "select i.id, i.staff_id, a.name, a.email, a.role, i.expires_at,
                i.used_at is not null or i.replaced_at is not null or a.state <> 'invited'
         from invitation i join account a on a.tenant_id = i.tenant_id and a.id = i.staff_id
         where i.tenant_id = $1 and i.token_hash = $2",
        args![tx.tenant(), token_hash],
        |row| {
            Ok(Sent {
                id: row.id(0)?,
                staff_id: row.id(1)?,
                name: row.get(2)?,
                email: row.get(3)?,
                role: role_at(&row, 4)?,
                expires_at: row.get(5)?,
                over: row.get(6)?,
            })
        },
    )
    .await
}

/// Uses an invitation up; `false` when someone else did, or it ended, in the meantime.
pub(crate) async fn use_up(tx: &TenantTx, id: InvitationId, now: OffsetDateTime) -> Result<bool, DbError> {
    let used = tx
        .run(
            "update invitation set used_at = $3
             where tenant_id = $1 and id = $2 and used_at is null and replaced_at is null and expires_at > $3",
            args![tx.tenant(), id.uuid(), now],
        )
        .await?;
    Ok(used == 1)
}
