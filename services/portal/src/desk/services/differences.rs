use askama::Template;

use super::Frame;
use crate::form::Form;
use crate::page::{Page, View};

/// `GET /desk/services/{id}/differences`
#[derive(Template)]
#[template(path = "desk/services/differences.html")]
pub struct Differences {
    /// The page.
    pub page: Page,
    /// The service.
    pub frame: Frame,
    /// Which two texts are compared, in a sentence.
    pub lead: String,
    /// What the earlier text is called.
    pub from: String,
    /// What the later text is called.
    pub to: String,
    /// A part a row.
    pub rows: Vec<Difference>,
}

impl View for Differences {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// A part that isn't the same in two texts.
pub struct Difference {
    /// Which part.
    pub part: String,
    /// What the earlier text has, a line each; empty for nothing.
    pub from: Vec<String>,
    /// What the later text has.
    pub to: Vec<String>,
}

/// `GET /desk/services/{id}/library`: what differs from the library, and what is new in it.
#[derive(Template)]
#[template(path = "desk/services/library.html")]
pub struct Library {
    /// The page.
    pub page: Page,
    /// The service.
    pub frame: Frame,
    /// What the council has changed of it.
    pub own: Vec<Difference>,
    /// What the library has changed since the council last looked.
    pub updates: Vec<Update>,
    /// Taking one of them, or keeping what there is; `None` for who may not.
    pub form: Option<Form>,
    /// The version of the draft into which it is taken.
    pub version: i64,
}

impl View for Library {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// A change of the library's.
pub struct Update {
    /// Which part, as it is sent.
    pub value: String,
    /// What changed.
    pub difference: Difference,
    /// What the council has there, where it changed that itself.
    pub own: Vec<String>,
}
