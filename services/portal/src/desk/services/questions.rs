use askama::Template;
use contract::Language;

use super::Frame;
use crate::form::{Choice, Fault, Field, Form, Shape};
use crate::page::{Page, View};

/// The questions of a service's draft.
#[derive(Template)]
#[template(path = "desk/services/questions.html")]
pub struct Questions {
    /// The page.
    pub page: Page,
    /// The service.
    pub frame: Frame,
    /// The questions, in their order.
    pub rows: Vec<Asking>,
    /// What must be put right before they are published.
    pub flaws: Vec<Fault>,
    /// How they are put on pages.
    pub layout: Field,
    /// Where one is added.
    pub add: String,
    /// All of them as one document.
    pub document: String,
    /// The version of the draft that is changed.
    pub version: i64,
    /// Whether the reader may change them.
    pub writes: bool,
    /// The buttons' form.
    pub form: Form,
}

/// A question in the list.
pub struct Asking {
    /// Its place.
    pub at: usize,
    /// The question.
    pub label: String,
    /// The title of the page that begins with it; empty for none.
    pub page: String,
    /// What it is, and when it is asked.
    pub notes: Vec<String>,
    /// Whether it is there in Welsh.
    pub welsh: bool,
    /// Where it is changed.
    pub href: String,
    /// Whether it is the first.
    pub first: bool,
    /// Whether it is the last.
    pub last: bool,
}

impl View for Questions {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Questions {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = super::sample::page(language);
        let w = page.w;
        let row = |at: usize, label: &str, title: &str, kind: &str| Asking {
            at,
            label: label.to_owned(),
            page: title.to_owned(),
            notes: vec![w.get(kind).into_owned(), w.get("questions-required").into_owned()],
            welsh: at != 1,
            href: format!("/desk/services/0198/questions/{at}"),
            first: at == 0,
            last: at == 2,
        };
        let layout = Choice::new("pages", w.get("questions-layout-pages"));
        Self {
            frame: super::sample::frame(&page, super::Part::Questions),
            rows: vec![
                row(0, "Do you live here?", "Where is it for?", "questions-kind-yes-no"),
                row(1, "How many <bins>?", "", "questions-kind-number"),
                row(
                    2,
                    "Photos of a place with a very long name that has to be broken somewhere",
                    "Photos",
                    "questions-kind-files",
                ),
            ],
            flaws: vec![Fault {
                href: "/desk/services/0198/questions/1".to_owned(),
                text: "How many <bins>?: It needs a label.".to_owned(),
            }],
            layout: Field::choice(Shape::Radios, "layout", w.get("questions-layout"), vec![layout]).filled("pages"),
            add: "/desk/services/0198/questions/new".to_owned(),
            document: "/desk/services/0198/questions/document".to_owned(),
            version: 3,
            writes: true,
            form: Form::new(&page, Vec::new()).to("/desk/services/0198/questions"),
            page,
        }
    }
}
