//! Whether a library hangs together: what each entry must have, in both languages.

use std::collections::BTreeSet;

use cases_api::workflow::Workflow;
use contract::Faults;
use contract::council::Tier;
use contract::lang::Bilingual;

use super::codes::Codes;
use super::{Entry, Library, StarterArticle};
use crate::clock::flaws as clock_flaws;
use crate::workflow::Around;
use crate::{form, routing, task, workflow};

/// What is wrong with a library beside the national lists and its own teams, in plain English; empty for a sound one.
pub(super) fn flaws(library: &Library, codes: &Codes, teams: &[&str]) -> Vec<String> {
    let mut flaws = Vec::new();
    let mut slugs = BTreeSet::new();
    for entry in &library.entries {
        if !slugs.insert(&entry.slug) {
            flaws.push(format!("{} comes twice", entry.slug));
        }
        let clocks = library.workflows.get(&entry.workflow).map(|workflow| of_clocks(entry, workflow));
        let found = entry_flaws(entry).into_iter().chain(clocks.unwrap_or_default());
        let found = found.chain(codes.flaws(entry)).chain(of_work(entry, teams));
        flaws.extend(found.map(|flaw| format!("{}: {flaw}", entry.slug)));
    }
    let mut keys = BTreeSet::new();
    for article in &library.articles {
        if !keys.insert(&article.key) {
            flaws.push(format!("{} comes twice", article.key));
        }
        flaws.extend(article_flaws(library, article).into_iter().map(|flaw| format!("{}: {flaw}", article.key)));
    }
    for (id, workflow) in &library.workflows {
        let mut faults = Faults::none();
        workflow::check(workflow, &Around { welsh: true, ..Around::default() }, "", &mut faults);
        let found = faults.finish(Some(())).err().map(|problem| problem.errors).unwrap_or_default();
        flaws.extend(found.into_iter().map(|flaw| format!("{id}{}: {}", flaw.pointer, flaw.detail)));
    }
    flaws
}

fn entry_flaws(entry: &Entry) -> Vec<String> {
    let found = form::flaws(&entry.form).into_iter();
    let mut flaws: Vec<_> = found.map(|flaw| format!("{}: {}", flaw.pointer, flaw.detail)).collect();
    let texts = [&entry.name, &entry.summary, &entry.team.name, &entry.messages.received, &entry.messages.completed];
    let tasks = entry.tasks.iter().flat_map(|task| std::iter::once(&task.title).chain(&task.checklist));
    let own = texts.into_iter().chain(&entry.guidance).chain(&entry.urgent).chain(&entry.call_script).chain(tasks);
    for text in own.chain(entry.form.texts().into_iter().map(|(_, text)| text)) {
        if !in_both_languages(text) {
            flaws.push(format!("`{}` must be there in both languages", text.en));
        }
    }
    if entry.channels.is_empty() {
        flaws.push("it can be asked for in no way".to_owned());
    }
    if !entry.provided_by(Tier::Unitary) {
        flaws.push("a unitary council provides every service".to_owned());
    }
    if entry.said_as.en.is_empty() || entry.said_as.cy.is_empty() {
        flaws.push("citizens' own words are needed in both languages".to_owned());
    }
    flaws
}

/// What is wrong with how an entry's cases come to people and what there is to do for them. A team that is named is
/// one of the library's.
fn of_work(entry: &Entry, teams: &[&str]) -> Vec<String> {
    let found = routing::flaws::of(&entry.routing, &entry.form, "/routing").into_iter();
    let found = found.chain(task::flaws::of(&entry.tasks, "/tasks"));
    let mut flaws: Vec<_> = found.map(|flaw| format!("{}: {}", flaw.pointer, flaw.detail)).collect();
    let named = entry.routing.rules.iter().map(|rule| &rule.team).chain(entry.tasks.iter().flat_map(|task| &task.team));
    flaws.extend(named.filter(|team| !teams.contains(&team.as_str())).map(|team| format!("there is no team `{team}`")));
    flaws
}

/// What is wrong with the clocks of an entry beside its form and its workflow, and with the workflow beside them.
fn of_clocks(entry: &Entry, workflow: &Workflow) -> Vec<String> {
    let places = clock_flaws::places(workflow);
    let days = clock_flaws::days(&entry.form);
    let found = clock_flaws::found(&entry.clocks, clock_flaws::Around { places: &places, days: &days });
    let keys: Vec<&str> = entry.clocks.all().iter().map(|clock| clock.id.as_str()).collect();
    let mut faults = Faults::none();
    let around = Around { form: Some(&entry.form), clocks: Some(&keys), ..Around::default() };
    workflow::check(workflow, &around, "/workflow", &mut faults);
    let of_workflow = faults.finish(Some(())).err().map(|problem| problem.errors).unwrap_or_default();
    found.into_iter().chain(of_workflow).map(|flaw| format!("{}: {}", flaw.pointer, flaw.detail)).collect()
}

fn article_flaws(library: &Library, article: &StarterArticle) -> Vec<String> {
    let mut flaws = Vec::new();
    for text in [&article.title, &article.summary, &article.body] {
        if !in_both_languages(text) {
            flaws.push(format!("`{}` must be there in both languages", text.en));
        }
    }
    if article.words.en.is_empty() || article.words.cy.is_empty() {
        flaws.push("citizens' own words are needed in both languages".to_owned());
    }
    if article.service.as_deref().is_some_and(|slug| library.service(slug).is_none()) {
        flaws.push("there is no such service".to_owned());
    }
    flaws
}

fn in_both_languages(text: &Bilingual) -> bool {
    let there = |text: &str| !text.trim().is_empty();
    there(&text.en) && text.cy.as_deref().is_some_and(there)
}
