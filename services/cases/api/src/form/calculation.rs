//! What is worked out from answers.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{Form, Scope};

/// How a value is worked out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Calculation {
    /// What it is an amount of.
    pub unit: Unit,
    /// Of what.
    pub of: Term,
}

/// What a value is an amount of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Pence.
    Money,
    /// Pieces.
    Number,
}

/// A part of a calculation. What is beyond the largest number stays at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// A number of its own; in pence where it is money.
    Amount(i64),
    /// An answer: a number or an amount as it is, a choice as what it counts as, yes as 1; nothing as 0.
    Answer(String),
    /// How many were chosen, given or added.
    Count(String),
    /// All of them together.
    #[schema(no_recursion)]
    Sum(Vec<Term>),
    /// One times the other.
    #[schema(no_recursion)]
    Product(Vec<Term>),
    /// The sum over everything in a group.
    #[schema(no_recursion)]
    Each {
        /// The group.
        group: String,
        /// What each of its things counts as.
        of: Box<Term>,
    },
}

impl Term {
    /// What it comes to.
    pub fn value(&self, form: &Form, scope: &Scope<'_>) -> i64 {
        match self {
            Self::Amount(amount) => *amount,
            Self::Answer(name) => scope.get(name).map_or(0, |answer| worth(form, name, answer)),
            Self::Count(name) => match scope.get(name) {
                Some(Value::Array(several)) => i64::try_from(several.len()).unwrap_or(i64::MAX),
                Some(_) => 1,
                None => 0,
            },
            Self::Sum(terms) => terms.iter().fold(0, |sum, term| sum.saturating_add(term.value(form, scope))),
            Self::Product(terms) => {
                terms.iter().fold(1, |product, term| product.saturating_mul(term.value(form, scope)))
            }
            Self::Each { group, of } => match scope.get(group) {
                Some(Value::Array(items)) => {
                    items.iter().fold(0, |sum, item| sum.saturating_add(of.value(form, &Scope::within(scope, item))))
                }
                _ => 0,
            },
        }
    }

    /// The names of the questions that it looks at, outside of groups.
    pub fn questions(&self) -> Vec<&str> {
        match self {
            Self::Answer(name) | Self::Count(name) | Self::Each { group: name, .. } => vec![name],
            Self::Sum(terms) | Self::Product(terms) => terms.iter().flat_map(Self::questions).collect(),
            Self::Amount(_) => Vec::new(),
        }
    }

    /// The parts of which it is made.
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::Sum(terms) | Self::Product(terms) => terms,
            Self::Each { of, .. } => std::slice::from_ref(of),
            Self::Amount(_) | Self::Answer(_) | Self::Count(_) => &[],
        }
    }
}

/// What an answer counts as.
fn worth(form: &Form, name: &str, answer: &Value) -> i64 {
    let choice = |value: &str| form.anywhere(name).and_then(|field| field.choice(value)?.amount).unwrap_or(0);
    match answer {
        Value::Number(number) => number.as_i64().unwrap_or(0),
        Value::Bool(yes) => i64::from(*yes),
        Value::String(value) => choice(value),
        Value::Array(several) => {
            several.iter().filter_map(Value::as_str).fold(0, |sum, value| sum.saturating_add(choice(value)))
        }
        Value::Null | Value::Object(_) => 0,
    }
}
