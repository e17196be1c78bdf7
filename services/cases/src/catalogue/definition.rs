use cases_api::form::Form;
use cases_api::target::Target;
use cases_api::workflow::{Outcome, Workflow};
use contract::Bilingual;
use contract::council::Tier;
use serde::{Deserialize, Serialize};

use crate::library::{Entry, Messages, SaidAs, Team};

/// A council's own copy of a library entry, as it is stored: the council may change it without
/// anyone else's changing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Definition {
    /// The tiers whose councils provide it.
    pub tiers: Vec<Tier>,
    /// What it is called.
    pub name: Bilingual,
    /// What it is for, in a sentence.
    pub summary: Bilingual,
    /// What to know before reporting, a paragraph each.
    pub guidance: Vec<Bilingual>,
    /// What to do instead when it can't wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgent: Option<Bilingual>,
    /// What citizens call it.
    pub said_as: SaidAs,
    /// What is asked.
    pub form: Form,
    /// How long it may take.
    pub target: Target,
    /// How it is worked.
    pub workflow: Workflow,
    /// What the citizen is told.
    pub messages: Messages,
}

impl Definition {
    /// A copy of a library entry with its workflow.
    pub fn of(entry: &Entry, workflow: &Workflow) -> Self {
        Self {
            tiers: entry.tiers.clone(),
            name: entry.name.clone(),
            summary: entry.summary.clone(),
            guidance: entry.guidance.clone(),
            urgent: entry.urgent.clone(),
            said_as: entry.said_as.clone(),
            form: entry.form.clone(),
            target: entry.target,
            workflow: workflow.clone(),
            messages: entry.messages.clone(),
        }
    }

    /// The entry that a search reads.
    pub(super) fn into_entry(self, slug: String, lgsl: u32, team: Team) -> Entry {
        Entry {
            slug,
            lgsl,
            tiers: self.tiers,
            team,
            target: self.target,
            workflow: self.workflow.id,
            name: self.name,
            summary: self.summary,
            guidance: self.guidance,
            urgent: self.urgent,
            said_as: self.said_as,
            form: self.form,
            messages: self.messages,
        }
    }
}

/// What the citizen is told of an end, in a sentence: the service's own words where something was
/// completed, else the workflow's.
pub(crate) fn outcome_words(workflow: &Workflow, messages: &Messages, outcome: Outcome) -> Option<Bilingual> {
    match outcome {
        Outcome::Completed => Some(messages.completed.clone()),
        _ => workflow.outcome(outcome).map(|words| words.public.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;

    #[test]
    fn a_stored_definition_is_the_librarys_entry() {
        let library = Library::shipped().unwrap();
        for entry in library.services() {
            let workflow = library.workflow(&entry.workflow).unwrap();
            let stored = serde_json::to_value(Definition::of(entry, workflow)).unwrap();
            let read: Definition = serde_json::from_value(stored).unwrap();
            assert_eq!(read.workflow, *workflow);
            let back = read.into_entry(entry.slug.clone(), entry.lgsl, entry.team.clone());
            assert_eq!(format!("{back:?}"), format!("{entry:?}"));
        }
    }
}
