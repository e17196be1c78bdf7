//! Accepting an invitation: a password is chosen and the account is there.

use askama::Template;
use contract::Language;

use crate::form::{Field, Form, standard};
use crate::page::{Page, View};
use crate::words::Words;

/// `GET` and `POST /desk/invitation/{token}`.
#[derive(Template)]
#[template(path = "desk/invitation.html")]
pub struct Invitation {
    /// The page.
    pub page: Page,
    /// Who is invited.
    pub name: String,
    /// The address that they will sign in with.
    pub email: String,
    /// The form; `None` for an invitation that is used up, withdrawn or too old.
    pub form: Option<Form>,
}

impl View for Invitation {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Invitation {
    /// The fields of the form.
    pub fn fields(w: Words) -> Vec<Field> {
        vec![standard::new_password(w)]
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample(language);
        let form = Some(Form::new(&page, Self::fields(page.w)));
        Self { page, name: "Priya Shah".to_owned(), email: "priya.shah@bryndu.example".to_owned(), form }
    }

    /// A sample that is too old.
    pub fn sample_expired(language: Language) -> Self {
        Self { form: None, ..Self::sample(language) }
    }
}
