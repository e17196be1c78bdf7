//! What rings now and what hasn't been wrapped up: a few lines above every page of the desk.

use askama::Template;
use contract::Language;

use super::Line;
use crate::form::Form;
use crate::page::{Page, Section, View};
use crate::words::Words;

/// `GET /desk/ringing`: asked for by a script every second or so.
#[derive(Template)]
#[template(path = "desk/call/ringing.html")]
pub struct Ringing {
    /// The words.
    pub w: Words,
    /// The calls that ring.
    pub calls: Vec<Ring>,
    /// Calls that go on and aren't wrapped up.
    pub open: Vec<Line>,
}

/// A call that rings.
pub struct Ring {
    /// What it is, such as “01632 960 123 is calling”.
    pub title: String,
    /// Picks it up.
    pub form: Form,
}

/// `GET /desk/pop`: a switchboard's telephone opens it with the number that calls.
#[derive(Template)]
#[template(path = "desk/call/pop.html")]
pub struct Pop {
    /// The page.
    pub page: Page,
    /// What it is, such as “Call from 01632 960 123”.
    pub title: String,
    /// The number as it came, sent on to start the call.
    pub number: String,
    /// Starts the call.
    pub form: Form,
    /// Whether a script may start it without a press: never where another site opened the page.
    pub at_once: bool,
}

impl View for Pop {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Pop {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Calls);
        let form = Form::new(&page, Vec::new()).to("/desk/calls");
        let title = page.w.with_one("call-from", "number", "01632 960 123").into_owned();
        Self { title, number: "01632960123".to_owned(), form, at_once: true, page }
    }
}
