//! Tasks at the desk: in a list, on their case, and one alone.

pub(in crate::desk) mod sample;

use askama::Template;
use cases_api::task::{MOST_TITLE, TaskState};

use crate::desk::case::Link;
use crate::desk::queue::Urgency;
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, View};
use crate::words::Words;

/// `GET /desk/tasks`.
#[derive(Template)]
#[template(path = "desk/tasks.html")]
pub struct Tasks {
    /// The page.
    pub page: Page,
    /// Whose tasks can be chosen.
    pub choices: Vec<Chosen>,
    /// The tasks, the soonest due first.
    pub tasks: Vec<Row>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// Whose tasks are shown.
pub struct Chosen {
    /// The page of them.
    pub href: String,
    /// What is read.
    pub text: String,
    /// Whether it is these.
    pub current: bool,
}

/// `GET /desk/tasks/{id}`, shown again when its form is refused.
#[derive(Template)]
#[template(path = "desk/task.html")]
pub struct Task {
    /// The page.
    pub page: Page,
    /// The task.
    pub row: Row,
    /// Who made it and when.
    pub made: String,
    /// Takes it; `None` where it can't be taken.
    pub take: Option<Form>,
    /// Gives it back to its team.
    pub release: Option<Form>,
    /// Gives it to someone.
    pub give: Option<Form>,
    /// Says that it isn't needed.
    pub drop: Option<Form>,
    /// Takes it up again.
    pub reopen: Option<Form>,
}

/// A task.
pub struct Row {
    /// What tells its fields apart from those of others.
    pub id: String,
    /// What is to be done.
    pub title: String,
    /// Its own page.
    pub href: String,
    /// Its case; `None` on the case's own page.
    pub case: Option<Link>,
    /// The service of its case.
    pub service: String,
    /// The team that does it.
    pub team: String,
    /// Who of them; empty for nobody yet.
    pub assignee: String,
    /// By when; empty for no day.
    pub due: String,
    /// How that was counted, a step a line; empty where nobody knows.
    pub explanation: Vec<String>,
    /// How near that is.
    pub urgency: Urgency,
    /// Whether it must be done before the case is finished.
    pub mandatory: bool,
    /// What became of it.
    pub state: TaskState,
    /// Who ended it and when; empty while it is open.
    pub ended: String,
    /// Why it isn't needed; empty for one that is.
    pub why: String,
    /// What belongs to it.
    pub items: Vec<Item>,
    /// Where to go back to once it was worked on.
    pub back: &'static str,
    /// The version that is shown.
    pub version: i64,
    /// Ticks items off and says that it is done; `None` where it can't be worked on.
    pub work: Option<Form>,
}

/// An item of a checklist.
pub struct Item {
    /// What it says.
    pub text: String,
    /// Whether it is ticked.
    pub done: bool,
    /// Who ticked it; empty for nobody.
    pub by: String,
}

impl Row {
    /// How it stands: a style's ending and a word; none of one that is simply open.
    pub fn tag(&self, w: Words) -> Option<(&'static str, String)> {
        match self.state {
            TaskState::Done => Some(("done", w.get("task-done").into_owned())),
            TaskState::Dropped => Some(("received", w.get("task-dropped").into_owned())),
            TaskState::Open => None,
        }
    }

    /// How many of its items are ticked.
    pub fn ticked(&self) -> usize {
        self.items.iter().filter(|item| item.done).count()
    }
}

impl View for Tasks {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for Task {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Task {
    /// What is wrong with its forms, in the order of the page.
    pub fn faults(&self) -> Vec<&crate::form::Fault> {
        let forms = [&self.row.work, &self.give, &self.drop, &self.reopen];
        forms.into_iter().flatten().flat_map(|form| &form.faults).collect()
    }

    /// The checklist, as what is ticked of it.
    pub fn work_fields(w: Words, id: &str, items: &[Item]) -> Vec<Field> {
        if items.is_empty() {
            return Vec::new();
        }
        let choices = items.iter().enumerate().map(|(at, item)| Choice {
            hint: if item.by.is_empty() {
                String::new()
            } else {
                w.with_one("task-ticked-by", "name", &item.by).into_owned()
            },
            ..Choice::new(at.to_string(), &item.text)
        });
        let ticked = items.iter().enumerate().filter(|(_, item)| item.done).map(|(at, _)| at.to_string());
        let field = Field::choice(Shape::Checkboxes, format!("item-{id}"), w.get("task-checklist"), choices.collect());
        vec![Field { values: ticked.collect(), classes: "govuk-checkboxes--small", ..field.at("/state") }]
    }

    /// Why it isn't needed.
    pub fn drop_fields(w: Words) -> Vec<Field> {
        let field = Field::new(Shape::Line, "why", w.get("task-why"));
        vec![Field { most: MOST_TITLE, wording: "task-why", ..field }]
    }

    /// Whom to give it to.
    pub fn give_fields(w: Words, colleagues: Vec<Choice>) -> Vec<Field> {
        let mut people = vec![Choice::new("", w.get("field-choose"))];
        people.extend(colleagues);
        let field = Field::choice(Shape::Select, "colleague", w.get("task-give-to"), people).at("/to");
        vec![Field { wording: "bulk-to", ..field }]
    }

    /// The fields of a new task: from a template where the service has some, or written down.
    pub fn make_fields(w: Words, templates: Vec<Choice>, teams: Vec<Choice>) -> Vec<Field> {
        let mut fields = Vec::new();
        if !templates.is_empty() {
            let mut all = vec![Choice::new("", w.get("task-template-none"))];
            all.extend(templates);
            let field = Field::choice(Shape::Select, "task-template", w.get("task-template"), all);
            fields.push(field.hinted(w.get("task-template-hint")).at("/template"));
        }
        let title = Field::new(Shape::Line, "task-title", w.get("task-title"));
        fields.push(Field { most: MOST_TITLE, wording: "task-title", autocomplete: "off", ..title.at("/title") });
        let mut all = vec![Choice::new("", w.get("task-team-own"))];
        all.extend(teams);
        fields.push(Field::choice(Shape::Select, "task-team", w.get("queue-team"), all).at("/team"));
        let days = Field::new(Shape::Line, "task-days", w.get("task-days")).hinted(w.get("task-days-hint")).optional();
        fields.push(Field {
            classes: "govuk-input--width-4",
            inputmode: "numeric",
            wording: "task-days",
            ..days.at("/days")
        });
        let checklist = Field::new(Shape::Paragraphs, "task-checklist", w.get("task-checklist"));
        fields.push(Field { rows: 4, ..checklist.hinted(w.get("task-checklist-hint")).at("/checklist").optional() });
        let must = vec![Choice::new("yes", w.get("task-must"))];
        fields.push(Field::choice(Shape::Checkboxes, "task-must", w.get("task-must-legend"), must).optional());
        fields
    }
}
