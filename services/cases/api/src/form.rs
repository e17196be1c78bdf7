//! A form as data: what a service asks a citizen, in order.

use contract::lang::Bilingual;
use contract::text::Postcode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a service asks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The questions, in the order in which they are asked.
    pub fields: Vec<Field>,
}

impl Form {
    /// The question of a name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether some question must be answered with an address: the case then has a postcode, and
    /// whoever shows the form needn't ask for one beside it.
    pub fn requires_address(&self) -> bool {
        self.fields.iter().any(|field| field.required && field.kind == Kind::Address)
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The key of its answer, `snake_case`, unique in the form.
    pub name: String,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// The question.
    pub label: Bilingual,
    /// Help beside the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Bilingual>,
    /// Whether it must be answered.
    #[serde(default)]
    pub required: bool,
    /// What a `choice` chooses from; empty for every other kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// The most characters of a `text` or `long_text`, where it isn't the kind's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u16>,
    /// Which days a `date` may name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<Days>,
}

impl Field {
    /// The most characters of the answer (Unicode scalar values, a line end counted as one).
    pub fn most_characters(&self) -> usize {
        self.max_length.map_or_else(|| self.kind.most_characters(), usize::from)
    }

    /// The choice of a value.
    pub fn choice(&self, value: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.value == value)
    }
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One line: a JSON string.
    Text,
    /// Several lines: a JSON string.
    LongText,
    /// One of the choices: its value.
    Choice,
    /// A day: `2026-03-29`.
    Date,
    /// A place with a postcode: an [`Address`].
    Address,
    /// A point on the map: a [`Position`].
    Position,
    /// `true` or `false`.
    YesNo,
}

impl Kind {
    /// The most characters of a text of this kind, where the question doesn't say; 0 for a kind
    /// that isn't text.
    pub const fn most_characters(self) -> usize {
        match self {
            Self::Text => 200,
            Self::LongText => 2000,
            Self::Choice | Self::Date | Self::Address | Self::Position | Self::YesNo => 0,
        }
    }
}

/// Which days a date may name, today being the day in London.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Days {
    /// Something that has happened.
    TodayOrEarlier,
    /// Something that is wished for.
    TodayOrLater,
}

/// One of the answers to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What is sent and stored, kebab-case.
    pub value: String,
    /// What is shown.
    pub label: Bilingual,
}

/// A place with a postcode, as it stands in an accepted answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// House and street.
    pub line1: String,
    /// A second line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    /// Town or village.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub town: Option<String>,
    /// The postcode.
    pub postcode: Postcode,
}

/// A point within the United Kingdom, WGS84.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east; west is negative.
    pub lon: f64,
}
