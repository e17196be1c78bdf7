//! The working-day rule: from when a report arrived to by when it is due, and why.
//!
//! A working day is Monday to Friday except the bank holidays of the council's part of the
//! country and the days on which the council itself is closed. What arrives in time on a working
//! day counts from that day, what arrives later or on another day from the next working day; the
//! first day of the target is the working day after.

mod almanac;
mod count;
mod next_day;
mod office_time;

use std::collections::BTreeMap;

use cases_api::target::{Closed, Explanation};
use contract::council::Division;
use contract::lang::Bilingual;
use jiff::civil::{Date, Time, Weekday};
use time::OffsetDateTime;

pub use almanac::Almanac;

/// Why a due day could not be found: a date beyond the calendar, or a broken data file.
#[derive(Debug, thiserror::Error)]
pub enum ClockFault {
    /// A date, or the zone's rules, beyond what can be told.
    #[error("a date can't be told: {0}")]
    Date(#[from] jiff::Error),
    /// An instant beyond what the product's instants can hold.
    #[error("an instant can't be told: {0}")]
    Instant(#[from] time::error::ComponentRange),
    /// The table of bank holidays can't be read.
    #[error("the bank holidays can't be read: {0}")]
    Table(#[from] serde_json::Error),
    /// The table names a holiday for which it has no words.
    #[error("the bank holidays have no name for `{0}`")]
    Nameless(String),
}

/// By when something is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The instant, UTC: the end of the working day in London.
    pub at: OffsetDateTime,
    /// The day in London.
    pub on: Date,
    /// How it was found.
    pub explanation: Explanation,
}

/// The days on which one council works.
#[derive(Debug, Clone)]
pub struct Calendar<'a> {
    almanac: &'a Almanac,
    division: Division,
    opens: Time,
    closes: Time,
    closed: BTreeMap<Date, Bilingual>,
}

impl<'a> Calendar<'a> {
    /// Monday to Friday from 9:00 to 17:00, without the bank holidays of a part of the country.
    pub fn new(almanac: &'a Almanac, division: Division) -> Self {
        let (opens, closes) = (Time::constant(9, 0, 0, 0), Time::constant(17, 0, 0, 0));
        Self { almanac, division, opens, closes, closed: BTreeMap::new() }
    }

    /// The same, with another end of the working day, London time.
    #[must_use]
    pub fn closing_at(mut self, closes: Time) -> Self {
        self.closes = closes;
        self
    }

    /// The same, closed on further days, each with the council's reason.
    #[must_use]
    pub fn closed_on(mut self, days: impl IntoIterator<Item = (Date, Bilingual)>) -> Self {
        self.closed.extend(days);
        self
    }

    /// Why the council doesn't work on a day; `None` for a working day.
    pub fn closed(&self, day: Date) -> Option<Closed> {
        if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            return Some(Closed::Weekend);
        }
        let council = || self.closed.get(&day).map(|name| Closed::Council { name: name.clone() });
        self.almanac.holiday(self.division, day).or_else(council)
    }
}
