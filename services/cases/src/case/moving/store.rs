//! The queries of what moves leave behind: who did a step, timers, what is asked of others.

use cases_api::workflow::{EffectKind, EffectView, Timer, TimerLasts, TimerThen};
use contract::{Bilingual, CaseEffectId, CaseId, CaseTimerId, CouncilId, StaffId, TeamId};
use serde_json::Value;
use tenant_db::{DbError, RelayTx, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::case::store::json;
use crate::form::said;
use crate::workflow::{Answer, DoneBy};

/// Keeps who did a step; someone whom cases doesn't know yet is left out.
pub(super) async fn done(tx: &TenantTx, case: CaseId, step: &str, staff: &[StaffId]) -> Result<(), DbError> {
    let staff: Vec<Uuid> = staff.iter().map(|id| id.uuid()).collect();
    tx.run(
        "insert into case_step_done (tenant_id, case_id, step, staff_id, at)
         select $1, $2, $3, s.id, $5 from staff s where s.tenant_id = $1 and s.id = any($4)
         on conflict do nothing",
        args![tx.tenant(), case.uuid(), step, staff, tx.now()],
    )
    .await?;
    Ok(())
}

/// Who did which step of a case.
pub(super) async fn doers(tx: &TenantTx, case: CaseId) -> Result<Vec<DoneBy>, DbError> {
    tx.rows(
        "select step, staff_id from case_step_done where tenant_id = $1 and case_id = $2",
        args![tx.tenant(), case.uuid()],
        |row| Ok(DoneBy { step: row.get(0)?, staff: row.id(1)? }),
    )
    .await
}

/// What was answered: each question that has an answer, with what it says.
pub(super) async fn answers(tx: &TenantTx, case: CaseId) -> Result<Vec<Answer>, DbError> {
    let found = tx
        .row(
            "select coalesce(to_jsonb(c) -> 'given', '{}') from case_file c where c.tenant_id = $1 and c.id = $2",
            args![tx.tenant(), case.uuid()],
            |row| row.json::<serde_json::Map<String, Value>>(0),
        )
        .await?;
    let given = found.unwrap_or_default().into_iter().filter(|(_, answer)| !answer.is_null());
    Ok(given.map(|(field, answer)| Answer { said: said(&answer), field }).collect())
}

/// The amount of money that a question was answered with, in pence; 0 where it wasn't asked, or less than nothing.
pub(super) async fn answered_pence(tx: &TenantTx, case: CaseId, field: &str) -> Result<u32, DbError> {
    let found = tx
        .row(
            "select coalesce(to_jsonb(c) -> 'given' -> $3::text, 'null') from case_file c where c.tenant_id = $1 and c.id = $2",
            args![tx.tenant(), case.uuid(), field],
            |row| row.json::<Value>(0),
        )
        .await?;
    let pence = found.and_then(|amount| amount.as_i64()).unwrap_or_default();
    Ok(u32::try_from(pence).unwrap_or_default())
}

/// Sets a timer.
pub(super) async fn set(tx: &TenantTx, case: CaseId, timer: &Timer, due: OffsetDateTime) -> Result<(), DbError> {
    let lasts = match timer.lasts {
        TimerLasts::Step => "step",
        TimerLasts::Case => "case",
    };
    tx.run(
        "insert into case_timer (tenant_id, id, case_id, key, lasts, action, set_at, due_at, state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting')",
        args![
            tx.tenant(),
            tx.new_id::<CaseTimerId>().uuid(),
            case.uuid(),
            timer.key.as_str(),
            lasts,
            json(&timer.then)?,
            tx.now(),
            due
        ],
    )
    .await?;
    Ok(())
}

/// Stops every timer of a case.
pub(super) async fn drop_timers(tx: &TenantTx, case: CaseId) -> Result<(), DbError> {
    tx.run(
        "update case_timer set state = 'dropped', ended_at = $3
         where tenant_id = $1 and case_id = $2 and state = 'waiting'",
        args![tx.tenant(), case.uuid(), tx.now()],
    )
    .await?;
    Ok(())
}

/// Something that is asked of others.
pub(super) struct Effect<'a> {
    pub kind: EffectKind,
    pub title: &'a Bilingual,
    pub team: Option<TeamId>,
    pub due_at: Option<OffsetDateTime>,
    pub pence: Option<u32>,
    pub connector: Option<&'a str>,
    pub tell: &'a [&'static str],
}

impl<'a> Effect<'a> {
    /// Of a kind, with its words.
    pub const fn of(kind: EffectKind, title: &'a Bilingual) -> Self {
        Self { kind, title, team: None, due_at: None, pence: None, connector: None, tell: &[] }
    }
}

/// Asks something of others.
pub(super) async fn ask(tx: &TenantTx, case: CaseId, effect: &Effect<'_>) -> Result<CaseEffectId, DbError> {
    let id = tx.new_id::<CaseEffectId>();
    let tell: Vec<String> = effect.tell.iter().map(|who| (*who).to_owned()).collect();
    tx.run(
        "insert into case_effect (tenant_id, id, case_id, kind, title, team_id, due_at, pence, connector, tell, made_at, state)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open')",
        args![
            tx.tenant(),
            id.uuid(),
            case.uuid(),
            effect.kind.name(),
            json(effect.title)?,
            effect.team.map(TeamId::uuid),
            effect.due_at,
            effect.pence.map(i64::from),
            effect.connector,
            tell,
            tx.now()
        ],
    )
    .await?;
    Ok(id)
}

/// What a case asks of others, the oldest first, as one column: `e` of the case `c`.
macro_rules! effects_of {
    () => {
        "(select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'title', e.title, 'team', et.name,
                'due_at', e.due_at, 'pence', e.pence, 'connector', e.connector, 'done', e.state = 'done',
                'failed', e.state = 'failed', 'words', e.said, 'version', e.version)
                order by e.made_at, e.id), '[]')
            from case_effect e left join team et on et.tenant_id = $1 and et.id = e.team_id
            where e.tenant_id = $1 and e.case_id = c.id)"
    };
}
pub(crate) use effects_of;

/// The effects of [`effects_of`].
pub(crate) fn effects(row: tenant_db::Row<'_>, at: usize) -> Result<Vec<EffectView>, DbError> {
    row.json(at)
}

/// Whose case an effect is.
pub(in crate::case) async fn case_of_effect(tx: &TenantTx, id: CaseEffectId) -> Result<Option<CaseId>, DbError> {
    let sql = "select case_id from case_effect where tenant_id = $1 and id = $2";
    tx.row(sql, args![tx.tenant(), id.uuid()], |row| row.id(0)).await
}

/// Says that a task was done, or a warning was seen; `false` for one that isn't open, or isn't for staff to do.
pub(in crate::case) async fn complete(tx: &TenantTx, id: CaseEffectId) -> Result<bool, DbError> {
    let done = tx
        .run(
            "update case_effect set state = 'done', version = version + 1, done_at = $3,
                 done_by = (select id from staff where tenant_id = $1 and id = $4)
             where tenant_id = $1 and id = $2 and state = 'open' and kind in ('task', 'alarm')",
            args![tx.tenant(), id.uuid(), tx.now(), tx.actor().staff().map(StaffId::uuid)],
        )
        .await?;
    Ok(done == 1)
}

/// Timers that should have gone off by each council's time, those first that weren't tried yet.
pub(super) async fn due(
    tx: &RelayTx,
    councils: Vec<Uuid>,
    times: Vec<OffsetDateTime>,
    most: i64,
) -> Result<Vec<(CouncilId, CaseTimerId)>, DbError> {
    tx.rows(
        "select d.tenant_id, d.id from unnest($1::uuid[], $2::timestamptz[]) as c(id, now)
         cross join lateral (select t.tenant_id, t.id from cases.case_timer t
             where t.tenant_id = c.id and t.state = 'waiting' and t.due_at <= c.now
             order by t.attempts, t.due_at, t.id limit $3) d",
        args![councils, times, most],
        |row| Ok((row.id(0)?, row.id(1)?)),
    )
    .await
}

/// Whose case a timer is.
pub(super) async fn case_of(tx: &TenantTx, id: CaseTimerId) -> Result<Option<CaseId>, DbError> {
    let sql = "select case_id from case_timer where tenant_id = $1 and id = $2";
    tx.row(sql, args![tx.tenant(), id.uuid()], |row| row.id(0)).await
}

/// What a timer that waits and whose time has come does. Its case is locked, and with it its timers.
pub(super) async fn waiting(tx: &TenantTx, id: CaseTimerId) -> Result<Option<TimerThen>, DbError> {
    tx.row(
        "select action from case_timer where tenant_id = $1 and id = $2 and state = 'waiting' and due_at <= $3",
        args![tx.tenant(), id.uuid(), tx.now()],
        |row| row.json(0),
    )
    .await
}

/// Notes that a timer went off.
pub(super) async fn gone_off(tx: &TenantTx, id: CaseTimerId) -> Result<(), DbError> {
    tx.run(
        "update case_timer set state = 'gone_off', ended_at = $3 where tenant_id = $1 and id = $2 and state = 'waiting'",
        args![tx.tenant(), id.uuid(), tx.now()],
    )
    .await?;
    Ok(())
}

/// What couldn't be done comes after what wasn't tried yet, and later.
pub(super) async fn put_off(tx: &TenantTx, id: CaseTimerId, until: OffsetDateTime) -> Result<(), DbError> {
    tx.run(
        "update case_timer set attempts = attempts + 1, due_at = greatest(due_at, $3)
         where tenant_id = $1 and id = $2 and state = 'waiting'",
        args![tx.tenant(), id.uuid(), until],
    )
    .await?;
    Ok(())
}
