//! Whether a form can be asked at all: every flaw of its definition, at its place.

mod looks;
mod prices;
mod questions;

use std::collections::{BTreeMap, BTreeSet};

use cases_api::form::{Field, Form, Kind};
use contract::FieldFault;
use contract::faults::Unfit;

/// The most questions of a form, those in groups among them.
const MOST_FIELDS: usize = 100;

/// What is wrong with a form's definition, each flaw at its JSON Pointer in the form and in plain English;
/// empty for a sound one.
pub fn flaws(form: &Form) -> Vec<FieldFault> {
    let mut found = Flaws::default();
    let count: usize = form.fields.iter().map(|field| 1 + field.fields.len()).sum();
    if form.fields.is_empty() {
        found.add("/fields", "Add at least one question.");
    }
    if count > MOST_FIELDS {
        found.add("/fields", format!("Ask at most {MOST_FIELDS} questions, those in groups among them."));
    }
    if form.fields.iter().all(|field| field.kind == Kind::Calculated) && !form.fields.is_empty() {
        found.add("/fields", "A form that works something out asks something too.");
    }
    let mut before = Before::default();
    for (at, field) in form.fields.iter().enumerate() {
        let place = format!("/fields/{at}");
        before.name(field, &place, &mut found);
        questions::flaws(field, &place, &mut found);
        looks::flaws(field, &place, &before, &mut found);
        prices::flaws(field, &place, &before, &mut found);
        let mut inside = before.clone();
        for (within, inner) in field.fields.iter().enumerate() {
            let place = format!("{place}/fields/{within}");
            before.name(inner, &place, &mut found);
            questions::flaws(inner, &place, &mut found);
            questions::inner_flaws(inner, &place, &mut found);
            looks::flaws(inner, &place, &inside, &mut found);
            inside.know(inner, &place);
        }
        before.know(field, &place);
    }
    found.0
}

/// Flaws that were found so far.
#[derive(Default)]
struct Flaws(Vec<FieldFault>);

impl Flaws {
    fn add(&mut self, place: &str, detail: impl Into<String>) {
        self.note("unsound", place, detail);
    }

    fn note(&mut self, code: &'static str, place: &str, detail: impl Into<String>) {
        self.0.push(FieldFault::at(place, Unfit::new(code, detail)));
    }

    fn when(&mut self, wrong: bool, place: String, detail: &str) {
        if wrong {
            self.add(&place, detail);
        }
    }
}

/// The questions before one: those that it may look at, where each stands, and every name that is taken.
#[derive(Default, Clone)]
struct Before {
    known: BTreeMap<String, Field>,
    places: BTreeMap<String, String>,
    names: BTreeSet<String>,
}

impl Before {
    fn know(&mut self, field: &Field, place: &str) {
        self.known.insert(field.name.clone(), field.clone());
        self.places.insert(field.name.clone(), place.to_owned());
    }

    fn name(&mut self, field: &Field, place: &str, found: &mut Flaws) {
        if !self.names.insert(field.name.clone()) {
            found.add(&format!("{place}/name"), "Another question has this name.");
        }
    }
}

fn is_key(text: &str, joint: char) -> bool {
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint;
    (1..=40).contains(&text.len()) && text.chars().all(sound) && !text.starts_with(joint) && !text.ends_with(joint)
}
