//! Dates and times as people in Britain write them, in English and Welsh, always London's.

use contract::Language;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use time::OffsetDateTime;

const DAYS: [(&str, &str); 7] = [
    ("Monday", "dydd Llun"),
    ("Tuesday", "dydd Mawrth"),
    ("Wednesday", "dydd Mercher"),
    ("Thursday", "dydd Iau"),
    ("Friday", "dydd Gwener"),
    ("Saturday", "dydd Sadwrn"),
    ("Sunday", "dydd Sul"),
];

const MONTHS: [(&str, &str); 12] = [
    ("January", "Ionawr"),
    ("February", "Chwefror"),
    ("March", "Mawrth"),
    ("April", "Ebrill"),
    ("May", "Mai"),
    ("June", "Mehefin"),
    ("July", "Gorffennaf"),
    ("August", "Awst"),
    ("September", "Medi"),
    ("October", "Hydref"),
    ("November", "Tachwedd"),
    ("December", "Rhagfyr"),
];

const SHORT_MONTHS: [(&str, &str); 12] = [
    ("Jan", "Ion"),
    ("Feb", "Chwef"),
    ("Mar", "Maw"),
    ("Apr", "Ebr"),
    ("May", "Mai"),
    ("Jun", "Meh"),
    ("Jul", "Gorff"),
    ("Aug", "Awst"),
    ("Sep", "Medi"),
    ("Oct", "Hyd"),
    ("Nov", "Tach"),
    ("Dec", "Rhag"),
];

/// The day of a date: "Monday 30 November 2026", "dydd Llun 30 Tachwedd 2026".
pub fn day(date: Date, language: Language) -> String {
    let weekday = name(&DAYS, index(date.weekday().to_monday_zero_offset()), language);
    let month = name(&MONTHS, index(date.month() - 1), language);
    format!("{weekday} {} {month} {}", date.day(), date.year())
}

/// A day in little room: "30 Nov 2026", "30 Tach 2026".
pub fn short_day(date: Date, language: Language) -> String {
    let month = name(&SHORT_MONTHS, index(date.month() - 1), language);
    format!("{} {month} {}", date.day(), date.year())
}

/// The name of a month, 1 to 12.
pub fn month(number: i8, language: Language) -> &'static str {
    name(&MONTHS, index(number - 1), language)
}

/// The time of day in London: "4:40pm", "9am", "midday", "midnight".
pub fn clock(at: OffsetDateTime, language: Language) -> String {
    let local = london(at).time();
    let (hour, minute) = (local.hour(), local.minute());
    match (hour, minute, language) {
        (0, 0, Language::En) => "midnight".to_owned(),
        (0, 0, Language::Cy) => "hanner nos".to_owned(),
        (12, 0, Language::En) => "midday".to_owned(),
        (12, 0, Language::Cy) => "hanner dydd".to_owned(),
        _ => {
            let half = if hour < 12 { "am" } else { "pm" };
            let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
            if minute == 0 { format!("{hour}{half}") } else { format!("{hour}:{minute:02}{half}") }
        }
    }
}

/// A moment in London: "Monday 30 November 2026 at 4:40pm", "dydd Llun 30 Tachwedd 2026 am 4:40pm".
pub fn moment(at: OffsetDateTime, language: Language) -> String {
    let joint = match language {
        Language::En => "at",
        Language::Cy => "am",
    };
    format!("{} {joint} {}", day(london_date(at), language), clock(at, language))
}

/// A moment in little room: "30 Nov 2026, 4:40pm".
pub fn short_moment(at: OffsetDateTime, language: Language) -> String {
    format!("{}, {}", short_day(london_date(at), language), clock(at, language))
}

/// The date on which a moment falls in London.
pub fn london_date(at: OffsetDateTime) -> Date {
    london(at).date()
}

fn london(at: OffsetDateTime) -> DateTime {
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    jiff::Timestamp::new(at.unix_timestamp(), 0).unwrap_or_default().to_zoned(zone).datetime()
}

fn index(at: i8) -> usize {
    usize::try_from(at).unwrap_or_default()
}

fn name<const N: usize>(names: &[(&'static str, &'static str); N], at: usize, language: Language) -> &'static str {
    let (english, welsh) = names.get(at).copied().unwrap_or_default();
    match language {
        Language::En => english,
        Language::Cy => welsh,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use time::macros::datetime;

    use super::*;

    #[test]
    fn days_are_written_out_in_both_languages() {
        let monday = date(2026, 11, 30);
        assert_eq!(day(monday, Language::En), "Monday 30 November 2026");
        assert_eq!(day(monday, Language::Cy), "dydd Llun 30 Tachwedd 2026");
        assert_eq!(short_day(monday, Language::Cy), "30 Tach 2026");
    }

    #[test]
    fn times_are_londons_in_winter_and_in_summer() {
        assert_eq!(clock(datetime!(2026-11-30 16:40 UTC), Language::En), "4:40pm");
        assert_eq!(clock(datetime!(2026-07-01 16:00 UTC), Language::Cy), "5pm");
        assert_eq!(clock(datetime!(2026-07-01 11:00 UTC), Language::Cy), "hanner dydd");
        assert_eq!(moment(datetime!(2026-07-01 23:30 UTC), Language::En), "Thursday 2 July 2026 at 12:30am");
        assert_eq!(moment(datetime!(2026-11-30 16:40 UTC), Language::Cy), "dydd Llun 30 Tachwedd 2026 am 4:40pm");
    }
}
