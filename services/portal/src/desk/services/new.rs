use askama::Template;

use crate::form::{Choice, Fault, Field, Form, Shape};
use crate::page::{Page, View};
use crate::words::Words;

/// `GET /desk/services/new`: a service from the library, or from nothing.
#[derive(Template)]
#[template(path = "desk/services/new.html")]
pub struct New {
    /// The page.
    pub page: Page,
    /// From the library; `None` where the council has all of it.
    pub shelf: Option<Form>,
    /// From nothing.
    pub own: Form,
}

impl View for New {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl New {
    /// What is wrong with the form that was sent.
    pub fn faults(&self) -> Vec<&Fault> {
        self.shelf.iter().chain([&self.own]).flat_map(|form| &form.faults).collect()
    }

    /// The field that chooses from the library.
    pub fn shelf_fields(w: Words, entries: Vec<Choice>) -> Vec<Field> {
        let mut all = vec![Choice::new("", w.get("catalogue-new-choose"))];
        all.extend(entries);
        vec![Field::choice(Shape::Select, "library", w.get("catalogue-new-library"), all)]
    }

    /// The fields of a service from nothing.
    pub fn own_fields(w: Words, teams: Vec<Choice>) -> Vec<Field> {
        let mut all = vec![Choice::new("", w.get("catalogue-team-choose"))];
        all.extend(teams);
        let line =
            |name, at| Field { most: 80, ..Field::new(Shape::Line, name, w.get(&format!("catalogue-{name}"))).at(at) };
        vec![
            line("name-en", "/name/en").hinted(w.get("catalogue-name-hint")),
            line("name-cy", "/name/cy").optional(),
            Field::choice(Shape::Select, "team", w.get("catalogue-team"), all),
        ]
    }
}
