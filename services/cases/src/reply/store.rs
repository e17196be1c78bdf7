//! Every query about replies.

use cases_api::reply::ReplyView;
use contract::text::fold;
use contract::{CaseId, Problem, ProblemKind, ReplyId, StaffId, TeamId};
use serde_json::Value;
use tenant_db::{DbError, Row, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Written;
use crate::promise::store::team as team_at;

/// Whether a team is there and works.
pub(super) async fn team(tx: &TenantTx, id: Option<TeamId>) -> Result<bool, DbError> {
    let sql = "select from team where tenant_id = $1 and id = $2 and closed_at is null";
    Ok(tx.row(sql, args![tx.tenant(), id.map(TeamId::uuid)], |_| Ok(())).await?.is_some())
}

/// By when a case should be done.
pub(super) async fn due(tx: &TenantTx, case: CaseId) -> Result<OffsetDateTime, DbError> {
    let sql = "select due_at from case_file where tenant_id = $1 and id = $2";
    let due = tx.row(sql, args![tx.tenant(), case.uuid()], |row| row.get(0)).await?;
    due.ok_or_else(|| DbError::Bug("a locked case isn't there".into()))
}

/// Writes a reply.
pub(super) async fn insert(tx: &TenantTx, reply: &Written) -> Result<ReplyId, DbError> {
    let id = tx.new_id::<ReplyId>();
    tx.run(
        "insert into reply (tenant_id, id, team_id, title, title_key, text, acts) values ($1, $2, $3, $4, $5, $6, $7)",
        args![
            tx.tenant(),
            id.uuid(),
            reply.team.map(TeamId::uuid),
            reply.title.as_str(),
            fold(&reply.title),
            json(&reply.text)?,
            json(&reply.acts)?,
        ],
    )
    .await?;
    Ok(id)
}

/// Writes a reply anew that is still at `version`.
///
/// # Errors
/// `precondition-failed`.
pub(super) async fn update(tx: &TenantTx, id: ReplyId, version: i64, reply: &Written) -> Result<(), Problem> {
    let written = tx
        .run(
            "update reply set team_id = $4, title = $5, title_key = $6, text = $7, acts = $8, version = version + 1
             where tenant_id = $1 and id = $2 and version = $3",
            args![
                tx.tenant(),
                id.uuid(),
                version,
                reply.team.map(TeamId::uuid),
                reply.title.as_str(),
                fold(&reply.title),
                json(&reply.text)?,
                json(&reply.acts)?,
            ],
        )
        .await?;
    if written == 1 { Ok(()) } else { Err(ProblemKind::PreconditionFailed.into()) }
}

/// Takes a reply away; `false` when it isn't there.
pub(super) async fn delete(tx: &TenantTx, id: ReplyId) -> Result<bool, DbError> {
    let sql = "delete from reply where tenant_id = $1 and id = $2";
    Ok(tx.run(sql, args![tx.tenant(), id.uuid()]).await? == 1)
}

/// One reply.
pub(super) async fn view(tx: &TenantTx, id: ReplyId) -> Result<Option<ReplyView>, DbError> {
    tx.row(
        "select r.id, r.title, r.team_id, t.name, r.text, r.acts, r.version
         from reply r left join team t on t.tenant_id = $1 and t.id = r.team_id
         where r.tenant_id = $1 and r.id = $2",
        args![tx.tenant(), id.uuid()],
        viewed,
    )
    .await
}

/// A page of replies after a place with each one's key, and one more when there is one; those of every
/// team and of someone's own, where someone is named.
pub(super) async fn list(
    tx: &TenantTx,
    mine: Option<StaffId>,
    after: Option<(String, ReplyId)>,
    size: u16,
) -> Result<Vec<(String, ReplyView)>, DbError> {
    let (key, id) = after.unwrap_or((String::new(), ReplyId::from(Uuid::nil())));
    tx.rows(
        "select r.id, r.title, r.team_id, t.name, r.text, r.acts, r.version, r.title_key
         from reply r left join team t on t.tenant_id = $1 and t.id = r.team_id
         where r.tenant_id = $1 and (r.title_key, r.id) > ($2, $3)
             and ($4::uuid is null or r.team_id is null or r.team_id in
                 (select m.team_id from team_member m where m.tenant_id = $1 and m.staff_id = $4))
         order by r.title_key, r.id limit $5",
        args![tx.tenant(), key, id.uuid(), mine.map(StaffId::uuid), i64::from(size) + 1],
        |row| Ok((row.get(7)?, viewed(row)?)),
    )
    .await
}

fn viewed(row: Row<'_>) -> Result<ReplyView, DbError> {
    Ok(ReplyView {
        id: row.id(0)?,
        title: row.get(1)?,
        team: team_at(row, 2)?,
        text: row.json(4)?,
        acts: row.json(5)?,
        version: row.get(6)?,
    })
}

fn json(value: &impl serde::Serialize) -> Result<Value, DbError> {
    serde_json::to_value(value).map_err(|_| DbError::Bug("a part of a reply can't be written".into()))
}
