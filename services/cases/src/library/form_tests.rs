//! Each shipped form as a citizen meets it: its pages, sound answers on every way through it, and answers that aren't.

use std::collections::BTreeMap;

use cases_api::answers::Answers;
use cases_api::form::{Condition, Field, Form, Kind, Layout, Scope, Test};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::{Entry, Library};
use crate::form::{Asking, check};

const TODAY: Date = Date::constant(2026, 11, 19);

/// Forms that are on one page, for they are short and asked the most.
const ON_ONE_PAGE: [&str; 5] = ["missed-bin", "pothole", "dog-fouling", "litter", "complaint"];

/// What someone wishes to answer, by question.
type Wishes = BTreeMap<String, Value>;

fn told(entry: &Entry, answers: &Answers) -> Result<(), Vec<String>> {
    let asking = Asking { today: TODAY, files: &[], demands_files: true };
    let faults = check(&entry.form, answers, &asking).map(drop);
    faults.map_err(|faults| faults.into_iter().map(|fault| format!("{} {}", fault.pointer, fault.code)).collect())
}

/// The answers that a citizen can choose from.
fn choices(field: &Field) -> Vec<Value> {
    match field.kind {
        Kind::YesNo => vec![json!(true), json!(false)],
        Kind::Choice => field.choices.iter().map(|choice| json!(choice.value)).collect(),
        _ => Vec::new(),
    }
}

fn ends(field: &Field, answer: &Value) -> bool {
    field.stops.iter().any(|stop| stop.on.accepts(Some(answer)))
}

/// An answer with which the form goes on; none to what is worked out, and no files.
fn sound(field: &Field) -> Option<Value> {
    let address = json!({"line1": "1 High Street", "town": "Wenbury", "postcode": "ZA1 1AA"});
    match field.kind {
        Kind::Text | Kind::LongText => Some(json!("Mill Lane")),
        Kind::Choice | Kind::YesNo => choices(field).into_iter().find(|answer| !ends(field, answer)),
        Kind::Choices => Some(json!([field.choices.first()?.value])),
        Kind::Date => Some(json!(TODAY.to_string())),
        Kind::Address => Some(address),
        Kind::Position => Some(json!({"lat": 50.8, "lon": -0.4})),
        Kind::Number | Kind::Money => Some(json!(field.min.unwrap_or(1))),
        Kind::Email => Some(json!("ann@example.org")),
        Kind::Phone => Some(json!("01632 960001")),
        Kind::Declaration => Some(json!(true)),
        Kind::Group => {
            let item = field.fields.iter().filter_map(|inner| Some((inner.name.clone(), sound(inner)?)));
            Some(json!([item.collect::<serde_json::Map<_, _>>()]))
        }
        Kind::Calculated | Kind::Files => None,
    }
}

/// What must be answered for a question to be asked.
fn wishes_for(form: &Form, field: &Field) -> Wishes {
    let mut wishes = Wishes::new();
    for rule in field.when.iter().flat_map(Condition::rules) {
        let before = form.field(&rule.question).unwrap();
        wishes.extend(wishes_for(form, before));
        let fits = |answer: &Value| rule.is.accepts(Some(answer)) && !ends(before, answer);
        let wish = match &rule.is {
            Test::AtLeast(much) | Test::AtMost(much) => Some(json!(much)),
            _ => choices(before).into_iter().find(fits),
        };
        wishes.insert(rule.question.clone(), wish.unwrap_or_else(|| panic!("{} is never asked", field.name)));
    }
    wishes
}

/// Sound answers to everything that is asked, as wished.
fn answers(form: &Form, wishes: &Wishes) -> BTreeMap<String, Value> {
    let (mut scope, mut said) = (Scope::new(), BTreeMap::new());
    for field in form.fields.iter().filter(|field| field.kind != Kind::Calculated) {
        let answer = wishes.get(&field.name).cloned().or_else(|| sound(field));
        if let Some(answer) = answer.filter(|_| scope.asks(field)) {
            scope.put(&field.name, answer.clone());
            said.insert(field.name.clone(), answer);
        }
    }
    said
}

#[test]
fn every_way_through_every_form_is_accepted_or_ends_with_advice() {
    for entry in Library::shipped().unwrap().services() {
        for field in &entry.form.fields {
            for answer in choices(field) {
                let mut wishes = wishes_for(&entry.form, field);
                wishes.insert(field.name.clone(), answer.clone());
                let said: Answers = answers(&entry.form, &wishes).into_iter().collect();
                let place = format!("/answers/{} stopped", field.name);
                let expected = if ends(field, &answer) { Err(vec![place]) } else { Ok(()) };
                assert_eq!(told(entry, &said), expected, "{}: {} is {answer}", entry.slug, field.name);
            }
        }
        let plain: Answers = answers(&entry.form, &Wishes::new()).into_iter().collect();
        assert_eq!(told(entry, &plain), Ok(()), "{}", entry.slug);
    }
}

#[test]
fn what_must_be_answered_is_missed_wherever_it_is_left_out() {
    for entry in Library::shipped().unwrap().services() {
        for field in entry.form.fields.iter().filter(|field| field.required) {
            let mut said = answers(&entry.form, &wishes_for(&entry.form, field));
            assert!(said.remove(&field.name).is_some(), "{} of {} is never asked", field.name, entry.slug);
            let faults = told(entry, &said.into_iter().collect()).unwrap_err();
            assert!(faults.contains(&format!("/answers/{} required", field.name)), "{}: {faults:?}", entry.slug);
        }
    }
}

#[test]
fn an_answer_that_nobody_could_choose_is_refused() {
    for entry in Library::shipped().unwrap().services() {
        for field in entry.form.fields.iter().filter(|field| field.kind == Kind::Choice) {
            let mut wishes = wishes_for(&entry.form, field);
            wishes.insert(field.name.clone(), json!("piano"));
            let faults = told(entry, &answers(&entry.form, &wishes).into_iter().collect()).unwrap_err();
            assert!(faults.contains(&format!("/answers/{} not-a-choice", field.name)), "{}: {faults:?}", entry.slug);
        }
    }
}

#[test]
fn longer_forms_are_walked_on_pages_that_say_what_they_are_about() {
    for entry in Library::shipped().unwrap().services() {
        let on_one_page = ON_ONE_PAGE.contains(&entry.slug.as_str());
        assert_eq!(entry.form.layout == Layout::Whole, on_one_page, "{}", entry.slug);
        for page in entry.form.pages().iter().filter(|_| !on_one_page) {
            let names: Vec<_> = page.fields.iter().map(|field| field.name.as_str()).collect();
            assert!(page.title.is_some() || names.len() == 1, "{}: {names:?} have no title", entry.slug);
            assert!(names.len() <= 6, "{}: {names:?} are too many for a page", entry.slug);
        }
    }
}

#[test]
fn a_picture_can_be_added_where_it_helps() {
    let library = Library::shipped().unwrap();
    let pictured =
        ["fly-tipping", "graffiti", "street-light", "pavement", "blocked-drain", "park-problem", "planning-breach"];
    for slug in pictured {
        let form = &library.service(slug).unwrap().form;
        assert!(form.fields.iter().any(|field| field.kind == Kind::Files && !field.required), "{slug}");
    }
}
