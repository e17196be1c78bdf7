//! What a council may choose of how records are scored.

use contacts_api::duplicate::{DuplicateRules, Likeness};
use contract::{Faults, Problem};

use super::score;

/// What an administrator chose, as it is kept: every likeness with its points.
///
/// # Errors
/// `validation-failed` with every fault.
pub(super) fn chosen(asked: &DuplicateRules) -> Result<DuplicateRules, Problem> {
    let mut faults = Faults::none();
    if !(20..=200).contains(&asked.threshold) {
        faults.add("/threshold", "out-of-range", "Suggest from between 20 and 200 points on.");
    }
    for (likeness, _) in asked.points.iter().filter(|(_, points)| !(-200..=200).contains(*points)) {
        faults.add(&format!("/points/{}", likeness.name()), "out-of-range", "Give between -200 and 200 points.");
    }
    let of = |likeness: Likeness| asked.points.get(&likeness).copied().unwrap_or_else(|| score::shipped(likeness));
    let points = Likeness::ALL.iter().map(|likeness| (*likeness, of(*likeness))).collect();
    faults.finish(Some(DuplicateRules { threshold: asked.threshold, points }))
}
