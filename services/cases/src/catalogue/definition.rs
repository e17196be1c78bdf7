use cases_api::catalogue::definition::{Definition, Messages};
use cases_api::workflow::{Outcome, Workflow};
use contract::Bilingual;

use crate::library::{Entry, Team};

/// A copy of a library entry with its workflow.
pub(crate) fn copy(entry: &Entry, workflow: &Workflow) -> Definition {
    Definition {
        tiers: entry.tiers.clone(),
        lgsl: Some(entry.lgsl),
        lgil: entry.lgil,
        group: entry.group.clone(),
        name: entry.name.clone(),
        summary: entry.summary.clone(),
        guidance: entry.guidance.clone(),
        urgent: entry.urgent.clone(),
        said_as: entry.said_as.clone(),
        audience: entry.audience,
        channels: entry.channels.clone(),
        form: entry.form.clone(),
        clocks: entry.clocks.clone(),
        workflow: workflow.clone(),
        team: None,
        routing: entry.routing.clone(),
        tasks: entry.tasks.clone(),
        messages: entry.messages.clone(),
        shows: entry.shows,
        retention: None,
        call_script: entry.call_script.clone(),
    }
}

/// The entry that a search reads.
pub(super) fn into_entry(definition: Definition, slug: String, lgsl: u32, team: Team) -> Entry {
    Entry {
        slug,
        lgsl,
        lgil: definition.lgil,
        group: definition.group,
        tiers: definition.tiers,
        team,
        clocks: definition.clocks,
        workflow: definition.workflow.id,
        name: definition.name,
        summary: definition.summary,
        guidance: definition.guidance,
        urgent: definition.urgent,
        said_as: definition.said_as,
        audience: definition.audience,
        channels: definition.channels,
        form: definition.form,
        routing: definition.routing,
        tasks: definition.tasks,
        shows: definition.shows,
        messages: definition.messages,
        call_script: definition.call_script,
    }
}

/// What the citizen is told of an end, in a sentence: the service's own words where something was plainly completed,
/// else the workflow's for its outcome.
pub(crate) fn outcome_words(
    workflow: &Workflow,
    messages: &Messages,
    (id, outcome): (Option<&str>, Outcome),
) -> Option<Bilingual> {
    let id = id.unwrap_or(outcome.name());
    match id == Outcome::Completed.name() {
        true => Some(messages.completed.clone()),
        false => workflow.outcome(id).map(|words| words.public.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;
    use cases_api::catalogue::definition::{Audience, every_channel};

    #[test]
    fn a_stored_definition_is_the_librarys_entry() {
        let library = Library::shipped().unwrap();
        for entry in library.services() {
            let workflow = library.workflow(&entry.workflow).unwrap();
            let stored = serde_json::to_value(copy(entry, workflow)).unwrap();
            let read: Definition = serde_json::from_value(stored).unwrap();
            assert_eq!(read.workflow, *workflow);
            let back = into_entry(read, entry.slug.clone(), entry.lgsl, entry.team.clone());
            assert_eq!(format!("{back:?}"), format!("{entry:?}"));
        }
    }

    #[test]
    fn what_was_kept_before_a_field_was_new_is_read_with_its_default() {
        let library = Library::shipped().unwrap();
        let entry = library.service("missed-bin").unwrap();
        let mut stored = serde_json::to_value(copy(entry, library.workflow(&entry.workflow).unwrap())).unwrap();
        let old = stored.as_object_mut().unwrap();
        for new in ["lgsl", "group", "audience", "channels"] {
            old.remove(new).unwrap();
        }
        let read: Definition = serde_json::from_value(stored).unwrap();
        assert_eq!((read.lgsl, read.audience, read.channels), (None, Audience::Everyone, every_channel()));
    }
}
