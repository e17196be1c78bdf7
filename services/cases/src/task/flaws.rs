//! What is wrong with a service's templates of tasks, each flaw at its place. Pure.

use cases_api::task::{MOST_DAYS, MOST_ITEMS, MOST_TITLE, TaskTemplate};
use contract::Bilingual;
use contract::FieldFault;
use contract::faults::Unfit;

/// The most templates of a service.
const MOST: usize = 30;
/// The most characters of a key.
const MOST_KEY: usize = 60;

/// Everything that is wrong with templates that stand at `at`. That words are missing is told of every text.
pub(crate) fn of(templates: &[TaskTemplate], at: &str) -> Vec<FieldFault> {
    let mut flaws = Vec::new();
    let mut add = |place: String, code, detail: &str| flaws.push(FieldFault::at(place, Unfit::new(code, detail)));
    if templates.len() > MOST {
        add(at.to_owned(), "too-many", "A service has at most 30 templates.");
    }
    for (index, template) in templates.iter().enumerate() {
        let place = format!("{at}/{index}");
        if !is_key(&template.key) {
            let detail = "A key is 1 to 60 small letters, digits, hyphens and underscores.";
            add(format!("{place}/key"), "bad-key", detail);
        }
        if templates.iter().take(index).any(|other| other.key == template.key) {
            add(format!("{place}/key"), "twice", "Another template has this key.");
        }
        if template.days.is_some_and(|days| !(1..=MOST_DAYS).contains(&days)) {
            add(format!("{place}/days"), "out-of-range", "A task has 1 to 365 working days.");
        }
        if template.checklist.len() > MOST_ITEMS {
            add(format!("{place}/checklist"), "too-many", "A checklist has at most 30 items.");
        }
        let items = template.checklist.iter().enumerate().map(|(at, item)| (format!("{place}/checklist/{at}"), item));
        for (place, words) in items.chain([(format!("{place}/title"), &template.title)]) {
            for language in too_long(words) {
                add(format!("{place}/{language}"), "too-long", "It must be at most 200 characters.");
            }
        }
    }
    flaws
}

fn is_key(key: &str) -> bool {
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    !key.is_empty() && key.len() <= MOST_KEY && key.chars().all(sound)
}

fn too_long(words: &Bilingual) -> impl Iterator<Item = &'static str> {
    let long = |text: &str| text.chars().count() > MOST_TITLE;
    let en = long(&words.en).then_some("en");
    let cy = words.cy.as_deref().is_some_and(long).then_some("cy");
    en.into_iter().chain(cy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flaw_is_told_at_its_place() {
        let sound = TaskTemplate {
            key: "check".into(),
            title: Bilingual::english("Check"),
            team: None,
            days: Some(5),
            mandatory: true,
            checklist: vec![Bilingual::english("Ring")],
        };
        assert!(of(std::slice::from_ref(&sound), "/tasks").is_empty());
        let long = Bilingual::new("Ring", "x".repeat(MOST_TITLE + 1));
        let wrong = TaskTemplate { days: Some(0), checklist: vec![long], ..sound.clone() };
        let bad = TaskTemplate { key: "A b".into(), ..sound.clone() };
        let found = of(&[sound, wrong, bad], "/tasks");
        let found: Vec<_> = found.iter().map(|flaw| (flaw.pointer.as_str(), flaw.code.as_str())).collect();
        let expected = [
            ("/tasks/1/key", "twice"),
            ("/tasks/1/days", "out-of-range"),
            ("/tasks/1/checklist/0/cy", "too-long"),
            ("/tasks/2/key", "bad-key"),
        ];
        assert_eq!(found, expected);
    }
}
