//! Answers in words, for whoever checks them before they are sent.

use cases_api::form::{Field as Asked, Form, Kind, Scope, Unit};
use serde_json::Value;

use crate::words::{Words, dates};

/// An answer as it is read; empty where nothing was answered.
pub fn answer(asked: &Asked, value: Option<&Value>, w: Words) -> String {
    let Some(value) = value.filter(|value| !value.is_null()) else { return String::new() };
    let label = |value: &str| asked.choice(value).map_or(value, |choice| choice.label.get(w.language())).to_owned();
    match (asked.kind, value) {
        (Kind::Choice, Value::String(value)) => label(value),
        (Kind::Choices, Value::Array(values)) => {
            values.iter().filter_map(Value::as_str).map(label).collect::<Vec<_>>().join("\n")
        }
        (Kind::Declaration, Value::Bool(_)) => w.get("said-agreed").into_owned(),
        (_, Value::Bool(yes)) => w.get(if *yes { "yes" } else { "no" }).into_owned(),
        (Kind::Money, Value::Number(pence)) => pence.as_i64().map(pounds).unwrap_or_default(),
        (Kind::Date, Value::String(day)) => {
            day.parse().map_or_else(|_| day.clone(), |day| dates::day(day, w.language()))
        }
        (Kind::Address, Value::Object(_)) => {
            let part = |name: &str| value.get(name).and_then(Value::as_str).filter(|part| !part.is_empty());
            ["line1", "line2", "town", "postcode"].into_iter().filter_map(part).collect::<Vec<_>>().join("\n")
        }
        (Kind::Position, Value::Object(_)) => {
            let part = |name: &str| value.get(name).map(Value::to_string).unwrap_or_default();
            format!("{}, {}", part("lat"), part("lon"))
        }
        (Kind::Files, Value::Array(files)) => w.with_one("said-files", "count", files.len()).into_owned(),
        (Kind::Group, Value::Array(items)) => {
            let items = items.iter().enumerate().filter(|(_, item)| says_something(item));
            items.map(|(at, item)| thing(asked, at + 1, item, w)).collect::<Vec<_>>().join("\n")
        }
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}

fn says_something(item: &Value) -> bool {
    item.as_object().is_some_and(|parts| !parts.is_empty())
}

/// One thing of a group: `1. Name: Ann; Age: 7`.
fn thing(group: &Asked, number: usize, item: &Value, w: Words) -> String {
    let parts = group.fields.iter().filter_map(|inner| {
        let said = answer(inner, item.get(&inner.name), w);
        (!said.is_empty()).then(|| format!("{}: {}", inner.label.get(w.language()), said.replace('\n', ", ")))
    });
    format!("{number}. {}", parts.collect::<Vec<_>>().join("; "))
}

/// What is worked out, as it is read; nothing of an answer that isn't taken.
pub fn calculated(asked: &Asked, scope: &Scope<'_>, form: &Form) -> String {
    let Some(how) = &asked.calculation else { return String::new() };
    let counted = how.of.questions().into_iter().filter_map(|name| form.field(name));
    if counted.filter_map(|field| Some((field, scope.get(&field.name)?))).any(|(field, said)| beyond(field, said)) {
        return String::new();
    }
    let amount = how.of.value(form, scope);
    if how.unit == Unit::Money { pounds(amount) } else { amount.to_string() }
}

/// Whether an answer is no number, or one that isn't taken.
fn beyond(field: &Asked, said: &Value) -> bool {
    let within = |number: i64| {
        field.min.is_none_or(|least| number >= least) && field.max.is_none_or(|greatest| number <= greatest)
    };
    matches!(field.kind, Kind::Number | Kind::Money) && !said.as_i64().is_some_and(within)
}

/// An amount of pence as it is read.
pub fn pounds(pence: i64) -> String {
    let sign = if pence < 0 { "−" } else { "" };
    format!("{sign}£{}", plain(pence.unsigned_abs()))
}

/// An amount of pence as it is typed, without the sign of pounds.
pub fn plain_pounds(pence: i64) -> String {
    plain(pence.unsigned_abs())
}

fn plain(pence: u64) -> String {
    match pence % 100 {
        0 => (pence / 100).to_string(),
        rest => format!("{}.{rest:02}", pence / 100),
    }
}
