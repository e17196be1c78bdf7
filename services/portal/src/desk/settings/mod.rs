//! How the council's desk works, as its administrators choose it: one page, a form for each matter.

mod callers;
mod sample;

use askama::Template;

pub use callers::{Callers, MOST_QUESTIONS, Row};

use crate::form::{Fault, Field, Form, Shape};
use crate::page::{Page, View};
use crate::words::Words;

/// `GET /desk/settings`.
#[derive(Template)]
#[template(path = "desk/settings.html")]
pub struct Settings {
    /// The page.
    pub page: Page,
    /// How callers are verified; `None` for who may not choose it, or while it can't be known.
    pub callers: Option<Callers>,
    /// How first-contact resolution is measured; `None` likewise.
    pub measures: Option<Numbers>,
    /// How long things wait; `None` likewise.
    pub times: Option<Numbers>,
    /// Whether cases of another system may be brought in.
    pub imports: bool,
    /// Whether something can't be known just now.
    pub away: bool,
}

/// Settings that are a few numbers.
pub struct Numbers {
    /// The form.
    pub form: Form,
    /// The version that it changes.
    pub version: String,
}

impl View for Settings {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Settings {
    /// What is wrong with the form that was sent.
    pub fn faults(&self) -> Vec<&Fault> {
        let callers = self.callers.iter().map(|callers| &callers.form);
        let numbers = [&self.measures, &self.times].into_iter().flatten().map(|numbers| &numbers.form);
        callers.chain(numbers).flat_map(|form| &form.faults).collect()
    }

    /// The fields of how first-contact resolution is measured.
    pub fn measure_fields(w: Words, [days, target, seconds]: [&str; 3]) -> Vec<Field> {
        let days = number("days", "settings-days", w).filled(days).hinted(w.get("settings-days-hint"));
        let seconds = number("to_reference", "settings-to-reference", w).filled(seconds);
        let seconds = seconds.hinted(w.get("settings-to-reference-hint"));
        vec![days, number("target", "settings-target", w).filled(target), seconds]
    }

    /// The fields of how long things wait, and of when like reports suggest an incident.
    pub fn time_fields(w: Words, [days, minutes, reports, metres, hours]: &[&str; 5]) -> Vec<Field> {
        let field = |name, key, hint: &'static str, value: &str| number(name, key, w).filled(value).hinted(w.get(hint));
        vec![
            field("reopen_days", "settings-reopen", "settings-reopen-hint", days),
            field("answer_minutes", "settings-answer", "settings-answer-hint", minutes),
            field("reports", "settings-suggest-reports", "settings-suggest-reports-hint", reports)
                .at("/suggesting/reports"),
            field("metres", "settings-suggest-metres", "settings-suggest-metres-hint", metres).at("/suggesting/metres"),
            field("hours", "settings-suggest-hours", "settings-suggest-hours-hint", hours).at("/suggesting/hours"),
        ]
    }
}

/// A field that takes a whole number; its key of words names what may be chosen.
fn number(name: &'static str, key: &'static str, w: Words) -> Field {
    let field = Field::new(Shape::Line, name, w.get(key));
    Field { classes: "govuk-input--width-3", autocomplete: "off", wording: key, ..field }
}
