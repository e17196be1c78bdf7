//! Two records side by side, to be merged field by field.

use askama::Template;
use contract::Language;

use crate::desk::case::Row;
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Section, View};

/// `GET /desk/contacts/{id}/merge`.
#[derive(Template)]
#[template(path = "desk/duplicate/compared.html")]
pub struct Compare {
    /// The page.
    pub page: Page,
    /// The record that stays.
    pub kept: Side,
    /// The record that is merged into it.
    pub other: Side,
    /// Where the two change places.
    pub turned: String,
    /// The points of all reasons together.
    pub score: String,
    /// The reasons.
    pub reasons: Vec<String>,
    /// What is kept of whom.
    pub form: Form,
    /// Says that they are two people.
    pub apart: Form,
    /// The versions of both that are shown.
    pub versions: (i64, i64),
    /// The details that are shown, of which those that aren't ticked are left out.
    pub shown: String,
}

/// One of the two records.
pub struct Side {
    /// Its page.
    pub href: String,
    /// Whose.
    pub name: String,
    /// What is known.
    pub rows: Vec<Row>,
}

impl View for Compare {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Compare {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Duplicates);
        let w = page.w;
        let side = |name: &str, email: &str| Side {
            href: "/desk/contacts/0198".to_owned(),
            name: name.to_owned(),
            rows: vec![Row::new(w.get("field-name"), name), Row::new(w.get("contact-emails"), email)],
        };
        let names = vec![Choice::new("kept", "Siân O’Brien"), Choice::new("other", "Sian <OBrien>")];
        let details = vec![Choice::new("0198", "sian@example.org"), Choice::new("0199", "sian@work.example")];
        let details = Field::choice(Shape::Checkboxes, "keep", w.get("people-merge-keep"), details);
        let fields = vec![
            Field::choice(Shape::Radios, "name", w.get("people-merge-name"), names).filled("kept"),
            Field {
                values: vec!["0198".to_owned(), "0199".to_owned()],
                ..details.hinted(w.get("people-merge-keep-hint"))
            },
        ];
        Self {
            kept: side("Siân O’Brien", "sian@example.org"),
            other: side("Sian <OBrien>", "sian@work.example"),
            turned: "/desk/contacts/0199/merge?with=0198".to_owned(),
            score: w.with_one("duplicates-score", "points", "94").into_owned(),
            reasons: vec![format!("{} (+40)", w.get("likeness-same_email"))],
            form: Form::new(&page, fields).to("/desk/contacts/0198/merge?with=0199"),
            apart: Form::new(&page, Vec::new()).to("/desk/duplicates/different?one=0198&other=0199"),
            versions: (1, 1),
            shown: "0198 0199".to_owned(),
            page,
        }
    }

    /// A sample that was refused, since one of them changed.
    pub fn sample_refused(language: Language) -> Self {
        let mut sample = Self::sample(language);
        let why = sample.page.w.get("people-merge-changed");
        sample.page.failed = true;
        Self { form: sample.form.wrong("name", why), ..sample }
    }
}
