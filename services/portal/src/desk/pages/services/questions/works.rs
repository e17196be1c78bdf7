//! What is worked out: the questions whose answers are added up or multiplied. Any other calculation is written in the
//! document, and stays as it is here.

use cases_api::form::{Calculation, Field as Asked, Form as Asks, Kind, Term, Unit};

use crate::form::{Choice, Field, Shape, Typed};
use crate::words::Words;

/// How answers become one amount, with the questions.
struct Plain<'a> {
    multiplied: bool,
    questions: Vec<&'a str>,
}

/// A calculation that the fields can show; none for any other.
fn plain(calculation: Option<&Calculation>) -> Option<Plain<'_>> {
    let Some(calculation) = calculation else { return Some(Plain { multiplied: false, questions: Vec::new() }) };
    let (multiplied, terms) = match &calculation.of {
        Term::Sum(terms) => (false, terms.as_slice()),
        Term::Product(terms) => (true, terms.as_slice()),
        one => (false, std::slice::from_ref(one)),
    };
    let mut questions = Vec::new();
    for term in terms {
        match term {
            Term::Answer(name) => questions.push(name.as_str()),
            _ => return None,
        }
    }
    Some(Plain { multiplied, questions })
}

/// Whether answers to this count for something.
fn counts(field: &Asked) -> bool {
    match field.kind {
        Kind::Number | Kind::Money | Kind::YesNo => true,
        Kind::Choice | Kind::Choices => field.choices.iter().any(|choice| choice.amount.is_some()),
        _ => false,
    }
}

/// The fields of what is worked out from the questions before it; none for a question that is answered.
pub(super) fn fields(before: &[Asked], asked: &Asked, w: Words) -> Vec<Field> {
    if asked.kind != Kind::Calculated {
        return Vec::new();
    }
    let Some(Plain { multiplied, questions }) = plain(asked.calculation.as_ref()) else {
        return vec![Field::new(Shape::Worked, "works-otherwise", w.get("questions-works-otherwise"))];
    };
    let ways = ["sum", "product"].map(|way| Choice::new(way, w.get(&format!("questions-works-{way}"))));
    let others = before.iter().filter(|field| counts(field));
    let others = others.map(|field| Choice::new(&field.name, field.label.get(w.language()))).collect();
    let of = Field::choice(Shape::Checkboxes, "calculation", w.get("questions-works-of"), others);
    let ticked = questions.into_iter().map(str::to_owned).collect();
    vec![
        Field { values: ticked, ..of.hinted(w.get("questions-hint-works-of")) },
        Field::choice(Shape::Radios, "works-how", w.get("questions-works-how"), ways.into()).filled(if multiplied {
            "product"
        } else {
            "sum"
        }),
    ]
}

/// The calculation as it was typed; as it was, where the fields can't show it.
pub(super) fn typed(asks: &Asks, field: &Asked, typed: &Typed) -> Option<Calculation> {
    if field.kind != Kind::Calculated {
        return None;
    }
    if plain(field.calculation.as_ref()).is_none() {
        return field.calculation.clone();
    }
    let questions: Vec<&Asked> = typed.all("calculation").filter_map(|name| asks.anywhere(name)).collect();
    let money =
        |asked: &&Asked| asked.kind == Kind::Money || asked.choices.iter().any(|choice| choice.amount.is_some());
    let unit = if questions.iter().any(money) { Unit::Money } else { Unit::Number };
    let terms: Vec<Term> = questions.iter().map(|asked| Term::Answer(asked.name.clone())).collect();
    let of = match typed.get("works-how") {
        "product" => Term::Product(terms),
        _ => Term::Sum(terms),
    };
    (!questions.is_empty()).then_some(Calculation { unit, of })
}

#[cfg(test)]
mod tests {
    use cases_api::form::Choice as Chosen;
    use contract::{Bilingual, Language};

    use super::*;

    fn asks() -> Asks {
        let question = |name: &str, kind| Asked::new(name, kind, Bilingual::english(name));
        let mut rate = question("rate", Kind::Choice);
        rate.choices = vec![Chosen { amount: Some(3300), ..Chosen::new("low", Bilingual::english("Low income")) }];
        Asks::of(vec![
            question("bins", Kind::Number),
            rate,
            question("name", Kind::Text),
            question("price", Kind::Calculated),
        ])
    }

    fn sent(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_price_is_the_bins_times_the_rate() {
        let asks = asks();
        let price = typed(
            &asks,
            &asks.fields[3],
            &sent(&[("calculation", "bins"), ("calculation", "rate"), ("works-how", "product")]),
        );
        let of = Term::Product(vec![Term::Answer("bins".to_owned()), Term::Answer("rate".to_owned())]);
        assert_eq!(price, Some(Calculation { unit: Unit::Money, of }));
        let shown =
            fields(&asks.fields[..3], &Asked { calculation: price, ..asks.fields[3].clone() }, Words::of(Language::En));
        assert_eq!(
            (shown[0].values.as_slice(), shown[1].value.as_str()),
            (&["bins".to_owned(), "rate".to_owned()][..], "product")
        );
        assert_eq!(shown[0].choices.len(), 2, "a name counts for nothing");
    }

    #[test]
    fn a_calculation_of_the_document_stays() {
        let asks = asks();
        let of = Term::Sum(vec![Term::Amount(500), Term::Answer("rate".to_owned())]);
        let own = Some(Calculation { unit: Unit::Money, of });
        let price = Asked { calculation: own.clone(), ..asks.fields[3].clone() };
        assert_eq!(typed(&asks, &price, &sent(&[("calculation", "bins")])), own);
        assert_eq!(fields(&asks.fields[..3], &price, Words::of(Language::En))[0].shape, Shape::Worked);
    }

    #[test]
    fn nothing_ticked_is_no_calculation() {
        let asks = asks();
        assert_eq!(typed(&asks, &asks.fields[3], &sent(&[])), None);
        assert_eq!(typed(&asks, &asks.fields[0], &sent(&[("calculation", "bins")])), None, "what is answered has none");
    }
}
