use askama::Template;
use contract::Language;

use super::Link;
use crate::page::{Page, Section, View};

/// `GET /desk/board/calls`: the calls behind a number.
#[derive(Template)]
#[template(path = "desk/board_calls.html")]
pub struct Calls {
    /// The page.
    pub page: Page,
    /// Which calls.
    pub title: String,
    /// The calls, the newest first.
    pub calls: Vec<Call>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// A call.
pub struct Call {
    /// When, with where its own page is.
    pub when: Link,
    /// Who took it; empty where that isn't known.
    pub staff: String,
    /// What it was about.
    pub matter: String,
    /// How it ended, or how it stands.
    pub how: String,
    /// How long it took; empty while it goes on.
    pub length: String,
    /// How long it took until the reference; empty where no case was opened.
    pub to_reference: String,
    /// The person and the cases.
    pub about: Vec<Link>,
}

impl Calls {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Board);
        let link = |href: &str, text: &str| Link { href: href.into(), text: text.into(), note: String::new() };
        let call = Call {
            when: link("/desk/calls/0198", "24 Nov 2026, 9:02am"),
            staff: "Priya Shah".to_owned(),
            matter: "Bin not emptied".to_owned(),
            how: page.w.get("call-outcome-case_opened").into_owned(),
            length: "4:12".to_owned(),
            to_reference: "2:40".to_owned(),
            about: vec![link("/desk/contacts/0198", "Siân O’Brien"), link("/desk/cases/0198", "C7X-4KM-9TPH")],
        };
        let title = page.w.with_one("board-calls-of", "day", "24 Nov 2026").into_owned();
        Self { title, calls: vec![call], next: Some("/desk/board/calls?cursor=sample".to_owned()), page }
    }

    /// A sample without a call.
    pub fn sample_empty(language: Language) -> Self {
        Self { calls: Vec::new(), next: None, ..Self::sample(language) }
    }
}

impl View for Calls {
    fn page(&self) -> &Page {
        &self.page
    }
}
