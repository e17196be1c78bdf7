use contract::Language;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use time::OffsetDateTime;

const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAYS_CY: [&str; 7] =
    ["ddydd Llun", "ddydd Mawrth", "ddydd Mercher", "ddydd Iau", "ddydd Gwener", "ddydd Sadwrn", "ddydd Sul"];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_CY: [&str; 12] = [
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
];

/// A moment in London, in full: `5pm on Tuesday 24 November 2026`, `5pm ddydd Mawrth 24 Tachwedd 2026`.
///
/// # Errors
/// A moment beyond the calendar.
pub(super) fn in_london(at: OffsetDateTime, language: Language) -> Result<String, jiff::Error> {
    let at = Timestamp::from_nanosecond(at.unix_timestamp_nanos())?;
    let there = at.to_zoned(TimeZone::get("Europe/London")?).datetime();
    let day = name(there.weekday().to_monday_zero_offset(), if language == Language::Cy { &DAYS_CY } else { &DAYS_EN });
    let month = name(there.month() - 1, if language == Language::Cy { &MONTHS_CY } else { &MONTHS_EN });
    let on = if language == Language::Cy { "" } else { "on " };
    Ok(format!("{} {on}{day} {} {month} {}", time_of_day(there, language), there.day(), there.year()))
}

/// Its day alone: `24 November 2026`, `24 Tachwedd 2026`.
///
/// # Errors
/// As [`in_london`].
pub(super) fn day_in_london(at: OffsetDateTime, language: Language) -> Result<String, jiff::Error> {
    let at = Timestamp::from_nanosecond(at.unix_timestamp_nanos())?;
    let there = at.to_zoned(TimeZone::get("Europe/London")?).datetime();
    let month = name(there.month() - 1, if language == Language::Cy { &MONTHS_CY } else { &MONTHS_EN });
    Ok(format!("{} {month} {}", there.day(), there.year()))
}

fn time_of_day(there: DateTime, language: Language) -> String {
    match (there.hour(), there.minute(), language) {
        (0, 0, Language::En) => "midnight".to_owned(),
        (0, 0, Language::Cy) => "hanner nos".to_owned(),
        (12, 0, Language::En) => "midday".to_owned(),
        (12, 0, Language::Cy) => "hanner dydd".to_owned(),
        (hour, minute, _) => {
            let half = if hour < 12 { "am" } else { "pm" };
            let hour = (hour + 11) % 12 + 1;
            if minute == 0 { format!("{hour}{half}") } else { format!("{hour}:{minute:02}{half}") }
        }
    }
}

fn name(at: i8, names: &[&'static str]) -> &'static str {
    usize::try_from(at).ok().and_then(|at| names.get(at)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn moments_are_told_in_london_in_both_languages() {
        for (at, en, cy) in [
            (datetime!(2026-11-24 17:00 UTC), "5pm on Tuesday 24 November 2026", "5pm ddydd Mawrth 24 Tachwedd 2026"),
            (
                datetime!(2026-06-30 23:05 UTC),
                "12:05am on Wednesday 1 July 2026",
                "12:05am ddydd Mercher 1 Gorffennaf 2026",
            ),
            (datetime!(2026-06-07 11:00 UTC), "midday on Sunday 7 June 2026", "hanner dydd ddydd Sul 7 Mehefin 2026"),
        ] {
            assert_eq!(in_london(at, Language::En).unwrap(), en);
            assert_eq!(in_london(at, Language::Cy).unwrap(), cy);
            assert!(en.ends_with(&day_in_london(at, Language::En).unwrap()));
            assert!(cy.ends_with(&day_in_london(at, Language::Cy).unwrap()));
        }
    }
}
