//! What workflows asked of other systems, and amounts that are due.

use askama::Template;
use cases_api::effect::{EffectOutcome, MOST_SAID};
use contract::Language;

use crate::desk::case::Link;
use crate::desk::task::Chosen;
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// `GET /desk/asked`.
#[derive(Template)]
#[template(path = "desk/asked.html")]
pub struct Asked {
    /// The page.
    pub page: Page,
    /// Whose can be chosen, and of which connection.
    pub choices: Vec<Chosen>,
    /// What was asked and isn't done, the oldest first.
    pub rows: Vec<Row>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// Something that was asked.
pub struct Row {
    /// Of which system, or how much.
    pub title: String,
    /// What.
    pub text: String,
    /// When it was asked.
    pub when: String,
    /// Its case.
    pub case: Link,
    /// The service of its case.
    pub service: String,
    /// Whether it was tried and failed.
    pub failed: bool,
    /// What was said with that; empty for nothing.
    pub said: String,
    /// Only what is asked of the same system; `None` of an amount.
    pub only: Option<Link>,
    /// Says what became of it; `None` where it can't be said here.
    pub settle: Option<Settling>,
}

/// The form that says what became of something.
pub struct Settling {
    /// The form.
    pub form: Form,
    /// The version that it is for.
    pub version: i64,
}

impl View for Asked {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Settling {
    /// What became of it, and what is said with that. `of` keeps fields of one page apart.
    pub fn fields(w: Words, of: &str) -> Vec<Field> {
        let choice = |outcome: &EffectOutcome| {
            let name = outcome.name();
            Choice::new(name, w.get(&format!("asked-{name}")))
        };
        let outcomes = EffectOutcome::ALL.iter().map(choice).collect();
        let outcome = Field::choice(Shape::Radios, format!("outcome-{of}"), w.get("asked-outcome"), outcomes);
        let words = Field::new(Shape::Paragraphs, format!("words-{of}"), w.get("asked-words")).at("/words");
        vec![
            Field { classes: "govuk-radios--small", wording: "asked-outcome", ..outcome.at("/outcome") },
            Field { most: MOST_SAID, rows: 3, wording: "asked-words", ..words }.hinted(w.get("asked-words-hint")),
        ]
    }

    /// A sample.
    pub fn sample(page: &Page, of: &str) -> Self {
        let form = Form::new(page, Self::fields(page.w, of)).to(format!("/desk/asked/{of}"));
        Self { form, version: 1 }
    }
}

impl Asked {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Asked);
        let chosen = |href: &str, key: &str, current| Chosen {
            href: href.to_owned(),
            text: page.w.get(key).into_owned(),
            current,
        };
        let row = |title: String, of: &str| Row {
            title,
            text: "hold-discount".to_owned(),
            when: "25 Nov 2026, 4:40pm".to_owned(),
            case: Link { href: "/desk/cases/0198".to_owned(), text: "C7X-4KM-9TPH".to_owned() },
            service: "Parking penalty <b>".to_owned(),
            failed: false,
            said: String::new(),
            only: None,
            settle: Some(Settling::sample(&page, of)),
        };
        let only = Link {
            href: "/desk/asked?connector=parking-system".to_owned(),
            text: page.w.with_one("asked-only", "name", "parking-system").into_owned(),
        };
        let system = row(page.w.with_one("way-connector", "name", "parking-system").into_owned(), "1");
        let amount = row(page.w.with_one("way-charge", "amount", "£35.00").into_owned(), "2");
        Self {
            choices: vec![
                chosen("/desk/asked", "asked-mine", true),
                chosen("/desk/asked?whose=all", "asked-all", false),
            ],
            rows: vec![
                Row { only: Some(only), ..system },
                Row { failed: true, said: "The card was refused.".to_owned(), settle: None, ..amount },
            ],
            next: Some("/desk/asked?cursor=sample".to_owned()),
            page,
        }
    }

    /// A sample with nothing to do.
    pub fn sample_empty(language: Language) -> Self {
        Self { rows: Vec::new(), next: None, ..Self::sample(language) }
    }
}
