//! Whether a definition can be published: every flaw at its place. Pure.

use std::collections::BTreeSet;

use cases_api::catalogue::definition::Definition;
use contract::council::Council;
use contract::faults::Unfit;
use contract::{Faults, FieldFault, Language};
use serde_json::{Map, Value};

use crate::{clock, form, routing, task, workflow};

/// The most characters of a name, of a sentence and of any other text.
const MOST_NAME: usize = 80;
const MOST_SENTENCE: usize = 300;
const MOST_TEXT: usize = 5_000;
/// The most ways of saying it, in one language.
const MOST_SAYINGS: usize = 100;
/// The most months for which cases are kept: a hundred years.
const MOST_MONTHS: u16 = 1_200;
/// The greatest numbers of the lists of services and of interactions.
const MOST_CODE: u32 = 9_999;
const MOST_KIND: u16 = 99;

/// What must be put right before a council publishes this; empty for what it may publish.
pub(super) fn flaws(council: &Council, definition: &Definition) -> Vec<FieldFault> {
    let mut flaws = Vec::new();
    let written = serde_json::to_value(definition).unwrap_or_default();
    let welsh = council.languages.contains(&Language::Cy);
    words(&written, "", welsh, &mut flaws);
    lengths(definition, &mut flaws);
    let mut add = |pointer: &str, code, detail: String| flaws.push(FieldFault::at(pointer, Unfit::new(code, detail)));
    if definition.channels.is_empty() {
        add("/channels", "required", "Say how it can be asked for.".to_owned());
    }
    flaws.extend(clock_flaws(definition));
    let mut add = |pointer: &str, code, detail: String| flaws.push(FieldFault::at(pointer, Unfit::new(code, detail)));
    let told = [("received", &definition.messages.received), ("completed", &definition.messages.completed)];
    for (name, text) in told {
        for (language, text) in [("en", Some(&text.en)), ("cy", text.cy.as_ref())] {
            if text.is_some_and(|text| text.contains("((")) {
                let detail = "Nothing is filled in here: leave out the words in double brackets.".to_owned();
                add(&format!("/messages/{name}/{language}"), "unknown-place", detail);
            }
        }
    }
    let asked = form::flaws(&definition.form).into_iter();
    flaws.extend(asked.map(|flaw| FieldFault { pointer: format!("/form{}", flaw.pointer), ..flaw }));
    flaws.extend(of_workflow(definition));
    flaws.extend(routing::flaws::of(&definition.routing, &definition.form, "/routing"));
    flaws.extend(task::flaws::of(&definition.tasks, "/tasks"));
    let mut told = BTreeSet::new();
    flaws.retain(|flaw| told.insert((flaw.pointer.clone(), flaw.code.clone())));
    flaws
}

fn of_workflow(definition: &Definition) -> Vec<FieldFault> {
    let tasks: Vec<&str> = definition.tasks.iter().map(|task| task.key.as_str()).collect();
    let clocks: Vec<&str> = definition.clocks.all().iter().map(|clock| clock.id.as_str()).collect();
    let (form, tasks, clocks) = (Some(&definition.form), Some(tasks.as_slice()), Some(clocks.as_slice()));
    let around = workflow::Around { form, tasks, clocks, ..workflow::Around::default() };
    let mut faults = Faults::none();
    workflow::check(&definition.workflow, &around, "/workflow", &mut faults);
    faults.finish(Some(())).err().map(|problem| problem.errors).unwrap_or_default()
}

/// What is wrong with the clocks.
fn clock_flaws(definition: &Definition) -> Vec<FieldFault> {
    let (places, days) = (clock::flaws::places(&definition.workflow), clock::flaws::days(&definition.form));
    clock::flaws::found(&definition.clocks, clock::flaws::Around { places: &places, days: &days })
}

/// What can't be kept even as a draft: characters that no text has, numbers that nothing is called by.
pub(super) fn unkeepable(definition: &Definition) -> Vec<FieldFault> {
    let mut found = Vec::new();
    let written = serde_json::to_value(definition).unwrap_or_default();
    each_text(&written, "", &mut |pointer, text| {
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            let why = Unfit::new("control-character", "It has characters that can't be shown.");
            found.push(FieldFault::at(pointer, why));
        } else if text.chars().count() > MOST_TEXT {
            let most = format!("It must be at most {MOST_TEXT} characters.");
            found.push(FieldFault::at(pointer, Unfit::new("too-long", most)));
        }
    });
    let mut add = |pointer: &str, most: u32| {
        found.push(FieldFault::at(pointer, Unfit::new("out-of-range", format!("It must be at most {most}."))));
    };
    if definition.lgsl.is_some_and(|code| code > MOST_CODE) {
        add("/lgsl", MOST_CODE);
    }
    if definition.lgil.is_some_and(|code| code > MOST_KIND) {
        add("/lgil", MOST_KIND.into());
    }
    if definition.retention.as_ref().is_some_and(|kept| !(1..=MOST_MONTHS).contains(&kept.months)) {
        add("/retention/months", MOST_MONTHS.into());
    }
    found
}

/// Every text that is there in two languages must be there in English, and in Welsh where the council speaks it.
fn words(value: &Value, at: &str, welsh: bool, flaws: &mut Vec<FieldFault>) {
    match value {
        Value::Object(fields) if is_words(fields) => {
            let blank =
                |language: &str| fields.get(language).and_then(Value::as_str).is_none_or(|s| s.trim().is_empty());
            if blank("en") {
                flaws.push(FieldFault::at(format!("{at}/en"), Unfit::new("required", "Write it in English.")));
            }
            if welsh && blank("cy") {
                flaws.push(FieldFault::at(format!("{at}/cy"), Unfit::new("welsh-missing", "Write it in Welsh.")));
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                words(value, &format!("{at}/{}", token(key)), welsh, flaws);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                words(value, &format!("{at}/{index}"), welsh, flaws);
            }
        }
        _ => {}
    }
}

pub(super) fn is_words(fields: &Map<String, Value>) -> bool {
    fields.get("en").is_some_and(Value::is_string) && fields.keys().all(|key| key == "en" || key == "cy")
}

fn each_text(value: &Value, at: &str, visit: &mut impl FnMut(&str, &str)) {
    match value {
        Value::String(text) => visit(at, text),
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| each_text(value, &format!("{at}/{}", token(key)), visit));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| each_text(value, &format!("{at}/{index}"), visit));
        }
        _ => {}
    }
}

/// A key as a part of a JSON Pointer.
pub(super) fn token(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn lengths(definition: &Definition, flaws: &mut Vec<FieldFault>) {
    let short = [
        ("/name", &definition.name, MOST_NAME),
        ("/summary", &definition.summary, MOST_SENTENCE),
        ("/messages/received", &definition.messages.received, MOST_SENTENCE * 2),
        ("/messages/completed", &definition.messages.completed, MOST_SENTENCE * 2),
    ];
    let group = definition.group.as_ref().map(|group| ("/group", group, MOST_NAME));
    for (pointer, text, most) in short.into_iter().chain(group) {
        for (language, text) in [("en", Some(&text.en)), ("cy", text.cy.as_ref())] {
            if text.is_some_and(|text| text.chars().count() > most) {
                let why = Unfit::new("too-long", format!("It must be at most {most} characters."));
                flaws.push(FieldFault::at(format!("{pointer}/{language}"), why));
            }
        }
    }
    for (language, sayings) in [("en", &definition.said_as.en), ("cy", &definition.said_as.cy)] {
        if sayings.len() > MOST_SAYINGS
            || sayings.iter().any(|said| said.trim().is_empty() || said.chars().count() > MOST_NAME)
        {
            let why = format!("At most {MOST_SAYINGS} ways of saying it, each 1 to {MOST_NAME} characters.");
            flaws.push(FieldFault::at(format!("/said_as/{language}"), Unfit::new("out-of-range", why)));
        }
    }
}

#[cfg(test)]
mod tests {
    use contract::council::{Colours, ContactDetails, CouncilState, Division, Tier};
    use contract::{Bilingual, CouncilId, Prefix};

    use super::*;
    use crate::catalogue::copy;
    use crate::library::Library;

    /// A council of a tier, in both languages.
    fn council(tier: Tier) -> Council {
        Council {
            id: CouncilId::from(uuid::Uuid::from_u128(1)),
            code: "c1".to_owned(),
            name: Bilingual::new("Wenbury", "Wenbury"),
            tier,
            parent: None,
            slug: "wenbury".to_owned(),
            prefix: Prefix::numbered(1),
            hosts: Vec::new(),
            colours: Colours { brand: "#000000".into(), accent: "#000000".into() },
            contact: ContactDetails::default(),
            languages: vec![Language::En, Language::Cy],
            division: Division::default(),
            state: CouncilState::Active,
            clock_offset: 0,
        }
    }

    #[test]
    fn every_shipped_service_can_be_published_by_every_council_that_provides_it() {
        let library = Library::shipped().unwrap();
        for tier in [Tier::County, Tier::District, Tier::Unitary, Tier::Parish] {
            for entry in library.services_for(tier) {
                let definition = copy(entry, library.workflow(&entry.workflow).unwrap());
                let found = [flaws(&council(tier), &definition), unkeepable(&definition)].concat();
                assert!(found.is_empty(), "{} at {tier:?}: {found:?}", entry.slug);
            }
        }
    }
}
