//! Signing in to the desk.

use askama::Template;
use contract::Language;

use crate::desk::kept::Carried;
use crate::form::{Field, Form, standard};
use crate::page::{Page, View};
use crate::words::Words;

/// `GET` and `POST /desk/sign-in`.
#[derive(Template)]
#[template(path = "desk/sign_in.html")]
pub struct SignIn {
    /// The page.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// What was being sent when the session ended.
    pub carried: Option<Carried>,
}

impl View for SignIn {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl SignIn {
    /// The fields of the form.
    pub fn fields(w: Words) -> Vec<Field> {
        let mut email = standard::email(w);
        email.autocomplete = "username";
        vec![email, standard::password(w)]
    }

    /// The page with its empty form.
    pub fn new(page: Page) -> Self {
        let form = Form::new(&page, Self::fields(page.w));
        Self { page, form, carried: None }
    }

    /// The page for who sent a form when their session had ended: after signing in they go on
    /// from there.
    pub fn carrying(page: Page, carried: Carried) -> Self {
        let form = Form::new(&page, Self::fields(page.w)).to("/desk/sign-in");
        Self::again(page.at_path("/desk/sign-in"), form, Some(carried))
    }

    /// The page with its form as it was sent, and what goes along.
    pub fn again(page: Page, form: Form, carried: Option<Carried>) -> Self {
        let page = if carried.is_some() { page.speaking_by("sign-in") } else { page };
        Self { page, form, carried }
    }

    /// A sample with something carried.
    pub fn sample_carrying(language: Language) -> Self {
        Self::carrying(Page::sample(language), Carried::sample())
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        Self::new(Page::sample(language))
    }

    /// A sample in which the password was wrong: which of the two it was isn't said.
    pub fn sample_refused(language: Language) -> Self {
        let page = Page::sample(language).failing(true);
        let form = Form::new(&page, Self::fields(page.w)).wrong("email", page.w.get("sign-in-wrong"));
        Self { page, form, carried: None }
    }
}
