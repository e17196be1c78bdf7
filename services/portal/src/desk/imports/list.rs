use askama::Template;
use cases_api::import::CaseImport;

use super::{PATH, state};
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, View};
use crate::words::{Words, dates};

/// `GET /desk/imports`
#[derive(Template)]
#[template(path = "desk/imports/list.html")]
pub struct Imports {
    /// The page.
    pub page: Page,
    /// Takes a file: in which letters it is, and the file.
    pub form: Form,
    /// A file a row, the latest first.
    pub rows: Vec<Row>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

impl View for Imports {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// A file in the list.
pub struct Row {
    /// Its page.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// Who brought it.
    pub by: String,
    /// When.
    pub when: String,
    /// How far it is, as a style's ending.
    pub style: &'static str,
    /// The same in words.
    pub state: String,
    /// How many rows it has.
    pub total: i64,
}

impl Row {
    /// A row of the list.
    pub fn of(page: &Page, import: &CaseImport) -> Self {
        let (style, state) = state(import.state, page.w);
        Self {
            href: page.onward(format!("{PATH}/{}", import.id)),
            name: import.name.clone(),
            by: import.by.clone().unwrap_or_default(),
            when: dates::short_moment(import.begun_at, page.language()),
            style,
            state,
            total: import.total,
        }
    }
}

impl Imports {
    /// The fields that are sent before the file: in which letters it is, and the file's own place, which has no value.
    pub fn fields(w: Words) -> Vec<Field> {
        let encodings = ["utf-8", "windows-1252"].map(|name| Choice::new(name, w.get(&format!("import-{name}"))));
        let encoding = Field::choice(Shape::Radios, "encoding", w.get("import-encoding"), encodings.to_vec());
        vec![
            Field { classes: "govuk-radios--small", ..encoding }.filled("utf-8"),
            Field { wording: "import-file", ..Field::new(Shape::Files, "file", w.get("import-file")) }
                .hinted(w.get("import-file-hint")),
        ]
    }

    /// In which letters the file is.
    pub fn encoding(&self) -> Option<&Field> {
        self.form.fields.first()
    }

    /// The file.
    pub fn file(&self) -> Option<&Field> {
        self.form.fields.get(1)
    }
}
