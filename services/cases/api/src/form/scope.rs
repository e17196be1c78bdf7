//! What was answered so far, as conditions and calculations see it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::condition::says_something;
use super::{Field, Form, Kind, Stop};
use crate::answers::Answers;

/// Answers to the questions that are asked, by name; in a group, also those outside of it.
#[derive(Debug, Clone, Default)]
pub struct Scope<'a> {
    outer: Option<&'a Scope<'a>>,
    known: BTreeMap<String, Value>,
}

impl<'a> Scope<'a> {
    /// Nothing was answered yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// One thing of a group, with everything outside of it.
    pub fn within(outer: &'a Scope<'a>, item: &Value) -> Self {
        let known = item.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), value.clone()));
        Self { outer: Some(outer), known: known.collect() }
    }

    /// A group's thing of which nothing was answered yet.
    pub fn inside(outer: &'a Scope<'a>) -> Self {
        Self { outer: Some(outer), known: BTreeMap::new() }
    }

    /// What typed answers come to: those of questions that aren't asked are left out, and what is worked
    /// out stands among them.
    pub fn of(form: &Form, answers: &Answers) -> Self {
        let mut scope = Self::new();
        for field in form.fields.iter() {
            if !scope.asks(field) {
                continue;
            }
            let said = match field.kind {
                Kind::Calculated => scope.calculated(form, field),
                Kind::Group => answers.get(&field.name).map(|items| asked_of_each(&scope, field, items)),
                _ => answers.get(&field.name).filter(|said| says_something(said)).cloned(),
            };
            if let Some(said) = said {
                scope.put(&field.name, said);
            }
        }
        scope
    }

    /// The answer to a question.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.known.get(name).or_else(|| self.outer?.get(name))
    }

    /// Notes an answer.
    pub fn put(&mut self, name: &str, answer: Value) {
        self.known.insert(name.to_owned(), answer);
    }

    /// Whether a question is asked.
    pub fn asks(&self, field: &Field) -> bool {
        field.when.as_ref().is_none_or(|when| when.holds(self))
    }

    /// What a calculated value comes to.
    pub fn calculated(&self, form: &Form, field: &Field) -> Option<Value> {
        field.calculation.as_ref().map(|how| Value::from(how.of.value(form, self)))
    }

    /// The advice that ends the request at a question, if its answer does.
    pub fn stopped_at<'f>(&self, field: &'f Field) -> Option<&'f Stop> {
        let answer = self.known.get(&field.name);
        field.stops.iter().find(|stop| stop.on.accepts(answer))
    }

    /// Everything that was answered here, outside of which nothing is told.
    pub fn into_answers(self) -> Map<String, Value> {
        self.known.into_iter().collect()
    }
}

/// The things of a group without answers to what isn't asked of them.
fn asked_of_each(scope: &Scope<'_>, group: &Field, items: &Value) -> Value {
    let Value::Array(items) = items else { return items.clone() };
    let each = items.iter().map(|item| {
        let mut inside = Scope::inside(scope);
        for field in &group.fields {
            let said = item.get(&field.name).filter(|said| says_something(said));
            if let Some(said) = said.filter(|_| inside.asks(field)) {
                inside.put(&field.name, said.clone());
            }
        }
        Value::Object(inside.into_answers())
    });
    Value::Array(each.collect())
}
