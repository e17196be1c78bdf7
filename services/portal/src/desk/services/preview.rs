use askama::Template;

use super::Frame;
use crate::desk::case::Row as Fact;
use crate::form::Form;
use crate::page::{Page, View};

/// `GET /desk/services/{id}/preview`: the draft as a citizen or an agent will see it. Nothing can be sent.
#[derive(Template)]
#[template(path = "desk/services/preview.html")]
pub struct Preview {
    /// The page.
    pub page: Page,
    /// The service.
    pub frame: Frame,
    /// Whether it is shown as to an agent.
    pub agent: bool,
    /// What the draft calls it.
    pub name: String,
    /// What to know before reporting, a paragraph each.
    pub guidance: Vec<String>,
    /// What to do instead when it can't wait.
    pub urgent: String,
    /// How long it takes, in a sentence.
    pub target: String,
    /// What whoever answers a call says, a paragraph each.
    pub script: Vec<String>,
    /// Who may ask and how, for an agent.
    pub facts: Vec<Fact>,
    /// Why a citizen can't ask for it on the web; empty where they can.
    pub closed: String,
    /// The questions, which show and hide as they will.
    pub form: Form,
    /// What happens next, as the citizen reads it once the report is sent.
    pub received: String,
    /// What the citizen reads when it is done.
    pub completed: String,
}

impl View for Preview {
    fn page(&self) -> &Page {
        &self.page
    }
}
