//! Every query about the clocks of cases.

use cases_api::clock::{ClockState, Pause};
use cases_api::workflow::State;
use contract::{CaseId, CouncilId, ServiceId, StaffId, TeamId};
use serde::Deserialize;
use serde_json::{Value, json};
use tenant_db::{DbError, RelayTx, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::kept::{Counted, Kept};
use super::office_days::StoredOffice;
use crate::case::store::{json as written, state};
use crate::clock::OfficeDays;

/// How many are told of an alarm for which nobody was named.
const MOST_TOLD: i64 = 20;

/// One clock as its row has it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ClockRow {
    pub main: bool,
    pub because: Option<String>,
    pub kept: Kept,
}

/// The clocks of a case, and what they are counted by.
#[derive(Debug)]
pub(crate) struct CaseClocks {
    pub rows: Vec<ClockRow>,
    pub office: OfficeDays,
    pub emergencies: Vec<Pause>,
    /// Who of its team is told of clocks, in order.
    pub chain: Vec<StaffId>,
    pub assignee: Option<StaffId>,
    pub state: State,
}

/// A moment as JSON has it, UTC.
macro_rules! rfc3339 {
    ($column:literal) => {
        concat!("to_char(", $column, " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
    };
}
pub(crate) use rfc3339;

/// The days of a team `$team` and the times in which a service `$service` stood still, as one column.
macro_rules! office_of {
    ($team:literal, $service:literal) => {
        concat!(
            "jsonb_build_object(
                 'calendar', (select k.calendar from team_calendar k where k.tenant_id = $1 and k.team_id = ", $team, "),
                 'closures', (select jsonb_agg(jsonb_build_object('from', k.first_day, 'to', k.last_day, 'name', k.name)
                     order by k.first_day, k.id)
                     from closure k where k.tenant_id = $1 and (k.team_id is null or k.team_id = ", $team, ")),
                 'pauses', (select jsonb_agg(jsonb_build_object('key', 'service', 'from', ", $crate::case::clocks::store::rfc3339!("k.begun_at"), ", 'to', ",
                     $crate::case::clocks::store::rfc3339!("k.ended_at"), ", 'why', k.why) order by k.begun_at)
                     from service_pause k where k.tenant_id = $1 and k.service_id = ", $service, "))"
        )
    };
}
pub(crate) use office_of;

/// The clocks of the case `c`, as one column.
macro_rules! clocks_of {
    () => {
        "(select coalesce(jsonb_agg(jsonb_build_object('main', k.main, 'because', k.because, 'kept', k.kept) order by k.place), '[]')
          from case_clock k where k.tenant_id = $1 and k.case_id = c.id)"
    };
}
pub(crate) use clocks_of;

/// By when the citizen of the case `c` is told that it will be done: the end of its main clock.
macro_rules! promised {
    () => {
        "coalesce((select k.due_at from case_clock k where k.tenant_id = $1 and k.case_id = c.id and k.main), c.due_at)"
    };
}
pub(crate) use promised;

/// Whether a clock of the case `c` takes notice of what its citizen is told.
macro_rules! counts_answers {
    () => {
        "exists (select from case_clock k where k.tenant_id = $1 and k.case_id = c.id and k.kept -> 'rule' ? 'when_told')"
    };
}
pub(crate) use counts_answers;

/// The clocks of a case.
pub(crate) async fn of_case(tx: &TenantTx, id: CaseId) -> Result<Option<CaseClocks>, DbError> {
    tx.row(
        concat!(
            "select c.state, c.assignee_id, ",
            clocks_of!(),
            ", ",
            office_of!("c.team_id", "c.service_id"),
            " from case_file c where c.tenant_id = $1 and c.id = $2"
        ),
        args![tx.tenant(), id.uuid()],
        |row| {
            let (office, emergencies, chain) = row.json::<StoredOffice>(3)?.read();
            let rows = row.json::<Vec<ClockRow>>(2)?;
            Ok(CaseClocks { rows, office, emergencies, chain, assignee: row.id_or_null(1)?, state: state(row, 0)? })
        },
    )
    .await
}

/// The days of a team and the times in which a service stood still.
pub(crate) async fn office(tx: &TenantTx, team: TeamId, service: ServiceId) -> Result<Option<StoredOffice>, DbError> {
    tx.row(
        concat!("select ", office_of!("$2::uuid", "$3::uuid")),
        args![tx.tenant(), team.uuid(), service.uuid()],
        |row| row.json(0),
    )
    .await
}

/// The days on which the team of a case works, or that team where there is no case; without the closures.
pub(crate) async fn days_of(tx: &TenantTx, case: Option<CaseId>, team: Option<TeamId>) -> Result<OfficeDays, DbError> {
    let found = tx
        .row(
            concat!(
                "select ",
                office_of!(
                    "coalesce((select c.team_id from case_file c where c.tenant_id = $1 and c.id = $2), $3::uuid)",
                    "null::uuid"
                )
            ),
            args![tx.tenant(), case.map(CaseId::uuid), team.map(TeamId::uuid)],
            |row| row.json::<StoredOffice>(0),
        )
        .await?;
    Ok(found.unwrap_or_default().read().0)
}

/// A case that is due to be looked at, locked, unless someone is at work on it.
pub(super) async fn lock_due(tx: &TenantTx, id: CaseId) -> Result<bool, DbError> {
    let found = tx
        .row(
            "select from case_file c where c.tenant_id = $1 and c.id = $2 and exists (
                 select from case_clock k where k.tenant_id = $1 and k.case_id = c.id and k.look_at <= $3)
             for no key update of c skip locked",
            args![tx.tenant(), id.uuid(), tx.now()],
            |_| Ok(()),
        )
        .await?;
    Ok(found.is_some())
}

/// Clocks as rows to be written.
pub(crate) fn rows(clocks: &[ClockRow]) -> Result<Value, DbError> {
    let rows = clocks.iter().enumerate().map(|(place, row)| {
        let kept = &row.kept;
        let counted = kept.counted.as_ref();
        let due = counted.map(|counted| moment(counted.due)).transpose()?;
        let look = counted.filter(|_| kept.is_open()).and_then(|counted| counted.look_at).map(moment).transpose()?;
        Ok(json!({
            "clock": kept.rule.id, "place": place, "main": row.main, "state": kept.state, "due_at": due,
            "look_at": look, "kept": written(kept)?,
        }))
    });
    Ok(Value::Array(rows.collect::<Result<_, DbError>>()?))
}

fn moment(at: OffsetDateTime) -> Result<String, DbError> {
    let told = at.format(&time::format_description::well_known::Rfc3339);
    told.map_err(|_| DbError::Bug("a moment can't be written".into()))
}

/// When the earliest clock that runs ends, else the earliest that stands still; the main clock's end where none may
/// end any more.
pub(crate) fn soonest(clocks: &[ClockRow]) -> Option<OffsetDateTime> {
    let open = |runs: bool| {
        let open = clocks.iter().filter(|row| (row.kept.state == Some(ClockState::Running)) == runs);
        open.filter_map(|row| row.kept.open_due()).min()
    };
    let ended = || main(clocks).and_then(|row| row.kept.counted.as_ref()).map(|counted| counted.due);
    open(true).or_else(|| open(false)).or_else(ended)
}

/// The count of which the citizen is told: the main clock's; until that begins, the earliest.
pub(crate) fn told(clocks: &[ClockRow]) -> Option<&Counted> {
    let counted = || clocks.iter().filter_map(|row| row.kept.counted.as_ref());
    main(clocks).and_then(|row| row.kept.counted.as_ref()).or_else(|| counted().min_by_key(|counted| counted.due))
}

/// The clock that gives the day that the citizen is told.
pub(crate) fn main(clocks: &[ClockRow]) -> Option<&ClockRow> {
    clocks.iter().find(|row| row.main)
}

/// Writes the clocks of a locked case, and by when it is due with them.
pub(super) async fn put(tx: &TenantTx, id: CaseId, clocks: &CaseClocks) -> Result<(), DbError> {
    let explained = main(&clocks.rows).and_then(|row| row.kept.counted.as_ref());
    let explained = explained.map(|counted| written(&counted.explanation)).transpose()?;
    tx.run(
        "with put as (
             update case_clock k set state = n.state, due_at = n.due_at, look_at = n.look_at, kept = n.kept, because = null,
                 attempts = 0
             from jsonb_to_recordset($3) as n(clock text, state text, due_at timestamptz, look_at timestamptz, kept jsonb)
             where k.tenant_id = $1 and k.case_id = $2 and k.clock = n.clock)
         update case_file set due_at = coalesce($4, due_at), target = coalesce($5, target)
         where tenant_id = $1 and id = $2 and (due_at, target) is distinct from (coalesce($4, due_at), coalesce($5, target))",
        args![tx.tenant(), id.uuid(), rows(&clocks.rows)?, soonest(&clocks.rows), explained],
    )
    .await?;
    Ok(())
}

/// Says that what follows in this transaction is a count anew of what stands still, which the history passes over: it would
/// tell of it each day.
pub(in crate::case) async fn only_recounts(tx: &TenantTx) -> Result<(), DbError> {
    tx.run("select set_config('app.recount', 'on', true)", args![]).await?;
    Ok(())
}

/// Puts other clocks in the place of a locked case's; those of the same key go on.
pub(crate) async fn replace(tx: &TenantTx, id: CaseId, clocks: &[ClockRow]) -> Result<(), DbError> {
    let keys: Vec<String> = clocks.iter().map(|row| row.kept.rule.id.clone()).collect();
    let sql = "delete from case_clock where tenant_id = $1 and case_id = $2 and clock <> all ($3)";
    tx.run(sql, args![tx.tenant(), id.uuid(), keys]).await?;
    add(tx, id, clocks).await?;
    let explained = told(clocks).map(|counted| written(&counted.explanation));
    tx.run(
        "update case_file set due_at = coalesce($3, due_at), target = coalesce($4, target) where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), soonest(clocks), explained.transpose()?],
    )
    .await?;
    Ok(())
}

/// Writes the clocks of a locked case, those that it has already anew.
pub(super) async fn add(tx: &TenantTx, id: CaseId, clocks: &[ClockRow]) -> Result<(), DbError> {
    tx.run(
        "insert into case_clock (tenant_id, case_id, clock, place, main, state, due_at, look_at, kept)
         select $1, $2, n.clock, n.place, n.main, n.state, n.due_at, n.look_at, n.kept
         from jsonb_to_recordset($3) as n(clock text, place smallint, main boolean, state text, due_at timestamptz,
             look_at timestamptz, kept jsonb)
         on conflict (tenant_id, case_id, clock) do update set place = excluded.place, main = excluded.main,
             state = excluded.state, due_at = excluded.due_at, look_at = excluded.look_at, kept = excluded.kept,
             because = null, attempts = 0",
        args![tx.tenant(), id.uuid(), rows(clocks)?],
    )
    .await?;
    Ok(())
}

/// The cases of these councils, each with its own time, whose clocks are to be looked at.
pub(super) async fn due(
    tx: &RelayTx,
    councils: Vec<Uuid>,
    times: Vec<OffsetDateTime>,
    turn: i64,
) -> Result<Vec<(CouncilId, CaseId)>, DbError> {
    tx.rows(
        "select council.id, due.case_id from unnest($1::uuid[], $2::timestamptz[]) as council(id, now)
         cross join lateral (
             select k.case_id, min(k.attempts) as attempts, min(k.look_at) as look_at from (
                 select case_id, attempts, look_at from cases.case_clock
                 where tenant_id = council.id and look_at <= council.now
                 order by attempts, look_at, case_id limit $3) k
             group by k.case_id) due
         order by due.attempts, due.look_at, due.case_id",
        args![councils, times, turn],
        |row| Ok((row.id(0)?, row.id(1)?)),
    )
    .await
}

/// Counts a try that failed: what failed comes after what wasn't tried yet.
pub(super) async fn tried(tx: &TenantTx, id: CaseId) -> Result<(), DbError> {
    let sql =
        "update case_clock set attempts = attempts + 1 where tenant_id = $1 and case_id = $2 and look_at is not null";
    tx.run(sql, args![tx.tenant(), id.uuid()]).await?;
    Ok(())
}

/// Puts a case before someone who is still there: it is among those that they watch, as one that changed.
pub(super) async fn put_before(tx: &TenantTx, id: CaseId, staff: StaffId) -> Result<Option<String>, DbError> {
    tx.row(
        "with found as (select s.id, s.name, c.version from staff s, case_file c
             where s.tenant_id = $1 and s.id = $3 and s.state = 'active' and c.tenant_id = $1 and c.id = $2),
         put as (
             insert into case_watch as w (tenant_id, staff_id, case_id, seen_version)
             select $1, found.id, $2, found.version - 1 from found
             on conflict (tenant_id, staff_id, case_id) do update set seen_version = least(w.seen_version, excluded.seen_version))
         select name from found",
        args![tx.tenant(), id.uuid(), staff.uuid()],
        |row| row.get(0),
    )
    .await
}

/// Puts a case before those who may decide in its team, else before those in the council who see every case.
pub(super) async fn put_before_deciders(tx: &TenantTx, id: CaseId) -> Result<Vec<String>, DbError> {
    tx.rows(
        "with decides as (select s.id, s.name, c.version, m.staff_id is not null as within from case_file c
             join staff s on s.tenant_id = $1 and s.state = 'active' and s.role in ('manager', 'administrator')
             left join team_member m on m.tenant_id = $1 and m.team_id = c.team_id and m.staff_id = s.id
             where c.tenant_id = $1 and c.id = $2 and (m.staff_id is not null or s.sees = 'all')),
         chosen as (select id, name, version from decides where within or not exists (select from decides where within)
             order by name, id limit $3),
         put as (
             insert into case_watch as w (tenant_id, staff_id, case_id, seen_version)
             select $1, chosen.id, $2, chosen.version - 1 from chosen
             on conflict (tenant_id, staff_id, case_id) do update set seen_version = least(w.seen_version, excluded.seen_version))
         select name from chosen order by name, id",
        args![tx.tenant(), id.uuid(), MOST_TOLD],
        |row| row.get(0),
    )
    .await
}
