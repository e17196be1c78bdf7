use askama::Template;

use super::Frame;
use crate::desk::case::Row as Fact;
use crate::form::{Fault, Form};
use crate::page::{Page, View};

/// `GET /desk/services/{id}`: how a service stands, what its draft still lacks, publishing.
#[derive(Template)]
#[template(path = "desk/services/overview.html")]
pub struct Overview {
    /// The page.
    pub page: Page,
    /// The service.
    pub frame: Frame,
    /// What is known of it.
    pub facts: Vec<Fact>,
    /// The page on which citizens ask for it; empty where they can't.
    pub live: String,
    /// How long citizens are told that it takes.
    pub told: String,
    /// Where that is changed.
    pub clocks: String,
    /// Since when there is a draft, and whose; empty for none.
    pub draft: String,
    /// How many parts of the draft aren't as they are published; empty where nothing is published or begun.
    pub changes: String,
    /// Where they are shown.
    pub changes_href: String,
    /// That nobody is told of its clocks, and where that is changed.
    pub hint: Option<Hint>,
    /// What must be put right first, each with the page where it can be.
    pub flaws: Vec<Fault>,
    /// Publishing the draft; `None` without one, or for who may not.
    pub publish: Option<Act>,
    /// Where the draft is thrown away; empty likewise.
    pub discard: String,
    /// Offering it or withdrawing it; `None` for what was never published, or for who may not.
    pub offer: Option<Act>,
    /// Whether it is offered now.
    pub offered: bool,
}

impl View for Overview {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// Something to be seen to, though nothing is wrong with the draft.
pub struct Hint {
    /// What.
    pub text: String,
    /// Where.
    pub href: String,
}

/// Something that is done by a button.
pub struct Act {
    /// The form.
    pub form: Form,
    /// The version that is meant.
    pub version: i64,
}

impl Overview {
    /// What is wrong with the form that was sent.
    pub fn faults(&self) -> Vec<&Fault> {
        let acts = [&self.publish, &self.offer].into_iter().flatten();
        acts.flat_map(|act| &act.form.faults).collect()
    }
}
