//! Merging a duplicate into the case that stays: which one, what that does, and what it says on both pages afterwards.

use askama::Template;
use contract::Language;

use super::case::{Link, Row};
use crate::form::{Field, Form, Shape};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// `GET /desk/cases/{id}/merge`: which case stays.
#[derive(Template)]
#[template(path = "desk/merging/choose.html")]
pub struct ChooseKept {
    /// The page.
    pub page: Page,
    /// The case's page.
    pub case_href: String,
    /// The case's reference.
    pub reference: String,
    /// The call and the queue that the question keeps.
    pub context: Vec<(&'static str, String)>,
    /// Asks for the reference.
    pub form: Form,
}

/// `GET /desk/cases/{id}/merge?into=`: both cases, and what merging them does.
#[derive(Template)]
#[template(path = "desk/merging/merge.html")]
pub struct Merge {
    /// The page.
    pub page: Page,
    /// The page that asks for another one.
    pub back_href: String,
    /// The case that is closed.
    pub duplicate: Side,
    /// The case that stays.
    pub kept: Side,
    /// What happens, a line each.
    pub happens: Vec<String>,
    /// Who is told, a line each.
    pub told: Vec<String>,
    /// Confirms it.
    pub form: Form,
    /// The version that is shown.
    pub version: i64,
}

/// One of the two cases.
pub struct Side {
    /// Its reference.
    pub reference: String,
    /// Its service, where it stands, who reported it and when.
    pub rows: Vec<Row>,
    /// What was answered.
    pub answers: Vec<Row>,
}

/// What the page of a case says of merges.
#[derive(Default)]
pub struct Merges {
    /// Into which case it is merged, since when and by whom; `None` for one that stands for itself.
    pub into: Option<Mark>,
    /// Takes it out again; `None` for who only looks.
    pub apart: Option<Form>,
    /// Which are merged into it.
    pub others: Vec<Other>,
    /// How many; empty for none.
    pub count: String,
    /// That some aren't shown to whoever looks; empty where all are.
    pub unseen: String,
}

/// Into which case one is merged.
pub struct Mark {
    /// Its page; `None` where whoever looks may not see it.
    pub kept: Option<Link>,
    /// The whole in words.
    pub text: String,
    /// Since when, and by whom.
    pub when: String,
}

/// A case that is merged into this one.
pub struct Other {
    /// Its page.
    pub case: Link,
    /// Its service, and when it was received.
    pub about: String,
}

impl View for ChooseKept {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for Merge {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl ChooseKept {
    /// The field of the case that stays.
    pub fn fields(w: Words) -> Vec<Field> {
        let field = Field::new(Shape::Line, "into", w.get("merge-into")).hinted(w.get("relation-reference-hint"));
        vec![Field { classes: "govuk-input--width-20", autocomplete: "off", wording: "merge", ..field }]
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        Self {
            case_href: "/desk/cases/0198".to_owned(),
            reference: "C7X-4KM-9TPH".to_owned(),
            context: vec![("queue", "team=all".to_owned())],
            form: Form::new(&page, Self::fields(page.w)).to("/desk/cases/0198/merge"),
            page,
        }
    }
}

impl Merge {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let w = page.w;
        let side = |reference: &str, name: &str| Side {
            reference: reference.to_owned(),
            rows: vec![
                Row::new(w.get("merge-service"), "Bin not emptied <b>"),
                Row::new(w.get("merge-reporter"), name),
                Row::new(w.get("merge-received"), "20 November 2026 at 9:05am"),
            ],
            answers: vec![Row::new("Where is the bin?", "3 Chapel Street\nBryn Du\nLD1 5AA")],
        };
        Self {
            back_href: "/desk/cases/0198/merge".to_owned(),
            duplicate: side("C7X-4KM-9TPH", "Siân O’Brien"),
            kept: side("C7X-9DK-W3HY", "Tomos Rees"),
            happens: vec![
                w.with("merge-closes", &[("duplicate", &"C7X-4KM-9TPH"), ("kept", &"C7X-9DK-W3HY")]).into_owned(),
                w.with_one("merge-clocks", "count", 2_u32).into_owned(),
                w.get("merge-undo-later").into_owned(),
            ],
            told: vec![w.with_one("merge-tells-email", "name", "Siân O’Brien").into_owned()],
            form: Form::new(&page, Vec::new()).to("/desk/cases/0198/merge"),
            version: 3,
            page,
        }
    }
}

impl Merges {
    /// A sample of a case that is merged.
    pub fn sample(page: &Page) -> Self {
        let w = page.w;
        Self {
            into: Some(Mark {
                kept: Some(Link { href: "/desk/cases/0199".to_owned(), text: "C7X-9DK-W3HY".to_owned() }),
                text: w.with_one("merged-into", "reference", "C7X-9DK-W3HY").into_owned(),
                when: "20 November 2026 at 9:05am · Tomos Rees".to_owned(),
            }),
            apart: Some(Form::new(page, Vec::new()).to("/desk/cases/0198/merge/undo")),
            ..Self::default()
        }
    }

    /// A sample of a case that stays.
    pub fn sample_kept(page: &Page) -> Self {
        let w = page.w;
        let case = Link { href: "/desk/cases/0199".to_owned(), text: "C7X-9DK-W3HY".to_owned() };
        Self {
            others: vec![Other { case, about: "Bin not emptied <b>, 20 November 2026".to_owned() }],
            count: w.with_one("merged-count", "count", 2_u32).into_owned(),
            unseen: w.with_one("merged-unseen", "count", 1_u32).into_owned(),
            ..Self::default()
        }
    }
}
