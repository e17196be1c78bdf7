use askama::Template;
use contract::Language;

use super::Link;
use crate::page::{Page, Section, View};

/// What stands behind a figure of the board: the contacts themselves.
#[derive(Template)]
#[template(path = "desk/board_behind.html")]
pub struct Behind {
    /// The page.
    pub page: Page,
    /// What is shown.
    pub title: String,
    /// The contacts, the newest first.
    pub lines: Vec<Line>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// A contact.
pub struct Line {
    /// When, with where its own page is.
    pub when: Link,
    /// By which way.
    pub channel: String,
    /// What it was about.
    pub matter: String,
    /// How it ended, or why it was.
    pub how: String,
    /// What became of it.
    pub then: String,
    /// The case, or the person; empty for neither.
    pub about: Vec<Link>,
}

impl Behind {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Board);
        let link = |href: &str, text: &str| Link { href: href.into(), text: text.into(), note: String::new() };
        let line = Line {
            when: link("/desk/calls/0198", "24 Nov 2026, 9:02am"),
            channel: page.w.get("channel-phone").into_owned(),
            matter: "missed-bin".to_owned(),
            how: page.w.get("call-outcome-chased").into_owned(),
            then: "27 Nov 2026, 10:40am".to_owned(),
            about: vec![link("/desk/contacts/0198", "Siân O’Brien"), link("/desk/cases/0198", "C7X-4KM-9TPH")],
        };
        let title = page.w.get("board-unresolved").into_owned();
        Self { title, lines: vec![line], next: Some("/desk/board/enquiries?cursor=sample".to_owned()), page }
    }

    /// A sample without a contact.
    pub fn sample_empty(language: Language) -> Self {
        Self { lines: Vec::new(), next: None, ..Self::sample(language) }
    }
}

impl View for Behind {
    fn page(&self) -> &Page {
        &self.page
    }
}
