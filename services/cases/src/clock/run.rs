//! A clock that was started: what started it, when it stood still, what it was given.

use cases_api::clock::{ClockRule, Extension, Pause};
use contract::lang::Bilingual;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// What started a clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Began {
    /// The report arrived.
    Receipt {
        /// When.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
    },
    /// The case entered a step or stage.
    Entered {
        /// When.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// What it is called.
        name: Bilingual,
    },
    /// The citizen was told something.
    Told {
        /// When.
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
    },
    /// A day was answered.
    Answered {
        /// The day.
        on: Date,
        /// The question.
        name: Bilingual,
    },
}

/// A clock to be counted.
#[derive(Debug, Clone, Copy)]
pub struct Run<'r> {
    /// The rule.
    pub rule: &'r ClockRule,
    /// What started it.
    pub began: &'r Began,
    /// When it stood still, in any order; they may overlap.
    pub pauses: &'r [Pause],
    /// What it was given.
    pub extensions: &'r [Extension],
    /// When it is counted: what still stands still does so until tomorrow.
    pub now: OffsetDateTime,
}

impl Run<'_> {
    /// How many of its unit it runs, with what it was given.
    pub(super) fn count(&self) -> u16 {
        let given = self.extensions.iter().map(|extension| extension.by);
        given.fold(self.rule.length.count(), u16::saturating_add)
    }
}
