use askama::Template;
use contacts_api::address::AddressFile;

use super::{PATH, state};
use crate::form::{Field, Form, Shape};
use crate::page::{Page, View};
use crate::words::{Words, dates};

/// `GET /desk/addresses`
#[derive(Template)]
#[template(path = "desk/addresses/list.html")]
pub struct AddressFiles {
    /// The page.
    pub page: Page,
    /// Takes a file.
    pub form: Form,
    /// A file a row, the latest first.
    pub rows: Vec<FileRow>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

impl View for AddressFiles {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// A file in the list.
pub struct FileRow {
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
    /// How many addresses were read.
    pub good: i64,
}

impl FileRow {
    /// A row of the list.
    pub fn of(page: &Page, file: &AddressFile) -> Self {
        let (style, state) = state(file.state, page.w);
        Self {
            href: page.onward(format!("{PATH}/{}", file.id)),
            name: file.name.clone(),
            by: file.by.clone().unwrap_or_default(),
            when: dates::short_moment(file.begun_at, page.language()),
            style,
            state,
            good: file.good,
        }
    }
}

impl AddressFiles {
    /// The file's own place, which has no value.
    pub fn fields(w: Words) -> Vec<Field> {
        let field = Field::new(Shape::Files, "file", w.get("import-file")).hinted(w.get("addresses-file-hint"));
        vec![Field { wording: "import-file", ..field }]
    }
}
