//! When a question is asked, and which answers end the request.

use contract::lang::Bilingual;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::Scope;

/// When a question is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// When every one of these holds.
    All(Vec<Rule>),
    /// When one of these holds.
    Any(Vec<Rule>),
}

/// What must be said of one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The question that was asked before.
    pub question: String,
    /// What its answer must be.
    pub is: Test,
}

/// What an answer must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// One of these: values of choices, `yes` or `no`.
    OneOf(Vec<String>),
    /// There, and none of these.
    NoneOf(Vec<String>),
    /// There.
    Answered,
    /// At least so much, or so many.
    AtLeast(i64),
    /// At most so much, or so many.
    AtMost(i64),
}

/// An answer that ends the request: there is something else to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// Which answers.
    pub on: Test,
    /// What to do instead.
    pub advice: Bilingual,
    /// Where that is done: an address that begins with `https://` or, at this council, with `/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// The words of the link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Bilingual>,
}

impl Condition {
    /// What must hold, all of it or any.
    pub fn rules(&self) -> &[Rule] {
        match self {
            Self::All(rules) | Self::Any(rules) => rules,
        }
    }

    /// Whether it holds for what was answered.
    pub fn holds(&self, scope: &Scope<'_>) -> bool {
        let holds = |rule: &Rule| rule.is.accepts(scope.get(&rule.question));
        match self {
            Self::All(rules) => rules.iter().all(holds),
            Self::Any(rules) => rules.iter().any(holds),
        }
    }
}

impl Test {
    /// Whether an answer is so; what wasn't answered is nothing of all this.
    pub fn accepts(&self, answer: Option<&Value>) -> bool {
        let Some(answer) = answer.filter(|answer| says_something(answer)) else { return false };
        match self {
            Self::Answered => true,
            Self::OneOf(values) => values.iter().any(|value| is(answer, value)),
            Self::NoneOf(values) => !values.iter().any(|value| is(answer, value)),
            Self::AtLeast(least) => quantity(answer).is_some_and(|much| much >= *least),
            Self::AtMost(most) => quantity(answer).is_some_and(|much| much <= *most),
        }
    }

    /// The values that it names.
    pub fn values(&self) -> &[String] {
        match self {
            Self::OneOf(values) | Self::NoneOf(values) => values,
            Self::Answered | Self::AtLeast(_) | Self::AtMost(_) => &[],
        }
    }
}

/// Whether an answer is a value, or has it among others.
fn is(answer: &Value, value: &str) -> bool {
    match answer {
        Value::String(said) => said == value,
        Value::Bool(yes) => value == if *yes { "yes" } else { "no" },
        Value::Number(number) => number.to_string() == value,
        Value::Array(several) => several.iter().any(|one| one.as_str() == Some(value)),
        Value::Null | Value::Object(_) => false,
    }
}

/// How much an answer is, or how many.
fn quantity(answer: &Value) -> Option<i64> {
    match answer {
        Value::Array(several) => i64::try_from(several.len()).ok(),
        other => other.as_i64(),
    }
}

/// Whether a value says anything.
pub(super) fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => contract::text::required(text.trim().to_owned()).is_ok(),
        Value::Array(several) => !several.is_empty(),
        Value::Object(parts) => parts.values().any(says_something),
        Value::Bool(_) | Value::Number(_) => true,
    }
}
