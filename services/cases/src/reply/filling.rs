//! The rule of filling a reply's places. Pure: words and values in, words out.

use contract::Language;
use contract::faults::Unfit;
use jiff::civil::Date;

/// The places that a reply may have.
pub(crate) const PLACES: [&str; 6] = ["reference", "name", "service", "due", "agent", "council"];

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

/// What is said in a place.
pub(crate) type Said<'a> = [(&'static str, &'a str)];

/// Checks that every place between double brackets is one that can be filled.
///
/// # Errors
/// `unknown-place`, with its name.
pub(crate) fn check(text: &str) -> Result<(), Unfit> {
    check_among(text, &PLACES)
}

/// The same, of the places that there are elsewhere.
///
/// # Errors
/// `unknown-place`, with its name.
pub(crate) fn check_among(text: &str, there: &[&str]) -> Result<(), Unfit> {
    match places(text).find(|place| !place.is_some_and(|name| there.contains(&name))) {
        None => Ok(()),
        Some(place) => {
            let place = place.unwrap_or_default();
            let known = there.iter().map(|place| format!("(({place}))")).collect::<Vec<_>>().join(", ");
            let place: String = place.chars().take(40).collect();
            Err(Unfit::new("unknown-place", format!("(({place})) can't be filled. Use {known}.")))
        }
    }
}

/// The names of a text's places, in order; none for one that has no end.
fn places(text: &str) -> impl Iterator<Item = Option<&str>> {
    text.split("((").skip(1).map(|rest| rest.split_once("))").map(|(place, _)| place))
}

/// The text with its places filled. What is filled in is never read as a place again.
pub(crate) fn fill(text: &str, said: &Said<'_>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut parts = text.split("((");
    filled.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let place = part.split_once("))");
        let value = place.and_then(|(name, rest)| Some((said.iter().find(|(known, _)| *known == name)?.1, rest)));
        match value {
            Some((value, rest)) => filled.extend([value, rest]),
            None => filled.extend(["((", part]),
        }
    }
    filled
}

/// A day as it is written in a letter.
pub(crate) fn day(day: Date, language: Language) -> String {
    let month = usize::from(day.month().unsigned_abs()).checked_sub(1);
    let welsh = month.and_then(|month| MONTHS_CY.get(month)).filter(|_| language == Language::Cy);
    match welsh {
        Some(month) => format!("{} {month} {}", day.day(), day.year()),
        None => day.strftime("%-d %B %Y").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn places_are_filled_once_and_values_are_no_places() {
        let said = [("name", "Ann ((due))"), ("due", "1 May 2026")];
        assert_eq!(fill("Dear ((name)), by ((due)).", &said), "Dear Ann ((due)), by 1 May 2026.");
        assert_eq!(fill("((nobody)) ((name", &said), "((nobody)) ((name");
        assert_eq!(fill("", &said), "");
    }

    #[test]
    fn a_place_that_can_not_be_filled_is_named() {
        assert!(check("Dear ((name)), ((reference)) (or so)").is_ok());
        for wrong in ["((Name))", "((name", "(())", "((phone))"] {
            assert_eq!(check(wrong).unwrap_err().code, "unknown-place", "{wrong}");
        }
    }

    #[test]
    fn a_day_is_written_in_the_language_of_the_letter() {
        assert_eq!(day(date(2026, 11, 3), Language::En), "3 November 2026");
        assert_eq!(day(date(2026, 11, 3), Language::Cy), "3 Tachwedd 2026");
    }
}
