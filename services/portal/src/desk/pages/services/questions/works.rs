//! What is worked out: the questions whose answers are added up or multiplied. Any other calculation is written in the
//! document, and stays as it is here.

use cases_api::form::{Calculation, Field as Asked, Form as Asks, Kind, Scope, Term, Unit};
use serde_json::Value;

use super::said::{self, Wrong};
use crate::form::{Choice, Field, Shape, Typed};
use crate::words::Words;

/// How answers become one amount, with the questions.
struct Plain<'a> {
    /// How, where that was chosen: `sum` or `product`.
    how: &'static str,
    questions: Vec<&'a str>,
}

/// A calculation that the fields can show; none for any other.
fn plain(calculation: Option<&Calculation>) -> Option<Plain<'_>> {
    let Some(calculation) = calculation else { return Some(Plain { how: "", questions: Vec::new() }) };
    let (how, terms) = match &calculation.of {
        Term::Sum(terms) => ("sum", terms.as_slice()),
        Term::Product(terms) => ("product", terms.as_slice()),
        one => ("sum", std::slice::from_ref(one)),
    };
    let mut questions = Vec::new();
    for term in terms {
        match term {
            Term::Answer(name) => questions.push(name.as_str()),
            _ => return None,
        }
    }
    Some(Plain { how, questions })
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
    let Some(Plain { how, questions }) = plain(asked.calculation.as_ref()) else {
        return vec![Field::new(Shape::Worked, "works-otherwise", w.get("questions-works-otherwise"))];
    };
    let way = |way: &str| Choice {
        hint: w.get(&format!("questions-works-{way}-hint")).into_owned(),
        ..Choice::new(way, w.get(&format!("questions-works-{way}")))
    };
    let ways = ["product", "sum"].map(way);
    let others = before.iter().filter(|field| counts(field));
    let others = others.map(|field| Choice::new(&field.name, field.label.get(w.language()))).collect();
    let of = Field::choice(Shape::Checkboxes, "calculation", w.get("questions-works-of"), others);
    let ticked = questions.into_iter().map(str::to_owned).collect();
    let mut fields = vec![
        Field { values: ticked, ..of.hinted(w.get("questions-hint-works-of")) },
        Field::choice(Shape::Radios, "works-how", w.get("questions-works-how"), ways.into()).filled(how),
    ];
    fields.extend(example(before, asked, w).map(|told| {
        let field = Field::new(Shape::Worked, "works-example", w.get("questions-works-example"));
        Field { value: told, ..field }
    }));
    fields
}

/// Which answers are multiplied or added up, for the list of questions; none of a calculation that the fields can't show.
pub(super) fn told(asks: &Asks, asked: &Asked, w: Words) -> Option<String> {
    let Plain { how, questions } = plain(asked.calculation.as_ref())?;
    if how.is_empty() {
        return None;
    }
    let label = |name: &&str| Some(asks.field(name)?.label.get(w.language()).to_owned());
    let labels: Vec<_> = questions.iter().filter_map(label).collect();
    Some(w.with_one(&format!("questions-works-told-{how}"), "questions", labels.join(", ")).into_owned())
}

/// What it comes to for answers that somebody might give, each named: `How many bins? 2; Which rate? £48: £96`.
fn example(before: &[Asked], asked: &Asked, w: Words) -> Option<String> {
    let how = asked.calculation.as_ref()?;
    let form = Asks::of(before.to_vec());
    let (mut scope, mut told) = (Scope::new(), Vec::new());
    for name in how.of.questions() {
        let field = form.field(name)?;
        let answer = answer_of(field)?;
        let words = said::answer_words(field, &answer, w);
        told.push(format!("{} {words}", field.label.get(w.language())));
        scope.put(name, answer);
    }
    let amount = how.of.value(&form, &scope);
    let amount = if how.unit == Unit::Money { format!("£{}", said::pounds(amount)) } else { amount.to_string() };
    Some(w.with("questions-works-so", &[("answers", &told.join("; ")), ("amount", &amount)]).into_owned())
}

/// An answer that somebody might give: two of a thing where two are allowed, else what is nearest; the first choice
/// that costs something.
fn answer_of(field: &Asked) -> Option<Value> {
    let within = |usual: i64| usual.min(field.max.unwrap_or(usual)).max(field.min.unwrap_or(0));
    let choice = || {
        let paid = field.choices.iter().find(|choice| choice.amount.is_some_and(|amount| amount > 0));
        paid.or(field.choices.first()).map(|choice| choice.value.clone())
    };
    match field.kind {
        Kind::Number => Some(Value::from(within(2))),
        Kind::Money => Some(Value::from(within(1000))),
        Kind::YesNo => Some(Value::from(true)),
        Kind::Choice => choice().map(Value::from),
        Kind::Choices => choice().map(|value| Value::from(vec![value])),
        _ => None,
    }
}

/// The calculation as it was typed; as it was, where the fields can't show it.
///
/// # Errors
/// Where nobody said how the answers become one amount: that is never guessed.
pub(super) fn typed(asks: &Asks, field: &Asked, typed: &Typed, w: Words) -> Result<Option<Calculation>, Wrong> {
    if field.kind != Kind::Calculated {
        return Ok(None);
    }
    if plain(field.calculation.as_ref()).is_none() {
        return Ok(field.calculation.clone());
    }
    let questions: Vec<&Asked> = typed.all("calculation").filter_map(|name| asks.anywhere(name)).collect();
    let money =
        |asked: &&Asked| asked.kind == Kind::Money || asked.choices.iter().any(|choice| choice.amount.is_some());
    let unit = if questions.iter().any(money) { Unit::Money } else { Unit::Number };
    let terms: Vec<Term> = questions.iter().map(|asked| Term::Answer(asked.name.clone())).collect();
    let of = match typed.get("works-how") {
        "product" => Term::Product(terms),
        "sum" => Term::Sum(terms),
        _ => return Err(Wrong { field: "works-how", text: w.get("questions-works-unsaid").into_owned() }),
    };
    Ok((!questions.is_empty()).then_some(Calculation { unit, of }))
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

    fn en() -> Words {
        Words::of(Language::En)
    }

    fn written(asks: &Asks, at: usize, pairs: &[(&str, &str)]) -> Option<Calculation> {
        typed(asks, &asks.fields[at], &sent(pairs), en()).ok().unwrap()
    }

    #[test]
    fn a_price_is_the_bins_times_the_rate_with_an_example() {
        let asks = asks();
        let both = [("calculation", "bins"), ("calculation", "rate"), ("works-how", "product")];
        let price = written(&asks, 3, &both);
        let of = Term::Product(vec![Term::Answer("bins".to_owned()), Term::Answer("rate".to_owned())]);
        assert_eq!(price, Some(Calculation { unit: Unit::Money, of }));
        let shown = fields(&asks.fields[..3], &Asked { calculation: price, ..asks.fields[3].clone() }, en());
        assert_eq!(
            (shown[0].values.as_slice(), shown[1].value.as_str()),
            (&["bins".to_owned(), "rate".to_owned()][..], "product")
        );
        assert_eq!(shown[0].choices.len(), 2, "a name counts for nothing");
        assert_eq!(shown[2].value, "bins 2; rate Low income: £66");
        let mut asks = asks;
        asks.fields[3].calculation = written(&asks, 3, &both);
        assert_eq!(told(&asks, &asks.fields[3], en()), Some("multiplied: bins, rate".to_owned()));
    }

    #[test]
    fn nobody_chooses_how_it_is_worked_out_but_who_says_it() {
        let asks = asks();
        let shown = fields(&asks.fields[..3], &asks.fields[3], en());
        assert_eq!((shown[1].value.as_str(), shown.len()), ("", 2), "no choice beforehand, no example of nothing");
        let wrong = typed(&asks, &asks.fields[3], &sent(&[("calculation", "bins")]), en()).err().unwrap();
        assert_eq!(wrong.field, "works-how");
    }

    #[test]
    fn a_calculation_of_the_document_stays() {
        let mut asks = asks();
        let of = Term::Sum(vec![Term::Amount(500), Term::Answer("rate".to_owned())]);
        let own = Some(Calculation { unit: Unit::Money, of });
        asks.fields[3].calculation = own.clone();
        assert_eq!(written(&asks, 3, &[("calculation", "bins")]), own);
        assert_eq!(fields(&asks.fields[..3], &asks.fields[3], en())[0].shape, Shape::Worked);
    }

    #[test]
    fn nothing_ticked_is_no_calculation() {
        let asks = asks();
        assert_eq!(written(&asks, 3, &[("works-how", "sum")]), None);
        assert_eq!(written(&asks, 0, &[("calculation", "bins")]), None, "what is answered has none");
    }
}
