use cases_api::form::{Calculation, Choice, Condition, Days, Field, Form, Kind, Rule, Stop, Term, Test, Unit};
use contract::lang::Bilingual;

use super::flaws;

fn text(of: &str) -> Bilingual {
    Bilingual::new(of, of)
}

fn field(name: &str, kind: Kind) -> Field {
    let choices = match kind {
        Kind::Choice | Kind::Choices => {
            ["red", "blue"].map(|value| Choice { amount: Some(100), ..Choice::new(value, text(value)) }).into()
        }
        _ => Vec::new(),
    };
    let inner = if kind == Kind::Group { vec![Field::new("age", Kind::Number, text("Age"))] } else { Vec::new() };
    Field { choices, fields: inner, required: kind == Kind::Declaration, ..Field::new(name, kind, text(name)) }
}

fn when(question: &str, is: Test) -> Option<Condition> {
    Some(Condition::All(vec![Rule { question: question.to_owned(), is }]))
}

fn one_of(value: &str) -> Test {
    Test::OneOf(vec![value.to_owned()])
}

/// A sound form with something of everything.
fn sound() -> Form {
    let total = Term::Sum(vec![
        Term::Answer("colour".to_owned()),
        Term::Product(vec![Term::Count("people".to_owned()), Term::Amount(-50)]),
        Term::Each {
            group: "people".to_owned(),
            of: Box::new(Term::Product(vec![Term::Answer("age".to_owned()), Term::Amount(10)])),
        },
    ]);
    let calculation = Some(Calculation { unit: Unit::Money, of: total });
    let stop = Stop {
        on: one_of("no"),
        advice: text("Ask the county."),
        href: Some("/services".to_owned()),
        link: Some(text("Services")),
    };
    Form::of(vec![
        field("line", Kind::Text),
        field("colour", Kind::Choice),
        Field { when: when("colour", one_of("red")), ..field("shades", Kind::Choices) },
        Field { stops: vec![stop], ..field("sure", Kind::YesNo) },
        Field { when: when("sure", Test::Answered), max: Some(5), ..field("people", Kind::Group) },
        Field { calculation, ..field("price", Kind::Calculated) },
        field("agreed", Kind::Declaration),
        Field { when: when("price", Test::AtLeast(100)), ..field("photos", Kind::Files) },
    ])
}

/// A way to break a form, and where its flaw is told.
type Break = (fn(&mut Form), &'static str);

#[test]
fn each_flaw_of_a_definition_is_found_at_its_place() {
    assert_eq!(flaws(&sound()), []);
    let breaks: [Break; 26] = [
        (|form| form.fields[0].name = "sure".to_owned(), "/fields/3/name"),
        (|form| form.fields[4].fields[0].name = "line".to_owned(), "/fields/4/fields/0/name"),
        (|form| form.fields[0].name = "Line One".to_owned(), "/fields/0/name"),
        (|form| form.fields[0].label.en.clear(), "/fields/0/label/en"),
        (|form| form.fields[2].choices.clear(), "/fields/2/choices"),
        (|form| form.fields[2].choices[0].value = "blue".to_owned(), "/fields/2/choices/1/value"),
        (|form| form.fields[3].max_length = Some(5), "/fields/3/max_length"),
        (|form| form.fields[0].max_length = Some(0), "/fields/0/max_length"),
        (|form| form.fields[0].days = Some(Days::TodayOrLater), "/fields/0/days"),
        (|form| form.fields[0].home = true, "/fields/0/home"),
        (|form| form.fields[4].fields[0].home = true, "/fields/4/fields/0/home"),
        (|form| form.fields[0].min = Some(1), "/fields/0/min"),
        (|form| form.fields[4].min = Some(6), "/fields/4/min"),
        (|form| form.fields[4].max = Some(21), "/fields/4/max"),
        (|form| form.fields[2].when = when("sure", Test::Answered), "/fields/2/when/all/0/question"),
        (|form| form.fields[2].when = when("shades", Test::Answered), "/fields/2/when/all/0/question"),
        (|form| form.fields[2].when = when("colour", one_of("green")), "/fields/2/when/all/0/is"),
        (|form| form.fields[2].when = when("line", Test::AtLeast(1)), "/fields/2/when/all/0/is"),
        (|form| form.fields[2].when = Some(Condition::Any(Vec::new())), "/fields/2/when/any"),
        (|form| form.fields[3].stops[0].advice.en.clear(), "/fields/3/stops/0/advice/en"),
        (|form| form.fields[3].stops[0].href = Some("//elsewhere".to_owned()), "/fields/3/stops/0/href"),
        (|form| form.fields[3].stops[0].link = None, "/fields/3/stops/0/link"),
        (|form| form.fields[5].calculation = None, "/fields/5/calculation"),
        (|form| form.fields[5].required = true, "/fields/5/required"),
        (|form| form.fields[6].required = false, "/fields/6/required"),
        (|form| form.fields[4].fields[0].kind = Kind::Files, "/fields/4/fields/0/kind"),
    ];
    for (change, place) in breaks {
        let mut form = sound();
        change(&mut form);
        let found: Vec<_> = flaws(&form).into_iter().map(|flaw| flaw.pointer).collect();
        assert!(found.iter().any(|pointer| pointer == place), "{place}: {found:?}");
    }
    assert_eq!(flaws(&Form::default())[0].pointer, "/fields");
}

#[test]
fn a_calculation_looks_at_what_is_before_it_and_goes_no_deeper_than_it_may() {
    let with = |of: Term| {
        let mut form = sound();
        form.fields[5].calculation = Some(Calculation { unit: Unit::Number, of });
        flaws(&form).into_iter().map(|flaw| flaw.pointer).collect::<Vec<_>>()
    };
    let answer = |name: &str| Term::Answer(name.to_owned());
    assert_eq!(with(answer("age")), ["/fields/5/calculation/of"]);
    assert_eq!(with(answer("line")), ["/fields/5/calculation/of"]);
    assert_eq!(
        with(Term::Sum(vec![answer("colour"), Term::Count("sure".to_owned())])),
        ["/fields/5/calculation/of/sum/1"]
    );
    assert_eq!(with(Term::Sum(Vec::new())), ["/fields/5/calculation/of/sum"]);
    assert_eq!(with(Term::Amount(i64::MIN)), ["/fields/5/calculation/of"]);
    let deep = (0..20).fold(Term::Amount(1), |of, _| Term::Sum(vec![of]));
    assert_eq!(with(deep).len(), 1);
}

#[test]
fn a_number_is_never_added_to_a_price_and_says_which_it_is() {
    let told = |unit: Unit, of: Term| {
        let mut form = sound();
        form.fields.insert(0, field("bins", Kind::Number));
        form.fields.insert(1, field("fee", Kind::Money));
        form.fields[7].calculation = Some(Calculation { unit, of });
        flaws(&form).into_iter().map(|flaw| (flaw.pointer, flaw.code, flaw.detail)).collect::<Vec<_>>()
    };
    let answer = |name: &str| Term::Answer(name.to_owned());
    let [(place, code, detail)] = &told(Unit::Money, Term::Sum(vec![answer("bins"), answer("colour")]))[..] else {
        panic!("one flaw")
    };
    assert_eq!((place.as_str(), code.as_str()), ("/fields/7/calculation/of/sum/0", "not-of-one-kind"));
    assert!(detail.contains("“bins”") && detail.contains("multiply"), "{detail}");
    let places = |unit, of| told(unit, of).into_iter().map(|(place, ..)| place).collect::<Vec<_>>();
    assert_eq!(places(Unit::Money, answer("bins")), ["/fields/7/calculation/of"]);
    assert_eq!(places(Unit::Money, Term::Count("people".to_owned())), ["/fields/7/calculation/of"]);
    let each = Term::Each { group: "people".to_owned(), of: Box::new(answer("age")) };
    assert_eq!(places(Unit::Money, Term::Sum(vec![answer("fee"), each])), ["/fields/7/calculation/of/sum/1/each/of"]);
    let pieces = Term::Product(vec![answer("bins"), answer("sure")]);
    assert_eq!(places(Unit::Money, Term::Sum(vec![pieces, answer("fee")])), ["/fields/7/calculation/of/sum/0"]);
    assert_eq!(
        places(Unit::Number, Term::Sum(vec![answer("bins"), answer("fee")])),
        ["/fields/7/calculation/of/sum/1"]
    );
    for (unit, of) in [
        (Unit::Money, Term::Product(vec![answer("bins"), answer("colour")])),
        (Unit::Money, Term::Product(vec![answer("bins"), answer("fee")])),
        (Unit::Money, Term::Sum(vec![answer("colour"), answer("fee"), Term::Amount(500)])),
        (Unit::Number, Term::Sum(vec![answer("bins"), answer("colour"), answer("sure")])),
    ] {
        assert_eq!(told(unit, of), []);
    }
}

#[test]
fn every_answer_that_is_counted_has_a_price_and_the_question_is_told_which_has_none() {
    let with = |of: Term| {
        let mut form = sound();
        form.fields[1].choices[1].amount = None;
        form.fields[5].calculation = Some(Calculation { unit: Unit::Money, of });
        flaws(&form).into_iter().map(|flaw| (flaw.pointer, flaw.code)).collect::<Vec<_>>()
    };
    let unpriced = vec![("/fields/1/choices/1/amount".to_owned(), "answer-without-price".to_owned())];
    let colour = || Term::Answer("colour".to_owned());
    assert_eq!(with(colour()), unpriced);
    assert_eq!(with(Term::Product(vec![Term::Amount(5), colour()])), unpriced);
    assert_eq!(with(Term::Sum(vec![Term::Sum(vec![colour()]), Term::Amount(5)])), unpriced);
    assert_eq!(with(Term::Amount(5)), [], "what nobody counts needs no price");
    let mut form = sound();
    form.fields[1].choices[1].amount = Some(0);
    assert_eq!(flaws(&form), [], "free is a price");
}

#[test]
fn a_form_of_before_is_read_and_written_as_it_was() {
    let stored = r#"{"fields":[{"name":"bin","kind":"choice","label":{"en":"Bin"},"required":true,"choices":[{"value":"red","label":{"en":"Red"}}]}]}"#;
    let form: Form = serde_json::from_str(stored).unwrap();
    assert_eq!(flaws(&form), []);
    assert_eq!(serde_json::to_string(&form).unwrap(), stored);
}
