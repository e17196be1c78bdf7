//! A report that was begun with the council's staff and is finished by its citizen.

use askama::Template;
use contract::Language;

use super::known::Known;
use crate::form::{Field, Form, Shape, standard};
use crate::page::{Page, View};
use crate::words::Words;

/// `GET` and `POST /continue` and `/continue/{token}`: showing that it is one's own.
#[derive(Template)]
#[template(path = "citizen/continue.html")]
pub struct Door {
    /// The page.
    pub page: Page,
    /// What is asked for; empty where that isn't known yet.
    pub service: String,
    /// What must be given.
    pub form: Form,
}

/// `GET` and `POST /continue/{token}/form`: the form as far as it is.
#[derive(Template)]
#[template(path = "citizen/continued.html")]
pub struct Continued {
    /// The page.
    pub page: Page,
    /// The reference, which stays.
    pub reference: String,
    /// The service's name.
    pub service: String,
    /// Until when it can be finished, a day written out.
    pub until: String,
    /// The version that the form is filled in from.
    pub version: i64,
    /// What the council knows already; none where it knows nothing or says nothing.
    pub known: Option<Known>,
    /// The form.
    pub form: Form,
}

impl View for Door {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for Continued {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Door {
    /// The fields of someone who was told a code.
    pub fn code_fields(w: Words) -> Vec<Field> {
        let code = Field::new(Shape::Line, "code", w.get("continue-code"));
        vec![
            standard::reference(w),
            Field { classes: "govuk-input--width-10", wording: "code", ..code }.hinted(w.get("continue-code-hint")),
            standard::postcode(w).optional().hinted(w.get("continue-postcode-hint")),
        ]
    }

    /// The fields of someone who came by a link.
    pub fn link_fields(w: Words, asks_postcode: bool) -> Vec<Field> {
        let postcode = standard::postcode(w).hinted(w.get("continue-postcode-why"));
        if asks_postcode { vec![postcode] } else { Vec::new() }
    }

    /// A sample of someone who came by a link.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample(language);
        let form = Form::new(&page, Self::link_fields(page.w, true));
        Self { service: "Bin not emptied".to_owned(), form, page }
    }

    /// A sample of someone who was told a code, and mistyped it.
    pub fn sample_refused(language: Language) -> Self {
        let page = Page::sample(language).failing(true);
        let form = Form::new(&page, Self::code_fields(page.w)).wrong("reference", page.w.get("continue-not-found"));
        Self { service: String::new(), form, page }
    }
}

impl Continued {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample(language);
        let w = page.w;
        let form = Form::new(&page, vec![standard::name(w), standard::email(w).optional()]);
        Self {
            reference: "C7X-4KM-9TPH".to_owned(),
            service: "Bin not emptied".to_owned(),
            until: crate::words::dates::day(jiff::civil::date(2026, 12, 8), language),
            version: 3,
            known: Some(Known::sample(&page)),
            form,
            page,
        }
    }
}
