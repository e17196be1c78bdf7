use askama::Template;
use contacts_api::address::{AddressField, AddressFile};

use super::PATH;
use crate::desk::imports::Column;
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, View};
use crate::words::Words;

/// `GET /desk/addresses/{id}/columns`
#[derive(Template)]
#[template(path = "desk/addresses/columns.html")]
pub struct AddressColumns {
    /// The page.
    pub page: Page,
    /// What the file is called.
    pub name: String,
    /// The version that is changed.
    pub version: i64,
    /// A field a column.
    pub form: Form,
    /// The columns, each with its first cells.
    pub columns: Vec<Column>,
    /// Gives the file up.
    pub discard: Form,
}

impl View for AddressColumns {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl AddressColumns {
    /// The fields of what a file's columns hold, as it is guessed or was said before.
    pub fn fields(w: Words, file: &AddressFile) -> Vec<Field> {
        let mut holds = vec![Choice::new("", w.get("import-column-left-out"))];
        holds.extend(AddressField::of(file.holds).map(|field| {
            let name = field.name();
            Choice::new(name, w.get(&format!("addresses-field-{}", name.replace('_', "-"))))
        }));
        let field = |(at, header): (usize, &String)| {
            let held = file.columns.get(at).cloned().flatten().unwrap_or_default();
            let label = w.with_one("import-column-holds", "column", header.as_str());
            let field = Field::choice(Shape::Select, format!("column-{at}"), label, holds.clone());
            Field { wording: "import-column", ..field }.at(format!("/columns/{at}")).filled(held)
        };
        file.headers.iter().enumerate().map(field).collect()
    }

    /// The page of a file, with this form.
    pub fn of(page: Page, file: &AddressFile, form: Form) -> Self {
        let path = format!("{PATH}/{}", file.id);
        Self {
            name: file.name.clone(),
            version: file.version,
            form: form.to(format!("{path}/columns")),
            columns: Column::of(&file.headers, &file.sample),
            discard: Form::new(&page, Vec::new()).to(format!("{path}/discard")),
            page,
        }
    }

    /// The columns with their fields.
    pub fn columns(&self) -> impl Iterator<Item = (&Column, &Field)> {
        self.columns.iter().zip(&self.form.fields)
    }
}
