//! Calls: those that go on, a new one, and those of today.

use askama::Template;
use contract::Language;

use super::Line;
use super::way::Way;
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// `GET /desk/calls`.
#[derive(Template)]
#[template(path = "desk/call/calls.html")]
pub struct Calls {
    /// The page.
    pub page: Page,
    /// A call to be started: its number, where there is one.
    pub form: Form,
    /// Calls that go on and aren't wrapped up.
    pub open: Vec<Line>,
    /// Calls of today that ended, the latest first.
    pub ended: Vec<Ended>,
}

/// A call that ended.
pub struct Ended {
    /// The call.
    pub call: Line,
    /// When it began.
    pub when: String,
    /// With whom; empty for a stranger.
    pub who: String,
    /// How it ended.
    pub outcome: String,
    /// The references of its cases, and what was noted.
    pub about: String,
}

impl View for Calls {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Calls {
    /// In which way they are in contact, and the number of one who calls.
    pub fn fields(w: Words) -> Vec<Field> {
        let number = Field::new(Shape::Line, "number", w.get("call-number")).optional();
        let number = Field { kind: "tel", classes: "govuk-input--width-20", wording: "phone", ..number };
        let ways = Way::ALL.map(|way| Choice::new(way.name(), w.get(&format!("call-way-{}", way.name()))));
        let way = Field::choice(Shape::Select, "way", w.get("call-way"), ways.into());
        vec![way, number.hinted(w.get("call-number-hint"))]
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Calls);
        let form = Form::new(&page, Self::fields(page.w)).to("/desk/calls");
        let ended = Ended {
            call: Line { ended: true, clock: "2:40".to_owned(), ..Line::sample(page.w) },
            when: "9:12".to_owned(),
            who: "Siân O’Brien".to_owned(),
            outcome: page.w.get("call-outcome-chased").into_owned(),
            about: "C7X-4KM-9TPH".to_owned(),
        };
        Self { open: vec![Line::sample(page.w)], ended: vec![ended], form, page }
    }

    /// A sample on which nobody has called yet.
    pub fn sample_empty(language: Language) -> Self {
        Self { open: Vec::new(), ended: Vec::new(), ..Self::sample(language) }
    }
}
