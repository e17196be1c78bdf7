//! How a council scores who may be one person's two records.

use askama::Template;
use contacts_api::duplicate::{DuplicateRules, Likeness};
use contract::Language;

use crate::form::{Field, Form, Shape};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// `GET /desk/duplicates/rules`.
#[derive(Template)]
#[template(path = "desk/duplicate/rules.html")]
pub struct ScoreRules {
    /// The page.
    pub page: Page,
    /// The threshold and the points of each likeness.
    pub form: Form,
    /// The version that it changes.
    pub version: String,
}

impl View for ScoreRules {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl ScoreRules {
    /// The fields, filled in with these rules.
    pub fn fields(w: Words, rules: &DuplicateRules) -> Vec<Field> {
        let number = |name: &str, label: String, value: i16| Field {
            classes: "govuk-input--width-4",
            most: 5,
            wording: if name == "threshold" { "score-threshold" } else { "score-points" },
            ..Field::new(Shape::Line, name, label).filled(value.to_string())
        };
        let threshold = number("threshold", w.get("score-threshold").into_owned(), rules.threshold);
        let points = Likeness::ALL.iter().map(|likeness| {
            let name = likeness.name();
            let value = rules.points.get(likeness).copied().unwrap_or_default();
            number(name, w.get(&format!("likeness-{name}")).into_owned(), value).at(format!("/points/{name}"))
        });
        std::iter::once(threshold.hinted(w.get("score-threshold-hint"))).chain(points).collect()
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Duplicates);
        let points = Likeness::ALL.iter().map(|likeness| (*likeness, 30)).collect();
        let fields = Self::fields(page.w, &DuplicateRules { threshold: 50, points });
        Self { form: Form::new(&page, fields).to("/desk/duplicates/rules"), version: "\"0\"".to_owned(), page }
    }
}
