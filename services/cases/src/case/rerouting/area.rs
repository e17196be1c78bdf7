//! What rules of routing ask of a case that was reported to another service. Pure.

use cases_api::case::Answered;
use cases_api::form::{Form, Kind};
use serde_json::{Map, Value};

/// The postcode of the place that a case is about: of the first address in its answers, else the reporter's.
pub(in crate::case) fn of<'a>(form: &Form, given: &'a Value, reporter: &'a str) -> &'a str {
    let addresses = form.fields.iter().filter(|field| field.kind == Kind::Address);
    let found = addresses.filter_map(|field| given.get(&field.name)?.get("postcode")?.as_str()).next();
    found.unwrap_or(reporter)
}

/// The answers by which a rule can go, as the new form would have them: the choices that stand in words.
pub(in crate::case) fn said(form: &Form, kept: &[Answered]) -> Value {
    let said = form.fields.iter().filter_map(|field| {
        let answered = kept.iter().find(|answered| answered.label == field.label)?;
        let value = match field.kind {
            Kind::YesNo => Value::Bool(answered.answer.en == "Yes"),
            _ => {
                let choice = field.choices.iter().find(|choice| choice.label == answered.answer)?;
                Value::String(choice.value.clone())
            }
        };
        Some((field.name.clone(), value))
    });
    Value::Object(said.collect::<Map<_, _>>())
}
