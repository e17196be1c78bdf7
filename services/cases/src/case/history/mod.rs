//! The history of a case: every change of every field, as the database itself writes it (ADR-0024).

pub(crate) mod http;
pub(crate) mod store;

use cases_api::history::CaseChange;
use contract::Sight;

/// Fields that say nothing of the person: how a case stands, whose it is and by when.
const ABOUT_THE_WORK: [&str; 18] = [
    "state",
    "step",
    "step_at",
    "outcome",
    "outcome_id",
    "team_id",
    "assignee_id",
    "follower",
    "due_at",
    "closed_at",
    "reopened_at",
    "clock",
    "service_id",
    "service_name",
    "service_version_id",
    "alias",
    "relation",
    "timer",
];

/// A change as this much may be seen of it: that something changed is never hidden, what it says is.
fn shown(sight: Sight, change: CaseChange) -> CaseChange {
    if !sight.is_masked() {
        return change;
    }
    if ABOUT_THE_WORK.contains(&change.field.as_str()) {
        return CaseChange { why: None, ..change };
    }
    CaseChange { was: None, became: None, why: None, masked: true, ..change }
}
