//! Every query about bulk acts and their cases.

use cases_api::bulk::{BulkAct, BulkItem, BulkResult, BulkState, ChosenCase, Deed};
use contract::{BulkActId, CaseId, CouncilId, SessionId, StaffId};
use tenant_db::{DbError, RelayTx, Row, TenantTx, args};
use uuid::Uuid;

use super::{Act, Done, Item, Was};
use crate::case::Standing;
use crate::case::store::{reference, seen_by};
use crate::died::store::reporter_died;

/// An act that is about to be.
pub(super) struct NewAct {
    pub id: BulkActId,
    pub staff: StaffId,
    pub session: SessionId,
    pub may: Vec<String>,
    pub undoes: Option<BulkActId>,
}

/// Which of these cases there are for the caller.
pub(super) async fn known(tx: &TenantTx, cases: &[ChosenCase]) -> Result<Vec<CaseId>, DbError> {
    let ids: Vec<Uuid> = cases.iter().map(|case| case.id.uuid()).collect();
    tx.rows(
        concat!("select c.id from case_file c where c.tenant_id = $1 and c.id = any($2) and", seen_by!("$3")),
        args![tx.tenant(), ids, tx.actor().staff().map(StaffId::uuid)],
        |row| row.id(0),
    )
    .await
}

/// Writes an act without its cases; one without any has ended.
pub(super) async fn add(tx: &TenantTx, act: &NewAct, deed: &Deed, total: usize) -> Result<(), DbError> {
    let deed = serde_json::to_value(deed).map_err(|_| DbError::Bug("a deed can't be written".into()))?;
    tx.run(
        "insert into bulk_act (tenant_id, id, staff_id, session_id, deed, undoes, total, state, begun_at, ended_at, due_at, may)
         values ($1, $2, $3, $4, $5, $6, $7, case when $7 = 0 then 'finished' else 'working' end, $8,
             case when $7 = 0 then $8 end, case when $7 > 0 then now() end, $9)",
        args![
            tx.tenant(),
            act.id.uuid(),
            act.staff.uuid(),
            act.session.uuid(),
            deed,
            act.undoes.map(BulkActId::uuid),
            i32::try_from(total).unwrap_or(i32::MAX),
            tx.now(),
            act.may.clone()
        ],
    )
    .await?;
    Ok(())
}

/// Writes the cases of an act, in their order.
pub(super) async fn add_cases(tx: &TenantTx, id: BulkActId, cases: &[ChosenCase]) -> Result<(), DbError> {
    let ids: Vec<Uuid> = cases.iter().map(|case| case.id.uuid()).collect();
    let versions: Vec<i64> = cases.iter().map(|case| case.version).collect();
    tx.run(
        "insert into bulk_item (tenant_id, act_id, place, case_id, version, state)
         select $1, $2, c.place, c.id, c.version, 'waiting'
         from unnest($3::uuid[], $4::bigint[]) with ordinality as c(id, version, place)",
        args![tx.tenant(), id.uuid(), ids, versions],
    )
    .await?;
    Ok(())
}

/// How many cases an act changed.
pub(super) async fn changed(tx: &TenantTx, id: BulkActId) -> Result<usize, DbError> {
    let counted = tx
        .row(
            "select count(*) from bulk_item where tenant_id = $1 and act_id = $2 and became is not null",
            args![tx.tenant(), id.uuid()],
            |row| row.get::<i64>(0),
        )
        .await?;
    Ok(usize::try_from(counted.unwrap_or_default()).unwrap_or_default())
}

/// Writes what an act changed as the cases of the act that takes it back.
pub(super) async fn add_changed(tx: &TenantTx, id: BulkActId, of: BulkActId) -> Result<(), DbError> {
    tx.run(
        "insert into bulk_item (tenant_id, act_id, place, case_id, version, state, was, was_assignee)
         select $1, $2, row_number() over (order by i.place), i.case_id, i.became, 'waiting', i.was, i.was_assignee
         from bulk_item i where i.tenant_id = $1 and i.act_id = $3 and i.became is not null",
        args![tx.tenant(), id.uuid(), of.uuid()],
    )
    .await?;
    Ok(())
}

macro_rules! acts {
    ($which:literal) => {
        concat!(
            "select b.id, b.deed, b.undoes, b.state, b.total::bigint,
                 (select count(*) from bulk_item i where i.tenant_id = $1 and i.act_id = b.id and i.state = 'done'),
                 (select count(*) from bulk_item i where i.tenant_id = $1 and i.act_id = b.id and i.state = 'refused'),
                 b.begun_at, b.ended_at
             from bulk_act b where b.tenant_id = $1 and b.staff_id = $3 and ",
            $which
        )
    };
}

/// An act of the caller's.
pub(super) async fn view(tx: &TenantTx, id: BulkActId) -> Result<Option<BulkAct>, DbError> {
    tx.row(acts!("b.id = $2"), args![tx.tenant(), id.uuid(), tx.actor().staff().map(StaffId::uuid)], viewed).await
}

/// The caller's acts before one, the latest first, and one more when there is one.
pub(super) async fn own(tx: &TenantTx, before: Option<BulkActId>, size: u16) -> Result<Vec<BulkAct>, DbError> {
    let before = before.map_or(Uuid::max(), BulkActId::uuid);
    tx.rows(
        acts!("b.id < $2 order by b.id desc limit $4"),
        args![tx.tenant(), before, tx.actor().staff().map(StaffId::uuid), i64::from(size) + 1],
        viewed,
    )
    .await
}

fn viewed(row: Row<'_>) -> Result<BulkAct, DbError> {
    Ok(BulkAct {
        id: row.id(0)?,
        deed: row.json(1)?,
        undoes: row.id_or_null(2)?,
        state: match row.get::<&str>(3)? {
            "working" => BulkState::Working,
            "finished" => BulkState::Finished,
            _ => BulkState::Cancelled,
        },
        total: row.get(4)?,
        done: row.get(5)?,
        refused: row.get(6)?,
        begun_at: row.get(7)?,
        ended_at: row.get(8)?,
    })
}

/// The cases of an act after a place, and one more when there is one. Of one that the caller sees no
/// longer, that it was in the act is all that is told.
pub(super) async fn items(
    tx: &TenantTx,
    id: BulkActId,
    result: Option<BulkResult>,
    after: i32,
    size: u16,
) -> Result<Vec<BulkItem>, DbError> {
    tx.rows(
        concat!(
            "select i.place, i.case_id, c.reference, coalesce(c.service_name, 'null'), i.state,
                 case when c.id is null and i.state <> 'waiting' then 'unseen' else i.reason end
             from bulk_item i left join case_file c on c.tenant_id = $1 and c.id = i.case_id and",
            seen_by!("$6"),
            " where i.tenant_id = $1 and i.act_id = $2 and i.place > $3 and ($4::text is null or i.state = $4)
             order by i.place limit $5"
        ),
        args![
            tx.tenant(),
            id.uuid(),
            after,
            result.map(BulkResult::name),
            i64::from(size) + 1,
            tx.actor().staff().map(StaffId::uuid)
        ],
        |row| {
            let state: &str = row.get(4)?;
            let result = BulkResult::ALL.into_iter().find(|result| result.name() == state);
            Ok(BulkItem {
                place: row.get(0)?,
                case: row.id(1)?,
                reference: row.get::<Option<&str>>(2)?.map(|_| reference(row, 2)).transpose()?,
                service: row.json(3)?,
                result: result.ok_or_else(|| DbError::Bug("a stored result isn't one".into()))?,
                reason: row.get(5)?,
            })
        },
    )
    .await
}

/// Ends an act that still works, and leaves what waits; `false` when it has ended before.
pub(super) async fn end(tx: &TenantTx, id: BulkActId, state: &'static str) -> Result<bool, DbError> {
    let ended = tx
        .run(
            "update bulk_act set state = $3, ended_at = $4, due_at = null
             where tenant_id = $1 and id = $2 and state = 'working'",
            args![tx.tenant(), id.uuid(), state, tx.now()],
        )
        .await?;
    if ended == 1 {
        tx.run(
            "update bulk_item set state = 'left' where tenant_id = $1 and act_id = $2 and state = 'waiting'",
            args![tx.tenant(), id.uuid()],
        )
        .await?;
    }
    Ok(ended == 1)
}

/// Acts with work left, of these councils, each council's longest waiting first.
pub(super) async fn due(tx: &RelayTx, councils: Vec<Uuid>, most: i64) -> Result<Vec<(CouncilId, BulkActId)>, DbError> {
    tx.rows(
        "select council.id, due.id from unnest($1::uuid[]) as council(id)
         cross join lateral (
             select b.id, b.due_at from cases.bulk_act b
             where b.tenant_id = council.id and b.due_at <= now() order by b.due_at, b.id limit $2) due
         order by due.due_at, due.id limit $2",
        args![councils, most],
        |row| Ok((row.id(0)?, row.id(1)?)),
    )
    .await
}

/// An act with work left.
pub(super) async fn working(tx: &TenantTx, id: BulkActId) -> Result<Option<Act>, DbError> {
    tx.row(
        "select staff_id, session_id, deed, undoes is not null, may from bulk_act
         where tenant_id = $1 and id = $2 and state = 'working'",
        args![tx.tenant(), id.uuid()],
        |row| {
            let (staff, session, deed) = (row.id(0)?, row.id(1)?, row.json(2)?);
            Ok(Act { id, staff, session, deed, undoing: row.get(3)?, may: row.get(4)? })
        },
    )
    .await
}

/// Holds an act until the transaction ends; `false` when another process has it or it has ended.
pub(super) async fn hold(tx: &TenantTx, id: BulkActId) -> Result<bool, DbError> {
    let held = tx
        .row(
            "select 1 from bulk_act where tenant_id = $1 and id = $2 and state = 'working' for update skip locked",
            args![tx.tenant(), id.uuid()],
            |_| Ok(()),
        )
        .await?;
    Ok(held.is_some())
}

/// The case whose turn it is.
pub(super) async fn next(tx: &TenantTx, id: BulkActId) -> Result<Option<Item>, DbError> {
    tx.row(
        "select place, case_id, version, was, was_assignee from bulk_item
         where tenant_id = $1 and act_id = $2 and state = 'waiting' order by attempts, place limit 1",
        args![tx.tenant(), id.uuid()],
        |row| {
            let was = Was { holder: row.get(3)?, assignee: row.id_or_null(4)? };
            Ok(Item { place: row.get(0)?, case: row.id(1)?, version: row.get(2)?, was })
        },
    )
    .await
}

/// Keeps what was done to a case, or why nothing was.
pub(super) async fn keep(tx: &TenantTx, id: BulkActId, place: i32, done: Result<Done, &str>) -> Result<(), DbError> {
    let (state, reason, was, became, wrote) = match done {
        Ok(Done::Already) => ("done", Some("already"), Was::default(), None, false),
        Ok(Done::Became { version, was, wrote }) => ("done", None, was, Some(version), wrote),
        Err(reason) => ("refused", Some(reason), Was::default(), None, false),
    };
    tx.run(
        "update bulk_item set state = $4, reason = $5, was = $6, became = $7, was_assignee = $8, wrote = $9
         where tenant_id = $1 and act_id = $2 and place = $3 and state = 'waiting'",
        args![tx.tenant(), id.uuid(), place, state, reason, was.holder, became, was.assignee.map(StaffId::uuid), wrote],
    )
    .await?;
    Ok(())
}

/// Keeps that the citizen of a case that was refused was written to all the same.
pub(super) async fn wrote(tx: &TenantTx, id: BulkActId, place: i32) -> Result<(), DbError> {
    let sql = "update bulk_item set wrote = true where tenant_id = $1 and act_id = $2 and place = $3";
    tx.run(sql, args![tx.tenant(), id.uuid(), place]).await?;
    Ok(())
}

/// Whether an act has written of another case to whoever is told of this one: of the same email address, or, where they gave
/// none, of the same name and postal address. Nobody was told by the case of someone who has died.
pub(super) async fn wrote_to(tx: &TenantTx, id: BulkActId, case: &Standing) -> Result<bool, DbError> {
    let found = tx
        .row(
            concat!(
                "select from bulk_item i join case_file c on c.tenant_id = $1 and c.id = i.case_id
             where i.tenant_id = $1 and i.act_id = $2 and coalesce(i.wrote, i.became is not null) and i.case_id <> $3 and not ",
                reporter_died!(),
                "
                 and case when $4::text is not null then lower(c.reporter_email) = lower($4)
                     else c.reporter_email is null and lower(c.reporter_name) = lower($5)
                         and lower(c.reporter_address) = lower($6) and c.reporter_postcode = $7 end limit 1"
            ),
            args![
                tx.tenant(),
                id.uuid(),
                case.id.uuid(),
                case.reporter_email.as_deref(),
                case.reporter_name.as_str(),
                case.reporter_address.as_deref(),
                case.reporter_postcode.as_str()
            ],
            |_| Ok(()),
        )
        .await?;
    Ok(found.is_some())
}

/// Counts a try at a case that failed: it comes after the others, and is refused after so many.
pub(super) async fn put_back(tx: &TenantTx, id: BulkActId, place: i32, most: i32) -> Result<(), DbError> {
    tx.run(
        "update bulk_item set attempts = attempts + 1,
             state = case when attempts + 1 >= $4 then 'refused' else state end,
             reason = case when attempts + 1 >= $4 then 'fault' end
         where tenant_id = $1 and act_id = $2 and place = $3 and state = 'waiting'",
        args![tx.tenant(), id.uuid(), place, most],
    )
    .await?;
    Ok(())
}

/// Lets an act wait for a while after trouble that may pass.
pub(super) async fn postpone(tx: &TenantTx, id: BulkActId, seconds: f64) -> Result<(), DbError> {
    tx.run(
        "update bulk_act set due_at = now() + make_interval(secs => $3) where tenant_id = $1 and id = $2 and state = 'working'",
        args![tx.tenant(), id.uuid(), seconds],
    )
    .await?;
    Ok(())
}
