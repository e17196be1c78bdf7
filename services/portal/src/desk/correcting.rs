//! Correcting the answers of a case, with a reason.

use askama::Template;
use contract::Language;

use crate::desk::case::Row;
use crate::form::{Field, Form, Shape};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// The most characters of a reason.
const MOST: usize = 5000;

/// `GET /desk/cases/{id}/answers`.
#[derive(Template)]
#[template(path = "desk/correcting.html")]
pub struct Correcting {
    /// The page.
    pub page: Page,
    /// The case's reference.
    pub reference: String,
    /// The case's page.
    pub case_href: String,
    /// The version that is shown.
    pub version: i64,
    /// The answers in words, where they can't be filled in: another form accepted them.
    pub said: Vec<Row>,
    /// The questions, and why.
    pub form: Form,
}

impl View for Correcting {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Correcting {
    /// The field of the reason.
    pub fn why(w: Words) -> Field {
        let field = Field::new(Shape::Paragraphs, "why", w.get("correct-why")).hinted(w.get("correct-why-hint"));
        Field { most: MOST, rows: 3, wording: "correct-why", ..field }.at("/why")
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let bin = Field::new(Shape::Line, "bin", "Which bin was missed?").filled("Green bin <rubbish>");
        Self {
            reference: "C7X-4KM-9TPH".to_owned(),
            case_href: "/desk/cases/0198".to_owned(),
            version: 4,
            said: vec![Row::new("Where is it?", "Mill Lane")],
            form: Form::new(&page, vec![bin, Self::why(page.w)]).to("/desk/cases/0198/answers"),
            page,
        }
    }
}
