use askama::Template;

use crate::page::{Page, View};

/// What stands below a document while someone writes it.
#[derive(Template)]
#[template(path = "desk/services/judged.html")]
pub struct Judged {
    /// The page.
    pub page: Page,
    /// What is wrong, each with its place; empty for a document that can be published.
    pub flaws: Vec<String>,
}

impl View for Judged {
    fn page(&self) -> &Page {
        &self.page
    }
}
