//! Carrying a case to a newer version of its service: seeing what that changes, and doing it.

use askama::Template;
use contract::Language;

use crate::desk::case::Row;
use crate::desk::services::Difference;
use crate::form::Form;
use crate::page::{Page, Section, View};

/// `GET /desk/cases/{id}/version`
#[derive(Template)]
#[template(path = "desk/transfer/carrying.html")]
pub struct Carrying {
    /// The page.
    pub page: Page,
    /// The case's page.
    pub back_href: String,
    /// The case's reference.
    pub reference: String,
    /// What is asked, in a sentence.
    pub lead: String,
    /// What the version that it goes by is called.
    pub from: String,
    /// What the newer one is called.
    pub to: String,
    /// The day before and after.
    pub days: Vec<Row>,
    /// How the new day was found, a step a line.
    pub explanation: Vec<String>,
    /// What differs between the two versions.
    pub rows: Vec<Difference>,
    /// Answers that fit no question of the newer one.
    pub left: Vec<Row>,
    /// What is to be asked.
    pub to_ask: Vec<String>,
    /// Confirms it.
    pub form: Form,
    /// The version of the case that is shown.
    pub version: i64,
}

impl View for Carrying {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Carrying {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let w = page.w;
        let called = |number: i64| w.with_one("catalogue-version-number", "number", number).into_owned();
        let form = Form::new(&page, Vec::new()).to("/desk/cases/0198/version");
        Self {
            back_href: "/desk/cases/0198".to_owned(),
            reference: "C7X-4KM-9TPH".to_owned(),
            lead: w.with("carry-lead", &[("from", &1_i64), ("to", &2_i64)]).into_owned(),
            from: called(1),
            to: called(2),
            days: vec![Row::new(w.get("queue-due"), "27/11/2026")],
            explanation: crate::desk::explain::sample(w),
            rows: vec![Difference {
                part: w.get("catalogue-field-name").into_owned(),
                from: vec!["Bins <old>".to_owned()],
                to: vec!["Bins".to_owned()],
            }],
            left: vec![Row::new("Which bin?", "Blue")],
            to_ask: vec!["Was it out by 6am?".to_owned()],
            form,
            version: 2,
            page,
        }
    }
}
