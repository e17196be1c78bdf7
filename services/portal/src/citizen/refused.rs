//! The page that is shown when a post can't be believed: nothing that was typed is lost.

use askama::Template;
use contract::Language;

use crate::form::Form;
use crate::page::{Page, View};

/// 403 for a post without a good token.
#[derive(Template)]
#[template(path = "citizen/refused.html")]
pub struct Refused {
    /// The page.
    pub page: Page,
    /// What is sent again: its address, its protection.
    pub form: Form,
    /// What was typed.
    pub kept: Vec<Kept>,
    /// Whether it can be sent again from here.
    pub sendable: bool,
}

/// A field that was sent.
pub struct Kept {
    /// The name of the field.
    pub name: String,
    /// What was typed.
    pub value: String,
}

impl Kept {
    /// Whether a person wrote something here that they may want back.
    pub fn readable(&self) -> bool {
        !self.value.trim().is_empty()
    }
}

impl View for Refused {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Refused {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample(language);
        let kept = |name: &str, value: &str| Kept { name: name.to_owned(), value: value.to_owned() };
        let form = Form::new(&page, Vec::new()).to("/services/missed-bin");
        let kept = vec![kept("what", "The green bin\nby the gate"), kept("postcode", "LD1 5AA"), kept("town", "")];
        Self { page, form, kept, sendable: true }
    }

    /// A sample of a post from another site.
    pub fn sample_foreign(language: Language) -> Self {
        Self { sendable: false, ..Self::sample(language) }
    }
}
