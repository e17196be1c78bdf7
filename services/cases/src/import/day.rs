//! Days and times as they are written in the United Kingdom: the day comes first, unless the year does. What could be read in
//! two ways is refused. Pure.

use contract::faults::Unfit;
use jiff::civil::{Date, Time};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A day, and the time where one was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub day: Date,
    pub time: Option<Time>,
    /// Minutes east of Greenwich, where the text says so; else the time is London's.
    pub offset: Option<i32>,
}

/// Reads a day with or without a time.
///
/// # Errors
/// `not-a-date`, `two-digit-year`, `impossible-date`, `not-a-time`.
pub(super) fn read(text: &str) -> Result<Moment, Unfit> {
    let text = text.trim();
    let (day, rest) = split(text);
    let day = date(&day)?;
    let (time, offset) = if rest.is_empty() { (None, None) } else { time(rest)? };
    Ok(Moment { day, time, offset })
}

/// The numbers and the month of a day, and what follows.
fn split(text: &str) -> (Vec<&str>, &str) {
    let mut parts = Vec::new();
    let mut rest = text;
    while parts.len() < 3 {
        let same = rest.chars().next().map(|first| first.is_ascii_digit());
        let alike = |c: char| c.is_alphanumeric() && Some(c.is_ascii_digit()) == same;
        let end = rest.find(|c| !alike(c)).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        if part.is_empty() {
            break;
        }
        parts.push(part);
        let between = parts.len() < 3;
        let apart = |c: char| matches!(c, '/' | '-' | '.' | ' ' | ',') || (!between && c == 'T');
        rest = after.trim_start_matches(apart);
        if between && rest.len() == after.len() && !after.is_empty() && !after.starts_with(char::is_alphanumeric) {
            break;
        }
    }
    (parts, rest.trim())
}

fn date(parts: &[&str]) -> Result<Date, Unfit> {
    let nothing = || Unfit::new("not-a-date", "Write a day such as 27/03/2024, 27 March 2024 or 2024-03-27.");
    let [first, second, third] = parts else { return Err(nothing()) };
    let number = |text: &str| text.parse::<i16>().ok().filter(|_| text.len() <= 4).ok_or_else(nothing);
    let (year, month, day) = match (first.len(), third.len()) {
        (4, 1 | 2) => (number(first)?, month(second).ok_or_else(nothing)?, number(third)?),
        (1 | 2, 4) => (number(third)?, month(second).ok_or_else(nothing)?, number(first)?),
        (1 | 2, 2) => return Err(Unfit::new("two-digit-year", "Write the year with four digits.")),
        _ => return Err(nothing()),
    };
    if !(1970..=2100).contains(&year) {
        return Err(Unfit::new("impossible-date", "The year must be from 1970 on."));
    }
    let narrow = |value: i16| i8::try_from(value).unwrap_or_default();
    Date::new(year, narrow(month), narrow(day)).map_err(|_| {
        let why = if month > 12 {
            "There is no such month: the day comes first, then the month."
        } else {
            "There is no such day."
        };
        Unfit::new("impossible-date", why)
    })
}

fn month(text: &str) -> Option<i16> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().filter(|_| text.len() <= 2);
    }
    let name = text.to_lowercase();
    let named = MONTHS.iter().position(|month| name.len() >= 3 && name.starts_with(month))?;
    i16::try_from(named + 1).ok()
}

fn time(text: &str) -> Result<(Option<Time>, Option<i32>), Unfit> {
    let nothing = || Unfit::new("not-a-time", "Write a time such as 14:05 or 2:05pm.");
    let lower = text.to_lowercase();
    let (clock, zone) = match lower.find(['z', '+']).or_else(|| lower.rfind('-')) {
        Some(at) => lower.split_at(at),
        None => (lower.as_str(), ""),
    };
    let half =
        [("am", 0_i8), ("pm", 12)].into_iter().find_map(|(name, hours)| Some((clock.strip_suffix(name)?, hours)));
    let clock = half.map_or(clock, |(clock, _)| clock).trim();
    let parts: Vec<&str> = clock.split(':').collect();
    let (hour, minute, second) = match parts.as_slice() {
        [hour, minute] => (*hour, *minute, "0"),
        [hour, minute, second] => (*hour, *minute, second.split('.').next().unwrap_or_default()),
        _ => return Err(nothing()),
    };
    let number = |text: &str| text.parse::<i8>().ok().filter(|_| text.len() <= 2).ok_or_else(nothing);
    let hour = match (number(hour)?, half) {
        (hour, None) => hour,
        (12, Some((_, later))) => later,
        (hour @ 1..=11, Some((_, later))) => hour + later,
        _ => return Err(nothing()),
    };
    let time = Time::new(hour, number(minute)?, number(second)?, 0).map_err(|_| nothing())?;
    Ok((Some(time), offset(zone.trim()).ok_or_else(nothing)?))
}

/// Minutes east of Greenwich; `None` for what is none at all.
fn offset(zone: &str) -> Option<Option<i32>> {
    match zone {
        "" => Some(None),
        "z" => Some(Some(0)),
        _ => {
            let (sign, digits) = zone.split_at_checked(1)?;
            let digits = digits.replace(':', "");
            let (hours, minutes) = digits.split_at_checked(2)?;
            let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
            let east = (hours <= 14 && minutes < 60).then_some(hours * 60 + minutes)?;
            Some(Some(if sign == "-" { -east } else { east }))
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    use super::*;

    fn code(text: &str) -> &'static str {
        read(text).unwrap_err().code
    }

    #[test]
    fn the_day_comes_first_unless_the_year_does() {
        for text in [
            "03/04/2024",
            "3/4/2024",
            "3-4-2024",
            "03.04.2024",
            "2024-04-03",
            "3 April 2024",
            "03-Apr-2024",
            "2024/4/3",
        ] {
            assert_eq!(
                read(text).unwrap(),
                Moment { day: super::Date::constant(2024, 4, 3), time: None, offset: None },
                "{text}"
            );
        }
        let at = |text| read(text).map(|moment| (moment.time, moment.offset)).unwrap();
        assert_eq!(at("03/04/2024 14:05"), (Some(time(14, 5, 0, 0)), None));
        assert_eq!(at("03/04/2024 2:05:09 PM"), (Some(time(14, 5, 9, 0)), None));
        assert_eq!(at("3 Apr 2024, 12:05am"), (Some(time(0, 5, 0, 0)), None));
        assert_eq!(at("2024-04-03T14:05:00Z"), (Some(time(14, 5, 0, 0)), Some(0)));
        assert_eq!(at("2024-04-03T14:05:00.123+01:00"), (Some(time(14, 5, 0, 0)), Some(60)));
    }

    #[test]
    fn what_could_be_another_day_is_refused() {
        assert_eq!(code("04/23/2024"), "impossible-date");
        assert_eq!(code("31/02/2024"), "impossible-date");
        assert_eq!(code("29/02/2023"), "impossible-date");
        assert_eq!(code("00/00/0000"), "impossible-date");
        assert_eq!(code("1/1/26"), "two-digit-year");
        assert_eq!(code("03-Apr-24"), "two-digit-year");
        for text in ["", "45000", "1.23E+11", "soon", "3/4", "2024", "1066-01", "2024-04-03-05"] {
            assert!(matches!(code(text), "not-a-date" | "not-a-time"), "{text}");
        }
        for text in ["03/04/2024 25:00", "03/04/2024 13:00pm", "03/04/2024 x", "03/04/2024 9", "03/04/2024 09:00+99"] {
            assert_eq!(code(text), "not-a-time", "{text}");
        }
        assert_eq!(code("1 1 1066"), "impossible-date");
    }

    proptest! {
        #[test]
        fn a_day_is_the_same_however_it_is_written(year in 1970_i16..2100, month in 1_i8..=12, day in 1_i8..=28) {
            let expected = date(year, month, day);
            let name = MONTHS[usize::try_from(month - 1).unwrap()];
            for text in [
                format!("{day:02}/{month:02}/{year}"), format!("{day}.{month}.{year}"), format!("{year}-{month:02}-{day:02}"),
                format!("{day} {name} {year}"), format!("{day:02}-{}-{year} 00:00", name.to_uppercase()),
            ] {
                prop_assert_eq!(read(&text).unwrap().day, expected, "{}", text);
            }
        }

        #[test]
        fn no_text_breaks_it(text in ".{0,40}") {
            let _ = read(&text);
        }
    }
}
