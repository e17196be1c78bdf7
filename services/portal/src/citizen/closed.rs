//! The page of a service that can't be asked for on the web: how it can.

use askama::Template;
use contract::Language;

use crate::page::{Page, View};

/// `GET /services/{slug}` for a service of this council's that isn't open on the web.
#[derive(Template)]
#[template(path = "citizen/closed.html")]
pub struct Closed {
    /// The page.
    pub page: Page,
    /// The service's name.
    pub name: String,
    /// What it is for, in a sentence.
    pub summary: String,
    /// What to know first, a paragraph each.
    pub guidance: Vec<String>,
    /// What to do instead when it can't wait; empty for nothing.
    pub urgent: String,
    /// Which ways are open, in a sentence.
    pub ways: String,
}

impl View for Closed {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Closed {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let (name, summary, channels) = match language {
            Language::En => ("Hire the hall", "Ask for a day in the village hall.", "Phone, In person"),
            Language::Cy => ("Llogi’r neuadd", "Gofynnwch am ddiwrnod yn neuadd y pentref.", "Ffôn, Wyneb yn wyneb"),
        };
        let page = Page::sample(language);
        Self {
            name: name.to_owned(),
            summary: summary.to_owned(),
            guidance: Vec::new(),
            urgent: String::new(),
            ways: page.w.with_one("service-not-online", "channels", channels).into_owned(),
            page,
        }
    }
}
