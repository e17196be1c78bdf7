//! What a citizen sees once a report is made: the reference and what happens next.

use askama::Template;
use contract::Language;
use jiff::civil::date;

use super::told::{self, Told};
use crate::page::{Page, View};
use crate::words::dates;

/// `GET /sent/{token}`.
#[derive(Template)]
#[template(path = "citizen/sent.html")]
pub struct Sent {
    /// The page.
    pub page: Page,
    /// The reference, as it is read out.
    pub reference: String,
    /// The service's name.
    pub service: String,
    /// What happens, in the service's words.
    pub next: String,
    /// By when, a day written out.
    pub due: String,
    /// Whether an email goes out to the citizen.
    pub emailed: bool,
    /// Whether letters do, to the address that they gave.
    pub lettered: bool,
    /// What they told the council.
    pub told: Vec<Told>,
    /// Where it can be followed.
    pub follow_href: String,
}

impl View for Sent {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Sent {
    /// A sample with an email.
    pub fn sample(language: Language) -> Self {
        let (service, next) = match language {
            Language::En => ("Bin not emptied", "Our waste team checks the round and comes back for your bin."),
            Language::Cy => {
                ("Bin heb ei wagio", "Bydd ein tîm gwastraff yn gwirio’r rownd ac yn dod yn ôl am eich bin.")
            }
        };
        let page = Page::sample(language);
        Self {
            told: told::sample(&page),
            page,
            reference: "C7X-4KM-9TPH".to_owned(),
            service: service.to_owned(),
            next: next.to_owned(),
            due: dates::day(date(2026, 11, 30), language),
            emailed: true,
            lettered: false,
            follow_href: "/follow/sample".to_owned(),
        }
    }

    /// A sample without an email.
    pub fn sample_quiet(language: Language) -> Self {
        Self { emailed: false, ..Self::sample(language) }
    }

    /// A sample with letters, of a service that asks nothing.
    pub fn sample_lettered(language: Language) -> Self {
        Self { emailed: false, lettered: true, told: Vec::new(), due: String::new(), ..Self::sample(language) }
    }
}
