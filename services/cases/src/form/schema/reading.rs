//! From a schema with its layout back to the form.

use cases_api::form::{Accepts, Calculation, Choice, Condition, Days, Field, Form, Kind, Layout, Stop};
use contract::FieldFault;
use contract::faults::Unfit;
use contract::lang::Bilingual;
use serde::Deserialize;
use serde_json::Value;

use super::{LAYOUT, limits, write};

/// What the layout says of a form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormLayout {
    layout: Layout,
    fields: Vec<Question>,
}

/// What the layout says of a question.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    name: String,
    kind: Kind,
    label: Bilingual,
    hint: Option<Bilingual>,
    days: Option<Days>,
    when: Option<Condition>,
    page: Option<Bilingual>,
    #[serde(default)]
    stops: Vec<Stop>,
    #[serde(default)]
    home: bool,
    calculation: Option<Calculation>,
    #[serde(default)]
    accepts: Accepts,
    #[serde(default)]
    choices: Vec<Words>,
    #[serde(default)]
    fields: Vec<Question>,
}

/// What the layout says of a choice.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    label: Bilingual,
    amount: Option<i64>,
}

/// The form of a schema with its layout.
///
/// # Errors
/// `unsound` at the place in the document where it isn't one, or where schema and layout say different things.
pub fn read(document: &Value) -> Result<Form, FieldFault> {
    let layout =
        document.get(LAYOUT).ok_or_else(|| unsound("", "There is no x-layout with the words and the pages."))?;
    let layout: FormLayout = serde_json::from_value(layout.clone())
        .map_err(|why| unsound(&format!("/{LAYOUT}"), format!("The layout can’t be read: {why}.")))?;
    let fields = layout.fields.into_iter().map(|question| question.read(document)).collect::<Result<_, _>>()?;
    let form = Form { fields, layout: layout.layout };
    match difference(document, &write(&form), "") {
        Some(place) => Err(unsound(&place, "Schema and layout say different things here, or it isn’t part of a form.")),
        None => Ok(form),
    }
}

fn unsound(place: &str, detail: impl Into<String>) -> FieldFault {
    FieldFault::at(place, Unfit::new("unsound", detail))
}

impl Question {
    /// The question, with what the object's schema says of its answer.
    fn read(self, object: &Value) -> Result<Field, FieldFault> {
        let schema = object.get("properties").and_then(|all| all.get(&self.name));
        let schema = schema.ok_or_else(|| {
            unsound("/properties", format!("There is no property `{}`, which the layout has.", self.name))
        })?;
        let number = |word: &str| schema.get(word).and_then(Value::as_i64);
        let (least, most) = limits(self.kind);
        let ranged = matches!(self.kind, Kind::Number | Kind::Money | Kind::Choices | Kind::Group | Kind::Files);
        let inner = schema.get("items").unwrap_or(&Value::Null);
        let values = schema.get("enum").or_else(|| inner.get("enum")).and_then(Value::as_array);
        let values = values.into_iter().flatten().filter_map(Value::as_str);
        let choices = values
            .zip(self.choices)
            .map(|(value, words)| Choice { amount: words.amount, ..Choice::new(value, words.label) });
        Ok(Field {
            required: is_required(object, &self.name),
            hint: self.hint,
            choices: choices.collect(),
            max_length: number("maxLength").and_then(|most| u16::try_from(most).ok()),
            days: self.days,
            min: if ranged { number(least) } else { None },
            max: if ranged { number(most) } else { None },
            when: self.when,
            page: self.page,
            stops: self.stops,
            fields: self.fields.into_iter().map(|question| question.read(inner)).collect::<Result<_, _>>()?,
            home: self.home,
            calculation: self.calculation,
            accepts: self.accepts,
            ..Field::new(self.name, self.kind, self.label)
        })
    }
}

/// Whether an object's schema demands an answer, always or when a condition holds.
fn is_required(object: &Value, name: &str) -> bool {
    let lists = |schema: &Value| {
        schema.get("required").and_then(Value::as_array).is_some_and(|names| names.iter().any(|one| one == name))
    };
    let conditional = object.get("allOf").and_then(Value::as_array).into_iter().flatten();
    lists(object) || conditional.filter_map(|one| one.get("then")).any(lists)
}

/// The first place at which two documents differ.
fn difference(one: &Value, other: &Value, place: &str) -> Option<String> {
    let token = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match (one, other) {
        (Value::Object(ones), Value::Object(others)) => {
            let missing = others.keys().filter(|key| !ones.contains_key(*key));
            ones.keys().chain(missing).find_map(|key| {
                let place = format!("{place}/{}", token(key));
                match (ones.get(key), others.get(key)) {
                    (Some(one), Some(other)) => difference(one, other, &place),
                    _ => Some(place),
                }
            })
        }
        (Value::Array(ones), Value::Array(others)) if ones.len() == others.len() => {
            let mut pairs = ones.iter().zip(others).enumerate();
            pairs.find_map(|(at, (one, other))| difference(one, other, &format!("{place}/{at}")))
        }
        _ => (one != other).then(|| place.to_owned()),
    }
}
