//! The clocks of a case: where each stands, how its end was counted, and what may be done with it.

use askama::Template;
use cases_api::clock::{ClockState, ClockView};

use crate::desk::explain::{amount, explain};
use crate::form::{Choice, Fault, Field, Form, Shape};
use crate::page::{Page, View};
use crate::words::{Words, dates};

/// The most characters of what is written with a pause or an extension.
const MOST: usize = 1000;

/// `GET` and `POST /desk/cases/{id}/clocks`.
#[derive(Template)]
#[template(path = "desk/clocks/of_case.html")]
pub struct CaseClocks {
    /// The page.
    pub page: Page,
    /// The case's own page.
    pub back: String,
    /// The reference.
    pub reference: String,
    /// The service's name.
    pub service: String,
    /// The version that the forms change.
    pub version: i64,
    /// Each clock with what may be done with it.
    pub clocks: Vec<Workable>,
}

/// A clock as the desk shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// Its key.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Where it stands, as a style's ending.
    pub style: &'static str,
    /// The same in words.
    pub state: String,
    /// When it ends, written out.
    pub due: String,
    /// How that was counted, a step a line.
    pub explanation: Vec<String>,
    /// How often it had ended before it began again, in words; empty for never.
    pub late: String,
    /// What follows when it ends; empty for nothing.
    pub effect: String,
}

/// A clock with its forms; each is `None` where it can't be used.
pub struct Workable {
    /// The clock.
    pub clock: Clock,
    /// Stops it.
    pub pause: Option<Form>,
    /// Lets it run on.
    pub resume: Option<Form>,
    /// Gives it more time.
    pub extend: Option<Form>,
}

impl View for CaseClocks {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Clock {
    /// A clock in the page's language.
    pub fn of(view: &ClockView, w: Words) -> Self {
        let (style, state) = match view.state {
            ClockState::Running if view.overdue => ("overdue", "clock-overdue"),
            ClockState::Running => ("in_progress", "clock-running"),
            ClockState::Paused => ("waiting", "clock-paused"),
            ClockState::Met => ("done", "clock-met"),
            ClockState::Missed => ("overdue", "clock-missed"),
        };
        Self {
            id: view.id.clone(),
            name: view.name.get(w.language()).to_owned(),
            style,
            state: w.get(state).into_owned(),
            due: dates::moment(view.due_at, w.language()),
            explanation: explain(&view.explanation, w),
            late: if view.late == 0 {
                String::new()
            } else {
                w.with_one("clock-late", "count", u32::from(view.late)).into_owned()
            },
            effect: view.effect.as_ref().map(|effect| effect.get(w.language()).to_owned()).unwrap_or_default(),
        }
    }
}

impl CaseClocks {
    /// What is wrong with the form that was sent.
    pub fn faults(&self) -> Vec<&Fault> {
        let forms = self.clocks.iter().flat_map(|clock| [&clock.pause, &clock.resume, &clock.extend]);
        forms.flatten().flat_map(|form| &form.faults).collect()
    }

    /// The fields that stop a clock.
    pub fn pause_fields(view: &ClockView, w: Words) -> Vec<Field> {
        let choices = view.may_pause.iter().map(|choice| Choice::new(&choice.id, choice.reason.get(w.language())));
        let why = Field::choice(Shape::Radios, format!("why-{}", view.id), w.get("clock-why"), choices.collect());
        let note = Field::new(Shape::Paragraphs, format!("note-{}", view.id), w.get("clock-note"));
        vec![
            Field { classes: "govuk-radios--small", ..why.at("/reason") },
            Field { most: MOST, rows: 2, ..note.at("/note").optional() },
        ]
    }

    /// The fields that give a clock more time.
    pub fn extend_fields(view: &ClockView, w: Words) -> Vec<Field> {
        let most = amount(view.explanation.target, view.may_extend, w);
        let by = Field::new(Shape::Line, format!("by-{}", view.id), w.get("clock-by"));
        let by = Field { classes: "govuk-input--width-3", autocomplete: "off", ..by.at("/by") };
        let reason = Field::new(Shape::Paragraphs, format!("reason-{}", view.id), w.get("clock-reason"));
        vec![
            by.hinted(w.with_one("clock-by-hint", "most", most)),
            Field { most: MOST, rows: 2, ..reason.at("/reason") },
        ]
    }

    /// A clock with the forms that it may have, each sent to `action`.
    pub fn workable(page: &Page, view: &ClockView, action: &str, works: bool) -> Workable {
        let form = |fields| Form::new(page, fields).to(action);
        Workable {
            clock: Clock::of(view, page.w),
            pause: (works && !view.may_pause.is_empty()).then(|| form(Self::pause_fields(view, page.w))),
            resume: (works && view.may_resume).then(|| form(Vec::new())),
            extend: (works && view.may_extend > 0).then(|| form(Self::extend_fields(view, page.w))),
        }
    }
}
