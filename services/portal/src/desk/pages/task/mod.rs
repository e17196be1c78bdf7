//! Tasks: whose they are, what is left of each, and working on them.

mod making;
mod shown;
mod work;

use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use cases_api::task::{ListTasks, TaskState, TaskView};
use contract::{CaseTaskId, Problem, ProblemKind};
use runtime::Routes;
use serde::Deserialize;

use super::done::Done;
use super::next_page;
use crate::desk::task::{Chosen, Tasks};
use crate::page::{self, Section};
use crate::visit::Desk;
pub(super) use making::fields as make_fields;
use shown::row;
pub(super) use shown::{On, row_of};

const PATH: &str = "/desk/tasks";
/// How many tasks a page shows.
const ROWS: u16 = 25;
/// Whose tasks can be chosen.
const WHOSE: [&str; 5] = ["mine", "team", "nobody", "all", "done"];

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, PATH, list, "Tasks by the day on which they are due")
        .page(Method::GET, "/desk/tasks/{id}", show, "A task with its checklist")
        .page(Method::POST, "/desk/tasks/{id}", work::progress, "Tick items off, or say that it is done")
        .page(Method::POST, "/desk/tasks/{id}/take", work::take, "Take a task")
        .page(Method::POST, "/desk/tasks/{id}/release", work::release, "Give a task back to its team")
        .page(Method::POST, "/desk/tasks/{id}/give", work::give, "Give a task to someone")
        .page(Method::POST, "/desk/tasks/{id}/drop", work::abandon, "Say that a task isn't needed")
        .page(Method::POST, "/desk/tasks/{id}/reopen", work::reopen, "Take a task up again")
        .page(Method::POST, "/desk/cases/{id}/tasks", making::make, "Make a task for a case")
}

/// Whose tasks.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    whose: String,
    cursor: Option<String>,
}

impl Asked {
    fn whose(&self) -> &'static str {
        WHOSE.into_iter().find(|whose| *whose == self.whose).unwrap_or(WHOSE[0])
    }

    fn list(&self) -> ListTasks {
        let all = ListTasks { limit: Some(ROWS), cursor: self.cursor.clone(), ..ListTasks::default() };
        let named = |name: &str| Some(name.to_owned());
        match self.whose() {
            "mine" => ListTasks { assignee: named("me"), ..all },
            "team" => ListTasks { team: named("mine"), ..all },
            "nobody" => ListTasks { assignee: named("none"), ..all },
            "done" => ListTasks { state: Some(TaskState::Done), ..all },
            _ => all,
        }
    }
}

/// `GET /desk/tasks`
async fn list(desk: Desk, asked: web::Query<Asked>) -> HttpResponse {
    let mut desk = desk.at(Section::Tasks);
    let found = match desk.rooms.cases.tasks(&desk.token, &asked.list()).await {
        Ok(found) => found,
        Err(problem) if problem.kind == ProblemKind::BadCursor => return page::see_other(&desk.page, PATH),
        Err(problem) => return desk.refuse(&problem),
    };
    desk.page = Done::told(desk.page);
    let chosen = |whose: &'static str| Chosen {
        href: format!("{PATH}?whose={whose}"),
        text: desk.page.w.get(&format!("tasks-{whose}")).into_owned(),
        current: whose == asked.whose(),
    };
    page::ok(&Tasks {
        choices: WHOSE.into_iter().map(chosen).collect(),
        tasks: found.items.iter().map(|task| row(&desk, task, On::List)).collect(),
        next: next_page(PATH, &[("whose", asked.whose())], found.next.as_deref()),
        page: desk.page,
    })
}

/// `GET /desk/tasks/{id}`
async fn show(desk: Desk, id: web::Path<String>) -> HttpResponse {
    let (mut desk, task) = match opened(desk, &id).await {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let colleagues = desk.rooms.cases.colleagues(&desk.token).await;
    let colleagues = colleagues.map(|everyone| everyone.items).unwrap_or_default();
    desk.page = Done::told(desk.page);
    page::ok(&shown::view(desk, &task, &colleagues))
}

/// A task that a page is about.
///
/// # Errors
/// The answer to give, for a task that there isn't or that may not be seen.
async fn opened(desk: Desk, id: &str) -> Result<(Desk, TaskView), HttpResponse> {
    let desk = desk.at(Section::Tasks);
    let Ok(id) = id.parse::<CaseTaskId>() else { return Err(desk.refuse(&Problem::not_found())) };
    match desk.rooms.cases.task(&desk.token, id).await {
        Ok(found) => Ok((desk, found.body)),
        Err(problem) => Err(desk.refuse(&problem)),
    }
}

fn path_of(id: CaseTaskId) -> String {
    format!("{PATH}/{id}")
}
