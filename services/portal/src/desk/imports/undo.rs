use askama::Template;
use cases_api::import::{CaseImport, ImportRowState};

use super::PATH;
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, View};

/// `GET /desk/imports/{id}/undo`: is it really to be taken back?
#[derive(Template)]
#[template(path = "desk/imports/undo.html")]
pub struct UndoImport {
    /// The page.
    pub page: Page,
    /// What the file is called.
    pub name: String,
    /// Its own page.
    pub back: String,
    /// What will go, in a sentence.
    pub goes: String,
    /// The version that is looked at.
    pub version: i64,
    /// Takes it back.
    pub form: Form,
}

impl View for UndoImport {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl UndoImport {
    /// The page of an import.
    pub fn of(page: Page, import: &CaseImport) -> Self {
        let (w, path) = (page.w, format!("{PATH}/{}", import.id));
        let cases = import.count(ImportRowState::Imported) + import.count(ImportRowState::Kept);
        let too = vec![Choice::new("yes", w.get("import-undo-too"))];
        let field = Field::choice(Shape::Tick, "too", w.get("import-undo-worked-on"), too);
        Self {
            name: import.name.clone(),
            version: import.version,
            back: page.onward(path.clone()),
            goes: w.with_one("import-undo-goes", "count", cases).into_owned(),
            form: Form::new(&page, vec![field.optional()]).to(format!("{path}/undo")),
            page,
        }
    }
}
