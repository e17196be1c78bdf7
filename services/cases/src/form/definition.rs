//! Whether a form can be asked at all.

use std::collections::BTreeSet;

use cases_api::form::{Field, Form, Kind};

/// The most questions of a form.
const MOST_FIELDS: usize = 40;
/// The most choices of a question.
const MOST_CHOICES: usize = 50;

/// What is wrong with a form's definition, in plain English; empty for a sound one.
pub fn flaws(form: &Form) -> Vec<String> {
    let mut flaws = Vec::new();
    let mut names = BTreeSet::new();
    if form.fields.is_empty() || form.fields.len() > MOST_FIELDS {
        flaws.push(format!("a form asks 1 to {MOST_FIELDS} questions"));
    }
    for field in &form.fields {
        if !names.insert(&field.name) {
            flaws.push(format!("{} is asked twice", field.name));
        }
        flaws.extend(field_flaws(field).into_iter().map(|flaw| format!("{}: {flaw}", field.name)));
    }
    flaws
}

fn field_flaws(field: &Field) -> Vec<String> {
    let text = matches!(field.kind, Kind::Text | Kind::LongText);
    let broken = [
        (!is_key(&field.name, '_'), "its name must be snake_case, at most 40 letters"),
        (field.label.en.trim().is_empty(), "it needs a label"),
        ((field.kind == Kind::Choice) == field.choices.is_empty(), "a choice, and nothing else, has choices"),
        (field.choices.len() > MOST_CHOICES, "it has too many choices"),
        (field.max_length.is_some() && !text, "only text has a length"),
        (field.max_length.is_some_and(|most| !(1..=10_000).contains(&most)), "its length must be 1 to 10000"),
        (field.days.is_some() && field.kind != Kind::Date, "only a date has days"),
    ];
    let mut flaws: Vec<_> = broken.into_iter().filter(|(is, _)| *is).map(|(_, flaw)| flaw.to_owned()).collect();
    let mut values = BTreeSet::new();
    for choice in &field.choices {
        if !values.insert(&choice.value) || !is_key(&choice.value, '-') {
            flaws.push(format!("the choice `{}` must be kebab-case and come once", choice.value));
        }
    }
    flaws
}

fn is_key(text: &str, joint: char) -> bool {
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint;
    (1..=40).contains(&text.len()) && text.chars().all(sound) && !text.starts_with(joint) && !text.ends_with(joint)
}
