//! A time that a message gives from now on: “within 5 working days”, “o fewn pythefnos”. Pure.

use jiff::ToSpan as _;
use jiff::civil::Date;

/// The most working days, days, weeks or months that are believed to be meant.
const MOST: i32 = 366;

/// What may stand between the word for “within” and its number.
const BETWEEN: [&str; 8] = ["the", "next", "about", "around", "y", "yr", "tua", "nesaf"];

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

/// Words for what is asked of the citizen.
const ASKED: [&str; 11] =
    ["please", "must", "need", "needs", "can", "may", "gwelwch", "rhaid", "angen", "gallwch", "gellwch"];

/// The numbers that people write as words.
const NUMBERS: [(&str, i32); 27] = [
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
    ("twenty", 20),
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
];

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
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
    let mut rest = match *words.get(at)? {
        "within" | "in" | "ymhen" | "mewn" => after,
        "o" if after.first() == Some(&"fewn") => after.get(1..)?,
        _ => return None,
    };
    while rest.first().is_some_and(|word| BETWEEN.contains(word)) {
        rest = rest.get(1..)?;
    }
    let (amount, unit, rest) = amount(rest)?;
    // “Within 5 days of the inspection” doesn't begin today.
    let elsewhere = rest.first().is_some_and(|word| matches!(*word, "of" | "after" | "from" | "i" | "ar"));
    (!elsewhere && promises(words, at)).then(|| counted(amount, unit, today, worked)).flatten()
}

/// How much of what, and the words after it.
fn amount<'s, 'w>(words: &'s [&'w str]) -> Option<(i32, Unit, &'s [&'w str])> {
    let (mut many, mut rest) = match words.first().and_then(|word| number(word)) {
        Some(many) => (many, words.get(1..)?),
        // Welsh has no word for “a”: “ymhen pythefnos”.
        None => (1, words),
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

/// A number in digits or as a word; of `5-10` the larger.
fn number(word: &str) -> Option<i32> {
    let named = NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number);
    named.or_else(|| word.rsplit(['-', '–']).next()?.parse().ok())
}

/// Whether the sentence says at this word what the council will do, not what it asks: the nearest word before tells,
/// else the first after.
fn promises(words: &[&str], at: usize) -> bool {
    let told = |word: &&str| {
        let to_come = TO_COME.contains(word) || word.ends_with("'ll") || word.ends_with("’ll");
        if to_come { Some(true) } else { ASKED.contains(word).then_some(false) }
    };
    let (before, after) = words.split_at(at.min(words.len()));
    before.iter().rev().find_map(told).or_else(|| after.iter().find_map(told)).unwrap_or(false)
}

fn counted(amount: i32, unit: Unit, today: Date, worked: impl Fn(Date) -> bool) -> Option<Date> {
    let many = i64::from(amount);
    match unit {
        Unit::WorkingDays => working_day(amount, today, worked),
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
            "It may take 30 days.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
