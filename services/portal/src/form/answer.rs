//! From what was typed to the JSON that a service takes. Nothing is judged here: what isn't
//! sensible is sent as it was typed, and the service says what is wrong with it.

use serde_json::{Map, Value};

use super::addresses::{KEPT, Kept};
use super::field::{Field, Shape};
use super::typed::Typed;

/// The answers to a service's questions by their names; what was left empty is left out.
pub fn answers(fields: &[Field], typed: &Typed) -> Map<String, Value> {
    fields.iter().filter_map(|field| Some((field.name.clone(), answer(field, typed)?))).collect()
}

/// One answer, `None` where nothing was given.
pub fn answer(field: &Field, typed: &Typed) -> Option<Value> {
    match field.shape {
        Shape::Heading | Shape::Worked | Shape::Files | Shape::Item => None,
        Shape::Group => {
            let items = items(field, typed);
            (!items.is_empty()).then_some(Value::Array(items))
        }
        Shape::Tick if field.wording == "agreed" => typed.given(&field.name).map(|_| Value::Bool(true)),
        Shape::Line if field.inputmode == "numeric" => typed.given(&field.name).map(whole),
        Shape::Line if field.before == "£" => typed.given(&field.name).map(pence),
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

/// The things of a group as they were typed, blank ones among them.
pub(super) fn items(group: &Field, typed: &Typed) -> Vec<Value> {
    let mut group = group.clone();
    group.grow(group.typed_items(typed));
    let part = |inner: &Field| Some((inner.name.rsplit('-').next()?.to_owned(), answer(inner, typed)?));
    let item = |item: &Field| Value::Object(item.within.iter().filter_map(part).collect());
    group.within.iter().map(item).collect()
}

/// The things of a group, back in their fields.
pub(super) fn typed_items(group: &Field, items: &[Value]) -> Vec<(String, String)> {
    let mut group = group.clone();
    group.grow(items.len());
    let count = (group.inner("items"), items.len().to_string());
    let each = group.within.iter().zip(items).flat_map(|(item, value)| {
        let inner =
            item.within.iter().filter_map(|field| Some(back(field, value.get(field.name.rsplit('-').next()?)?)));
        inner.flatten().collect::<Vec<_>>()
    });
    std::iter::once(count).chain(each).collect()
}

/// A whole number; what isn't one is sent as it was typed.
fn whole(text: &str) -> Value {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    plain.parse::<i64>().map_or_else(|_| Value::from(text), Value::from)
}

/// An amount in pounds, as pence; what isn't one is sent as it was typed.
fn pence(text: &str) -> Value {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '£')).collect();
    let (pounds, rest) = plain.split_once('.').unwrap_or((plain.as_str(), ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let cents = match rest.len() {
        0 => Some(0),
        1 => rest.parse::<i64>().ok().map(|tens| tens * 10),
        2 => rest.parse::<i64>().ok(),
        _ => None,
    };
    let sound = digits(pounds) && digits(rest) && !plain.is_empty() && plain.len() < 15;
    let amount = cents.filter(|_| sound).and_then(|cents| {
        let pounds = if pounds.is_empty() { 0 } else { pounds.parse::<i64>().ok()? };
        pounds.checked_mul(100)?.checked_add(cents)
    });
    amount.map_or_else(|| Value::from(text), Value::from)
}

fn address(field: &Field, typed: &Typed) -> Option<Value> {
    let parts = field.within.iter().filter_map(|inner| {
        let part = inner.name.rsplit('-').next()?;
        Some((part.to_owned(), Value::from(typed.given(&inner.name)?)))
    });
    let mut parts: Map<_, _> = parts.collect();
    let says = |part: &str, value: &str| parts.get(part).and_then(Value::as_str).unwrap_or_default() == value;
    let kept = Kept::read(typed.get(&field.inner(KEPT)));
    let stands = |kept: &Kept<'_>| {
        let told = [("line1", kept.line1), ("line2", kept.line2), ("town", kept.town), ("postcode", kept.postcode)];
        told.into_iter().all(|(part, value)| says(part, value))
    };
    if let Some(kept) = kept.filter(stands) {
        let chosen = [("uprn", kept.uprn), ("ward", kept.ward)].into_iter().filter(|(_, value)| !value.is_empty());
        parts.extend(chosen.map(|(part, value)| (part.to_owned(), Value::from(value))));
    }
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

/// Answers as they were typed: what [`answers`] made of a form, back in its fields.
pub fn typed(fields: &[Field], answers: &cases_api::Answers) -> Vec<(String, String)> {
    let answered = fields.iter().filter_map(|field| Some((field, answers.get(&field.name)?)));
    answered.flat_map(|(field, value)| back(field, value)).collect()
}

fn back(field: &Field, value: &Value) -> Vec<(String, String)> {
    let plain = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match (field.shape, value) {
        (Shape::Group, Value::Array(items)) => typed_items(field, items),
        (Shape::Tick, Value::Bool(true)) => vec![(field.name.clone(), "yes".to_owned())],
        (Shape::Line, Value::Number(pence)) if field.before == "£" => {
            vec![(field.name.clone(), pence.as_i64().map_or_else(|| pence.to_string(), super::said::plain_pounds))]
        }
        (Shape::Date, Value::String(day)) => {
            let parts = ["year", "month", "day"].into_iter().zip(day.splitn(3, '-'));
            parts.map(|(part, digits)| (field.inner(part), digits.trim_start_matches('0').to_owned())).collect()
        }
        (Shape::YesNo, Value::Bool(yes)) => vec![(field.name.clone(), if *yes { "yes" } else { "no" }.to_owned())],
        (Shape::Address, Value::Object(parts)) => {
            let part = |name: &str| parts.get(name).and_then(Value::as_str).unwrap_or_default();
            let typed = ["line1", "line2", "town", "postcode"].map(|name| (field.inner(name), part(name).to_owned()));
            let [uprn, ward, postcode] = ["uprn", "ward", "postcode"].map(part);
            let [town, line2, line1] = ["town", "line2", "line1"].map(part);
            let kept = Kept { uprn, ward, postcode, town, line2, line1 }.to_string();
            let kept = (!uprn.is_empty()).then(|| (field.inner(KEPT), kept));
            typed.into_iter().filter(|(_, value)| !value.is_empty()).chain(kept).collect()
        }
        (Shape::Position, Value::Object(parts)) => {
            parts.iter().map(|(part, value)| (field.inner(part), plain(value))).collect()
        }
        (Shape::Checkboxes, Value::Array(ticked)) => {
            ticked.iter().map(|value| (field.name.clone(), plain(value))).collect()
        }
        (_, value) => vec![(field.name.clone(), plain(value))],
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::form::standard;
    use crate::words::Words;

    #[test]
    fn what_was_typed_comes_back_into_its_fields() {
        let form = json!({ "fields": [
            { "name": "where", "kind": "address", "label": { "en": "Where" } },
            { "name": "day", "kind": "date", "label": { "en": "Day" } },
            { "name": "seen", "kind": "yes_no", "label": { "en": "Seen" } },
            { "name": "story", "kind": "long_text", "label": { "en": "Story" } },
        ] });
        let fields = standard::questions(&serde_json::from_value(form).unwrap(), Words::of(contract::Language::En));
        let said = json!({
            "where": { "line1": "1 High Street", "postcode": "BN11 1HS" }, "day": "2026-03-09", "seen": false, "story": "a\nb",
        });
        let kept: cases_api::Answers = serde_json::from_value(said.clone()).unwrap();
        let back: Typed = typed(&fields, &kept).into_iter().collect();
        assert_eq!(Value::Object(answers(&fields, &back)), said);
    }
}
