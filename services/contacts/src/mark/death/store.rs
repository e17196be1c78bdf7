//! Every query on deaths.

use contacts_api::mark::Mark;
use contract::{CaseId, ContactId, MarkId, StaffId};
use tenant_db::{DbError, TenantTx, args};
use uuid::Uuid;

use super::Said;
use crate::day;
use crate::mark::store::mark;

/// Under whom someone is known, held until the transaction ends: no other death of theirs, no case and no merge comes between.
pub(super) async fn held(tx: &TenantTx, id: ContactId) -> Result<Option<ContactId>, DbError> {
    let Some(stays) = crate::contact::store::stays_held(tx, id).await? else { return Ok(None) };
    // Of a record that was merged the one that stays is held too, unless it was taken out meanwhile.
    crate::contact::store::stays_held(tx, stays).await
}

/// Whether someone has died.
pub(crate) async fn has_died(tx: &TenantTx, id: ContactId) -> Result<bool, DbError> {
    let sql = "select from mark where tenant_id = $1 and contact_id = $2 and ended_at is null and kind = 'died'";
    Ok(tx.row(sql, args![tx.tenant(), id.uuid()], |_| Ok(())).await?.is_some())
}

/// Whether a mark says that someone has died.
pub(super) async fn says_so(tx: &TenantTx, id: MarkId) -> Result<bool, DbError> {
    let sql = "select from mark where tenant_id = $1 and id = $2 and kind = 'died'";
    Ok(tx.row(sql, args![tx.tenant(), id.uuid()], |_| Ok(())).await?.is_some())
}

/// Keeps that someone has died.
pub(super) async fn add(tx: &TenantTx, contact: ContactId, said: &Said) -> Result<Mark, DbError> {
    let today = day::of(tx.now());
    let added = tx
        .row(
            "with added as (
                 insert into mark (tenant_id, id, contact_id, kind, text, set_by, set_at, told_by, died_on)
                 values ($1, $2, $3, 'died', $4, $5, $6, $7, $8) returning *
             )
             select a.id, a.kind, a.text, a.set_by, s.name, a.set_at, a.review_on, a.told_by, a.died_on
             from added a left join staff s on s.tenant_id = $1 and s.id = a.set_by",
            args![
                tx.tenant(),
                tx.new_id::<MarkId>().uuid(),
                contact.uuid(),
                said.evidence.as_str(),
                tx.actor().staff().map(StaffId::uuid),
                tx.now(),
                said.told_by.as_str(),
                said.died_on,
            ],
            |row| mark(row, 0, today),
        )
        .await?;
    added.ok_or_else(|| DbError::Bug("a death wasn't kept".into()))
}

/// Ends what says so, with why; `false` where nothing does.
pub(super) async fn end(tx: &TenantTx, contact: ContactId, reason: &str) -> Result<bool, DbError> {
    let ended = tx
        .run(
            "update mark set ended_at = $3, ended_by = $4, ended_why = $5
             where tenant_id = $1 and contact_id = $2 and ended_at is null and kind = 'died'",
            args![tx.tenant(), contact.uuid(), tx.now(), tx.actor().staff().map(StaffId::uuid), reason],
        )
        .await?;
    Ok(ended > 0)
}

/// The next turn to tell of someone, whose row is held from now on, and whether they have died. `None` for nobody.
pub(super) async fn turn(tx: &TenantTx, id: ContactId) -> Result<Option<(i64, bool)>, DbError> {
    tx.row(
        "update contact c set death_turn = death_turn + 1 where tenant_id = $1 and id = $2
         returning death_turn, exists (select from mark m where m.tenant_id = $1 and m.contact_id = $2
             and m.ended_at is null and m.kind = 'died')",
        args![tx.tenant(), id.uuid()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
    .await
}

/// The cases of someone.
pub(super) async fn cases(tx: &TenantTx, id: ContactId) -> Result<Vec<CaseId>, DbError> {
    let sql = "select id from contact_case where tenant_id = $1 and contact_id = $2 order by id";
    tx.rows(sql, args![tx.tenant(), id.uuid()], |row| row.id(0)).await
}

/// By what someone was reached and nobody who lives is: kinds of detail with their keys.
pub(super) async fn reached_by(tx: &TenantTx, id: ContactId) -> Result<Vec<(String, String)>, DbError> {
    tx.rows(
        "select d.kind, d.key from detail d
         where d.tenant_id = $1 and d.contact_id = $2 and d.kind in ('email', 'phone') and not exists (
             select from detail o where o.tenant_id = $1 and o.kind = d.kind and o.key = d.key and o.contact_id <> $2
                 and o.ended_at is null and not exists (select from mark m where m.tenant_id = $1
                     and m.contact_id = o.contact_id and m.ended_at is null and m.kind = 'died'))",
        args![tx.tenant(), id.uuid()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
    .await
}

/// Those of these of whom it was ever said that they died, also where it was taken back.
pub(super) async fn ever_said_of(tx: &TenantTx, people: &[ContactId]) -> Result<Vec<ContactId>, DbError> {
    let ids: Vec<Uuid> = people.iter().map(|person| person.uuid()).collect();
    tx.rows(
        "select id from contact c where tenant_id = $1 and id = any($2) and (death_turn > 0 or exists (
             select from mark m where m.tenant_id = $1 and m.contact_id = c.id and m.ended_at is null and m.kind = 'died'))
         order by id",
        args![tx.tenant(), ids],
        |row| row.id(0),
    )
    .await
}
