//! The kinds of answers, and what can be set of each.

use cases_api::form::{Field as Asked, Kind};

use crate::form::{Choice, Field, Shape};
use crate::words::Words;

/// The kinds that can be chosen here; groups are written in the document.
const KINDS: [Kind; 15] = [
    Kind::Text,
    Kind::LongText,
    Kind::Choice,
    Kind::Choices,
    Kind::YesNo,
    Kind::Date,
    Kind::Number,
    Kind::Money,
    Kind::Address,
    Kind::Position,
    Kind::Email,
    Kind::Phone,
    Kind::Declaration,
    Kind::Files,
    Kind::Calculated,
];

/// A kind's name in words and forms.
pub(super) fn name(kind: Kind) -> String {
    let name = serde_json::to_value(kind).ok().and_then(|value| value.as_str().map(str::to_owned));
    name.unwrap_or_default().replace('_', "-")
}

/// The kind of a name.
pub(super) fn named(name: &str) -> Option<Kind> {
    serde_json::from_value(serde_json::Value::from(name.replace('-', "_"))).ok()
}

/// What a kind is called.
pub(super) fn label(kind: Kind, w: Words) -> String {
    w.get(&format!("questions-kind-{}", name(kind))).into_owned()
}

/// The choice of a kind; one that can't be chosen here stays among them where it is chosen already.
pub(super) fn choice(chosen: Option<Kind>, w: Words) -> Field {
    let own = chosen.filter(|kind| !KINDS.contains(kind));
    let kinds = KINDS.into_iter().chain(own).map(|kind| Choice::new(name(kind), label(kind, w))).collect();
    let field = Field::choice(Shape::Radios, "kind", w.get("questions-field-kind"), kinds);
    field.filled(chosen.map(name).unwrap_or_default())
}

/// What can be set of a question, by its kind.
pub(super) struct Settings {
    /// Answers to choose from.
    pub choices: bool,
    /// A least and a most of what is counted: a number, how many are chosen or added.
    pub counts: bool,
    /// A least and a most in pounds.
    pub pounds: bool,
    /// The days that it may name.
    pub days: bool,
    /// How long it may be.
    pub length: bool,
    /// What files may be.
    pub accepts: bool,
    /// Whether whoever asks lives there, so that letters go there.
    pub home: bool,
    /// Whether it must be answered.
    pub required: bool,
    /// Answers that end the request.
    pub stops: bool,
}

impl Settings {
    /// What can be set of a question; a limit that ends the request is written in the document, and then shown.
    pub(super) fn of(asked: &Asked) -> Self {
        let kind = asked.kind;
        let chooses = matches!(kind, Kind::Choice | Kind::Choices);
        Self {
            choices: chooses,
            counts: matches!(kind, Kind::Number | Kind::Choices | Kind::Files | Kind::Group),
            pounds: kind == Kind::Money,
            days: kind == Kind::Date,
            length: matches!(kind, Kind::Text | Kind::LongText),
            accepts: kind == Kind::Files,
            home: kind == Kind::Address,
            required: !matches!(kind, Kind::Declaration | Kind::Calculated),
            stops: chooses || kind == Kind::YesNo || !asked.stops.is_empty(),
        }
    }
}
