//! A person whom the council knows: how to reach them and what they reported.

use askama::Template;
use contract::Language;

use crate::desk::case::Row;
use crate::page::{Page, Section, View};

/// `GET /desk/contacts/{id}`.
#[derive(Template)]
#[template(path = "desk/contact.html")]
pub struct Contact {
    /// The page.
    pub page: Page,
    /// Their name.
    pub name: String,
    /// How to reach them and where they live.
    pub details: Vec<Row>,
    /// What they reported, latest first.
    pub cases: Vec<Reported>,
}

/// A case of theirs.
pub struct Reported {
    /// Its page.
    pub href: String,
    /// Its reference.
    pub reference: String,
    /// The service's name.
    pub service: String,
    /// When, in little room.
    pub when: String,
}

impl View for Contact {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// A telephone number (E.164) as it is dialled from here.
pub fn dialled(phone: &str) -> String {
    phone.strip_prefix("+44").map_or_else(|| phone.to_owned(), |rest| format!("0{rest}"))
}

impl Contact {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let w = page.w;
        let case = |reference: &str, service: &str| Reported {
            href: "/desk/cases/0198".to_owned(),
            reference: reference.to_owned(),
            service: service.to_owned(),
            when: "24 Nov 2026".to_owned(),
        };
        Self {
            name: "Siân O’Brien".to_owned(),
            details: vec![
                Row::new(w.get("field-email"), "sian@example.org"),
                Row::new(w.get("field-postcode"), "LD1 5AA"),
            ],
            cases: vec![case("C7X-4KM-9TPH", "Bin not emptied"), case("C7X-2F8-RTP4", "Fly-tipping")],
            page,
        }
    }
}
