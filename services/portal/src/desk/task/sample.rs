use cases_api::task::TaskState;
use contract::Language;
use jiff::civil::date;

use super::{Chosen, Item, Row, Task, Tasks};
use crate::desk::case::Link;
use crate::desk::queue::Urgency;
use crate::form::{Choice, Form};
use crate::page::{Page, Section};
use crate::words::dates;

/// A task with a checklist, half done.
pub(in crate::desk) fn row(page: &Page, id: &str, state: TaskState) -> Row {
    let open = state == TaskState::Open;
    let items = [("Is it damaged? <b>", true), ("Is it the right lid?", !open)].map(|(text, done)| Item {
        text: text.to_owned(),
        done,
        by: if done { "Priya Shah".to_owned() } else { String::new() },
    });
    let items: Vec<Item> = items.into();
    let fields = Task::work_fields(page.w, id, &items);
    Row {
        id: id.to_owned(),
        title: "Look at the bin".to_owned(),
        href: "/desk/tasks/0198".to_owned(),
        case: Some(Link { href: "/desk/cases/0198".to_owned(), text: "C7X-4KM-9TPH".to_owned() }),
        service: "Bin not emptied".to_owned(),
        team: "Street care".to_owned(),
        assignee: if open { String::new() } else { "Priya Shah".to_owned() },
        due: dates::day(date(2026, 11, 27), page.language()),
        explanation: crate::desk::explain::sample(page.w),
        urgency: if open { Urgency::Overdue } else { Urgency::Ahead },
        mandatory: true,
        state,
        ended: if open { String::new() } else { "Priya Shah, 26 Nov 2026, 9:02am".to_owned() },
        why: if state == TaskState::Dropped { "The bin is gone.".to_owned() } else { String::new() },
        items,
        back: "tasks",
        version: 3,
        work: open.then(|| Form::new(page, fields).to("/desk/tasks/0198")),
    }
}

impl Tasks {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Tasks);
        let chosen = |name: &str, current| Chosen {
            href: format!("/desk/tasks?whose={name}"),
            text: page.w.get(&format!("tasks-{name}")).into_owned(),
            current,
        };
        let choices = ["mine", "team", "nobody", "all", "done"].map(|name| chosen(name, name == "team"));
        let tasks = vec![row(&page, "1", TaskState::Open), row(&page, "2", TaskState::Done)];
        Self { choices: choices.into(), tasks, next: Some("/desk/tasks?cursor=sample".to_owned()), page }
    }

    /// A sample without tasks.
    pub fn sample_empty(language: Language) -> Self {
        Self { tasks: Vec::new(), next: None, ..Self::sample(language) }
    }
}

impl Task {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Tasks);
        let w = page.w;
        let form = |fields, to: &str| Some(Form::new(&page, fields).to(format!("/desk/tasks/0198/{to}")));
        Self {
            row: row(&page, "1", TaskState::Open),
            made: "Tomos Rees, 25 Nov 2026, 4:40pm".to_owned(),
            take: form(Vec::new(), "take"),
            release: None,
            give: form(Self::give_fields(w, vec![Choice::new("1", "Priya Shah")]), "give"),
            drop: form(Self::drop_fields(w), "drop"),
            reopen: None,
            page,
        }
    }

    /// A sample that is done.
    pub fn sample_done(language: Language) -> Self {
        let task = Self::sample(language);
        Self {
            row: row(&task.page, "1", TaskState::Dropped),
            take: None,
            give: None,
            drop: None,
            reopen: Some(Form::new(&task.page, Vec::new()).to("/desk/tasks/0198/reopen")),
            ..task
        }
    }

    /// A sample that was said to be done with an item left.
    pub fn sample_refused(language: Language) -> Self {
        let mut task = Self::sample(language);
        let w = task.page.w;
        task.row.work = task.row.work.map(|form| form.wrong("item-1", w.get("fault-items-open")));
        task.page.failed = true;
        task
    }
}
