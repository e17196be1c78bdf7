//! From what was typed to the JSON that a service takes. Nothing is judged here: what isn't
//! sensible is sent as it was typed, and the service says what is wrong with it.

use serde_json::{Map, Value};

use super::field::{Field, Shape};
use super::typed::Typed;

/// The answers to a service's questions by their names; what was left empty is left out.
pub fn answers(fields: &[Field], typed: &Typed) -> Map<String, Value> {
    fields.iter().filter_map(|field| Some((field.name.clone(), answer(field, typed)?))).collect()
}

/// One answer, `None` where nothing was given.
pub fn answer(field: &Field, typed: &Typed) -> Option<Value> {
    match field.shape {
        Shape::Heading => None,
        Shape::Date => typed.date(&field.name).map(Value::String),
        Shape::YesNo => typed.given(&field.name).map(|said| match said {
            "yes" => Value::Bool(true),
            "no" => Value::Bool(false),
            other => Value::from(other),
        }),
        Shape::Checkboxes => Some(Value::from(typed.all(&field.name).map(Value::from).collect::<Vec<_>>())),
        Shape::Address => address(field, typed),
        Shape::Position => position(field, typed),
        Shape::Line | Shape::Paragraphs | Shape::Password | Shape::Radios | Shape::Select | Shape::Tick => {
            typed.given(&field.name).map(Value::from)
        }
    }
}

fn address(field: &Field, typed: &Typed) -> Option<Value> {
    let parts = field.within.iter().filter_map(|inner| {
        let part = inner.name.rsplit('-').next()?;
        Some((part.to_owned(), Value::from(typed.given(&inner.name)?)))
    });
    let parts: Map<_, _> = parts.collect();
    if parts.is_empty() { None } else { Some(Value::Object(parts)) }
}

/// Half a position is sent too: the service says what is wrong with it.
fn position(field: &Field, typed: &Typed) -> Option<Value> {
    let given = |part: &str| Some((part.to_owned(), number(typed.given(&field.inner(part))?)));
    let parts: Map<_, _> = ["lat", "lon"].into_iter().filter_map(given).collect();
    (!parts.is_empty()).then_some(Value::Object(parts))
}

fn number(text: &str) -> Value {
    text.trim()
        .parse::<f64>()
        .ok()
        .and_then(serde_json::Number::from_f64)
        .map_or_else(|| Value::from(text), Value::Number)
}
