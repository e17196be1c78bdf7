//! Every query on sessions, and the note that one ended.

use contract::{SessionId, StaffId};
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;

use super::Alive;
use crate::account::store::{role_at, sees_at};

/// Keeps a new session.
pub(crate) async fn keep(
    tx: &TenantTx,
    staff: StaffId,
    token_hash: Vec<u8>,
    now: OffsetDateTime,
    expires_at: OffsetDateTime,
) -> Result<SessionId, DbError> {
    let id = tx.new_id::<SessionId>();
    tx.run(
        "insert into session (tenant_id, id, staff_id, token_hash, created_at, last_seen_at, expires_at)
         values ($1, $2, $3, $4, $5, $5, $6)",
        args![tx.tenant(), id.uuid(), staff.uuid(), token_hash, now, expires_at],
    )
    .await?;
    Ok(id)
}

/// Forgets a person's sessions that could last have been used before `before`.
pub(crate) async fn forget(tx: &TenantTx, staff: StaffId, before: OffsetDateTime) -> Result<(), DbError> {
    tx.run(
        "delete from session where tenant_id = $1 and staff_id = $2 and expires_at < $3",
        args![tx.tenant(), staff.uuid(), before],
    )
    .await?;
    Ok(())
}

/// The session with this secret, unless it ended or wasn't used since `used_since`.
pub(crate) async fn alive(
    tx: &TenantTx,
    token_hash: Vec<u8>,
    now: OffsetDateTime,
    used_since: OffsetDateTime,
) -> Result<Option<Alive>, DbError> {
    tx.row(
        "select s.id, s.last_seen_at, a.id, a.name, a.role, a.sees
         from session s join account a on a.tenant_id = s.tenant_id and a.id = s.staff_id
         where s.tenant_id = $1 and s.token_hash = $2 and s.ended_at is null
           and s.expires_at > $3 and s.last_seen_at > $4 and a.state = 'active'",
        args![tx.tenant(), token_hash, now, used_since],
        |row| {
            Ok(Alive {
                id: row.id(0)?,
                last_seen_at: row.get(1)?,
                staff_id: row.id(2)?,
                name: row.get(3)?,
                role: role_at(&row, 4)?,
                sees: sees_at(&row, 5)?,
            })
        },
    )
    .await
}

/// Notes that a session was used.
pub(crate) async fn touch(tx: &TenantTx, id: SessionId, now: OffsetDateTime) -> Result<(), DbError> {
    tx.run("update session set last_seen_at = $3 where tenant_id = $1 and id = $2", args![tx.tenant(), id.uuid(), now])
        .await?;
    Ok(())
}

/// Ends a session; `false` when it had ended.
pub(crate) async fn end(tx: &TenantTx, id: SessionId, now: OffsetDateTime) -> Result<bool, DbError> {
    let ended = tx
        .run(
            "update session set ended_at = $3 where tenant_id = $1 and id = $2 and ended_at is null",
            args![tx.tenant(), id.uuid(), now],
        )
        .await?;
    Ok(ended == 1)
}

/// Tells the Directory's source that a session's tokens are worth nothing any more. The table is
/// the platform's and holds ids alone; this service can only add to it.
pub(crate) async fn revoke(tx: &TenantTx, id: SessionId, now: OffsetDateTime) -> Result<(), DbError> {
    tx.run(
        "insert into revocation (kind, id, ended_at) values ('session', $1, $2) on conflict do nothing",
        args![id.uuid(), now],
    )
    .await?;
    Ok(())
}
