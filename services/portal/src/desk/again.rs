//! One form alone, with what was typed in it: shown when its page can't be.

use askama::Template;
use contract::Language;

use crate::desk::case::Case;
use crate::form::{Form, OnceKey, Typed};
use crate::page::{Page, Section, View};

/// A refused form whose case can't be had just now.
#[derive(Template)]
#[template(path = "desk/again.html")]
pub struct Again {
    /// The page.
    pub page: Page,
    /// What the form does, in a word.
    pub title: String,
    /// The form.
    pub form: Form,
    /// The version that the form was for; 0 for one that needs none.
    pub version: i64,
}

impl View for Again {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Again {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases).failing(true);
        let typed: Typed = [("note".to_owned(), "The lane was blocked.".to_owned())].into_iter().collect();
        let form = Form::again(&page, Case::note_fields(page.w), &typed, OnceKey::fresh());
        let form = form.refused(&contract::Problem::unavailable(5), page.w).to("/desk/cases/0198/notes");
        Self { title: page.w.get("desk-note").into_owned(), form, version: 0, page }
    }
}
