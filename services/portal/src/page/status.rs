//! The states of a case, as people are told of them.

use std::borrow::Cow;

use crate::words::Words;

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Told to the council, nobody has it yet.
    Received,
    /// Someone is at it.
    InProgress,
    /// The citizen is asked something.
    Waiting,
    /// Closed.
    Done,
}

impl Status {
    /// Every state, in the order of the work.
    pub const ALL: [Self; 4] = [Self::Received, Self::InProgress, Self::Waiting, Self::Done];

    /// The state with this name in the API; `None` for one that isn't known here.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }

    /// The name in the API, which is also the ending of its style.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::InProgress => "in_progress",
            Self::Waiting => "waiting",
            Self::Done => "done",
        }
    }

    /// A word or two for a tag, as staff say it.
    pub fn tag(self, w: Words) -> Cow<'static, str> {
        match self {
            Self::Received => w.get("status-received"),
            Self::InProgress => w.get("status-in-progress"),
            Self::Waiting => w.get("status-waiting"),
            Self::Done => w.get("status-done"),
        }
    }

    /// What it means for the citizen, in a sentence.
    pub fn meaning(self, w: Words) -> Cow<'static, str> {
        match self {
            Self::Received => w.get("status-received-meaning"),
            Self::InProgress => w.get("status-in-progress-meaning"),
            Self::Waiting => w.get("status-waiting-meaning"),
            Self::Done => w.get("status-done-meaning"),
        }
    }

    /// How far along the three steps a citizen is shown: 1 received, 2 being dealt with, 3 done.
    pub const fn step(self) -> usize {
        match self {
            Self::Received => 1,
            Self::InProgress | Self::Waiting => 2,
            Self::Done => 3,
        }
    }
}

/// An outcome of a closed case by its name in the API, in a sentence for the citizen.
pub fn outcome(name: &str, w: Words) -> Cow<'static, str> {
    match name {
        "completed" => w.get("outcome-completed"),
        "not_found" => w.get("outcome-not-found"),
        "duplicate" => w.get("outcome-duplicate"),
        "not_ours" => w.get("outcome-not-ours"),
        _ => w.get("outcome-no-action"),
    }
}

/// An outcome by its name in the API, in a few words for staff.
pub fn outcome_name(name: &str, w: Words) -> Cow<'static, str> {
    match name {
        "completed" => w.get("outcome-completed-name"),
        "not_found" => w.get("outcome-not-found-name"),
        "duplicate" => w.get("outcome-duplicate-name"),
        "not_ours" => w.get("outcome-not-ours-name"),
        _ => w.get("outcome-no-action-name"),
    }
}

/// Every outcome by its name in the API, in the order in which they are offered.
pub const OUTCOMES: [&str; 5] = ["completed", "not_found", "duplicate", "not_ours", "no_action"];
