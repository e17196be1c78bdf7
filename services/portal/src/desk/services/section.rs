use askama::Template;

use super::Frame;
use crate::form::Form;
use crate::page::{Page, View};

/// A section of a service's draft: one small form, saved as a whole.
#[derive(Template)]
#[template(path = "desk/services/section.html")]
pub struct Section {
    /// The page.
    pub page: Page,
    /// The service.
    pub frame: Frame,
    /// What the section is called.
    pub title: String,
    /// What to know of it.
    pub lead: String,
    /// What the button says that saves and goes on to the next page; empty for none.
    pub next: String,
    /// The form.
    pub form: Form,
    /// The version of the draft that it changes.
    pub version: i64,
    /// Where what is typed is judged without being kept; empty for a form that is judged on saving alone.
    pub judging: String,
}

impl View for Section {
    fn page(&self) -> &Page {
        &self.page
    }
}
