//! What the council knows already, before someone reports it once more; and being told of it instead.

use askama::Template;
use contract::Language;

use crate::form::{Field, Form, standard};
use crate::page::{Page, Status, View};
use crate::words::Words;

/// The name under which a form says what its reader was told.
pub const SEEN: &str = "_known";

/// What is known already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Incidents.
    pub incidents: Vec<Incident>,
    /// Open reports nearby.
    pub reports: Vec<Report>,
    /// What was shown, as the form says it.
    pub seen: String,
    /// Whether it stands between the form and its sending.
    pub asks: bool,
}

/// An incident, as the public is told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    /// It, as an address names it.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What is told.
    pub told: String,
    /// Since when, a sentence.
    pub since: String,
    /// Where one is told how it goes on.
    pub href: String,
}

/// An open report, without anything that anyone typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Where and when, a sentence.
    pub text: String,
    /// Where it stands.
    pub status: Status,
    /// Where one is told how it ends.
    pub href: String,
}

impl Known {
    /// A sample.
    pub fn sample(page: &Page) -> Self {
        let w = page.w;
        let (title, told) = match page.language() {
            Language::En => ("Fallen tree at the pier <b>", "A crew is on its way."),
            Language::Cy => ("Coeden wedi cwympo wrth y pier <b>", "Mae criw ar ei ffordd."),
        };
        let incident = Incident {
            id: "0198".to_owned(),
            title: title.to_owned(),
            told: told.to_owned(),
            since: w.with_one("known-since", "at", "24 Nov 2026").into_owned(),
            href: "/be-told?incident=0198".to_owned(),
        };
        let near = w.with("known-near", &[("metres", &50_u32), ("day", &"24 November 2026")]).into_owned();
        let report = Report { text: near, status: Status::InProgress, href: "/be-told?report=0198".to_owned() };
        Self { incidents: vec![incident], reports: vec![report], seen: "0198".to_owned(), asks: true }
    }
}

/// `GET` and `POST /be-told`.
#[derive(Template)]
#[template(path = "citizen/be_told.html")]
pub struct BeTold {
    /// The page.
    pub page: Page,
    /// What is followed.
    pub title: String,
    /// What the public is told of it; empty of a report.
    pub told: String,
    /// The form; none once it was sent.
    pub form: Option<Form>,
}

impl View for BeTold {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl BeTold {
    /// The field of the form.
    pub fn fields(w: Words) -> Vec<Field> {
        vec![standard::email(w).hinted(w.get("be-told-email-hint"))]
    }

    fn of(page: Page, form: Option<Form>) -> Self {
        let known = Known::sample(&page).incidents.remove(0);
        Self { title: known.title, told: known.told, form, page }
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample(language);
        let form = Form::new(&page, Self::fields(page.w));
        Self::of(page, Some(form))
    }

    /// A sample that was refused.
    pub fn sample_refused(language: Language) -> Self {
        let page = Page::sample(language).failing(true);
        let form = Form::new(&page, Self::fields(page.w)).wrong("email", page.w.get("fault-required-email"));
        Self::of(page, Some(form))
    }

    /// A sample that was sent.
    pub fn sample_done(language: Language) -> Self {
        Self::of(Page::sample(language), None)
    }
}

/// `GET` and `POST /be-told/confirm/{token}`.
#[derive(Template)]
#[template(path = "citizen/be_told_confirm.html")]
pub struct ConfirmTold {
    /// The page.
    pub page: Page,
    /// What became of it.
    pub stands: Confirming,
}

/// How far someone's confirming is.
pub enum Confirming {
    /// They press a button.
    Asked(Box<Form>),
    /// They are told of this from now on.
    Done(String),
    /// The link opens nothing any more.
    Over,
}

impl View for ConfirmTold {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl ConfirmTold {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample(language);
        Self { stands: Confirming::Asked(Box::new(Form::new(&page, Vec::new()))), page }
    }

    /// A sample that was done.
    pub fn sample_done(language: Language) -> Self {
        let page = Page::sample(language);
        Self { stands: Confirming::Done(Known::sample(&page).incidents.remove(0).title), page }
    }

    /// A sample that is too late.
    pub fn sample_over(language: Language) -> Self {
        Self { stands: Confirming::Over, page: Page::sample(language) }
    }
}

/// `GET` and `POST /stop/{token}`.
#[derive(Template)]
#[template(path = "citizen/stop.html")]
pub struct Stop {
    /// The page.
    pub page: Page,
    /// The button; none once it was pressed.
    pub form: Option<Form>,
}

impl View for Stop {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Stop {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample(language);
        Self { form: Some(Form::new(&page, Vec::new())), page }
    }

    /// A sample that was done.
    pub fn sample_done(language: Language) -> Self {
        Self { page: Page::sample(language), form: None }
    }
}
