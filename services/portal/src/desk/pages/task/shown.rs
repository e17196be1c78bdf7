//! From what cases says of a task to its page.

use cases_api::perm;
use cases_api::queues::Colleague;
use cases_api::task::{TaskState, TaskView};

use super::path_of;
use crate::desk::case::Link;
use crate::desk::explain::explain;
use crate::desk::queue::Urgency;
use crate::desk::task::{Item, Row, Task};
use crate::form::{Choice, Form};
use crate::page::Status;
use crate::visit::Desk;
use crate::words::dates;

/// Where a task is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::desk::pages) enum On {
    /// In a list of tasks.
    List,
    /// On its case's page.
    Case,
    /// On a page of its own.
    Own,
}

impl On {
    /// Where to go back to from there, as forms say it.
    const fn name(self) -> &'static str {
        match self {
            Self::List => "tasks",
            Self::Case => "case",
            Self::Own => "task",
        }
    }
}

/// A task as it is shown there.
pub(in crate::desk::pages) fn row(desk: &Desk, task: &TaskView, on: On) -> Row {
    row_of(&desk.page, desk.now(), desk.may::<perm::WorkCases>(), task, on)
}

/// The same, at a moment, for someone who works cases or doesn't.
pub(in crate::desk::pages) fn row_of(
    page: &crate::page::Page,
    now: time::OffsetDateTime,
    works: bool,
    task: &TaskView,
    on: On,
) -> Row {
    let (w, language) = (page.w, page.language());
    let item = |item: &cases_api::task::TaskItem| Item {
        text: item.text.get(language).to_owned(),
        done: item.done,
        by: item.by.clone().unwrap_or_default(),
    };
    let items: Vec<Item> = task.checklist.iter().map(item).collect();
    let id = task.id.to_string();
    let open = task.state == TaskState::Open;
    let urgency = |due| Urgency::of(due, now, if open { Status::InProgress } else { Status::Done });
    let ended = task.ended_at.map(|at| dates::short_moment(at, language));
    let case =
        Link { href: page.onward(format!("/desk/cases/{}", task.case.id)), text: task.case.reference.to_string() };
    let fields = Task::work_fields(w, &id, &items);
    Row {
        title: task.title.get(language).to_owned(),
        href: page.onward(path_of(task.id)),
        case: (on != On::Case).then_some(case),
        service: task.case.service.get(language).to_owned(),
        team: task.team.name.get(language).to_owned(),
        assignee: task.assignee.as_ref().map(|one| one.name.clone()).unwrap_or_default(),
        due: task.due_at.map(|at| dates::day(dates::london_date(at), language)).unwrap_or_default(),
        explanation: task.counted.as_ref().map(|counted| explain(counted, w)).unwrap_or_default(),
        urgency: task.due_at.map_or(Urgency::Ahead, urgency),
        mandatory: task.mandatory,
        state: task.state,
        ended: ended.map(|at| by(task.ended_by.as_deref(), &at)).unwrap_or_default(),
        why: task.why.clone().unwrap_or_default(),
        work: (works && open).then(|| Form::new(page, fields).to(page.onward(path_of(task.id)))),
        back: on.name(),
        version: task.version,
        items,
        id,
    }
}

fn by(name: Option<&str>, at: &str) -> String {
    name.map_or_else(|| at.to_owned(), |name| format!("{name}, {at}"))
}

/// The page of a task.
pub(super) fn view(desk: Desk, task: &TaskView, colleagues: &[Colleague]) -> Task {
    let (w, language) = (desk.page.w, desk.page.language());
    let row = row(&desk, task, On::Own);
    let works = desk.may::<perm::WorkCases>();
    let open = works && task.state == TaskState::Open;
    let holder = task.assignee.as_ref().map(|one| one.id);
    let form = |act: &str, fields| Form::new(&desk.page, fields).to(format!("{}/{act}", path_of(task.id)));
    let (near, far): (Vec<_>, Vec<_>) =
        colleagues.iter().filter(|one| Some(one.id) != holder).partition(|one| one.teams.contains(&task.team.id));
    let people = near.into_iter().chain(far).map(|one| Choice::new(one.id.to_string(), &one.name)).collect();
    Task {
        made: by(task.made_by.as_deref(), &dates::short_moment(task.made_at, language)),
        take: (open && holder != Some(desk.me.staff_id)).then(|| form("take", Vec::new())),
        release: (open && holder.is_some()).then(|| form("release", Vec::new())),
        give: (open && !colleagues.is_empty()).then(|| form("give", Task::give_fields(w, people))),
        drop: open.then(|| form("drop", Task::drop_fields(w))),
        reopen: (works && task.state != TaskState::Open).then(|| form("reopen", Vec::new())),
        row,
        page: desk.page,
    }
}
