//! Every query on caution marks.

use std::collections::HashMap;

use contacts_api::ContactSummary;
use contacts_api::interaction::StaffMember;
use contacts_api::mark::{Death, DueMark, Mark, MarkKind};
use contract::{ContactId, Looking, MarkId, StaffId};
use tenant_db::{DbError, Row, TenantTx, args};
use time::Date;
use uuid::Uuid;

use super::NewMark;
use crate::interaction::store::{staff, stored};
use crate::{day, mask};

/// Puts a mark on someone.
pub(super) async fn add(tx: &TenantTx, contact: ContactId, mark: &NewMark) -> Result<Mark, DbError> {
    let id: MarkId = tx.new_id();
    let by = tx
        .row(
            "with added as (
                 insert into mark (tenant_id, id, contact_id, kind, text, set_by, set_at, review_on)
                 values ($1, $2, $3, $4, $5, $6, $7, $8) returning set_by
             )
             select added.set_by, s.name from added left join staff s on s.tenant_id = $1 and s.id = added.set_by",
            args![
                tx.tenant(),
                id.uuid(),
                contact.uuid(),
                mark.kind.name(),
                mark.text.as_str(),
                tx.actor().staff().map(StaffId::uuid),
                tx.now(),
                mark.review_on,
            ],
            |row| staff(row, 0),
        )
        .await?;
    let set_by: Option<StaffMember> = by.flatten();
    let (kind, text, review_on) = (mark.kind, mark.text.clone(), Some(mark.review_on));
    Ok(Mark { id, kind, text, set_by, set_at: tx.now(), review_on, past_review: false, death: None })
}

/// Ends a mark; ended before, it stays as it was. `None` when there is none, or it says that someone has died.
pub(super) async fn end(tx: &TenantTx, id: MarkId) -> Result<Option<ContactId>, DbError> {
    tx.row(
        "update mark set ended_at = coalesce(ended_at, $3), ended_by = case when ended_at is null then $4 else ended_by end
         where tenant_id = $1 and id = $2 and kind <> 'died' returning contact_id",
        args![tx.tenant(), id.uuid(), tx.now(), tx.actor().staff().map(StaffId::uuid)],
        |row| row.id(0),
    )
    .await
}

/// The marks of someone that aren't ended, the worst kind first.
pub(crate) async fn of(tx: &TenantTx, contact: ContactId) -> Result<Vec<Mark>, DbError> {
    Ok(of_all(tx, &[contact]).await?.remove(&contact).unwrap_or_default())
}

/// The marks of each of several people. One round trip, and none for nobody.
pub(crate) async fn of_all(tx: &TenantTx, contacts: &[ContactId]) -> Result<HashMap<ContactId, Vec<Mark>>, DbError> {
    let mut marks: HashMap<ContactId, Vec<Mark>> = HashMap::new();
    if contacts.is_empty() {
        return Ok(marks);
    }
    let ids: Vec<Uuid> = contacts.iter().map(|contact| contact.uuid()).collect();
    let today = day::of(tx.now());
    let found = tx
        .rows(
            "select m.contact_id, m.id, m.kind, m.text, m.set_by, s.name, m.set_at, m.review_on, m.told_by, m.died_on
             from mark m left join staff s on s.tenant_id = $1 and s.id = m.set_by
             where m.tenant_id = $1 and m.contact_id = any($2) and m.ended_at is null
             order by m.set_at desc, m.id",
            args![tx.tenant(), ids],
            |row| Ok((row.id::<ContactId>(0)?, mark(row, 1, today)?)),
        )
        .await?;
    for (contact, mark) in found {
        marks.entry(contact).or_default().push(mark);
    }
    for marks in marks.values_mut() {
        marks.sort_by_key(|mark| mark.kind);
    }
    Ok(marks)
}

/// The marks whose day has passed, after one of them, the longest first.
pub(super) async fn due(
    tx: &TenantTx,
    after: Option<MarkId>,
    most: i64,
    trusted: bool,
) -> Result<Vec<DueMark>, DbError> {
    let today = day::of(tx.now());
    tx.rows(
        "select m.id, m.kind, m.text, m.set_by, s.name, m.set_at, m.review_on, m.told_by, m.died_on,
             k.id, k.name, k.cases,
             coalesce((select (r.rules ->> 'on')::boolean from verification_rules r where r.tenant_id = $1), false)
         from mark m join contact k on k.tenant_id = $1 and k.id = m.contact_id
         left join staff s on s.tenant_id = $1 and s.id = m.set_by
         where m.tenant_id = $1 and m.ended_at is null and m.review_on < $2
             and (m.review_on, m.id) > (coalesce((select o.review_on from mark o where o.tenant_id = $1 and o.id = $3),
                 '-infinity'), coalesce($3, '00000000-0000-0000-0000-000000000000'::uuid))
         order by m.review_on, m.id limit $4",
        args![tx.tenant(), today, after.map(MarkId::uuid), most],
        |row| {
            let looking = Looking { on: row.get(12)?, trusted, ..Looking::default() };
            let who = ContactSummary { id: row.id(9)?, name: row.get(10)?, postcode: None, cases: row.get(11)? };
            let who = mask::summary(looking.sight(), who);
            Ok(DueMark { contact: who.id, name: who.name, mark: mark(row, 0, today)? })
        },
    )
    .await
}

/// Ends a mark that isn't, and puts another like it in its place until a later day. `None` where there is none.
pub(super) async fn review(tx: &TenantTx, id: MarkId, review_on: Date) -> Result<Option<(ContactId, Mark)>, DbError> {
    let next: MarkId = tx.new_id();
    let by = tx.actor().staff().map(StaffId::uuid);
    let today = day::of(tx.now());
    tx.row(
        "with seen as (
             update mark set ended_at = $3, ended_by = $4
             where tenant_id = $1 and id = $2 and ended_at is null and kind <> 'died'
             returning contact_id, origin_id, kind, text),
         next as (
             insert into mark (tenant_id, id, contact_id, origin_id, kind, text, set_by, set_at, review_on)
             select $1, $5, contact_id, origin_id, kind, text, $4, $3, $6 from seen returning *)
         select n.contact_id, n.id, n.kind, n.text, n.set_by, s.name, n.set_at, n.review_on, n.told_by, n.died_on
         from next n left join staff s on s.tenant_id = $1 and s.id = n.set_by",
        args![tx.tenant(), id.uuid(), tx.now(), by, next.uuid(), review_on],
        |row| Ok((row.id(0)?, mark(row, 1, today)?)),
    )
    .await
}

/// The mark whose columns begin at `at`.
pub(super) fn mark(row: Row<'_>, at: usize, today: Date) -> Result<Mark, DbError> {
    let review_on: Option<Date> = row.get(at + 6)?;
    let told_by: Option<String> = row.get(at + 7)?;
    let died_on = row.get(at + 8)?;
    Ok(Mark {
        id: row.id(at)?,
        kind: stored(row.get(at + 1)?, MarkKind::named)?,
        text: row.get(at + 2)?,
        set_by: staff(row, at + 3)?,
        set_at: row.get(at + 5)?,
        review_on,
        past_review: review_on.is_some_and(|day| day < today),
        death: told_by.map(|told_by| Death { told_by, died_on }),
    })
}
