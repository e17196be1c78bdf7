//! Conditions as schemas.

use cases_api::form::{Condition, Field, Kind, Rule, Test};
use serde_json::{Value, json};

/// The schema of answers for which a condition holds. A rule about a question that isn't among `fields` can't be
/// said in this object's schema: it holds for nothing, and nothing is demanded by it.
pub(super) fn condition(when: &Condition, fields: &[Field]) -> Value {
    let rules: Vec<_> = when.rules().iter().map(|rule| schema_of(rule, fields)).collect();
    match when {
        Condition::All(_) => json!({ "allOf": rules }),
        Condition::Any(_) => json!({ "anyOf": rules }),
    }
}

fn schema_of(rule: &Rule, fields: &[Field]) -> Value {
    let name = &rule.question;
    let Some(field) = fields.iter().find(|field| field.name == *name) else { return json!(false) };
    let so = |schema: Value| json!({ "properties": { name: schema }, "required": [name] });
    let counted = |word: &str, many: &str, limit: i64| match field.kind {
        // Nothing is fewer than none, and everything is more.
        Kind::Choices | Kind::Group | Kind::Files if limit < 0 && word == "minimum" => json!({ "required": [name] }),
        Kind::Choices | Kind::Group | Kind::Files if limit < 0 => json!(false),
        Kind::Choices | Kind::Group | Kind::Files => so(json!({ many: limit })),
        _ => so(json!({ word: limit })),
    };
    match &rule.is {
        Test::Answered => json!({ "required": [name] }),
        Test::OneOf(values) => so(one_of(field, values)),
        Test::NoneOf(values) => json!({ "required": [name], "not": so(one_of(field, values)) }),
        Test::AtLeast(least) => counted("minimum", "minItems", *least),
        Test::AtMost(most) => counted("maximum", "maxItems", *most),
    }
}

/// The schema of an answer that is one of these, or has one of them among others.
fn one_of(field: &Field, values: &[String]) -> Value {
    let typed = |value: &String| match field.kind {
        Kind::YesNo | Kind::Declaration => json!(value == "yes"),
        Kind::Number => value.parse::<i64>().map_or_else(|_| json!(value), Value::from),
        _ => json!(value),
    };
    let values: Vec<_> = values.iter().map(typed).collect();
    match field.kind {
        Kind::Choices => json!({ "contains": { "enum": values } }),
        _ => json!({ "enum": values }),
    }
}
