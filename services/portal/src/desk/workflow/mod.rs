//! The workflow of a service, to be looked at and changed: its picture, what is wrong with it, and a form for each
//! step and each move.

mod sample;

use askama::Template;

use crate::desk::services::Frame;
use crate::form::{Fault, Form};
use crate::page::{Page, View};
use crate::picture::Picture;

/// `GET /desk/services/{slug}/workflow`, shown again by its forms when refused.
#[derive(Template)]
#[template(path = "desk/workflow.html")]
pub struct EditWorkflow {
    /// The page.
    pub page: Page,
    /// The service.
    pub frame: Frame,
    /// What the workflow is called.
    pub name: String,
    /// Whether what is shown isn't published yet.
    pub drafted: bool,
    /// The version of the draft, which the forms change.
    pub version: i64,
    /// Its picture, with every step and move in words.
    pub picture: Picture,
    /// What must be put right before it can be published.
    pub flaws: Vec<Flaw>,
    /// Every step.
    pub steps: Vec<Part>,
    /// Every move.
    pub moves: Vec<Part>,
    /// The step or move that is being changed.
    pub open: Option<Open>,
    /// The form that takes one of the library's workflows; `None` for who may only look.
    pub choose: Option<Form>,
    /// The form of the whole as text; `None` likewise.
    pub whole: Option<Form>,
    /// Where the text is judged without being kept.
    pub judging: String,
}

/// Something that must be put right.
pub struct Flaw {
    /// The step or move, or what else it is about.
    pub place: String,
    /// Where it is put right; empty for the text of the whole.
    pub href: String,
    /// What is wrong.
    pub text: String,
}

/// A step or a move in the list.
pub struct Part {
    /// What it is called.
    pub name: String,
    /// More of it: where the move leads, at which stage the step is.
    pub hint: String,
    /// What it asks and does beside, in a few words each.
    pub notes: Vec<String>,
    /// Where it is changed; empty for who may only look.
    pub href: String,
}

/// The step or move that is being changed.
pub struct Open {
    /// What it is.
    pub title: String,
    /// Which: as the form sends it.
    pub part: String,
    /// The form.
    pub form: Form,
    /// Whether it can be taken away.
    pub removable: bool,
}

impl View for EditWorkflow {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl EditWorkflow {
    /// What is wrong with the form that was sent.
    pub fn faults(&self) -> Vec<&Fault> {
        let open = self.open.iter().map(|open| &open.form);
        open.chain(&self.choose).chain(&self.whole).flat_map(|form| &form.faults).collect()
    }
}
