//! What is known of time in the United Kingdom: London's zone and the bank holidays.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use cases_api::target::Closed;
use contract::council::Division;
use contract::lang::Bilingual;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use serde::Deserialize;
use time::OffsetDateTime;

use super::ClockFault;

/// London's zone and the bank holidays of the three parts of the country.
#[derive(Debug, Clone)]
pub struct Almanac {
    zone: TimeZone,
    years: RangeInclusive<i16>,
    holidays: [BTreeMap<Date, Holiday>; 3],
}

#[derive(Debug, Clone)]
struct Holiday {
    name: Bilingual,
    substitute: bool,
}

/// The layout of `library/bank-holidays.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(rename = "source")]
    _source: String,
    first_year: i16,
    last_year: i16,
    names: BTreeMap<String, Bilingual>,
    divisions: Divisions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Divisions {
    england_and_wales: Vec<Day>,
    scotland: Vec<Day>,
    northern_ireland: Vec<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Day {
    date: Date,
    name: String,
    #[serde(default)]
    substitute: bool,
}

impl Almanac {
    /// The almanac that the product ships.
    ///
    /// # Errors
    /// When the shipped file is broken; a test sees to it that it isn't.
    pub fn shipped() -> Result<Self, ClockFault> {
        Self::read(include_str!("../../library/bank-holidays.json"))
    }

    /// An almanac from the text of such a file.
    ///
    /// # Errors
    /// When the text isn't such a file, or names a holiday that has no words.
    pub fn read(text: &str) -> Result<Self, ClockFault> {
        let Table { first_year, last_year, names, divisions, .. } = serde_json::from_str(text)?;
        let Divisions { england_and_wales, scotland, northern_ireland } = divisions;
        Ok(Self {
            zone: TimeZone::get("Europe/London")?,
            years: first_year..=last_year,
            holidays: [named(england_and_wales, &names)?, named(scotland, &names)?, named(northern_ireland, &names)?],
        })
    }

    /// The day in London at an instant.
    ///
    /// # Errors
    /// For an instant beyond the years -9999 to 9999.
    pub fn day(&self, at: OffsetDateTime) -> Result<Date, ClockFault> {
        Ok(self.in_london(at)?.date())
    }

    /// Whether the bank holidays of a day's year are known.
    pub fn covers(&self, day: Date) -> bool {
        self.years.contains(&day.year())
    }

    pub(super) fn in_london(&self, at: OffsetDateTime) -> Result<Zoned, ClockFault> {
        Ok(Timestamp::from_nanosecond(at.unix_timestamp_nanos())?.to_zoned(self.zone.clone()))
    }

    /// The instant of a time on a London clock: the later one where the clock shows it not at all,
    /// the earlier one where it shows it twice.
    pub(crate) fn instant(&self, clock: DateTime) -> Result<OffsetDateTime, ClockFault> {
        let nanoseconds = clock.to_zoned(self.zone.clone())?.timestamp().as_nanosecond();
        Ok(OffsetDateTime::from_unix_timestamp_nanos(nanoseconds)?)
    }

    pub(super) fn holiday(&self, division: Division, day: Date) -> Option<Closed> {
        let [england_and_wales, scotland, northern_ireland] = &self.holidays;
        let table = match division {
            Division::EnglandAndWales => england_and_wales,
            Division::Scotland => scotland,
            Division::NorthernIreland => northern_ireland,
        };
        let Holiday { name, substitute } = table.get(&day)?.clone();
        Some(Closed::BankHoliday { name, substitute })
    }
}

fn named(days: Vec<Day>, names: &BTreeMap<String, Bilingual>) -> Result<BTreeMap<Date, Holiday>, ClockFault> {
    days.into_iter()
        .map(|day| {
            let name = names.get(&day.name).ok_or_else(|| ClockFault::Nameless(day.name.clone()))?;
            Ok((day.date, Holiday { name: name.clone(), substitute: day.substitute }))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_shipped_table_covers_every_year_that_it_claims_in_both_languages() {
        let almanac = Almanac::shipped().unwrap();
        for table in &almanac.holidays {
            for year in almanac.years.clone() {
                let count = table.keys().filter(|day| day.year() == year).count();
                assert!((8..=10).contains(&count), "{year}: {count} holidays");
            }
            assert!(table.keys().all(|day| almanac.covers(*day)));
            assert!(table.values().all(|holiday| holiday.name.cy.is_some()));
        }
    }

    #[test]
    fn a_holiday_on_a_weekend_is_kept_on_its_substitute_day() {
        let almanac = Almanac::shipped().unwrap();
        for division in [Division::EnglandAndWales, Division::Scotland, Division::NorthernIreland] {
            let boxing_day = almanac.holiday(division, date(2026, 12, 28));
            assert!(matches!(boxing_day, Some(Closed::BankHoliday { substitute: true, .. })), "{division:?}");
        }
    }

    #[test]
    fn the_parts_of_the_country_keep_their_own_days() {
        let almanac = Almanac::shipped().unwrap();
        let keeps = |division, day| almanac.holiday(division, day).is_some();
        assert!(keeps(Division::EnglandAndWales, date(2026, 4, 6)));
        assert!(!keeps(Division::Scotland, date(2026, 4, 6)));
        assert!(keeps(Division::Scotland, date(2026, 1, 2)));
        assert!(keeps(Division::Scotland, date(2026, 6, 15)));
        assert!(keeps(Division::NorthernIreland, date(2026, 3, 17)));
    }

    #[test]
    fn a_table_that_names_an_unknown_holiday_is_refused() {
        let text = r#"{"source": "", "first_year": 2026, "last_year": 2026, "names": {}, "divisions":
            {"england-and-wales": [{"date": "2026-01-01", "name": "x"}], "scotland": [], "northern-ireland": []}}"#;
        assert!(matches!(Almanac::read(text), Err(ClockFault::Nameless(name)) if name == "x"));
    }
}
