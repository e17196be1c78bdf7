//! Every query about tasks.

use cases_api::task::{ListTasks, TaskState, TaskTemplate, TaskView};
use contract::{Bilingual, CaseId, CaseTaskId, StaffId, TeamId};
use serde_json::json;
use tenant_db::{DbError, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::making::NewTask;
use super::progress::{Became, Given};
use crate::case::sight::store::{in_sight, seen_by};
use crate::case::version::store::goes_by;

/// The task `k` of the case `c`, as a [`TaskView`].
macro_rules! task_json {
    () => {
        "jsonb_build_object('id', k.id,
            'case', jsonb_build_object('id', c.id, 'reference', c.reference, 'service', c.service_name),
            'title', k.title, 'template', k.template,
            'team', (select jsonb_build_object('id', kt.id, 'name', kt.name) from team kt
                where kt.tenant_id = $1 and kt.id = k.team_id),
            'assignee', (select jsonb_build_object('id', ka.id, 'name', ka.name) from staff ka
                where ka.tenant_id = $1 and ka.id = k.assignee_id),
            'due_at', k.due_at, 'counted', k.counted, 'mandatory', k.mandatory, 'checklist', k.checklist, 'state', k.state, 'why', k.why,
            'made_at', k.made_at, 'ended_at', k.ended_at, 'version', k.version,
            'made_by', (select ks.name from staff ks where ks.tenant_id = $1 and ks.id = k.made_by),
            'ended_by', (select ks.name from staff ks where ks.tenant_id = $1 and ks.id = k.ended_by))"
    };
}

/// What there is to do for the case `c`, the oldest first, as one column.
macro_rules! tasks_of {
    () => {
        concat!(
            "(select coalesce(jsonb_agg(",
            $crate::task::store::task_json!(),
            " order by k.made_at, k.id), '[]')
              from case_task k where k.tenant_id = $1 and k.case_id = c.id)"
        )
    };
}
pub(crate) use {task_json, tasks_of};

/// Whether the member of staff `$me` may see the task `k` of the case `c`: its own, their team's, or one of a case
/// that they see.
macro_rules! task_seen_by {
    ($me:literal) => {
        concat!(" (", in_sight!($me, ["k.assignee_id", "k.made_by"], "k.team_id"), " or", seen_by!($me), ")")
    };
}

/// The template of a key that the service of a case has.
pub(super) async fn template(tx: &TenantTx, case: CaseId, key: &str) -> Result<Option<TaskTemplate>, DbError> {
    let found = tx
        .row(
            concat!(
                "select coalesce(v.definition -> 'tasks', '[]') from case_file c",
                goes_by!(),
                " where c.tenant_id = $1 and c.id = $2"
            ),
            args![tx.tenant(), case.uuid()],
            |row| row.json::<Vec<TaskTemplate>>(0),
        )
        .await?;
    Ok(found.unwrap_or_default().into_iter().find(|template| template.key == key))
}

/// Writes a task.
pub(super) async fn insert(tx: &TenantTx, case: CaseId, task: &NewTask) -> Result<CaseTaskId, DbError> {
    let id = tx.new_id::<CaseTaskId>();
    let item = |text: &Bilingual| json!({"text": text, "done": false, "by": null, "at": null});
    let checklist: Vec<_> = task.checklist.iter().map(item).collect();
    tx.run(
        "insert into case_task (tenant_id, id, case_id, template, title, team_id, assignee_id, due_at, mandatory, checklist,
             state, made_at, made_by, counted)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11, (select id from staff where tenant_id = $1 and id = $12), $13)",
        args![
            tx.tenant(),
            id.uuid(),
            case.uuid(),
            task.template.as_deref(),
            crate::case::store::json(&task.title)?,
            task.team.uuid(),
            task.assignee.map(StaffId::uuid),
            task.due.as_ref().map(|due| due.at),
            task.mandatory,
            serde_json::Value::Array(checklist),
            tx.now(),
            task.by.map(StaffId::uuid),
            task.due.as_ref().map(|due| crate::case::store::json(&due.explanation)).transpose()?,
        ],
    )
    .await?;
    Ok(id)
}

/// How many tasks of a case must be done and aren't.
pub(crate) async fn open_mandatory(tx: &TenantTx, case: CaseId) -> Result<i64, DbError> {
    let counted = tx
        .row(
            "select count(*) from case_task where tenant_id = $1 and case_id = $2 and state = 'open' and mandatory",
            args![tx.tenant(), case.uuid()],
            |row| row.get(0),
        )
        .await?;
    counted.ok_or_else(|| DbError::Bug("a count has no row".into()))
}

/// The case of a task that whoever acts may see.
pub(super) async fn case_of(tx: &TenantTx, id: CaseTaskId) -> Result<Option<CaseId>, DbError> {
    tx.row(
        concat!(
            "select k.case_id from case_task k join case_file c on c.tenant_id = $1 and c.id = k.case_id
             where k.tenant_id = $1 and k.id = $2 and",
            task_seen_by!("$3")
        ),
        args![tx.tenant(), id.uuid(), tx.actor().staff().map(StaffId::uuid)],
        |row| row.id(0),
    )
    .await
}

/// A task to be worked on, with the name of whoever acts; its row is locked.
pub(super) async fn given(tx: &TenantTx, id: CaseTaskId) -> Result<Option<(Given, Option<String>)>, DbError> {
    tx.row(
        "select k.mandatory, k.state, k.checklist, k.version,
             (select s.name from staff s where s.tenant_id = $1 and s.id = $3)
         from case_task k where k.tenant_id = $1 and k.id = $2 for no key update of k",
        args![tx.tenant(), id.uuid(), tx.actor().staff().map(StaffId::uuid)],
        |row| {
            let state = TaskState::named(row.get(1)?).ok_or_else(|| DbError::Bug("a stored task has no state".into()));
            let given = Given { mandatory: row.get(0)?, state: state?, checklist: row.json(2)?, version: row.get(3)? };
            Ok((given, row.get(4)?))
        },
    )
    .await
}

/// Writes what became of a locked task.
pub(super) async fn become_so(tx: &TenantTx, id: CaseTaskId, became: &Became) -> Result<(), DbError> {
    tx.run(
        "update case_task set checklist = $3, state = $4, why = $5, version = version + 1,
             ended_at = case when $4 <> 'open' then coalesce(ended_at, $6) end,
             ended_by = case when $4 <> 'open' then coalesce(ended_by, (select id from staff where tenant_id = $1 and id = $7)) end
         where tenant_id = $1 and id = $2",
        args![
            tx.tenant(),
            id.uuid(),
            crate::case::store::json(&became.checklist)?,
            became.state.name(),
            became.why.as_deref(),
            tx.now(),
            tx.actor().staff().map(StaffId::uuid),
        ],
    )
    .await?;
    Ok(())
}

/// Writes who does a locked task.
pub(super) async fn assign(tx: &TenantTx, id: CaseTaskId, to: Option<StaffId>) -> Result<(), DbError> {
    tx.run(
        "update case_task set assignee_id = $3, version = version + 1 where tenant_id = $1 and id = $2",
        args![tx.tenant(), id.uuid(), to.map(StaffId::uuid)],
    )
    .await?;
    Ok(())
}

/// One task that whoever acts may see.
pub(super) async fn view(tx: &TenantTx, id: CaseTaskId) -> Result<Option<TaskView>, DbError> {
    tx.row(
        concat!(
            "select ",
            task_json!(),
            " from case_task k join case_file c on c.tenant_id = $1 and c.id = k.case_id
             where k.tenant_id = $1 and k.id = $2 and",
            task_seen_by!("$3")
        ),
        args![tx.tenant(), id.uuid(), tx.actor().staff().map(StaffId::uuid)],
        |row| row.json(0),
    )
    .await
}

/// Which tasks a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Which {
    pub state: TaskState,
    pub team: Whose<TeamId>,
    pub assignee: Whose<StaffId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose<T> {
    Any,
    Mine,
    Nobodys,
    One(T),
}

impl Which {
    /// # Errors
    /// `validation-failed` for a team or an assignee that can't be one.
    pub fn read(asked: &ListTasks) -> Result<Self, contract::Problem> {
        let mut faults = contract::Faults::none();
        let team = match asked.team.as_deref() {
            None => Whose::Any,
            Some("mine") => Whose::Mine,
            Some(id) => id.parse().map(Whose::One).unwrap_or_else(|_| {
                faults.add("/team", "unknown-value", "The team must be `mine` or a team's id.");
                Whose::Any
            }),
        };
        let assignee = match asked.assignee.as_deref() {
            None => Whose::Any,
            Some("me") => Whose::Mine,
            Some("none") => Whose::Nobodys,
            Some(id) => id.parse().map(Whose::One).unwrap_or_else(|_| {
                let detail = "The assignee must be `me`, `none` or a member of staff's id.";
                faults.add("/assignee", "unknown-value", detail);
                Whose::Any
            }),
        };
        let state = asked.state.unwrap_or(TaskState::Open);
        faults.finish(Some(Self { state, team, assignee }))
    }
}

/// `$1` council, `$2` state, `$3` who asks, `$4` team, `$5` assignee, `$6` and `$7` the place, `$8` how many.
macro_rules! listed {
    ($team:literal, $assignee:literal) => {
        concat!(
            "select ",
            task_json!(),
            ", k.sort_at from case_task k join case_file c on c.tenant_id = $1 and c.id = k.case_id
             where k.tenant_id = $1 and k.state = $2
                 and not ($2 = 'open' and exists (select from case_merge g where g.tenant_id = $1 and g.case_id = k.case_id))",
            $team,
            $assignee,
            " and (k.sort_at, k.id) > ($6, $7) and",
            task_seen_by!("$3"),
            " order by k.sort_at, k.id limit $8"
        )
    };
}

fn statement(which: Which) -> &'static str {
    macro_rules! by_assignee {
        ($team:literal) => {
            match which.assignee {
                Whose::Any => listed!($team, " and $5::uuid is null"),
                Whose::Mine | Whose::One(_) => listed!($team, " and k.assignee_id = $5"),
                Whose::Nobodys => listed!($team, " and k.assignee_id is null and $5::uuid is null"),
            }
        };
    }
    match which.team {
        Whose::One(_) => by_assignee!(" and k.team_id = $4"),
        Whose::Mine => by_assignee!(
            " and $4::uuid is null and (k.team_id in (select m.team_id from team_member m where m.tenant_id = $1 and m.staff_id = $3)) is true"
        ),
        Whose::Any | Whose::Nobodys => by_assignee!(" and $4::uuid is null"),
    }
}

/// A page of tasks after a place, each with its own, and one more when there is one.
pub(super) async fn list(
    tx: &TenantTx,
    which: Which,
    after: Option<(OffsetDateTime, CaseTaskId)>,
    size: u16,
) -> Result<Vec<(TaskView, OffsetDateTime)>, DbError> {
    let me = tx.actor().staff();
    let (at, id) = after.unwrap_or((OffsetDateTime::UNIX_EPOCH, CaseTaskId::from(Uuid::nil())));
    let team = match which.team {
        Whose::One(team) => Some(team.uuid()),
        _ => None,
    };
    let assignee = match which.assignee {
        Whose::Mine => me,
        Whose::One(staff) => Some(staff),
        Whose::Any | Whose::Nobodys => None,
    };
    tx.rows(
        statement(which),
        args![
            tx.tenant(),
            which.state.name(),
            me.map(StaffId::uuid),
            team,
            assignee.map(StaffId::uuid),
            at,
            id.uuid(),
            i64::from(size) + 1
        ],
        |row| Ok((row.json(0)?, row.get(1)?)),
    )
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_that_can_not_be_one_is_named() {
        let mine = ListTasks { team: Some("mine".into()), assignee: Some("none".into()), ..ListTasks::default() };
        let which = Which::read(&mine).unwrap();
        assert_eq!((which.team, which.assignee, which.state), (Whose::Mine, Whose::Nobodys, TaskState::Open));
        let wrong = ListTasks { team: Some("waste".into()), assignee: Some("you".into()), ..ListTasks::default() };
        let refused = Which::read(&wrong).unwrap_err();
        let pointers: Vec<_> = refused.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/team", "/assignee"]);
    }
}
