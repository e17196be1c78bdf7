//! Every query about cases that are merged.

use cases_api::merging::MergePlan;
use cases_api::workflow::{Outcome, State};
use contract::{CaseId, Reference, StaffId};
use serde::Deserialize;
use serde_json::Value;
use tenant_db::{DbError, TenantTx, args};

use crate::case::Standing;
use crate::case::store::{reference, state};

/// The case into which the case `c` is merged, or null; and whether others are merged into it.
macro_rules! merged_of {
    () => {
        "(select g.into_id from case_merge g where g.tenant_id = $1 and g.case_id = c.id),
         exists (select from case_merge g where g.tenant_id = $1 and g.into_id = c.id)"
    };
}

/// Into which case `c` is merged, which cases that `$me` may see are merged into it, and how many in all, as three columns.
macro_rules! merges_of {
    ($me:literal) => {
        concat!(
            "coalesce((select jsonb_build_object('reference', r.reference, 'at', g.made_at,
                 'id', case when",
            $crate::case::sight::store::in_sight!($me, ["r.assignee_id", "r.opened_by"], "r.team_id"),
            " then r.id end,
                 'by', (select s.name from staff s where s.tenant_id = $1 and s.id = g.made_by))
              from case_merge g join case_file r on r.tenant_id = $1 and r.id = g.into_id
              where g.tenant_id = $1 and g.case_id = c.id), 'null'),
             (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'reference', r.reference, 'service', r.service_name,
                 'opened_at', r.opened_at, 'at', g.made_at) order by g.made_at, r.id), '[]')
              from case_merge g join case_file r on r.tenant_id = $1 and r.id = g.case_id and",
            $crate::case::sight::store::in_sight!($me, ["r.assignee_id", "r.opened_by"], "r.team_id"),
            " where g.tenant_id = $1 and g.into_id = c.id),
             (select count(*) from case_merge g where g.tenant_id = $1 and g.into_id = c.id)"
        )
    };
}
pub(crate) use {merged_of, merges_of};

/// How a case stood before it was merged.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Was {
    pub state: State,
    pub outcome: Option<Outcome>,
    pub outcome_id: Option<String>,
}

/// The case that stays, as the reply of a merged one's citizen finds it.
pub(super) struct Kept {
    pub id: CaseId,
    pub state: State,
}

/// The case into which one is merged; nothing is locked.
pub(super) async fn into_of(tx: &TenantTx, case: CaseId) -> Result<Option<CaseId>, DbError> {
    let sql = "select into_id from case_merge where tenant_id = $1 and case_id = $2";
    tx.row(sql, args![tx.tenant(), case.uuid()], |row| row.id(0)).await
}

/// The same with how it stands.
pub(super) async fn kept(tx: &TenantTx, case: CaseId) -> Result<Option<Kept>, DbError> {
    tx.row(
        "select k.id, k.state from case_merge g join case_file k on k.tenant_id = $1 and k.id = g.into_id
         where g.tenant_id = $1 and g.case_id = $2",
        args![tx.tenant(), case.uuid()],
        |row| Ok(Kept { id: row.id(0)?, state: state(row, 1)? }),
    )
    .await
}

/// The reference of a case that is there.
pub(super) async fn reference_of(tx: &TenantTx, case: CaseId) -> Result<Reference, DbError> {
    let sql = "select reference from case_file where tenant_id = $1 and id = $2";
    let found = tx.row(sql, args![tx.tenant(), case.uuid()], |row| reference(row, 0)).await?;
    found.ok_or_else(|| DbError::Bug("a case that others are merged into is gone".into()))
}

/// The cases that are merged into one, in the order in which they are locked.
pub(super) async fn merged_into(tx: &TenantTx, case: CaseId) -> Result<Vec<CaseId>, DbError> {
    let sql = "select case_id from case_merge where tenant_id = $1 and into_id = $2 order by case_id";
    tx.rows(sql, args![tx.tenant(), case.uuid()], |row| row.id(0)).await
}

/// Whether a decision of someone else's waits on a case.
pub(super) async fn waits_for_decision(tx: &TenantTx, case: CaseId) -> Result<bool, DbError> {
    let sql = "select from case_proposal where tenant_id = $1 and case_id = $2 and state = 'open'";
    Ok(tx.row(sql, args![tx.tenant(), case.uuid()], |_| Ok(())).await?.is_some())
}

/// What merging a case into another would do.
pub(super) async fn plan(tx: &TenantTx, case: &Standing, into: CaseId) -> Result<MergePlan, DbError> {
    let found = tx
        .row(
            "select (select count(*) from case_clock k where k.tenant_id = $1 and k.case_id = $2 and k.state in ('running', 'paused')),
                 (select count(*) from case_task k where k.tenant_id = $1 and k.case_id = $2 and k.state = 'open'),
                 (select count(*) from case_merge g where g.tenant_id = $1 and g.into_id = $3)",
            args![tx.tenant(), case.id.uuid(), into.uuid()],
            |row| {
                let many = |at| row.get::<i64>(at).map(|count| u32::try_from(count).unwrap_or(u32::MAX));
                let told_by = case.told_by();
                let (clocks, tasks, others) = (many(0)?, many(1)?, many(2)?);
                Ok(MergePlan { into, told_by, clocks, tasks, others, version: case.version })
            },
        )
        .await?;
    found.ok_or_else(|| DbError::Bug("a count has no row".into()))
}

/// Keeps that a locked case is merged into another and how it stood. Nothing looks after its clocks from now on.
pub(super) async fn insert(tx: &TenantTx, case: CaseId, into: CaseId) -> Result<(), DbError> {
    tx.run(
        "with stopped as (
             update case_clock set look_at = null, because = null where tenant_id = $1 and case_id = $2 and look_at is not null)
         insert into case_merge (tenant_id, case_id, into_id, was, made_at, made_by)
         select $1, $2, $3, jsonb_build_object('state', c.state, 'outcome', c.outcome, 'outcome_id', c.outcome_id,
             'reopened_at', c.reopened_at, 'timers', (select coalesce(jsonb_agg(t.id), '[]') from case_timer t
                 where t.tenant_id = $1 and t.case_id = $2 and t.state = 'waiting')), $4,
             (select id from staff where tenant_id = $1 and id = $5)
         from case_file c where c.tenant_id = $1 and c.id = $2",
        args![tx.tenant(), case.uuid(), into.uuid(), tx.now(), tx.actor().staff().map(StaffId::uuid)],
    )
    .await?;
    Ok(())
}

/// Forgets that a locked case is merged, and gives how it stood: its timers wait again.
pub(super) async fn delete(tx: &TenantTx, case: CaseId) -> Result<Option<Was>, DbError> {
    tx.row(
        "with gone as (
             delete from case_merge where tenant_id = $1 and case_id = $2 returning was
         ), waiting as (
             update case_timer t set state = 'waiting', ended_at = null from gone
             where t.tenant_id = $1 and t.case_id = $2 and t.state = 'dropped' and gone.was -> 'timers' ? t.id::text
         ), again as (
             update case_file c set reopened_at = (gone.was ->> 'reopened_at')::timestamptz from gone
             where c.tenant_id = $1 and c.id = $2 and gone.was ->> 'reopened_at' is not null
         )
         select was from gone",
        args![tx.tenant(), case.uuid()],
        |row| {
            let was: Value = row.get(0)?;
            serde_json::from_value(was).map_err(|_| DbError::Bug("what a merged case was can't be read".into()))
        },
    )
    .await
}

/// The case that stays is another one now: whoever was about to close or merge it looks at it again first.
pub(super) async fn changed(tx: &TenantTx, kept: CaseId) -> Result<(), DbError> {
    let sql = "update case_file set version = version + 1 where tenant_id = $1 and id = $2";
    tx.run(sql, args![tx.tenant(), kept.uuid()]).await?;
    Ok(())
}

/// Puts a case before whoever works on it and whoever watches it, as one that has news.
pub(super) async fn put_before_all(tx: &TenantTx, case: CaseId) -> Result<(), DbError> {
    tx.run(
        "insert into case_watch as w (tenant_id, staff_id, case_id, seen_version)
         select $1, who.id, $2, c.version - 1
         from case_file c cross join lateral (
             select c.assignee_id as id where c.assignee_id is not null
             union select v.staff_id from case_watch v where v.tenant_id = $1 and v.case_id = $2) who
         where c.tenant_id = $1 and c.id = $2
         on conflict (tenant_id, staff_id, case_id) do update set seen_version = least(w.seen_version, excluded.seen_version)",
        args![tx.tenant(), case.uuid()],
    )
    .await?;
    Ok(())
}
