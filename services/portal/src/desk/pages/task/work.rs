//! Working on a task: what is refused is shown on the task's own page, with what was ticked and typed kept.

use actix_web::{HttpResponse, web};
use cases_api::case::Assign;
use cases_api::task::{TaskProgress, TaskState, TaskView};
use contract::{Faults, Problem, ProblemKind, StaffId};

use super::super::done::Done;
use super::{PATH, opened, path_of, shown};
use crate::desk::task::Task;
use crate::form::{Form, ProtectedForm};
use crate::page;
use crate::visit::Desk;

/// Which of the page's forms was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Work,
    Who,
    Drop,
    Reopen,
}

/// `POST /desk/tasks/{id}`
pub(super) async fn progress(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let state = if posted.typed.get("state") == TaskState::Done.name() { TaskState::Done } else { TaskState::Open };
    let name = format!("item-{}", id.as_str());
    let ticked = posted.typed.all(&name).filter_map(|place| place.parse().ok()).collect();
    said(desk, &id, &posted, Act::Work, TaskProgress { ticked, state, why: None }).await
}

/// `POST /desk/tasks/{id}/drop`
pub(super) async fn abandon(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let why = Some(posted.typed.get("why").to_owned());
    said(desk, &id, &posted, Act::Drop, TaskProgress { ticked: Vec::new(), state: TaskState::Dropped, why }).await
}

/// `POST /desk/tasks/{id}/reopen`
pub(super) async fn reopen(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    said(desk, &id, &posted, Act::Reopen, TaskProgress { ticked: Vec::new(), state: TaskState::Open, why: None }).await
}

async fn said(desk: Desk, id: &str, posted: &ProtectedForm, act: Act, mut to: TaskProgress) -> HttpResponse {
    let (desk, task) = match opened(desk, id).await {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    if act != Act::Work {
        // Only the checklist's own form says what is ticked.
        to.ticked = (0_u16..).zip(&task.checklist).filter(|(_, item)| item.done).map(|(place, _)| place).collect();
    }
    let answer = desk.rooms.cases.progress_task(&desk.token, task.id, version(posted), posted.once.as_str(), &to).await;
    let done = match to.state {
        TaskState::Done => Done::TaskFinished,
        TaskState::Dropped => Done::TaskDropped,
        TaskState::Open => Done::TaskKept,
    };
    answered(desk, &task, posted, act, answer.map(|_| done)).await
}

/// `POST /desk/tasks/{id}/take`
pub(super) async fn take(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let me = desk.me.staff_id;
    assign(desk, &id, &posted, Ok(Some(me))).await
}

/// `POST /desk/tasks/{id}/release`
pub(super) async fn release(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    assign(desk, &id, &posted, Ok(None)).await
}

/// `POST /desk/tasks/{id}/give`
pub(super) async fn give(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let mut faults = Faults::none();
    let to = posted.typed.get("colleague").parse::<StaffId>().ok();
    if to.is_none() {
        faults.add("/to", "required", "Choose whom to give it to.");
    }
    assign(desk, &id, &posted, faults.finish(to).map(Some)).await
}

async fn assign(desk: Desk, id: &str, posted: &ProtectedForm, to: Result<Option<StaffId>, Problem>) -> HttpResponse {
    let (desk, task) = match opened(desk, id).await {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let answer = match to {
        Ok(to) => {
            let (once, to) = (posted.once.as_str(), Assign { to });
            desk.rooms.cases.assign_task(&desk.token, task.id, version(posted), once, &to).await
        }
        Err(problem) => Err(problem),
    };
    answered(desk, &task, posted, Act::Who, answer.map(|_| Done::TaskGiven)).await
}

/// Back to where the form was, or the task with the form as it was sent.
async fn answered(
    desk: Desk,
    task: &TaskView,
    posted: &ProtectedForm,
    act: Act,
    answer: Result<Done, Problem>,
) -> HttpResponse {
    let problem = match answer {
        Ok(done) => {
            let back = match posted.typed.get("back") {
                "case" => format!("/desk/cases/{}", task.case.id),
                "tasks" => PATH.to_owned(),
                _ => path_of(task.id),
            };
            return page::see_other(&desk.page, &done.at(&desk.page.onward(back)));
        }
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::NotFound | ProblemKind::Unauthenticated) {
        return desk.refuse(&problem);
    }
    let colleagues = desk.rooms.cases.colleagues(&desk.token).await;
    let colleagues = colleagues.map(|everyone| everyone.items).unwrap_or_default();
    let mut desk = desk;
    desk.page = desk.page.at_path(&path_of(task.id)).failing(true);
    let mut view = shown::view(desk, task, &colleagues);
    let place = match act {
        Act::Work => &mut view.row.work,
        Act::Who => &mut view.give,
        Act::Drop => &mut view.drop,
        Act::Reopen => &mut view.reopen,
    };
    // A task that a colleague ended meanwhile has lost its form: the page shows how it stands.
    if let Some(form) = place.take() {
        let Form { action, fields, .. } = form;
        let again = Form::again(&view.page, fields, &posted.typed, posted.once.clone()).to(action);
        let again = again.refused(&problem, view.page.w);
        *place = Some(if problem.kind == ProblemKind::PreconditionFailed { again.anew() } else { again });
    }
    page::show(page::status_of(&problem), &Task { ..view })
}

/// The version that the form was made for.
fn version(posted: &ProtectedForm) -> i64 {
    posted.typed.get("version").parse().unwrap_or_default()
}
