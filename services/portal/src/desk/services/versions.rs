use askama::Template;

use super::Frame;
use crate::form::Form;
use crate::page::{Page, View};

/// `GET /desk/services/{id}/versions`
#[derive(Template)]
#[template(path = "desk/services/versions.html")]
pub struct Versions {
    /// The page.
    pub page: Page,
    /// The service.
    pub frame: Frame,
    /// A version a row, the newest first.
    pub rows: Vec<Version>,
    /// Publishing an earlier one once more; `None` for who may not.
    pub form: Option<Form>,
    /// The version of the service.
    pub version: i64,
}

impl View for Versions {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// A version in the list.
pub struct Version {
    /// Its id, for going back to it.
    pub id: String,
    /// Its number.
    pub number: i64,
    /// Whether new reports go by it.
    pub current: bool,
    /// When it was published, and by whom.
    pub published: String,
    /// What was said of it, or which version it brings back.
    pub note: String,
    /// How many open cases go by it.
    pub cases: String,
    /// Where it is compared with what is published; empty for that itself.
    pub compare_href: String,
}
