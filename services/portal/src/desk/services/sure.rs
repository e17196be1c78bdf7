use askama::Template;
use contract::Language;

use super::{Frame, Part};
use crate::form::Form;
use crate::page::{Page, Section, View};

/// Before something of a service's draft is gone for good: what that is.
#[derive(Template)]
#[template(path = "desk/services/sure.html")]
pub struct Sure {
    /// The page.
    pub page: Page,
    /// The service.
    pub frame: Frame,
    /// The question.
    pub title: String,
    /// Whether anything brings it back.
    pub lead: String,
    /// What is lost, a line each.
    pub lost: Vec<String>,
    /// The name of the question that goes; empty where all of the draft does.
    pub name: String,
    /// What the button says.
    pub button: String,
    /// Where one goes who would rather not.
    pub back: String,
    /// The form.
    pub form: Form,
    /// The version of the draft that is meant.
    pub version: i64,
}

impl Sure {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Services);
        let w = page.w;
        Self {
            frame: super::sample::frame(&page, Part::Questions),
            title: w.with_one("questions-remove-title", "question", "How many <bins>?").into_owned(),
            lead: w.get("questions-remove-unpublished").into_owned(),
            lost: vec![
                w.get("questions-remove-words").into_owned(),
                w.with_one("questions-remove-counts", "question", "Price for a <year>").into_owned(),
            ],
            name: "bins".to_owned(),
            button: w.get("questions-remove-yes").into_owned(),
            back: Part::Questions.path("0198"),
            form: Form::new(&page, Vec::new()).to("/desk/services/0198/questions/1/remove"),
            version: 3,
            page,
        }
    }
}

impl View for Sure {
    fn page(&self) -> &Page {
        &self.page
    }
}
