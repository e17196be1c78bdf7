//! Whatever a form asks and whatever is answered: nothing breaks, what is accepted stays accepted, and what
//! isn't asked is never heard.

use cases_api::Answers;
use cases_api::form::{Calculation, Choice, Condition, Field, Form, Kind, Layout, Rule, Scope, Stop, Term, Test, Unit};
use contract::lang::Bilingual;
use jiff::civil::Date;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Accepted, Answer, Asking, check, flaws};

const TODAY: Date = Date::constant(2026, 3, 27);
const KINDS: [Kind; 16] = [
    Kind::Text,
    Kind::LongText,
    Kind::Choice,
    Kind::Choice,
    Kind::Choices,
    Kind::Date,
    Kind::Address,
    Kind::Position,
    Kind::YesNo,
    Kind::YesNo,
    Kind::Number,
    Kind::Money,
    Kind::Email,
    Kind::Declaration,
    Kind::Group,
    Kind::Calculated,
];

fn text(of: &str) -> Bilingual {
    Bilingual::new(of, of)
}

/// What a question may be told of those before it, by a few dice.
#[derive(Debug, Clone)]
struct Dice {
    kind: usize,
    required: bool,
    looks: Option<(usize, u8)>,
    stops: bool,
    range: (Option<i8>, Option<i8>),
    inner: usize,
}

fn dice() -> impl Strategy<Value = Dice> {
    let looks = proptest::option::weighted(0.4, (0..6_usize, 0..5_u8));
    let range = (proptest::option::weighted(0.2, -1..3_i8), proptest::option::weighted(0.2, 1..4_i8));
    (0..KINDS.len(), any::<bool>(), looks, proptest::bool::weighted(0.1), range, 0..12_usize)
        .prop_map(|(kind, required, looks, stops, range, inner)| Dice { kind, required, looks, stops, range, inner })
}

/// A sound form out of dice.
pub(super) fn any_form() -> impl Strategy<Value = Form> {
    let layout = prop_oneof![Just(Layout::Whole), Just(Layout::Pages), Just(Layout::Questions)];
    (proptest::collection::vec(dice(), 1..7), layout).prop_map(|(dice, layout)| {
        let mut form = Form { fields: Vec::new(), layout };
        for (at, dice) in dice.iter().enumerate() {
            let field = thrown(at, dice, &form.fields);
            form.fields.push(field);
            // What these dice make of it may be a form that can't be: that question is asked plainly.
            if !flaws(&form).is_empty() {
                form.fields.pop();
                form.fields.push(Field::new(format!("f{at}"), Kind::Text, text("Plain")));
            }
        }
        form
    })
}

fn thrown(at: usize, dice: &Dice, before: &[Field]) -> Field {
    let kind = KINDS[dice.kind % KINDS.len()];
    let choices = match kind {
        Kind::Choice | Kind::Choices => ["red", "blue", "green"]
            .into_iter()
            .zip([5, 700, -3])
            .map(|(value, amount)| Choice { amount: Some(amount), ..Choice::new(value, text(value)) })
            .collect(),
        _ => Vec::new(),
    };
    let inner = match kind {
        Kind::Group => vec![
            Field { required: dice.required, ..Field::new(format!("g{at}"), Kind::Text, text("Inner")) },
            Field { when: looking(dice, before), ..Field::new(format!("h{at}"), Kind::Number, text("Inner")) },
        ],
        _ => Vec::new(),
    };
    let calculation = (kind == Kind::Calculated).then(|| {
        // What is no price costs three pence each.
        let answer = |field: &Field| match (field.kind, Term::Answer(field.name.clone())) {
            (Kind::Number | Kind::YesNo, each) => Term::Product(vec![each, Term::Amount(3)]),
            (_, price) => price,
        };
        let terms =
            before.iter().filter(|field| matches!(field.kind, Kind::Number | Kind::Choice | Kind::Money | Kind::YesNo));
        Calculation { unit: Unit::Money, of: Term::Sum(terms.map(answer).chain([Term::Amount(1)]).collect()) }
    });
    let stop = Stop { on: Test::OneOf(vec!["red".to_owned()]), advice: text("Elsewhere."), href: None, link: None };
    Field {
        required: (dice.required || kind == Kind::Declaration) && kind != Kind::Calculated,
        choices,
        fields: inner,
        calculation,
        when: looking(dice, before),
        stops: if dice.stops { vec![stop] } else { Vec::new() },
        min: dice.range.0.map(i64::from),
        max: dice.range.1.map(i64::from),
        home: kind == Kind::Address && dice.required,
        page: dice.inner.is_multiple_of(3).then(|| text("A page")),
        ..Field::new(format!("f{at}"), kind, text("Question"))
    }
}

fn looking(dice: &Dice, before: &[Field]) -> Option<Condition> {
    let (at, test) = dice.looks?;
    let question = before.get(at)?.name.clone();
    let is = match test {
        0 => Test::Answered,
        1 => Test::OneOf(vec!["red".to_owned()]),
        2 => Test::NoneOf(vec!["yes".to_owned()]),
        3 => Test::OneOf(vec!["no".to_owned()]),
        _ => Test::AtLeast(2),
    };
    Some(Condition::Any(vec![Rule { question, is }]))
}

fn plausible() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3..5_i64).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop_oneof![
            Just("red"),
            Just("blue"),
            Just("green"),
            Just("a@b.org"),
            Just("2026-03-01"),
            Just("07700 900123")
        ]
        .prop_map(Value::from),
    ];
    let address = Just(json!({"line1": "1 Quay", "postcode": "bn11 1hs"}));
    let point = Just(json!({"lat": 51.5, "lon": -1.25}));
    let colours =
        proptest::collection::vec(prop_oneof![Just("red"), Just("blue"), Just("mauve")], 0..4).prop_map(Value::from);
    let item = proptest::collection::btree_map("(g|h)[0-6]", leaf.clone(), 0..3)
        .prop_map(|map| Value::Object(map.into_iter().collect()));
    let items = proptest::collection::vec(item, 0..4).prop_map(Value::from);
    prop_oneof![4 => leaf, 1 => address, 1 => point, 2 => colours, 2 => items]
}

pub(super) fn any_answers() -> impl Strategy<Value = Answers> {
    proptest::collection::btree_map("f[0-6]", plausible(), 0..8).prop_map(|map| map.into_iter().collect())
}

fn back(accepted: &Accepted) -> Answers {
    serde_json::from_value(serde_json::to_value(accepted).unwrap()).unwrap()
}

/// The form without what is demanded, so that more is accepted.
fn eased(form: &Form) -> Form {
    let mut form = form.clone();
    for field in &mut form.fields {
        field.required &= field.kind == Kind::Declaration;
        field.fields.iter_mut().for_each(|inner| inner.required = false);
    }
    form
}

/// Answers without those that the form refuses.
fn without_faults(form: &Form, answers: &Answers) -> Answers {
    let refused = check(form, answers, &Asking::of_staff(TODAY)).err().unwrap_or_default();
    let at = |name: &str| format!("/answers/{name}");
    let sound = |name: &str| {
        !refused.iter().any(|fault| fault.pointer == at(name) || fault.pointer.starts_with(&format!("{}/", at(name))))
    };
    answers.iter().filter(|(name, _)| sound(name)).map(|(name, value)| (name.to_owned(), value.clone())).collect()
}

proptest! {
    #[test]
    fn what_is_accepted_is_accepted_again_and_what_is_not_asked_is_not_heard(form in any_form(), sent in any_answers()) {
        prop_assert!(flaws(&form).is_empty());
        for form in [form.clone(), eased(&form)] {
            for sent in [sent.clone(), without_faults(&form, &sent)] {
                let Ok(accepted) = check(&form, &sent, &Asking::of_staff(TODAY)) else { continue };
                let again = back(&accepted);
                prop_assert_eq!(&check(&form, &again, &Asking::of_staff(TODAY)).unwrap(), &accepted);
                let scope = Scope::of(&form, &again);
                for (name, answer) in accepted.iter() {
                    let field = form.field(name).unwrap();
                    prop_assert!(scope.asks(field), "{} wasn't asked", name);
                    prop_assert!(scope.stopped_at(field).is_none());
                    if let (Answer::Calculated(_, value), Some(how)) = (answer, &field.calculation) {
                        prop_assert_eq!(how.of.value(&form, &scope), *value);
                    }
                }
            }
        }
    }

    #[test]
    fn every_fault_has_its_place_and_says_something(form in any_form(), sent in any_answers()) {
        if let Err(faults) = check(&form, &sent, &Asking::of_staff(TODAY)) {
            prop_assert!(!faults.is_empty());
            prop_assert!(faults.iter().all(|fault| fault.pointer.starts_with("/answers/") && !fault.detail.is_empty()));
        }
    }

    #[test]
    fn a_form_is_written_and_read_and_its_pages_hold_each_question_once(form in any_form()) {
        let written = serde_json::to_value(&form).unwrap();
        prop_assert_eq!(&serde_json::from_value::<Form>(written).unwrap(), &form);
        let paged: Vec<_> = form.pages().into_iter().flat_map(|page| page.fields).collect();
        prop_assert_eq!(paged, form.fields.iter().collect::<Vec<_>>());
    }
}
