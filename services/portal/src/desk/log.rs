//! The access log: who looked at whose record.

use askama::Template;
use contract::Language;

use crate::page::{Page, Section, View};

/// `GET /desk/access-log`.
#[derive(Template)]
#[template(path = "desk/log.html")]
pub struct Log {
    /// The page.
    pub page: Page,
    /// The looks, latest first.
    pub looks: Vec<Look>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// A look at a person's record.
pub struct Look {
    /// When, in little room.
    pub when: String,
    /// Who looked, by name.
    pub who: String,
    /// The record's page.
    pub href: String,
}

impl View for Log {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Log {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let look = |when: &str, who: &str| Look {
            when: when.to_owned(),
            who: who.to_owned(),
            href: "/desk/contacts/0198".to_owned(),
        };
        let looks = vec![look("25 Nov 2026, 4:40pm", "Tomos Rees"), look("24 Nov 2026, 9:02am", "Priya Shah")];
        Self { page: Page::sample_desk(language, Section::Log), looks, next: None }
    }
}
