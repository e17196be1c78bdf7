//! What one question must be by itself.

use std::collections::BTreeSet;

use cases_api::form::{Accepts, Field, Kind};

use super::{Flaws, is_key};

/// The most choices of a question.
const MOST_CHOICES: usize = 50;
/// The most things of a group.
const MOST_ITEMS: i64 = 20;
/// The most files of a question.
const MOST_FILES: i64 = 10;
/// The largest number that anybody is asked for, and the largest amount in pence.
const LARGEST: i64 = 1_000_000_000_000;
/// The most characters of a label, and of advice.
const MOST_LABEL: usize = 500;
const MOST_ADVICE: usize = 2000;

pub(super) fn flaws(field: &Field, place: &str, found: &mut Flaws) {
    let text = matches!(field.kind, Kind::Text | Kind::LongText);
    let at = |part: &str| format!("{place}/{part}");
    let words = field.label.en.trim();
    found.when(!is_key(&field.name, '_'), at("name"), "Its name must be snake_case, at most 40 letters.");
    found.when(words.is_empty(), at("label/en"), "It needs a label.");
    found.when(field.label.en.chars().count() > MOST_LABEL, at("label/en"), "Its label is too long.");
    found.when(field.max_length.is_some() && !text, at("max_length"), "Only text has a length.");
    let length = field.max_length.is_none_or(|most| (1..=10_000).contains(&most));
    found.when(!length, at("max_length"), "Its length must be 1 to 10000.");
    found.when(field.days.is_some() && field.kind != Kind::Date, at("days"), "Only a date has days.");
    let computed = field.kind == Kind::Calculated;
    let (unsaid, idle) = (computed && field.calculation.is_none(), !computed && field.calculation.is_some());
    found.when(unsaid, at("calculation"), "Say which answers count.");
    found.when(idle, at("calculation"), "Only what is worked out has a calculation.");
    found.when(computed && field.required, at("required"), "Nobody can be asked for what is calculated.");
    let agreed = field.kind == Kind::Declaration;
    found.when(agreed && !field.required, at("required"), "A declaration is always required.");
    let accepts = field.accepts == Accepts::Photos || field.kind == Kind::Files;
    found.when(!accepts, at("accepts"), "Only files say what they may be.");
    found.when(field.home && field.kind != Kind::Address, at("home"), "Only an address is where someone lives.");
    let group = field.kind == Kind::Group;
    found.when(group == field.fields.is_empty(), at("fields"), "A group, and nothing else, has questions of its own.");
    choices(field, place, found);
    range(field, place, found);
    for (number, stop) in field.stops.iter().enumerate() {
        let place = format!("{place}/stops/{number}");
        let advice = stop.advice.en.trim();
        let at = |part: &str| format!("{place}/{part}");
        found.when(advice.is_empty(), at("advice/en"), "Say what to do instead.");
        found.when(advice.chars().count() > MOST_ADVICE, at("advice/en"), "The advice is too long.");
        let sound = stop.href.as_deref().is_none_or(is_href);
        found.when(!sound, at("href"), "An address begins with https:// or, at this council, with /.");
        found.when(
            stop.link.is_some() != stop.href.is_some(),
            at("link"),
            "An address and the words of its link come together.",
        );
    }
}

/// What a question in a group can't be.
pub(super) fn inner_flaws(field: &Field, place: &str, found: &mut Flaws) {
    let simple = !matches!(field.kind, Kind::Group | Kind::Files | Kind::Calculated | Kind::Position);
    found.when(!simple, format!("{place}/kind"), "A group has no groups, files, positions or calculated values in it.");
    found.when(field.page.is_some(), format!("{place}/page"), "No page begins in a group.");
    found.when(field.home, format!("{place}/home"), "Nobody’s home stands in a group.");
    found.when(!field.stops.is_empty(), format!("{place}/stops"), "An answer in a group can’t end the request.");
}

fn choices(field: &Field, place: &str, found: &mut Flaws) {
    let chooses = matches!(field.kind, Kind::Choice | Kind::Choices);
    let place = format!("{place}/choices");
    found.when(chooses && field.choices.is_empty(), place.clone(), "It needs answers to choose from.");
    found.when(!chooses && !field.choices.is_empty(), place.clone(), "Only a choice has answers to choose from.");
    if field.choices.len() > MOST_CHOICES {
        found.add(&place, "It has too many choices.");
    }
    let mut values = BTreeSet::new();
    for (at, choice) in field.choices.iter().enumerate() {
        let sound = values.insert(&choice.value) && is_key(&choice.value, '-');
        found.when(!sound, format!("{place}/{at}/value"), "It must be kebab-case and come once.");
        found.when(choice.label.en.trim().is_empty(), format!("{place}/{at}/label/en"), "It needs words.");
        let small = choice.amount.is_none_or(|amount| amount.unsigned_abs() <= LARGEST.unsigned_abs());
        found.when(!small, format!("{place}/{at}/amount"), "It is too large.");
    }
}

fn range(field: &Field, place: &str, found: &mut Flaws) {
    let (least, most) = match field.kind {
        Kind::Number => (-LARGEST, LARGEST),
        Kind::Money => (0, LARGEST),
        Kind::Choices => (0, i64::try_from(field.choices.len()).unwrap_or(LARGEST)),
        Kind::Group => (0, MOST_ITEMS),
        Kind::Files => (0, MOST_FILES),
        _ => {
            let said = field.min.is_some() || field.max.is_some();
            return found.when(
                said,
                format!("{place}/min"),
                "Only numbers, amounts and what can be several have a least and a most.",
            );
        }
    };
    let fits = |value: Option<i64>| value.is_none_or(|value| (least..=most).contains(&value));
    let told = format!("It must be {least} to {most}.");
    found.when(!fits(field.min), format!("{place}/min"), &told);
    found.when(!fits(field.max), format!("{place}/max"), &told);
    found.when(field.max == Some(0) && field.kind != Kind::Number, format!("{place}/max"), "It must be 1 or more.");
    let usual =
        matches!(field.kind, Kind::Group | Kind::Files).then(|| i64::try_from(field.most_items()).unwrap_or(LARGEST));
    let crossed = field.min.zip(field.max.or(usual)).is_some_and(|(least, most)| least > most);
    found.when(crossed, format!("{place}/min"), "The least is more than the most.");
}

/// Whether it leads to a page and to nothing else.
fn is_href(text: &str) -> bool {
    let path = text.starts_with('/') && !text.starts_with("//") && !text.contains('\\');
    let plain = text.chars().all(|c| c.is_ascii_graphic());
    let host = text.strip_prefix("https://").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    (path || host) && plain && text.len() <= 500
}
