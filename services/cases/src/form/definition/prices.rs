//! What makes a price wrong without a word: an answer that has none, and a count that is added to one.

use cases_api::form::{Calculation, Field, Kind, Term, Unit};

use super::{Before, Flaws};

/// What a part of a calculation comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Worth {
    /// Pence.
    Money,
    /// Pieces.
    Count,
    /// What the calculation takes it for: a number that it names itself, what a choice counts as.
    Either,
}

pub(super) fn flaws(field: &Field, place: &str, before: &Before, found: &mut Flaws) {
    let Some(how) = &field.calculation else { return };
    let before = with_groups(before);
    unpriced(field, how, &before, found);
    let place = format!("{place}/calculation/of");
    added(&how.of, &place, how.unit, &before, found);
}

/// The questions before one, those in groups among them: no two have one name.
fn with_groups(before: &Before) -> Before {
    let mut all = before.clone();
    for (name, group) in &before.known {
        let at = before.places.get(name).map(String::as_str).unwrap_or_default();
        for (nth, inner) in group.fields.iter().enumerate() {
            all.know(inner, &format!("{at}/fields/{nth}"));
        }
    }
    all
}

/// Every answer of a question that is counted needs a number, or whoever gives it pays nothing at all.
fn unpriced(field: &Field, how: &Calculation, before: &Before, found: &mut Flaws) {
    for name in counted(&how.of) {
        let Some((asked, at)) = before.known.get(name).zip(before.places.get(name)) else { continue };
        if let Some((nth, choice)) = asked.choices.iter().enumerate().find(|(_, choice)| choice.amount.is_none()) {
            let told = format!(
                "The answer “{}” needs a price, for “{}” counts it. Write 0 where it is free.",
                choice.label.en, field.label.en
            );
            found.note("answer-without-price", &format!("{at}/choices/{nth}/amount"), told);
        }
    }
}

/// The questions whose answers count as they are.
fn counted(term: &Term) -> Vec<&str> {
    match term {
        Term::Answer(name) => vec![name],
        _ => term.parts().iter().flat_map(counted).collect(),
    }
}

/// What is added to a price, or is one, must be money.
fn added(term: &Term, place: &str, unit: Unit, before: &Before, found: &mut Flaws) {
    match term {
        Term::Sum(parts) => {
            for (at, part) in parts.iter().enumerate() {
                added(part, &format!("{place}/sum/{at}"), unit, before, found);
            }
        }
        Term::Each { of, .. } => added(of, &format!("{place}/each/of"), unit, before, found),
        _ => {
            let wrong = match (unit, worth(term, before)) {
                (Unit::Money, Worth::Count) => {
                    "is a number, which is no price: multiply it by one, or count prices alone."
                }
                (Unit::Number, Worth::Money) => "is an amount of money, which can’t be counted with numbers.",
                _ => return,
            };
            let names = term.questions();
            let label = names.iter().find_map(|name| Some(before.known.get(*name)?.label.en.as_str()));
            found.note("not-of-one-kind", place, format!("“{}” {wrong}", label.unwrap_or_default()));
        }
    }
}

fn worth(term: &Term, before: &Before) -> Worth {
    match term {
        Term::Amount(_) => Worth::Either,
        Term::Count(_) => Worth::Count,
        Term::Answer(name) => match before.known.get(name) {
            Some(Field { kind: Kind::Number | Kind::YesNo, .. }) => Worth::Count,
            Some(Field { kind: Kind::Money, .. }) => Worth::Money,
            Some(Field { calculation: Some(how), .. }) if how.unit == Unit::Money => Worth::Money,
            Some(Field { calculation: Some(_), .. }) => Worth::Count,
            _ => Worth::Either,
        },
        Term::Each { of, .. } => worth(of, before),
        Term::Sum(parts) | Term::Product(parts) => {
            let worths: Vec<Worth> = parts.iter().map(|part| worth(part, before)).collect();
            let all_counted = !worths.is_empty() && worths.iter().all(|part| *part == Worth::Count);
            match worths.contains(&Worth::Money) {
                true => Worth::Money,
                false if all_counted => Worth::Count,
                false => Worth::Either,
            }
        }
    }
}
