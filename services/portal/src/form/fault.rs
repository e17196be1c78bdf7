//! What to say about a fault: by its code, with the field's question in it, in the page's language.

use contract::{FieldFault, Language, Problem, ProblemKind};

use super::field::{Field, Shape};
use crate::words::Words;

/// The message for a fault at a field. The most particular wording that exists is taken:
/// `fault-{code}-limit-{wording}` where a limit is told, `fault-{code}-{wording}`, `fault-{code}-choice` or `-date` by its shape, `fault-{code}`; a code
/// that has none is told as [`unshown`] does.
pub fn message(field: &Field, fault: &FieldFault, w: Words) -> String {
    let by_shape = match field.shape {
        Shape::Radios | Shape::Select | Shape::Checkboxes => "choice",
        Shape::Date => "date",
        Shape::Tick => "tick",
        Shape::Position => "position",
        Shape::Address => "address",
        _ => "",
    };
    let most = u32::try_from(field.most).unwrap_or(u32::MAX);
    let limit = match fault.code.as_str() {
        "too-small" | "too-few" => field.least.as_str(),
        "too-large" | "too-many" => field.greatest.as_str(),
        _ => "",
    };
    let limited = if limit.is_empty() { String::new() } else { format!("limit-{}", field.wording) };
    let say = |key: String| w.try_with(&key, &[("label", &field.label), ("most", &most), ("limit", &limit)]);
    [limited.as_str(), field.wording, by_shape]
        .into_iter()
        .filter(|ending| !ending.is_empty())
        .find_map(|ending| say(format!("fault-{}-{ending}", fault.code)))
        .or_else(
            || {
                if fault.code == "too-long" && field.most == 0 { None } else { say(format!("fault-{}", fault.code)) }
            },
        )
        .map_or_else(|| unshown(fault, w), std::borrow::Cow::into_owned)
}

/// The message for a fault that no field of the form shows. The service's own words are English, and
/// more particular than ours; in Welsh its code is told.
pub fn unshown(fault: &FieldFault, w: Words) -> String {
    if w.language() == Language::En {
        return fault.detail.clone();
    }
    let keys = [format!("fault-plain-{}", fault.code), format!("fault-{}", fault.code)];
    let said = keys.iter().find_map(|key| w.try_with(key, &[]));
    said.unwrap_or_else(|| w.get("fault-plain-invalid")).into_owned()
}

/// The message for a problem that belongs to no field.
pub fn whole(problem: &Problem, w: Words) -> String {
    let said = match problem.kind {
        ProblemKind::Unavailable | ProblemKind::Timeout => w.get("problem-unavailable"),
        ProblemKind::RateLimited => w.get("problem-rate-limited"),
        ProblemKind::PreconditionFailed | ProblemKind::Conflict => w.get("problem-conflict"),
        ProblemKind::IdempotencyMismatch => w.get("problem-sent-already"),
        ProblemKind::NotFound => w.get("problem-not-found"),
        ProblemKind::Forbidden => w.get("problem-forbidden"),
        ProblemKind::Unauthenticated => w.get("problem-unauthenticated"),
        ProblemKind::PayloadTooLarge => w.get("problem-too-large"),
        _ => w.get("problem-internal"),
    };
    said.into_owned()
}
