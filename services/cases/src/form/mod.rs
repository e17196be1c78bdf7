//! The rule of a form: which answers it accepts, and what it makes of them.

mod definition;
mod reading;

use cases_api::answers::Answers;
use cases_api::form::{Address, Form, Kind, Position};
use contract::faults::{FieldFault, Unfit};
use jiff::civil::Date;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

pub use definition::flaws;

/// Answers that a form has accepted, in its order: trimmed, postcodes in one notation, nothing
/// that wasn't asked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Accepted(Vec<(String, Answer)>);

/// One accepted answer.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// Text of one line or several; lines end with `\n`.
    Text(String),
    /// The value of a choice.
    Choice(String),
    /// A day.
    Date(Date),
    /// A place with a postcode.
    Address(Address),
    /// A point on the map, to six decimals (0.1 m).
    Position(Position),
    /// Yes or no.
    YesNo(bool),
}

impl Accepted {
    /// The answer to a question, where it was answered.
    pub fn get(&self, name: &str) -> Option<&Answer> {
        self.0.iter().find(|(of, _)| of == name).map(|(_, answer)| answer)
    }

    /// The answers in the form's order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.0.iter().map(|(name, answer)| (name.as_str(), answer))
    }

    /// The first address.
    pub fn address(&self) -> Option<&Address> {
        self.iter().find_map(|(_, answer)| if let Answer::Address(address) = answer { Some(address) } else { None })
    }

    /// The first point on the map.
    pub fn position(&self) -> Option<Position> {
        self.iter().find_map(|(_, answer)| if let Answer::Position(at) = answer { Some(*at) } else { None })
    }
}

impl Serialize for Accepted {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (name, answer) in &self.0 {
            map.serialize_entry(name, answer)?;
        }
        map.end()
    }
}

/// Checks answers against a form. `today` is the day in London.
///
/// # Errors
/// Every fault at once, each with its pointer (`/answers/{name}`, of an address
/// `/answers/{name}/postcode`) and a code: `required`, `wrong-type`, `too-long`,
/// `control-character`, `not-a-choice`, `not-a-date`, `date-in-future`, `date-in-past`,
/// `not-a-postcode`, `not-in-the-uk`, `unknown-field`.
pub fn check(form: &Form, answers: &Answers, today: Date) -> Result<Accepted, Vec<FieldFault>> {
    let mut accepted = Vec::new();
    let mut faults = Vec::new();
    for field in &form.fields {
        let place = pointer(&field.name);
        let read = match answers.get(&field.name) {
            Some(value) => reading::read(field, value, today, &place),
            None => Ok(None),
        };
        match read {
            Ok(Some(answer)) => accepted.push((field.name.clone(), answer)),
            Ok(None) if field.required => faults.push(FieldFault::at(place, needed(field.kind))),
            Ok(None) => {}
            Err(found) => faults.extend(found),
        }
    }
    faults.extend(unknown(form, answers));
    if faults.is_empty() { Ok(Accepted(accepted)) } else { Err(faults) }
}

fn unknown<'a>(form: &'a Form, answers: &'a Answers) -> impl Iterator<Item = FieldFault> + 'a {
    let extra = answers.iter().filter(|(name, _)| form.field(name).is_none());
    extra.map(|(name, _)| FieldFault::at(pointer(name), Unfit::new("unknown-field", "This service doesn't ask this.")))
}

fn needed(kind: Kind) -> Unfit {
    Unfit::new(
        "required",
        match kind {
            Kind::Text | Kind::LongText => "Enter an answer.",
            Kind::Choice => "Select one of the choices.",
            Kind::Date => "Enter a date.",
            Kind::Address => "Enter an address.",
            Kind::Position => "Choose a position.",
            Kind::YesNo => "Select yes or no.",
        },
    )
}

/// The JSON Pointer of an answer, with the pointer's own two characters escaped.
fn pointer(name: &str) -> String {
    format!("/answers/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// Whether a value says nothing: no value, or a text in which nothing can be seen.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => contract::text::required(text.trim().to_owned()).is_err(),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
