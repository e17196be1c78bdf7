//! The caution marks whose day has passed: each is ended, or holds on, from its person's page.

use askama::Template;
use contract::Language;

use crate::page::{Page, Section, View};

/// `GET /desk/marks`.
#[derive(Template)]
#[template(path = "desk/marks.html")]
pub struct DueMarks {
    /// The page.
    pub page: Page,
    /// The marks, the longest due first.
    pub marks: Vec<Due>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// A mark whose day has passed.
pub struct Due {
    /// That day.
    pub by: String,
    /// The person's page.
    pub href: String,
    /// Their name, as far as it may be seen.
    pub who: String,
    /// What is to be minded.
    pub what: String,
    /// Who put it there.
    pub set_by: String,
}

impl View for DueMarks {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl DueMarks {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Board);
        let due = Due {
            by: "2 May 2026".to_owned(),
            href: "/desk/contacts/0198".to_owned(),
            who: "Siân O’Brien".to_owned(),
            what: format!("{}: Loose <in> the garden.", page.w.get("call-mark-dog")),
            set_by: "Megan Howells".to_owned(),
        };
        Self { marks: vec![due], next: Some("/desk/marks?cursor=sample".to_owned()), page }
    }

    /// A sample without one.
    pub fn sample_empty(language: Language) -> Self {
        Self { marks: Vec::new(), next: None, ..Self::sample(language) }
    }
}
