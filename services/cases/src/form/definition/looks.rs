//! What a question may look at: its conditions, what it is worked out from, what ends the request.

use cases_api::form::{Field, Kind, Term, Test};

use super::{Before, Flaws};

/// The most rules of a condition, and the most parts of a calculation.
const MOST_RULES: usize = 10;
const MOST_TERMS: usize = 50;
/// How deep a calculation may go.
const DEEPEST: usize = 8;

pub(super) fn flaws(field: &Field, place: &str, before: &Before, found: &mut Flaws) {
    if let Some(when) = &field.when {
        let kind = match when {
            cases_api::form::Condition::All(_) => "all",
            cases_api::form::Condition::Any(_) => "any",
        };
        let place = format!("{place}/when/{kind}");
        if when.rules().is_empty() || when.rules().len() > MOST_RULES {
            found.add(&place, format!("A condition has 1 to {MOST_RULES} rules."));
        }
        for (at, rule) in when.rules().iter().enumerate() {
            let place = format!("{place}/{at}");
            match before.known.get(&rule.question) {
                Some(asked) => test(&rule.is, asked, &format!("{place}/is"), found),
                None => {
                    found.add(&format!("{place}/question"), "It is asked by a question that isn’t before it any more.")
                }
            }
        }
    }
    for (at, stop) in field.stops.iter().enumerate() {
        test(&stop.on, field, &format!("{place}/stops/{at}/on"), found);
    }
    if let Some(calculation) = &field.calculation {
        let mut count = 0;
        term(&calculation.of, &format!("{place}/calculation/of"), before, found, (&mut count, 0));
        if count > MOST_TERMS {
            found.add(&format!("{place}/calculation"), "The calculation has too many parts.");
        }
    }
}

/// Whether an answer can be so at all.
fn test(test: &Test, asked: &Field, place: &str, found: &mut Flaws) {
    let counted =
        matches!(asked.kind, Kind::Number | Kind::Money | Kind::Calculated | Kind::Choices | Kind::Group | Kind::Files);
    match test {
        Test::Answered => {}
        Test::AtLeast(_) | Test::AtMost(_) => {
            found.when(
                !counted,
                place.to_owned(),
                "Only numbers, amounts and what can be several are at least or at most.",
            );
        }
        Test::OneOf(values) | Test::NoneOf(values) => {
            found.when(values.is_empty(), place.to_owned(), "Name an answer.");
            for value in values {
                let known = match asked.kind {
                    Kind::Choice | Kind::Choices => asked.choice(value).is_some(),
                    Kind::YesNo => matches!(value.as_str(), "yes" | "no"),
                    Kind::Declaration => value == "yes",
                    Kind::Number => value.parse::<i64>().is_ok(),
                    _ => false,
                };
                found.when(!known, place.to_owned(), "That question has no such answer.");
            }
        }
    }
}

fn term(term: &Term, place: &str, before: &Before, found: &mut Flaws, (count, depth): (&mut usize, usize)) {
    *count += 1;
    if depth > DEEPEST {
        return found.add(place, "The calculation goes too deep.");
    }
    let counts = |kind| {
        matches!(kind, Kind::Number | Kind::Money | Kind::Calculated | Kind::Choice | Kind::Choices | Kind::YesNo)
    };
    let several = |kind| matches!(kind, Kind::Choices | Kind::Group | Kind::Files);
    let fits =
        |name: &String, fits: &dyn Fn(Kind) -> bool| before.known.get(name).is_some_and(|asked| fits(asked.kind));
    match term {
        Term::Amount(amount) => {
            found.when(amount.unsigned_abs() > 1_000_000_000_000, place.to_owned(), "It is too large.")
        }
        Term::Answer(name) => {
            let counted = fits(name, &counts);
            found.when(!counted, place.to_owned(), "It counts a question that isn’t before it, or has no number.")
        }
        Term::Count(name) => found.when(
            !fits(name, &several),
            place.to_owned(),
            "No question before this one has several answers of this name.",
        ),
        Term::Sum(terms) | Term::Product(terms) => {
            let word = if matches!(term, Term::Sum(_)) { "sum" } else { "product" };
            found.when(terms.is_empty(), format!("{place}/{word}"), "It needs parts.");
            for (at, part) in terms.iter().enumerate() {
                self::term(part, &format!("{place}/{word}/{at}"), before, found, (count, depth + 1));
            }
        }
        Term::Each { group, of } => {
            let asked = before.known.get(group).filter(|asked| asked.kind == Kind::Group);
            found.when(asked.is_none(), format!("{place}/each/group"), "No group before this one has this name.");
            let mut inside = before.clone();
            for inner in asked.into_iter().flat_map(|asked| &asked.fields) {
                inside.known.insert(inner.name.clone(), inner.clone());
            }
            self::term(of, &format!("{place}/each/of"), &inside, found, (count, depth + 1));
        }
    }
}
