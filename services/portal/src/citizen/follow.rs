//! How to find a report again by its reference and postcode.

use askama::Template;
use contract::Language;

use crate::form::{Field, Form, standard};
use crate::page::{Page, View};
use crate::words::Words;

/// `GET` and `POST /follow`.
#[derive(Template)]
#[template(path = "citizen/follow.html")]
pub struct Follow {
    /// The page.
    pub page: Page,
    /// The form.
    pub form: Form,
}

impl View for Follow {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Follow {
    /// The fields of the form.
    pub fn fields(w: Words) -> Vec<Field> {
        vec![standard::reference(w), standard::postcode(w).hinted(w.get("field-postcode-hint"))]
    }

    /// The page with its empty form.
    pub fn new(page: Page) -> Self {
        let form = Form::new(&page, Self::fields(page.w));
        Self { page, form }
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        Self::new(Page::sample(language))
    }

    /// A sample in which nothing was found.
    pub fn sample_refused(language: Language) -> Self {
        let page = Page::sample(language).failing(true);
        let form = Form::new(&page, Self::fields(page.w)).wrong("reference", page.w.get("follow-not-found"));
        Self { page, form }
    }
}
