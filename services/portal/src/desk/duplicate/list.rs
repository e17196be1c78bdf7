//! The list of records that may be one person's.

use askama::Template;
use contract::Language;

use crate::form::Form;
use crate::page::{Page, Section, View};

/// `GET /desk/duplicates`.
#[derive(Template)]
#[template(path = "desk/duplicate/list.html")]
pub struct Duplicates {
    /// The page.
    pub page: Page,
    /// Whether these are the pairs of which staff said that they are two people.
    pub different: bool,
    /// Whether who looks may choose how likeness is scored.
    pub sets_rules: bool,
    /// The pairs, the likeliest first.
    pub pairs: Vec<Pair>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// Two records.
pub struct Pair {
    /// One of them.
    pub one: Person,
    /// The other.
    pub other: Person,
    /// The points of all reasons together.
    pub score: String,
    /// The reasons.
    pub reasons: Vec<String>,
    /// Where they stand side by side.
    pub compare: String,
    /// Says that they are two people, or takes that back.
    pub decide: Form,
}

/// Someone in a pair.
pub struct Person {
    /// Their page.
    pub href: String,
    /// Their name.
    pub name: String,
    /// Their postcode and how many cases they have.
    pub more: String,
}

impl View for Duplicates {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Duplicates {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Duplicates);
        let w = page.w;
        let person = |name: &str| Person {
            href: "/desk/contacts/0198".to_owned(),
            name: name.to_owned(),
            more: "LD1 5AA".to_owned(),
        };
        let pair = Pair {
            one: person("Siân O’Brien"),
            other: person("Sian <OBrien>"),
            score: w.with_one("duplicates-score", "points", "94").into_owned(),
            reasons: vec![format!("{} (+40)", w.get("likeness-same_email"))],
            compare: "/desk/contacts/0198/merge?with=0199".to_owned(),
            decide: Form::new(&page, Vec::new()).to("/desk/duplicates/different?one=0198&other=0199"),
        };
        let next = Some("/desk/duplicates?cursor=sample".to_owned());
        Self { different: false, sets_rules: true, pairs: vec![pair], next, page }
    }

    /// A sample of those who are told apart.
    pub fn sample_different(language: Language) -> Self {
        Self { different: true, next: None, ..Self::sample(language) }
    }

    /// A sample without one.
    pub fn sample_empty(language: Language) -> Self {
        Self { pairs: Vec::new(), next: None, ..Self::sample(language) }
    }
}
