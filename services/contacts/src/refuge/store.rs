//! Every query on protections.

use std::collections::BTreeSet;

use contacts_api::events::ContactProtected;
use contacts_api::interaction::StaffMember;
use contacts_api::refuge::{Refuge, RefugeLook, RefugeScope};
use contract::{AccessId, CaseId, ContactId, Moment, RefugeId, StaffId};
use tenant_db::{DbError, Row, TenantTx, args};
use time::macros::datetime;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use super::Asked;
use crate::day;
use crate::interaction::store::{staff, stored, stored_or_none};

/// After every look.
const END: OffsetDateTime = datetime!(9999-12-31 0:00 UTC);

/// Two columns of the person `$contact`: what of them is protected, and whether that is from whoever acts.
macro_rules! refuge_of {
    ($contact:literal) => {
        concat!(
            " (select r.scope from refuge r where r.tenant_id = $1 and r.contact_id = ",
            $contact,
            " and r.ended_at is null),
              exists (select from hidden_address h where h.contact_id = ",
            $contact,
            ") "
        )
    };
}
pub(crate) use refuge_of;

/// Protections that hold and for which `$2` is named, by `$which`. `$3` is today.
macro_rules! refuges {
    ($which:literal) => {
        concat!(
            "select r.id, r.contact_id, c.name, r.scope, r.reason, r.set_by, s.name, r.set_at, r.review_on, r.review_on < $3,
                 (select jsonb_agg(jsonb_build_object('id', n.staff_id, 'name', coalesce(w.name, ''))
                                   order by w.name, n.staff_id)
                  from refuge_named n left join staff w on w.tenant_id = $1 and w.id = n.staff_id
                  where n.tenant_id = $1 and n.refuge_id = r.id)
             from refuge_named me join refuge r on r.tenant_id = $1 and r.id = me.refuge_id and r.ended_at is null
             join contact c on c.tenant_id = $1 and c.id = r.contact_id
             left join staff s on s.tenant_id = $1 and s.id = r.set_by
             where me.tenant_id = $1 and me.staff_id = $2 and ",
            $which
        )
    };
}

/// The protection that holds of someone, for who is named.
pub(super) async fn of_contact(tx: &TenantTx, contact: ContactId) -> Result<Option<Refuge>, DbError> {
    tx.row(refuges!("r.contact_id = $4"), args![tx.tenant(), me(tx), day::of(tx.now()), contact.uuid()], refuge_in)
        .await
}

/// A protection that holds, for who is named.
pub(super) async fn refuge(tx: &TenantTx, id: RefugeId) -> Result<Option<Refuge>, DbError> {
    tx.row(refuges!("r.id = $4"), args![tx.tenant(), me(tx), day::of(tx.now()), id.uuid()], refuge_in).await
}

/// The protections for which whoever acts is named, by the day of their review, after one of them.
pub(super) async fn list(tx: &TenantTx, after: Option<RefugeId>, most: i64) -> Result<Vec<Refuge>, DbError> {
    tx.rows(
        refuges!(
            "(r.review_on, r.id) > (coalesce((select o.review_on from refuge o where o.tenant_id = $1 and o.id = $4),
                 '-infinity'), coalesce($4, '00000000-0000-0000-0000-000000000000'::uuid))
             order by r.review_on, r.id limit $5"
        ),
        args![tx.tenant(), me(tx), day::of(tx.now()), after.map(RefugeId::uuid), most],
        refuge_in,
    )
    .await
}

fn me(tx: &TenantTx) -> Option<Uuid> {
    tx.actor().staff().map(StaffId::uuid)
}

fn refuge_in(row: Row<'_>) -> Result<Refuge, DbError> {
    Ok(Refuge {
        id: row.id(0)?,
        contact: row.id(1)?,
        name: row.get(2)?,
        scope: stored(row.get(3)?, RefugeScope::named)?,
        reason: row.get(4)?,
        set_by: staff(row, 5)?,
        set_at: row.get(7)?,
        review_on: row.get(8)?,
        past_review: row.get(9)?,
        named: row.json::<Vec<StaffMember>>(10)?,
    })
}

/// What of someone is protected, whoever asks.
pub(crate) async fn holding(tx: &TenantTx, contact: ContactId) -> Result<Option<RefugeScope>, DbError> {
    let sql = "select scope from refuge where tenant_id = $1 and contact_id = $2 and ended_at is null";
    let held =
        tx.row(sql, args![tx.tenant(), contact.uuid()], |row| stored_or_none(row.get(0)?, RefugeScope::named)).await?;
    Ok(held.flatten())
}

/// Whether someone is seen by whoever acts, but by what they are reached is kept from them.
pub(super) async fn is_out_of_reach(tx: &TenantTx, contact: ContactId) -> Result<bool, DbError> {
    let sql = "select from hidden_address where tenant_id = $1 and contact_id = $2 and scope = 'address'";
    Ok(tx.row(sql, args![tx.tenant(), contact.uuid()], |_| Ok(())).await?.is_some())
}

/// Those of these whom the council has on its staff.
pub(super) async fn staff_of(tx: &TenantTx, of: &BTreeSet<StaffId>) -> Result<BTreeSet<StaffId>, DbError> {
    if of.is_empty() {
        return Ok(BTreeSet::new());
    }
    let sql = "select id from staff where tenant_id = $1 and id = any($2)";
    Ok(tx.rows(sql, args![tx.tenant(), uuids(of)], |row| row.id(0)).await?.into_iter().collect())
}

fn uuids(of: &BTreeSet<StaffId>) -> Vec<Uuid> {
    of.iter().map(|staff| staff.uuid()).collect()
}

/// Protects someone, so that these see them.
pub(super) async fn add(
    tx: &TenantTx,
    contact: ContactId,
    asked: &Asked,
    named: &BTreeSet<StaffId>,
) -> Result<RefugeId, DbError> {
    let id: RefugeId = tx.new_id();
    tx.run(
        "insert into refuge (tenant_id, id, contact_id, scope, reason, set_by, set_at, review_on, turn)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 0)",
        args![
            tx.tenant(),
            id.uuid(),
            contact.uuid(),
            asked.scope.name(),
            asked.reason.as_str(),
            me(tx),
            tx.now(),
            asked.review_on,
        ],
    )
    .await?;
    name(tx, id, named).await?;
    Ok(id)
}

/// These see them from now on, and nobody else does.
pub(super) async fn name(tx: &TenantTx, id: RefugeId, named: &BTreeSet<StaffId>) -> Result<(), DbError> {
    tx.run(
        "with gone as (
             delete from refuge_named where tenant_id = $1 and refuge_id = $2 and staff_id <> all($3)
         )
         insert into refuge_named (tenant_id, refuge_id, staff_id)
         select $1, $2, given.id from unnest($3::uuid[]) as given(id) on conflict do nothing",
        args![tx.tenant(), id.uuid(), uuids(named)],
    )
    .await?;
    Ok(())
}

/// It is looked at again on another day.
pub(super) async fn review(tx: &TenantTx, id: RefugeId, review_on: Date) -> Result<(), DbError> {
    let sql = "update refuge set review_on = $3 where tenant_id = $1 and id = $2 and ended_at is null";
    tx.run(sql, args![tx.tenant(), id.uuid(), review_on]).await?;
    Ok(())
}

/// Ends a protection, with why.
pub(super) async fn end(tx: &TenantTx, id: RefugeId, why: &str) -> Result<(), DbError> {
    tx.run(
        "update refuge set ended_at = $3, ended_by = $4, ended_why = $5
         where tenant_id = $1 and id = $2 and ended_at is null",
        args![tx.tenant(), id.uuid(), tx.now(), me(tx), why],
    )
    .await?;
    Ok(())
}

/// The postcode of someone is that of their newest address; the database keeps none of whose address is protected.
pub(super) async fn set_postcode(tx: &TenantTx, contact: ContactId) -> Result<(), DbError> {
    tx.run(
        "update contact set postcode = coalesce(
             (select d.postcode from detail d
              where d.tenant_id = $1 and d.contact_id = $2 and d.kind = 'address' and d.ended_at is null
              order by d.last_seen_at desc, d.id desc limit 1), postcode)
         where tenant_id = $1 and id = $2",
        args![tx.tenant(), contact.uuid()],
    )
    .await?;
    Ok(())
}

/// The protections that hold of these people.
pub(super) async fn holding_of(tx: &TenantTx, people: &[ContactId]) -> Result<Vec<RefugeId>, DbError> {
    let people: Vec<Uuid> = people.iter().map(|person| person.uuid()).collect();
    let sql = "select id from refuge where tenant_id = $1 and contact_id = any($2) and ended_at is null order by id";
    tx.rows(sql, args![tx.tenant(), people], |row| row.id(0)).await
}

/// What is told of a protection next; its row is held from now on.
pub(super) async fn fact(tx: &TenantTx, id: RefugeId) -> Result<Option<ContactProtected>, DbError> {
    tx.row(
        "with told as (
             update refuge set turn = turn + 1 where tenant_id = $1 and id = $2
             returning contact_id, turn, scope, ended_at is null as holds
         )
         select told.contact_id, told.turn, told.scope, told.holds,
             array(select n.staff_id from refuge_named n where n.tenant_id = $1 and n.refuge_id = $2 order by 1),
             array(select k.id from contact_case k where k.tenant_id = $1 and k.contact_id = told.contact_id order by 1)
         from told",
        args![tx.tenant(), id.uuid()],
        |row| {
            Ok(ContactProtected {
                refuge_id: id,
                contact_id: row.id(0)?,
                turn: row.get(1)?,
                scope: stored(row.get(2)?, RefugeScope::named)?,
                holds: row.get(3)?,
                named: row.get::<Vec<Uuid>>(4)?.into_iter().map(StaffId::from).collect(),
                cases: row.get::<Vec<Uuid>>(5)?.into_iter().map(CaseId::from).collect(),
            })
        },
    )
    .await
}

/// The looks at someone before a place, the newest first.
pub(super) async fn looks(
    tx: &TenantTx,
    contact: ContactId,
    before: Option<(Moment, Uuid)>,
    most: i64,
) -> Result<Vec<(AccessId, RefugeLook)>, DbError> {
    let (at, id) = before.map_or((END, Uuid::max()), |(Moment(at), id)| (at, id));
    tx.rows(
        "select l.id, l.staff_id, s.name, l.screen, l.looked_at
         from access_log l left join staff s on s.tenant_id = $1 and s.id = l.staff_id
         where l.tenant_id = $1 and l.subject_id = $2 and (l.looked_at, l.id) < ($3, $4)
         order by l.looked_at desc, l.id desc limit $5",
        args![tx.tenant(), contact.uuid(), at, id, most],
        |row| {
            let staff = StaffMember { id: row.id(1)?, name: row.get::<Option<String>>(2)?.unwrap_or_default() };
            Ok((row.id(0)?, RefugeLook { staff, screen: row.get(3)?, looked_at: row.get(4)? }))
        },
    )
    .await
}
