//! The days that a message states. Pure: a text, the day on which it is written and which days are worked, in.

mod span;

use jiff::Span;
use jiff::civil::{Date, Weekday};

/// The most days of one message that become promises.
const MOST_DAYS: usize = 3;
/// The most characters of what is promised.
const MOST: usize = 300;
/// A day and a month without a year lie this many days ahead at most; else they are past.
const AHEAD: i32 = 270;

const MONTHS: [[&str; 4]; 12] = [
    ["january", "jan", "ionawr", "ion"],
    ["february", "feb", "chwefror", "chwef"],
    ["march", "mar", "mawrth", "fawrth"],
    ["april", "apr", "ebrill", "ebr"],
    ["may", "may", "mai", "fai"],
    ["june", "jun", "mehefin", "fehefin"],
    ["july", "jul", "gorffennaf", "orffennaf"],
    ["august", "aug", "awst", "awst"],
    ["september", "sept", "medi", "fedi"],
    ["october", "oct", "hydref", "hydref"],
    ["november", "nov", "tachwedd", "dachwedd"],
    ["december", "dec", "rhagfyr", "ragfyr"],
];

/// The words for days of the week; in Welsh what follows `dydd` or its mutations.
const DAYS: [(&str, &str, Weekday); 7] = [
    ("monday", "llun", Weekday::Monday),
    ("tuesday", "mawrth", Weekday::Tuesday),
    ("wednesday", "mercher", Weekday::Wednesday),
    ("thursday", "iau", Weekday::Thursday),
    ("friday", "gwener", Weekday::Friday),
    ("saturday", "sadwrn", Weekday::Saturday),
    ("sunday", "sul", Weekday::Sunday),
];

/// What makes a day of the week one that is to come.
const BEFORE_A_DAY: [&str; 9] = ["by", "on", "before", "this", "next", "until", "dydd", "ddydd", "nydd"];

/// Each day from today on that a message states, with the sentence that does, at most three. `worked` says on which days the
/// council works.
pub(crate) fn stated(text: &str, today: Date, worked: impl Fn(Date) -> bool) -> Vec<(Date, String)> {
    let mut found: Vec<(Date, String)> = Vec::new();
    for sentence in text.split(['\n', '!', '?']).flat_map(sentences) {
        for day in days(sentence, today, &worked) {
            if day >= today && !found.iter().any(|(known, _)| *known == day) {
                found.push((day, sentence.trim().chars().take(MOST).collect()));
            }
        }
    }
    found.truncate(MOST_DAYS);
    found
}

/// The sentences of a line: a full stop before a space ends one.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    line.split(". ").filter(|sentence| !sentence.trim().is_empty())
}

fn days(sentence: &str, today: Date, worked: impl Fn(Date) -> bool) -> Vec<Date> {
    let lower = sentence.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '“' | '”' | '"'))
        .map(|word| word.trim_matches(|c: char| matches!(c, '.' | ':' | '’' | '\'')))
        .filter(|word| !word.is_empty())
        .collect();
    let day = |at: usize| day_at(words.get(at..).unwrap_or_default(), before(&words, at), today);
    (0..words.len()).filter_map(|at| day(at).or_else(|| span::last_day(&words, at, today, &worked))).collect()
}

fn before<'w>(words: &[&'w str], at: usize) -> &'w str {
    at.checked_sub(1).and_then(|before| words.get(before)).copied().unwrap_or_default()
}

/// The day that begins a run of words.
fn day_at(words: &[&str], before: &str, today: Date) -> Option<Date> {
    let word = words.first()?;
    match *word {
        "tomorrow" | "yfory" => return today.tomorrow().ok(),
        _ => {}
    }
    let week = DAYS
        .iter()
        .find(|(english, welsh, _)| word == english || (word == welsh && matches!(before, "dydd" | "ddydd" | "nydd")));
    if let Some((.., weekday)) = week.filter(|_| BEFORE_A_DAY.contains(&before)) {
        let next = words.iter().skip(1).take(2).any(|word| number(word).is_some());
        return if next { None } else { today.nth_weekday(1, *weekday).ok() };
    }
    in_digits(word).or_else(|| in_words(words, today))
}

/// `3/12/2026`, or `2026-12-03`.
fn in_digits(word: &str) -> Option<Date> {
    if word.len() == 10 && word.contains('-') {
        return word.parse().ok();
    }
    let mut parts = word.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year: i16 = year.parse().ok()?;
    let year = if year < 100 { year + 2000 } else { year };
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// `3 December`, `3rd of December 2026`, `3 o Ragfyr`.
fn in_words(words: &[&str], today: Date) -> Option<Date> {
    let mut words = words.iter();
    let day = number(words.next()?)?;
    let mut named = words.next()?;
    if matches!(*named, "of" | "o") {
        named = words.next()?;
    }
    let month = MONTHS.iter().position(|names| names.contains(named))?;
    let month = i8::try_from(month + 1).ok()?;
    if let Some(year) = words.next().filter(|word| word.len() == 4).and_then(|word| word.parse::<i16>().ok()) {
        return Date::new(year, month, day).ok();
    }
    let this_year = Date::new(today.year(), month, day).ok();
    let next = this_year.filter(|day| *day >= today).or_else(|| Date::new(today.year() + 1, month, day).ok())?;
    (next <= today.checked_add(Span::new().days(AHEAD)).ok()?).then_some(next)
}

/// A day of the month, with or without its ending.
fn number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = word.get(digits.len()..)?;
    let known = ["", "st", "nd", "rd", "th", "af", "ain", "ydd", "fed", "eg"].contains(&ending);
    digits.parse().ok().filter(|day| known && (1..=31).contains(day))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    /// A Friday.
    const TODAY: Date = date(2026, 11, 27);

    fn found(text: &str) -> Vec<Date> {
        stated(text, TODAY, |_| true).into_iter().map(|(day, _)| day).collect()
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let third = date(2026, 12, 3);
        for text in [
            "We will come on 3 December.",
            "We’ll empty it by Thursday 3rd December, before noon.",
            "By the 3rd of December 2026 at the latest",
            "The crew comes on 03/12/2026.",
            "It is planned for 2026-12-03.",
            "Byddwn yn dod ar 3 Rhagfyr.",
            "Erbyn y 3ydd o Ragfyr",
            "We will call you by Thursday.",
            "Byddwn yn galw ddydd Iau.",
        ] {
            assert_eq!(found(text), [third], "{text}");
        }
        assert_eq!(found("We will ring you tomorrow."), [date(2026, 11, 28)]);
        assert_eq!(found("Byddwn yn ffonio yfory."), [date(2026, 11, 28)]);
        assert_eq!(found("We repair it in two steps: 2 January and 1 March."), [date(2027, 1, 2), date(2027, 3, 1)]);
    }

    #[test]
    fn what_is_past_or_no_day_is_no_promise() {
        for text in [
            "We came on 12 November.",
            "Your letter of 3 December 2025 is here.",
            "Bins are collected every Thursday.",
            "Call 01903 737755 or come to 3 Station Road.",
            "It may take 30 days.",
            "The 31st of February 2027",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_day_is_promised_once_with_its_sentence() {
        let told = stated("Thank you. We will come on 3 December. Leave it out on 3 December!", TODAY, |_| true);
        assert_eq!(told, [(date(2026, 12, 3), "We will come on 3 December".to_owned())]);
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_no_day_is_past(text in "\\PC{0,200}") {
            let found = stated(&text, TODAY, |_| true);
            prop_assert!(found.len() <= MOST_DAYS && found.iter().all(|(day, _)| *day >= TODAY));
        }
    }
}
