//! Answers that a form has accepted.

use cases_api::form::{Address, Position, Unit};
use contract::FileId;
use jiff::civil::Date;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

/// Answers that a form has accepted, in its order: trimmed, postcodes in one notation, nothing
/// that wasn't asked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Accepted(Vec<(String, Answer)>);

/// One accepted answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Text of one line or several; lines end with `\n`. Also an email address and a telephone number.
    Text(String),
    /// The value of a choice.
    Choice(String),
    /// The values of choices, in the form's order.
    Choices(Vec<String>),
    /// A day.
    Date(Date),
    /// A place with a postcode.
    Address(Address),
    /// A point on the map, to six decimals (0.1 m).
    Position(Position),
    /// Yes or no.
    YesNo(bool),
    /// What was declared.
    Agreed,
    /// A number.
    Number(i64),
    /// An amount in pence.
    Money(i64),
    /// What was worked out.
    Calculated(Unit, i64),
    /// The things of a group.
    Items(Vec<Accepted>),
    /// Files that were added.
    Files(Vec<FileId>),
}

impl Answer {
    /// The answer on the wire.
    pub fn to_json(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) | Self::Choice(text) => to.serialize_str(text),
            Self::Choices(values) => values.serialize(to),
            Self::Date(day) => day.serialize(to),
            Self::Address(address) => address.serialize(to),
            Self::Position(at) => at.serialize(to),
            Self::YesNo(yes) => to.serialize_bool(*yes),
            Self::Agreed => to.serialize_bool(true),
            Self::Number(number) | Self::Money(number) | Self::Calculated(_, number) => to.serialize_i64(*number),
            Self::Items(items) => items.serialize(to),
            Self::Files(files) => files.serialize(to),
        }
    }
}

impl Accepted {
    pub(super) fn push(&mut self, name: &str, answer: Answer) {
        self.0.push((name.to_owned(), answer));
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

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

    /// Every file that is named.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        let files =
            self.iter().filter_map(|(_, answer)| if let Answer::Files(files) = answer { Some(files) } else { None });
        files.flatten().copied()
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
