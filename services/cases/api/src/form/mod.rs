//! A form as data: what a service asks a citizen, in order; when a question is asked, which answers end
//! the request, and what is worked out from answers.

mod calculation;
mod condition;
mod document;
mod pages;
mod scope;
mod texts;

use contract::lang::Bilingual;
use contract::text::{Postcode, Uprn};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use calculation::{Calculation, Term, Unit};
pub use condition::{Condition, Rule, Stop, Test};
pub use document::{FormDocument, JudgedForm};
pub use pages::FormPage;
pub use scope::Scope;

/// What a service asks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The questions, in the order in which they are asked.
    pub fields: Vec<Field>,
    /// How they are put on pages.
    #[serde(default, skip_serializing_if = "Layout::is_whole")]
    pub layout: Layout,
}

/// How the questions of a form are put on pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// All on one page.
    #[default]
    Whole,
    /// A page begins at each question that has the title of one.
    Pages,
    /// Each question has a page of its own.
    Questions,
}

impl Layout {
    /// Whether it is the usual one.
    pub fn is_whole(&self) -> bool {
        *self == Self::Whole
    }
}

impl Form {
    /// A form of questions on one page.
    pub fn of(fields: Vec<Field>) -> Self {
        Self { fields, layout: Layout::Whole }
    }

    /// The question of a name, outside of groups.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The question of a name, wherever it stands.
    pub fn anywhere(&self, name: &str) -> Option<&Field> {
        self.fields
            .iter()
            .flat_map(|field| std::iter::once(field).chain(&field.fields))
            .find(|field| field.name == name)
    }

    /// Whether some question must be answered with an address: the case then has a postcode, and
    /// whoever shows the form needn't ask for one beside it.
    pub fn requires_address(&self) -> bool {
        self.needed_address().is_some()
    }

    /// The address that nobody can leave out.
    pub fn needed_address(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.required && field.when.is_none() && field.kind == Kind::Address)
    }

    /// The address at which whoever answers lives.
    pub fn home(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.home && field.kind == Kind::Address)
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
    /// The least and the most: of a number or an amount (in pence), else of how many are chosen, given or
    /// added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// The most, as `min` is the least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// When it is asked; always, where nothing is said. It may look at questions before it alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The title of the page that begins here, in a form of pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<Bilingual>,
    /// Answers that end the request and give advice instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stops: Vec<Stop>,
    /// What a `group` asks again and again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(no_recursion)]
    pub fields: Vec<Field>,
    /// Whether whoever answers lives at this `address`: letters go there, and to no place that is reported.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub home: bool,
    /// How a `calculated` value is worked out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calculation: Option<Calculation>,
    /// What `files` may be; photographs, where nothing is said.
    #[serde(default, skip_serializing_if = "Accepts::is_photos")]
    pub accepts: Accepts,
}

impl Field {
    /// A question that may be left out, with nothing more said of it.
    pub fn new(name: impl Into<String>, kind: Kind, label: Bilingual) -> Self {
        Self {
            name: name.into(),
            kind,
            label,
            hint: None,
            required: false,
            choices: Vec::new(),
            max_length: None,
            days: None,
            min: None,
            max: None,
            when: None,
            page: None,
            stops: Vec::new(),
            fields: Vec::new(),
            home: false,
            calculation: None,
            accepts: Accepts::Photos,
        }
    }

    /// How many may be added, of a `group` or of `files`.
    pub fn most_items(&self) -> usize {
        let usual = if self.kind == Kind::Files { 5 } else { 10 };
        self.max.and_then(|most| usize::try_from(most).ok()).unwrap_or(usual)
    }

    /// How many must be there: of a `group` or `files` that is required, one at least.
    pub fn least_items(&self) -> usize {
        let least = self.min.and_then(|least| usize::try_from(least).ok()).unwrap_or_default();
        if self.required { least.max(1) } else { least }
    }

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
    /// Any of the choices: their values.
    Choices,
    /// A whole number.
    Number,
    /// An amount of money in pence.
    Money,
    /// An email address.
    Email,
    /// A telephone number.
    Phone,
    /// Something to agree to: `true`, and nothing else will do.
    Declaration,
    /// Worked out from other answers; nobody types it.
    Calculated,
    /// The same questions for each of several things: a list of objects.
    Group,
    /// Photographs or documents: the ids of files that were added to the draft.
    Files,
}

impl Kind {
    /// The most characters of a text of this kind, where the question doesn't say; 0 for a kind
    /// that isn't text.
    pub const fn most_characters(self) -> usize {
        match self {
            Self::Text => 200,
            Self::LongText => 2000,
            _ => 0,
        }
    }
}

/// What may be added as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Accepts {
    /// Photographs: JPEG, PNG and HEIC.
    #[default]
    Photos,
    /// Photographs, and documents in PDF.
    Documents,
}

impl Accepts {
    /// Whether it is the usual.
    pub fn is_photos(&self) -> bool {
        *self == Self::Photos
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
    /// What it counts as where something is worked out: a number, or pence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
}

impl Choice {
    /// A choice that counts as nothing.
    pub fn new(value: impl Into<String>, label: Bilingual) -> Self {
        Self { value: value.into(), label, amount: None }
    }
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
    /// Its unique property reference number, where it was chosen from the council's addresses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uprn: Option<Uprn>,
    /// Its ward, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ward: Option<String>,
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
