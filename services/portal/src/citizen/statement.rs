//! Privacy, accessibility and cookies.

use askama::Template;
use contract::Language;

use crate::page::{Page, View};

/// `GET /privacy`, `/accessibility`, `/cookies`.
#[derive(Template)]
#[template(path = "citizen/statement.html")]
pub struct Statement {
    /// The page.
    pub page: Page,
    /// The heading, which is the title too.
    pub heading: String,
    /// What comes first, a paragraph each.
    pub lead: Vec<String>,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// A part with a heading of its own.
pub struct Part {
    /// The heading.
    pub heading: String,
    /// Its paragraphs.
    pub text: Vec<String>,
}

impl View for Statement {
    fn page(&self) -> &Page {
        &self.page
    }
}

fn part(heading: impl Into<String>, text: impl Into<String>) -> Part {
    Part { heading: heading.into(), text: text.into().split("\n\n").map(str::to_owned).collect() }
}

impl Statement {
    /// What is done with what people tell the council.
    pub fn privacy(page: Page) -> Self {
        let w = page.w;
        let parts = vec![
            part(w.get("privacy-what-title"), w.get("privacy-what")),
            part(w.get("privacy-why-title"), w.get("privacy-why")),
            part(w.get("privacy-who-title"), w.get("privacy-who")),
            part(w.get("privacy-long-title"), w.get("privacy-long")),
            part(w.get("privacy-rights-title"), w.get("privacy-rights")),
        ];
        let lead = vec![w.with_one("privacy-lead", "council", page.council_name()).into_owned()];
        Self { heading: w.get("privacy-title").into_owned(), lead, parts, page }
    }

    /// How far everyone can use these pages.
    pub fn accessibility(page: Page) -> Self {
        let w = page.w;
        let parts = vec![
            part(w.get("accessibility-how-title"), w.get("accessibility-how")),
            part(w.get("accessibility-state-title"), w.get("accessibility-state")),
            part(w.get("accessibility-tell-title"), w.get("accessibility-tell")),
            part(w.get("accessibility-law-title"), w.get("accessibility-law")),
        ];
        let lead = vec![w.with_one("accessibility-lead", "council", page.council_name()).into_owned()];
        Self { heading: w.get("accessibility-title").into_owned(), lead, parts, page }
    }

    /// What these pages keep in a browser.
    pub fn cookies(page: Page) -> Self {
        let w = page.w;
        let parts = vec![
            part(w.get("cookies-which-title"), w.get("cookies-which")),
            part(w.get("cookies-kept-title"), w.get("cookies-kept")),
            part(w.get("cookies-none-title"), w.get("cookies-none")),
        ];
        let lead = vec![w.get("cookies-lead").into_owned()];
        Self { heading: w.get("cookies-title").into_owned(), lead, parts, page }
    }

    /// Every sample.
    pub fn samples(language: Language) -> Vec<Self> {
        [Self::privacy, Self::accessibility, Self::cookies].map(|page| page(Page::sample(language))).into()
    }
}
