//! The rule of clocks: from what starts one to by when it ends, and why.
//!
//! A working day is a day of the team's week except the bank holidays of the council's part of the
//! country and the days on which the council itself is closed. What arrives in time on a working
//! day counts from that day, what arrives later or on another day from the next working day; the
//! first day of the target is the working day after. A clock that the law sets counts Monday to
//! Friday, whatever the council's own days are, from the day itself.
//!
//! While a clock stands still no day counts: not the one on which it was paused, but the one on which
//! it runs on. What happens after the end of a working day happens on the next one. A clock that still
//! stands still is counted as if it ran on tomorrow, and counted anew each day.
//!
//! A later start never ends earlier, a pause or an extension never makes the end earlier, and pauses
//! that overlap count once.

mod age;
pub mod alarm;
mod almanac;
mod calendar_days;
mod count;
pub mod flaws;
mod hours;
mod next_day;
mod office_time;
pub mod presets;
mod run;
mod stillness;

use std::collections::BTreeMap;

use cases_api::clock::{ClockRule, Days, Holidays};
use cases_api::target::{Closed, Explanation};
use contract::council::Division;
use contract::lang::Bilingual;
use jiff::civil::{Date, Time, Weekday};
use time::OffsetDateTime;

pub use almanac::Almanac;
pub use run::{Began, Run};

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
    /// An end that no calendar has.
    #[error("the end is beyond the calendar")]
    Beyond,
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

/// The days and hours on which a team works, and the days on which the council is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeDays {
    /// Whether it works on each day of the week, Monday first.
    pub week: [bool; 7],
    /// When its day begins, London time.
    pub opens: Time,
    /// When its day ends.
    pub closes: Time,
    /// Further days on which nobody works, each with the council's reason.
    pub closed: BTreeMap<Date, Bilingual>,
}

impl Default for OfficeDays {
    fn default() -> Self {
        let (opens, closes) = (Time::constant(9, 0, 0, 0), Time::constant(17, 0, 0, 0));
        let week = [true, true, true, true, true, false, false];
        Self { week, opens, closes, closed: BTreeMap::new() }
    }
}

/// The days that count.
#[derive(Debug, Clone)]
pub struct Calendar<'a> {
    almanac: &'a Almanac,
    divisions: Vec<Division>,
    office: OfficeDays,
    /// Whether what arrives counts from the day itself, whenever that is.
    by_law: bool,
}

impl<'a> Calendar<'a> {
    /// Monday to Friday from 9:00 to 17:00, without the bank holidays of a part of the country.
    pub fn new(almanac: &'a Almanac, division: Division) -> Self {
        Self::of(almanac, division, OfficeDays::default())
    }

    /// A team's days, without the bank holidays of a part of the country.
    pub fn of(almanac: &'a Almanac, division: Division, office: OfficeDays) -> Self {
        Self { almanac, divisions: vec![division], office, by_law: false }
    }

    /// The days that a rule counts, of a team that works in these.
    pub fn for_rule(almanac: &'a Almanac, division: Division, office: &OfficeDays, rule: &ClockRule) -> Self {
        let divisions = match &rule.holidays {
            Holidays::Own => vec![division],
            Holidays::AnyUk => vec![Division::EnglandAndWales, Division::Scotland, Division::NorthernIreland],
            Holidays::Of(divisions) => divisions.clone(),
        };
        let by_law = rule.days == Days::Law;
        let office = if by_law { OfficeDays::default() } else { office.clone() };
        Self { almanac, divisions, office, by_law }
    }

    /// Why nobody works on a day; `None` for a working day.
    pub fn closed(&self, day: Date) -> Option<Closed> {
        let weekday = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
        if !self.office.week.get(weekday).copied().unwrap_or_default() {
            let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
            return Some(if weekend { Closed::Weekend } else { Closed::NotWorked });
        }
        let holiday = self.divisions.iter().find_map(|division| self.almanac.holiday(*division, day));
        holiday.or_else(|| self.office.closed.get(&day).map(|name| Closed::Council { name: name.clone() }))
    }
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tables;
