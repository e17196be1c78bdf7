//! A time that a message gives from now on: “within 5 working days”, “o fewn pythefnos”. Pure.

use jiff::ToSpan as _;
use jiff::civil::Date;

/// The most working days, days, weeks or months that are believed to be meant.
const MOST: i32 = 366;

/// What may stand between the word for “within” and its number.
const BETWEEN: [&str; 8] = ["the", "next", "about", "around", "y", "yr", "tua", "nesaf"];

/// Before what a time begins that doesn't begin today.
const FROM_ELSEWHERE: [&str; 12] =
    ["of", "after", "from", "following", "since", "i", "i'ch", "i'r", "ar", "o", "o'r", "wedi"];

/// Words for what the council will do. Only they make a time a promise.
const TO_COME: [&str; 15] = [
    "will",
    "shall",
    "aim",
    "expect",
    "promise",
    "plan",
    "byddwn",
    "byddaf",
    "bydd",
    "fydd",
    "cewch",
    "caiff",
    "anelwn",
    "disgwyliwn",
    "addawn",
];

/// Words for what is asked of the citizen, for what hangs on something else, and for what won't be.
const NOT_PROMISED: [&str; 24] = [
    "please", "must", "need", "needs", "can", "may", "gwelwch", "rhaid", "angen", "gallwch", "gellwch", "if", "unless",
    "os", "oni", "onid", "not", "cannot", "can't", "won't", "unable", "ni", "nid", "methu",
];

/// The numbers that people write as words.
const NUMBERS: &[(&str, i32)] = &[
    ("a", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("un", 1),
    ("dau", 2),
    ("dwy", 2),
    ("tri", 3),
    ("tair", 3),
    ("pedwar", 4),
    ("pedair", 4),
    ("pum", 5),
    ("pump", 5),
    ("chwe", 6),
    ("chwech", 6),
    ("saith", 7),
    ("wyth", 8),
    ("naw", 9),
    ("deg", 10),
    ("deng", 10),
    ("deuddeg", 12),
    ("deuddeng", 12),
    ("pymtheg", 15),
    ("pymtheng", 15),
    ("ugain", 20),
];

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Hours,
    WorkingDays,
    Days,
    Weeks,
    Fortnights,
    Months,
}

/// The last day of the time that begins at a word of a sentence and that the council gives itself; `worked` says on which
/// days it works.
pub(super) fn last_day(words: &[&str], at: usize, today: Date, worked: impl Fn(Date) -> bool) -> Option<Date> {
    let after = words.get(at + 1..)?;
    let (mut rest, is_welsh) = match *words.get(at)? {
        "within" | "in" => (after, false),
        "ymhen" | "mewn" => (after, true),
        "o" if after.first() == Some(&"fewn") => (after.get(1..)?, true),
        _ => return None,
    };
    while rest.first().is_some_and(|word| BETWEEN.contains(word)) {
        rest = rest.get(1..)?;
    }
    let (amount, unit, rest) = amount(rest, is_welsh)?;
    // “Within 5 days of the inspection” doesn't begin today.
    let elsewhere = rest.first().is_some_and(|word| FROM_ELSEWHERE.contains(&word.replace('’', "'").as_str()));
    (!elsewhere && promises(words, at)).then(|| counted(amount, unit, today, worked)).flatten()
}

/// How much of what, and the words after it.
fn amount<'s, 'w>(words: &'s [&'w str], is_welsh: bool) -> Option<(i32, Unit, &'s [&'w str])> {
    let (mut many, mut rest) = match words.first().and_then(|word| number(word)) {
        Some(many) => (many, words.get(1..)?),
        // Welsh has no word for “a”: “ymhen pythefnos”.
        None if is_welsh => (1, words),
        None => return None,
    };
    if let [between, most, after @ ..] = rest
        && matches!(*between, "to" | "or" | "i" | "neu")
        && let Some(most) = number(most)
    {
        (many, rest) = (most, after);
    }
    let working = rest.first().is_some_and(|word| matches!(*word, "working" | "business"));
    let calendar = rest.first() == Some(&"calendar");
    let rest = rest.get(usize::from(working || calendar)..)?;
    let unit = match *rest.first()? {
        "hour" | "hours" | "awr" | "oriau" => Unit::Hours,
        "day" | "days" | "diwrnod" | "ddiwrnod" | "niwrnod" | "diwrnodau" => Unit::Days,
        "week" | "weeks" | "wythnos" | "wythnosau" => Unit::Weeks,
        "fortnight" | "pythefnos" | "bythefnos" => Unit::Fortnights,
        "month" | "months" | "mis" | "fis" | "misoedd" => Unit::Months,
        _ => return None,
    };
    let rest = rest.get(1..)?;
    let welsh = rest.first() == Some(&"gwaith");
    let rest = rest.get(usize::from(welsh)..)?;
    let unit = if unit == Unit::Days && (working || welsh) { Unit::WorkingDays } else { unit };
    (1..=MOST).contains(&many).then_some((many, unit, rest))
}

/// A number in digits or as a word, “twenty-eight” too; of `5-10` the larger.
fn number(word: &str) -> Option<i32> {
    let named = |word: &str| NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number);
    let together = || {
        let (tens, ones) = word.split_once('-')?;
        Some(named(tens).filter(|tens| *tens >= 20)? + named(ones).filter(|ones| *ones < 10)?)
    };
    named(word).or_else(together).or_else(|| word.rsplit(['-', '–']).next()?.parse().ok())
}

/// Whether the sentence says at this word what the council will do, not what it asks or what may not be: the nearest
/// word before tells, or the first after where the time begins the sentence.
fn promises(words: &[&str], at: usize) -> bool {
    let told = |at: usize| {
        let word = words.get(at)?.replace('’', "'");
        let word = word.as_str();
        let asked = NOT_PROMISED.contains(&word) || word == "have" && words.get(at + 1) == Some(&"to");
        let to_come = TO_COME.contains(&word) || word.ends_with("'ll");
        (asked || to_come).then_some(to_come)
    };
    let said = if at == 0 { (0..words.len()).find_map(told) } else { (0..at).rev().find_map(told) };
    said.unwrap_or(false)
}

fn counted(amount: i32, unit: Unit, today: Date, worked: impl Fn(Date) -> bool) -> Option<Date> {
    let many = i64::from(amount);
    match unit {
        Unit::WorkingDays => working_day(amount, today, worked),
        Unit::Hours => today.checked_add(((many + 23) / 24).days()).ok(),
        Unit::Days => today.checked_add(many.days()).ok(),
        Unit::Weeks => today.checked_add(many.weeks()).ok(),
        Unit::Fortnights => today.checked_add((many * 2).weeks()).ok(),
        Unit::Months => today.checked_add(many.months()).ok(),
    }
}

/// The so many-eth working day after today, within three years.
fn working_day(amount: i32, today: Date, worked: impl Fn(Date) -> bool) -> Option<Date> {
    let nth = usize::try_from(amount).ok()?.checked_sub(1)?;
    (1..=3 * MOST).filter_map(|ahead| today.checked_add(ahead.days()).ok()).filter(|day| worked(*day)).nth(nth)
}

#[cfg(test)]
mod tests {
    use contract::council::Division;
    use jiff::civil::date;

    use super::super::stated;
    use super::*;
    use crate::clock::{Almanac, Calendar};

    /// The days that a message states on the Friday before Christmas.
    fn found(text: &str) -> Vec<Date> {
        let almanac = Almanac::shipped().unwrap();
        let calendar = Calendar::new(&almanac, Division::EnglandAndWales);
        let worked = |day| calendar.closed(day).is_none();
        stated(text, date(2026, 12, 18), worked).into_iter().map(|(day, _)| day).collect()
    }

    #[test]
    fn a_time_that_the_council_gives_itself_ends_on_a_day() {
        // Christmas falls on a Friday: it and, in its stead for Boxing Day, the Monday after it aren't worked.
        for (text, day) in [
            ("We will empty it within 5 working days.", date(2026, 12, 29)),
            ("We’ll look within the next five working days", date(2026, 12, 29)),
            ("You will hear from us in 2 to 4 working days.", date(2026, 12, 24)),
            ("We aim to answer within 3-4 business days.", date(2026, 12, 24)),
            ("Within 10 days we will write to you.", date(2026, 12, 28)),
            ("We will be back in two weeks.", date(2027, 1, 1)),
            ("The crew will come within a fortnight.", date(2027, 1, 1)),
            ("It will be mended within one month.", date(2027, 1, 18)),
            ("Please leave it out: we will empty it within 4 working days.", date(2026, 12, 24)),
            ("Byddwn yn ei wagio o fewn 5 diwrnod gwaith.", date(2026, 12, 29)),
            ("Bydd rhywun yn galw o fewn pum niwrnod gwaith.", date(2026, 12, 29)),
            ("If you leave it out, we will empty it within 4 working days.", date(2026, 12, 24)),
            ("We will answer within twenty-eight days.", date(2027, 1, 15)),
            ("We will ring you within 48 hours.", date(2026, 12, 20)),
            ("Byddwn yn ateb o fewn deng niwrnod.", date(2026, 12, 28)),
            ("Byddwn yn ysgrifennu ymhen pythefnos.", date(2027, 1, 1)),
            ("O fewn tair wythnos byddwn yn ateb.", date(2027, 1, 8)),
        ] {
            assert_eq!(found(text), [day], "{text}");
        }
    }

    #[test]
    fn what_is_asked_of_a_citizen_or_was_done_is_no_promise() {
        for text in [
            "Please reply within 14 days or we will close your case.",
            "You will need to pay within 28 days.",
            "You can ask us to look again within 28 days.",
            "We came within two days.",
            "We will decide within 5 working days of the inspection.",
            "We will take you in a moment.",
            "We will answer within 0 days, or within 9999 weeks.",
            "Rhaid i chi ateb o fewn 14 diwrnod.",
            "If we do not hear from you within 14 days, we will close your case.",
            "We will close your case unless you reply within 14 days.",
            "You will have to pay within 28 days.",
            "We will not be able to come within 5 days.",
            "Tell us within 14 days and we will look again.",
            "We will collect it in week 2.",
            "Byddwn yn cau eich achos oni chlywn gennych o fewn 14 diwrnod.",
            "Byddwn yn ateb o fewn 10 diwrnod gwaith o dderbyn eich cwyn.",
            "It may take 30 days.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
