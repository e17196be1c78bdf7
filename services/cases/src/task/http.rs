use auth::Allowed;
use cases_api::case::{Assign, Happening};
use cases_api::perm;
use cases_api::task::{ListTasks, MakeTask, TaskProgress, TaskView};
use contract::{
    CaseId, CaseTaskId, Created, Found, LookReason, Moment, Page, PageQuery, Permission as _, Problem, ProblemKind,
};
use runtime::{At, Body, Early, IfMatch, Params, Shared};
use tenant_db::TenantTx;

use super::progress::{Given, Sayer, say};
use super::store::Which;
use super::{making, store};
use crate::case::moving::Moving;
use crate::case::{Standing, store as cases};
use crate::office::Office;
use crate::staff;

/// Where a page begins: after this time of sorting and id.
type Place = (Moment, CaseTaskId);

pub async fn list(
    allowed: Allowed<perm::ReadCases>,
    Params(asked): Params<ListTasks>,
) -> Result<Found<Page<TaskView>>, Early> {
    let which = Which::read(&asked)?;
    let page = PageQuery { limit: asked.limit, cursor: asked.cursor };
    let size = page.size()?;
    let me = allowed.actor().staff();
    let name = format!("tasks {which:?} {me:?}");
    let list = allowed.list(&name);
    let after = page.cursor.map(|cursor| list.open::<Place>(&cursor)).transpose()?;
    let after = after.map(|(Moment(at), id)| (at, id));
    let tx = allowed.begin().await?;
    let rows = store::list(&tx, which, after, size).await?;
    let Page { items, next } = list.page(rows, size, |(task, at)| (Moment(*at), task.id));
    Ok(Found::plain(Page { items: items.into_iter().map(|(task, _)| task).collect(), next }))
}

pub async fn read(allowed: Allowed<perm::ReadCases>, At(id): At<CaseTaskId>) -> Result<Found<TaskView>, Early> {
    let tx = allowed.begin().await?;
    let view = shown(&tx, id).await?;
    tx.looked_at_for(view.case.id, "task", LookReason { case: Some(view.case.id), call: None });
    Ok(at(view))
}

pub async fn make(
    allowed: Allowed<perm::WorkCases>,
    At(case): At<CaseId>,
    Body(asked): Body<MakeTask>,
    Shared(office): Shared<Office>,
) -> Result<Created<TaskView>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let case = cases::standing(&tx, case).await?.ok_or_else(Problem::not_found)?;
    case.must_stand_alone("")?;
    let id = making::make(&case, &tx, &Moving::of(&allowed, &office)?, &asked).await?;
    let body = shown(&tx, id).await?;
    Ok(tx.commit(Created { body, location: format!("/api/v1/tasks/{id}") }).await?)
}

pub async fn progress(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseTaskId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<TaskProgress>,
    Shared(office): Shared<Office>,
) -> Result<Found<TaskView>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let (case, given, name) = taken(&tx, id, version).await?;
    let moving = Moving::of(&allowed, &office)?;
    let decides = moving.holds.iter().any(|held| held == perm::DecideCases::NAME);
    let became = say(&given, &asked, &Sayer { name, at: tx.now(), decides })?;
    store::become_so(&tx, id, &became).await?;
    let view = shown(&tx, id).await?;
    if became.state != given.state {
        let title = moving.staffs(&view.title);
        let what = Happening::Task { title, became: became.state, why: became.why };
        cases::add_entry(&tx, case.id, false, what).await?;
    }
    tx.audit("case.task-worked", case.id, &["tasks", "timeline"]);
    Ok(tx.commit(at(view)).await?)
}

pub async fn assign(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<CaseTaskId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<Assign>,
) -> Result<Found<TaskView>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let (case, ..) = taken(&tx, id, version).await?;
    if let Some(to) = asked.to
        && staff::store::active(&tx, to).await?.is_none()
    {
        return Err(Problem::at("/to", "unknown-value", "Nobody of the council's staff has this id.").into());
    }
    store::assign(&tx, id, asked.to).await?;
    tx.audit("case.task-assigned", case.id, &["tasks"]);
    let view = shown(&tx, id).await?;
    Ok(tx.commit(at(view)).await?)
}

/// A task that is still at a version, with its case and the name of whoever acts. What a case's guards ask of its
/// tasks holds, because each is changed under the lock of its case.
async fn taken(tx: &TenantTx, id: CaseTaskId, version: i64) -> Result<(Standing, Given, Option<String>), Problem> {
    let case = store::case_of(tx, id).await?.ok_or_else(Problem::not_found)?;
    let case = cases::standing_given(tx, case).await?.ok_or_else(Problem::not_found)?;
    case.must_stand_alone("")?;
    let (given, name) = store::given(tx, id).await?.ok_or_else(Problem::not_found)?;
    if given.version != version {
        return Err(ProblemKind::PreconditionFailed.into());
    }
    Ok((case, given, name))
}

async fn shown(tx: &TenantTx, id: CaseTaskId) -> Result<TaskView, Problem> {
    store::view(tx, id).await?.ok_or_else(Problem::not_found)
}

fn at(view: TaskView) -> Found<TaskView> {
    let version = view.version;
    Found::at(view, version)
}
