//! A service that the council has stopped for now, as citizens are told.

use cases_api::calendar::StandsStill;

use crate::page::Page;
use crate::words::dates;

/// Why a service stands still, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Still {
    /// Why.
    pub why: String,
    /// Since when, a sentence.
    pub since: String,
}

impl Still {
    /// In the page's language.
    pub fn of(still: &StandsStill, page: &Page) -> Self {
        let at = dates::moment(still.since, page.language());
        Self {
            why: page.say(&still.why).to_owned(),
            since: page.w.with_one("emergency-notice-since", "at", at).into_owned(),
        }
    }

    /// A sample.
    pub fn sample(page: &Page) -> Self {
        let why = crate::desk::clocks::emergency::told("storm");
        Self::of(&StandsStill { why, since: time::macros::datetime!(2026-11-24 07:10 UTC) }, page)
    }
}
