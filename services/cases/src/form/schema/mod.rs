//! A form as JSON Schema 2020-12, and back. What answers must be stands in the schema; the words, the pages and
//! what scripts and people need besides stand in its annotation `x-layout`, question by question. The two
//! conversions undo each other exactly: a document that says one thing in the schema and another in the layout is
//! no form.

mod reading;
mod rules;

use cases_api::form::{Accepts, Field, Form, Kind};
use serde_json::{Map, Value, json};

pub use reading::read;

/// Where the words and the pages stand.
const LAYOUT: &str = "x-layout";
/// The dialect of the schemas.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A form as a schema with its layout.
pub fn write(form: &Form) -> Value {
    let mut schema = object(&form.fields);
    schema.insert("$schema".to_owned(), json!(DIALECT));
    let questions: Vec<_> = form.fields.iter().map(layout).collect();
    schema.insert(LAYOUT.to_owned(), json!({ "layout": form.layout, "fields": questions }));
    Value::Object(schema)
}

/// The schema of an object of answers.
fn object(fields: &[Field]) -> Map<String, Value> {
    let properties: Map<_, _> = fields.iter().map(|field| (field.name.clone(), property(field))).collect();
    let always = fields.iter().filter(|field| field.required && field.when.is_none());
    let always: Vec<_> = always.map(|field| field.name.as_str()).collect();
    let depends = fields.iter().filter(|field| field.required);
    let depends: Vec<_> = depends
        .filter_map(|field| {
            Some(json!({ "if": rules::condition(field.when.as_ref()?, fields), "then": { "required": [field.name] } }))
        })
        .collect();
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("properties".to_owned(), Value::Object(properties));
    schema.insert("additionalProperties".to_owned(), json!(false));
    if !always.is_empty() {
        schema.insert("required".to_owned(), json!(always));
    }
    if !depends.is_empty() {
        schema.insert("allOf".to_owned(), json!(depends));
    }
    schema
}

/// The schema of one answer.
fn property(field: &Field) -> Value {
    let values = || field.choices.iter().map(|choice| choice.value.as_str()).collect::<Vec<_>>();
    let mut schema = match field.kind {
        Kind::Text | Kind::LongText => json!({ "type": "string" }),
        Kind::Choice => json!({ "type": "string", "enum": values() }),
        Kind::Choices => json!({ "type": "array", "items": { "type": "string", "enum": values() } }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Address => json!({
            "type": "object",
            "properties": {
                "line1": { "type": "string" }, "line2": { "type": "string" },
                "town": { "type": "string" }, "postcode": { "type": "string" },
                "uprn": { "type": "string" }, "ward": { "type": "string" },
            },
            "required": ["line1", "postcode"],
            "additionalProperties": false,
        }),
        Kind::Position => json!({
            "type": "object",
            "properties": {
                "lat": { "type": "number", "minimum": 49.8, "maximum": 60.95 },
                "lon": { "type": "number", "minimum": -8.75, "maximum": 1.85 },
            },
            "required": ["lat", "lon"],
            "additionalProperties": false,
        }),
        Kind::YesNo => json!({ "type": "boolean" }),
        Kind::Number | Kind::Money => json!({ "type": "integer" }),
        Kind::Email => json!({ "type": "string", "format": "email" }),
        Kind::Phone => json!({ "type": "string" }),
        Kind::Declaration => json!({ "type": "boolean", "const": true }),
        Kind::Calculated => json!({ "type": "integer", "readOnly": true }),
        Kind::Group => json!({ "type": "array", "items": object(&field.fields) }),
        Kind::Files => json!({ "type": "array", "items": { "type": "string", "format": "uuid" } }),
    };
    schema["title"] = json!(field.label.en);
    if let Some(most) = field.max_length {
        schema["maxLength"] = json!(most);
    }
    let (least, most) = limits(field.kind);
    for (word, limit) in [(least, field.min), (most, field.max)] {
        if let Some(limit) = limit {
            schema[word] = json!(limit);
        }
    }
    schema
}

/// The words under which the least and the most of a kind stand.
fn limits(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Number | Kind::Money => ("minimum", "maximum"),
        _ => ("minItems", "maxItems"),
    }
}

/// What the schema doesn't say of a question.
fn layout(field: &Field) -> Value {
    let mut layout = json!({ "name": field.name, "kind": field.kind, "label": field.label });
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            layout[name] = value;
        }
    };
    put("hint", field.hint.as_ref().map(|hint| json!(hint)));
    put("days", field.days.map(|days| json!(days)));
    put("when", field.when.as_ref().map(|when| json!(when)));
    put("page", field.page.as_ref().map(|page| json!(page)));
    put("stops", (!field.stops.is_empty()).then(|| json!(field.stops)));
    put("home", field.home.then_some(Value::Bool(true)));
    put("calculation", field.calculation.as_ref().map(|how| json!(how)));
    put("accepts", (field.accepts != Accepts::Photos).then(|| json!(field.accepts)));
    let choices = field.choices.iter().map(|choice| match choice.amount {
        Some(amount) => json!({ "label": choice.label, "amount": amount }),
        None => json!({ "label": choice.label }),
    });
    let choices: Vec<_> = choices.collect();
    put("choices", (!choices.is_empty()).then(|| json!(choices)));
    let inner: Vec<_> = field.fields.iter().map(self::layout).collect();
    put("fields", (!inner.is_empty()).then(|| json!(inner)));
    layout
}

#[cfg(test)]
mod tests;
