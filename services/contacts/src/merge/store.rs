//! Every query on merges.

use contacts_api::interaction::StaffMember;
use contacts_api::mark::MarkKind;
use contacts_api::merge::{ComparedContact, ComparedDetail, Merge};
use contract::{CaseId, ContactId, DetailId, InteractionId, Looking, MergeId, StaffId};
use tenant_db::{DbError, Row, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Held;
use super::fields::{Changes, Fields};
use crate::interaction::store::{staff, stored};

/// `$2` and those who are known under it, and the places of their details.
macro_rules! settled {
    ($update:literal) => {
        concat!(
            "with part as (
                 select id from contact where tenant_id = $1 and (id = $2 or stays_as = $2)
             ), own as (
                 select * from detail where tenant_id = $1 and origin_id in (select id from part)
                 union all
                 select * from detail where tenant_id = $1 and origin_id is null and contact_id in (select id from part)
             ), ranked as (
                 select id, row_number() over (partition by kind, key order by ended_at is not null,
                     coalesce(origin_id, contact_id) <> $2, last_seen_at desc, id desc) as place
                 from own where left_by is null
             ) ",
            $update
        )
    };
}

/// What is with `$2` and began with `$3`, or with one that is known under it.
macro_rules! given_back {
    ($table:literal, $also:literal) => {
        concat!(
            "update ",
            $table,
            " x set contact_id = $3, origin_id = nullif(x.origin_id, $3)",
            $also,
            " where x.tenant_id = $1 and x.contact_id = $2 and x.origin_id in (
                  select id from contact where tenant_id = $1 and (id = $3 or stays_as = $3))"
        )
    };
}

/// Merges with the merged one's name and who did it.
macro_rules! merges {
    () => {
        "select m.id, m.kept_id, m.merged_id, c.name, m.merged_at, m.merged_by, s.name, m.undone_at,
             coalesce((select (r.rules ->> 'on')::boolean from verification_rules r where r.tenant_id = $1), false)
         from contact_merge m join contact c on c.tenant_id = $1 and c.id = m.merged_id
         left join staff s on s.tenant_id = $1 and s.id = m.merged_by
         where m.tenant_id = $1"
    };
}

/// The most merges that are shown of one person.
const MOST: i64 = 100;

/// A merge that is being undone.
#[derive(Debug)]
pub(super) struct Undone {
    pub kept: ContactId,
    pub merged: ContactId,
    pub turn: i64,
    /// None where it was undone before.
    pub changes: Option<Changes>,
}

/// A merge of someone into another.
#[derive(Debug)]
pub(super) struct Upward {
    pub merge: MergeId,
    pub kept: ContactId,
    pub turn: i64,
    pub changes: Changes,
}

/// The council's next turn to merge; whoever has it is alone with that until the transaction ends.
pub(super) async fn turn(tx: &TenantTx) -> Result<i64, DbError> {
    let turn = tx
        .row(
            "insert into merge_turn as t (tenant_id, turn) values ($1, 1)
             on conflict (tenant_id) do update set turn = t.turn + 1 returning turn",
            args![tx.tenant()],
            |row| row.get(0),
        )
        .await?;
    turn.ok_or_else(|| DbError::Bug("a turn wasn't counted".into()))
}

/// These records; their rows are locked, and those of whoever is known under them.
pub(super) async fn hold(tx: &TenantTx, ids: &[ContactId]) -> Result<Vec<Held>, DbError> {
    let mut held = tx
        .rows(
            "select id, version, merged_into, name, postcode, date_of_birth, first_seen_at, last_seen_at
         from contact where tenant_id = $1 and (id = any($2) or stays_as = any($2)) order by id for no key update",
            args![tx.tenant(), uuids(ids)],
            |row| {
                Ok(Held {
                    id: row.id(0)?,
                    version: row.get(1)?,
                    merged_into: row.id_or_null(2)?,
                    fields: Fields {
                        name: row.get(3)?,
                        postcode: row.get(4)?,
                        date_of_birth: row.get(5)?,
                        first_seen_at: row.get(6)?,
                        last_seen_at: row.get(7)?,
                    },
                })
            },
        )
        .await?;
    held.retain(|held: &Held| ids.contains(&held.id));
    Ok(held)
}

/// Keeps that one was merged into another, and what it changed.
pub(super) async fn keep(
    tx: &TenantTx,
    (id, turn): (MergeId, i64),
    (kept, merged): (ContactId, ContactId),
    changes: &Changes,
) -> Result<(), DbError> {
    tx.run(
        "insert into contact_merge (tenant_id, id, turn, kept_id, merged_id, fields, merged_at, merged_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            tx.tenant(),
            id.uuid(),
            turn,
            kept.uuid(),
            merged.uuid(),
            written(changes)?,
            tx.now(),
            tx.actor().staff().map(StaffId::uuid)
        ],
    )
    .await?;
    Ok(())
}

/// What the one that stays is from now on.
pub(super) async fn set_fields(tx: &TenantTx, id: ContactId, fields: &Fields) -> Result<(), DbError> {
    tx.run(
        "update contact set name = $3, name_key = $4, postcode = $5, date_of_birth = $6, first_seen_at = $7, last_seen_at = $8
         where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            id.uuid(),
            fields.name.as_str(),
            contract::text::fold(&fields.name),
            fields.postcode.as_deref(),
            fields.date_of_birth,
            fields.first_seen_at,
            fields.last_seen_at
        ],
    )
    .await?;
    Ok(())
}

/// Details of either that a merge leaves out.
pub(super) async fn leave_out(
    tx: &TenantTx,
    merge: MergeId,
    (kept, merged): (ContactId, ContactId),
    details: &[DetailId],
) -> Result<(), DbError> {
    let details: Vec<Uuid> = details.iter().map(|detail| detail.uuid()).collect();
    tx.run(
        "update detail set left_by = $2, origin_id = coalesce(origin_id, contact_id), contact_id = null
         where tenant_id = $1 and id = any($3) and contact_id in ($4, $5)",
        args![tx.tenant(), merge.uuid(), details, kept.uuid(), merged.uuid()],
    )
    .await?;
    Ok(())
}

/// One is known under the other from now on, with all that were merged into it. Both are a version on; what an import
/// made known, staff know now.
pub(super) async fn join(tx: &TenantTx, kept: ContactId, merged: ContactId) -> Result<(), DbError> {
    tx.run(
        "update contact set stays_as = case when id <> $2 then $2 end,
             merged_into = case when id = $3 then $2 else merged_into end,
             version = version + (id in ($2, $3))::int,
             made_by_import = case when id in ($2, $3) then null else made_by_import end
         where tenant_id = $1 and (id in ($2, $3) or stays_as = $3)",
        args![tx.tenant(), kept.uuid(), merged.uuid()],
    )
    .await?;
    Ok(())
}

/// One is no longer known under another, and those that were merged into it are known under it. Says under whom it was.
pub(super) async fn part(tx: &TenantTx, merged: ContactId) -> Result<Option<ContactId>, DbError> {
    let under = tx
        .row(
            "select stays_as from contact where tenant_id = $1 and id = $2 for no key update",
            args![tx.tenant(), merged.uuid()],
            |row| row.id_or_null(0),
        )
        .await?
        .flatten();
    tx.run(
        "with recursive part(id) as (
             select $2::uuid
             union select c.id from contact c join part on c.merged_into = part.id where c.tenant_id = $1
         )
         update contact c set stays_as = case when c.id <> $2 and c.id is distinct from $3 then $2 end,
             merged_into = case when c.id = $2 then null else c.merged_into end,
             version = c.version + (c.id in ($2, $3))::int
         where c.tenant_id = $1 and (c.id in (select id from part) or c.id = $3)",
        args![tx.tenant(), merged.uuid(), under.map(ContactId::uuid)],
    )
    .await?;
    Ok(under)
}

/// Shows each detail of those who are known under someone once: one that holds before one that ended, their own before
/// a merged record's, the newest first. What a merge left out isn't shown.
pub(crate) async fn settle(tx: &TenantTx, id: ContactId) -> Result<(), DbError> {
    // In two steps: the next can't be shown before the last is hidden.
    for sql in [
        settled!("update detail d set contact_id = null, origin_id = coalesce(d.origin_id, d.contact_id)
                  from ranked r where d.tenant_id = $1 and d.id = r.id and r.place > 1 and d.contact_id is not null"),
        settled!("update detail d set contact_id = $2, origin_id = nullif(coalesce(d.origin_id, d.contact_id), $2)
                  from ranked r where d.tenant_id = $1 and d.id = r.id and r.place = 1 and d.contact_id is distinct from $2"),
    ] {
        tx.run(sql, args![tx.tenant(), id.uuid()]).await?;
    }
    Ok(())
}

/// Everything else of the merged record is with the one that stays, and keeps whose it was. The calls that go on.
pub(super) async fn take_over(
    tx: &TenantTx,
    kept: ContactId,
    merged: ContactId,
) -> Result<Vec<InteractionId>, DbError> {
    for sql in [
        "update contact_case set origin_id = coalesce(origin_id, contact_id), contact_id = $2
         where tenant_id = $1 and contact_id = $3",
        "update contact_message set origin_id = coalesce(origin_id, contact_id), contact_id = $2
         where tenant_id = $1 and contact_id = $3",
        "update mark set origin_id = coalesce(origin_id, contact_id), contact_id = $2
         where tenant_id = $1 and contact_id = $3",
        "update first_contact set origin_id = coalesce(origin_id, contact_id), contact_id = $2
         where tenant_id = $1 and contact_id = $3",
    ] {
        tx.run(sql, args![tx.tenant(), kept.uuid(), merged.uuid()]).await?;
    }
    open(
        tx.rows(
            "update interaction set origin_id = coalesce(origin_id, contact_id), contact_id = $2, version = version + 1
             where tenant_id = $1 and contact_id = $3 returning id, state = 'open'",
            args![tx.tenant(), kept.uuid(), merged.uuid()],
            |row| Ok((row.id(0)?, row.get(1)?)),
        )
        .await?,
    )
}

/// What was the merged record's, or of those that were merged into it, is its own again. The calls that go on.
pub(super) async fn give_back(
    tx: &TenantTx,
    under: ContactId,
    merged: ContactId,
) -> Result<Vec<InteractionId>, DbError> {
    for sql in [
        given_back!("contact_case", ""),
        given_back!("contact_message", ""),
        given_back!("mark", ""),
        given_back!("first_contact", ""),
    ] {
        tx.run(sql, args![tx.tenant(), under.uuid(), merged.uuid()]).await?;
    }
    open(
        tx.rows(
            concat!(given_back!("interaction", ", version = x.version + 1"), " returning x.id, x.state = 'open'"),
            args![tx.tenant(), under.uuid(), merged.uuid()],
            |row| Ok((row.id(0)?, row.get(1)?)),
        )
        .await?,
    )
}

fn open(moved: Vec<(InteractionId, bool)>) -> Result<Vec<InteractionId>, DbError> {
    Ok(moved.into_iter().filter(|(_, open)| *open).map(|(id, _)| id).collect())
}

/// A case, with what was kept of how it came in, began with a merged record.
pub(crate) async fn began_with(tx: &TenantTx, case: CaseId, own: ContactId) -> Result<(), DbError> {
    tx.run(
        "with linked as (update contact_case set origin_id = $3 where tenant_id = $1 and id = $2 returning id)
         update interaction i set origin_id = $3 from linked l
         join interaction_case x on x.tenant_id = $1 and x.case_id = l.id
         where i.tenant_id = $1 and i.id = x.interaction_id and i.state <> 'open' and i.origin_id is null",
        args![tx.tenant(), case.uuid(), own.uuid()],
    )
    .await?;
    Ok(())
}

/// The merge that holds of someone into another, with what it changed.
pub(super) async fn upward(tx: &TenantTx, merged: ContactId) -> Result<Option<Upward>, DbError> {
    tx.row(
        "select id, kept_id, turn, fields from contact_merge
         where tenant_id = $1 and merged_id = $2 and undone_at is null",
        args![tx.tenant(), merged.uuid()],
        |row| Ok(Upward { merge: row.id(0)?, kept: row.id(1)?, turn: row.get(2)?, changes: row.json(3)? }),
    )
    .await
}

/// Counts the cases of each.
pub(super) async fn count(tx: &TenantTx, ids: &[ContactId]) -> Result<(), DbError> {
    tx.run(
        "update contact c set cases = (select count(*) from contact_case k where k.tenant_id = $1 and k.contact_id = c.id)
         where c.tenant_id = $1 and c.id = any($2)",
        args![tx.tenant(), uuids(ids)],
    )
    .await?;
    Ok(())
}

/// Marks a merge as undone; what it left out is shown again once it is settled. `None` where there is none.
pub(super) async fn take_back(tx: &TenantTx, id: MergeId) -> Result<Option<Undone>, DbError> {
    let found = tx
        .row(
            "select kept_id, merged_id, turn, fields, undone_at from contact_merge where tenant_id = $1 and id = $2 for update",
            args![tx.tenant(), id.uuid()],
            |row| {
                let undone: Option<OffsetDateTime> = row.get(4)?;
                let changes = if undone.is_none() { Some(row.json(3)?) } else { None };
                Ok(Undone { kept: row.id(0)?, merged: row.id(1)?, turn: row.get(2)?, changes })
            },
        )
        .await?;
    tx.run(
        "update contact_merge set undone_at = $3, undone_by = $4 where tenant_id = $1 and id = $2 and undone_at is null",
        args![tx.tenant(), id.uuid(), tx.now(), tx.actor().staff().map(StaffId::uuid)],
    )
    .await?;
    Ok(found)
}

/// What a merge left out is kept again.
pub(super) async fn keep_again(tx: &TenantTx, merge: MergeId) -> Result<(), DbError> {
    tx.run("update detail set left_by = null where tenant_id = $1 and left_by = $2", args![tx.tenant(), merge.uuid()])
        .await?;
    Ok(())
}

/// The merges into someone after one of them that hold, in their order, with what each changed.
pub(super) async fn later(tx: &TenantTx, kept: ContactId, turn: i64) -> Result<Vec<(MergeId, Changes)>, DbError> {
    tx.rows(
        "select id, fields from contact_merge
         where tenant_id = $1 and kept_id = $2 and turn > $3 and undone_at is null order by turn",
        args![tx.tenant(), kept.uuid(), turn],
        |row| Ok((row.id(0)?, row.json(1)?)),
    )
    .await
}

/// What a later merge changed, since an earlier one was undone.
pub(super) async fn rewrite(tx: &TenantTx, id: MergeId, changes: &Changes) -> Result<(), DbError> {
    tx.run(
        "update contact_merge set fields = $3 where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), written(changes)?],
    )
    .await?;
    Ok(())
}

fn written(changes: &Changes) -> Result<serde_json::Value, DbError> {
    serde_json::to_value(changes).map_err(|_| DbError::Bug("changes can't be written".into()))
}

/// The merges into someone, also those that were undone, the newest first.
pub(super) async fn into(tx: &TenantTx, kept: ContactId) -> Result<Vec<Merge>, DbError> {
    tx.rows(
        concat!(merges!(), " and m.kept_id = $2 order by m.turn desc limit $3"),
        args![tx.tenant(), kept.uuid(), MOST],
        merge_of,
    )
    .await
}

/// One merge.
pub(super) async fn merge(tx: &TenantTx, id: MergeId) -> Result<Option<Merge>, DbError> {
    tx.row(concat!(merges!(), " and m.id = $2"), args![tx.tenant(), id.uuid()], merge_of).await
}

fn merge_of(row: Row<'_>) -> Result<Merge, DbError> {
    let merged_by: Option<StaffMember> = staff(row, 5)?;
    let sight = Looking { on: row.get(8)?, trusted: true, ..Looking::default() }.sight();
    Ok(Merge {
        id: row.id(0)?,
        kept: row.id(1)?,
        merged: row.id(2)?,
        name: sight.name(row.get(3)?),
        merged_at: row.get(4)?,
        merged_by,
        undone_at: row.get(7)?,
    })
}

/// Records to be compared; none of those that were merged into another.
pub(super) async fn compared(tx: &TenantTx, ids: &[ContactId]) -> Result<Vec<ComparedContact>, DbError> {
    tx.rows(
        "select c.id, c.version, c.name, c.postcode, c.date_of_birth,
             (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'value', d.value, 'postcode', d.postcode,
                      'last_seen_at', d.last_seen_at) order by d.kind, d.last_seen_at desc, d.id desc), '[]')
              from detail d where d.tenant_id = $1 and d.contact_id = c.id and d.ended_at is null),
             c.cases, (select count(*) from interaction i where i.tenant_id = $1 and i.contact_id = c.id),
             array(select distinct m.kind from mark m where m.tenant_id = $1 and m.contact_id = c.id and m.ended_at is null),
             c.first_seen_at, c.last_seen_at
         from contact c where c.tenant_id = $1 and c.id = any($2) and c.merged_into is null",
        args![tx.tenant(), uuids(ids)],
        |row| {
            let kinds: Vec<String> = row.get(8)?;
            let mut marks = kinds.iter().map(|kind| stored(kind, MarkKind::named)).collect::<Result<Vec<_>, _>>()?;
            marks.sort();
            Ok(ComparedContact {
                id: row.id(0)?,
                version: row.get(1)?,
                name: row.get(2)?,
                postcode: row.get(3)?,
                date_of_birth: row.get(4)?,
                details: row.json::<Vec<ComparedDetail>>(5)?,
                cases: row.get(6)?,
                interactions: row.get(7)?,
                marks,
                first_seen_at: row.get(9)?,
                last_seen_at: row.get(10)?,
            })
        },
    )
    .await
}

fn uuids(ids: &[ContactId]) -> Vec<Uuid> {
    ids.iter().map(|id| id.uuid()).collect()
}
