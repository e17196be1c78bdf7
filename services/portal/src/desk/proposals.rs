//! What was proposed and waits for a second person.

use askama::Template;
use contract::Language;

use crate::desk::case::Link;
use crate::form::{Field, Form, Shape};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// The most characters of why something is refused.
const MOST: usize = 1000;

/// `GET /desk/approvals`.
#[derive(Template)]
#[template(path = "desk/proposals.html")]
pub struct Proposals {
    /// The page.
    pub page: Page,
    /// What may be decided on, the oldest first.
    pub proposals: Vec<Proposal>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// Something that was proposed.
pub struct Proposal {
    /// Which move, and how the case would end.
    pub what: String,
    /// Who proposed it, and when.
    pub by: String,
    /// Its case; `None` on the case's own page.
    pub case: Option<Link>,
    /// Its case's id.
    pub of: String,
    /// The service of its case.
    pub service: String,
    /// The case's version: a decision is on the case as it was seen.
    pub version: i64,
    /// What the citizen would be told; empty for nothing.
    pub said: String,
    /// Approves of it; `None` where someone else must decide.
    pub approve: Option<Form>,
    /// Refuses it.
    pub refuse: Option<Form>,
    /// Takes it back, for who proposed it.
    pub withdraw: Option<Form>,
}

impl View for Proposals {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Proposals {
    /// Why it is refused. `of` keeps fields of one page apart.
    pub fn refuse_fields(w: Words, of: &str) -> Vec<Field> {
        let field = Field::new(Shape::Paragraphs, format!("reason-{of}"), w.get("proposal-why")).at("/reason");
        vec![Field { most: MOST, rows: 3, wording: "proposal-why", ..field }]
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Approvals);
        Self { proposals: vec![sample(&page, true)], next: Some("/desk/approvals?cursor=sample".to_owned()), page }
    }

    /// A sample with nothing to decide on.
    pub fn sample_empty(language: Language) -> Self {
        Self { proposals: Vec::new(), next: None, ..Self::sample(language) }
    }
}

/// A sample of one.
pub(in crate::desk) fn sample(page: &Page, listed: bool) -> Proposal {
    let form = |fields, to: &str| Some(Form::new(page, fields).to(format!("/desk/proposals/0198/{to}")));
    Proposal {
        what: "Finish: refunded <b>".to_owned(),
        by: "Tomos Rees, 25 Nov 2026, 4:40pm".to_owned(),
        case: listed.then(|| Link { href: "/desk/cases/0198".to_owned(), text: "C7X-4KM-9TPH".to_owned() }),
        of: "0198".to_owned(),
        service: "Bin not emptied".to_owned(),
        version: 3,
        said: "We will pay you £35 back.".to_owned(),
        approve: form(Vec::new(), "approve"),
        refuse: form(Proposals::refuse_fields(page.w, "1"), "refuse"),
        withdraw: None,
    }
}
