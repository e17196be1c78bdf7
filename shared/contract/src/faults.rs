//! What is wrong with what someone sent: every field's fault at once, each with its place.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::problem::Problem;

/// One field's fault, as it stands in a problem's `errors` (RFC 9457 extension member).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FieldFault {
    /// JSON Pointer (RFC 6901) of the field in the request's body; `""` for the whole.
    pub pointer: String,
    /// A stable, kebab-case code that a client can act on, such as `required`.
    pub code: String,
    /// What is wrong, in plain English, without the value itself.
    pub detail: String,
}

impl FieldFault {
    /// A fault at a place.
    pub fn at(pointer: impl Into<String>, why: Unfit) -> Self {
        Self { pointer: pointer.into(), code: why.code.to_owned(), detail: why.detail }
    }
}

/// Why one value was refused, before it is known where it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// A stable, kebab-case code.
    pub code: &'static str,
    /// What is wrong, in plain English.
    pub detail: String,
}

impl Unfit {
    /// A refusal with its code and its explanation.
    pub fn new(code: &'static str, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into() }
    }
}

/// Collects the faults of a request, so that all are told at once.
#[derive(Debug, Default)]
pub struct Faults(Vec<FieldFault>);

impl Faults {
    /// Nothing wrong yet.
    pub fn none() -> Self {
        Self::default()
    }

    /// Keeps the value, or notes the fault at `pointer` and gives `None`.
    pub fn take<T>(&mut self, pointer: &str, parsed: Result<T, Unfit>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(why) => {
                self.0.push(FieldFault::at(pointer, why));
                None
            }
        }
    }

    /// Notes a fault at a place.
    pub fn add(&mut self, pointer: &str, code: &'static str, detail: impl Into<String>) {
        self.0.push(FieldFault::at(pointer, Unfit::new(code, detail)));
    }

    /// Notes faults found elsewhere.
    pub fn extend(&mut self, faults: impl IntoIterator<Item = FieldFault>) {
        self.0.extend(faults);
    }

    /// Whether nothing was wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value when nothing was wrong, else a `validation-failed` problem with every fault.
    ///
    /// `value` is `None` only where a fault was noted; should that ever not be so, the problem
    /// names the whole body.
    pub fn finish<T>(mut self, value: Option<T>) -> Result<T, Problem> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => {
                if self.0.is_empty() {
                    self.add("", "invalid", "The request can't be understood.");
                }
                Err(Problem::validation(self.0))
            }
        }
    }
}
