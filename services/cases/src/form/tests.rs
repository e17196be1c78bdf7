use super::*;
use cases_api::form::{Choice, Days, Field};
use contract::lang::Bilingual;
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::json;

const TODAY: Date = Date::constant(2026, 3, 27);

fn field(name: &str, kind: Kind, required: bool) -> Field {
    let choice = |value: &str| Choice::new(value, Bilingual::new(value, value));
    let choices =
        if matches!(kind, Kind::Choice | Kind::Choices) { vec![choice("red"), choice("blue")] } else { vec![] };
    let days = (kind == Kind::Date).then_some(Days::TodayOrEarlier);
    let label = Bilingual::new(name, name);
    Field { required, choices, days, ..Field::new(name, kind, label) }
}

fn check(form: &Form, answers: &Answers, today: Date) -> Result<Accepted, Vec<FieldFault>> {
    super::check(form, answers, &Asking::of_staff(today))
}

fn every_kind(required: bool) -> Form {
    let kinds = [
        ("line", Kind::Text),
        ("story", Kind::LongText),
        ("colour", Kind::Choice),
        ("day", Kind::Date),
        ("home", Kind::Address),
        ("point", Kind::Position),
        ("sure", Kind::YesNo),
    ];
    Form::of(kinds.into_iter().map(|(name, kind)| field(name, kind, required)).collect())
}

fn answers(of: Value) -> Answers {
    serde_json::from_value(of).unwrap()
}

/// The faults of answers to a form of every kind, none of it required, as `pointer code`.
fn faults(of: Value) -> Vec<String> {
    let faults = check(&every_kind(false), &answers(of), TODAY).expect_err("faults");
    faults.into_iter().map(|fault| format!("{} {}", fault.pointer, fault.code)).collect()
}

#[test]
fn sound_answers_are_accepted_in_one_notation_and_the_forms_order() {
    let sent = answers(json!({
        "sure": true, "day": "2026-03-27", "colour": "blue", "line": "  12 High Street ", "story": "one\r\ntwo",
        "home": {"line1": "1 Quay", "line2": "", "postcode": "bn111hs"}, "point": {"lat": 50.81231239, "lon": -0.37},
    }));
    let accepted = check(&every_kind(true), &sent, TODAY).unwrap();
    let kept = r#"{"line":"12 High Street","story":"one\ntwo","colour":"blue","day":"2026-03-27","home":{"line1":"1 Quay","postcode":"BN11 1HS"},"point":{"lat":50.812312,"lon":-0.37},"sure":true}"#;
    assert_eq!(serde_json::to_string(&accepted).unwrap(), kept);
    assert_eq!(accepted.address().unwrap().postcode.as_str(), "BN11 1HS");
    assert_eq!(accepted.position().unwrap().lon, -0.37);
    assert_eq!(accepted.get("day"), Some(&Answer::Date(date(2026, 3, 27))));
}

#[test]
fn what_was_accepted_is_accepted_again() {
    let sent = answers(
        json!({"line": " a ", "home": {"line1": "x", "town": "y", "postcode": "gir0aa", "uprn": "0012", "ward": "z"}, "point": {"lat": 55, "lon": -4}}),
    );
    let once = check(&every_kind(false), &sent, TODAY).unwrap();
    let kept = serde_json::to_value(&once).unwrap();
    assert_eq!((kept["home"]["uprn"].as_str(), kept["home"]["ward"].as_str()), (Some("12"), Some("z")));
    let again = answers(kept);
    assert_eq!(check(&every_kind(false), &again, TODAY).unwrap(), once);
}

#[test]
fn every_fault_is_told_at_once_with_its_place() {
    let sent = json!({
        "line": "a\u{0}b", "story": "x".repeat(2001), "colour": "green", "day": "2026-02-30",
        "home": {"line1": " ", "postcode": "nowhere"}, "point": {"lat": 48.8, "lon": 2.3}, "sure": "yes", "odd/key~": 1,
    });
    assert_eq!(
        faults(sent),
        [
            "/answers/line control-character",
            "/answers/story too-long",
            "/answers/colour not-a-choice",
            "/answers/day not-a-date",
            "/answers/home/line1 required",
            "/answers/home/postcode not-a-postcode",
            "/answers/point not-in-the-uk",
            "/answers/sure wrong-type",
            "/answers/odd~1key~0 unknown-field",
        ]
    );
}

#[test]
fn what_is_required_must_say_something() {
    let empties = json!({"line": "\u{200B} \u{FEFF}", "story": "\n", "colour": "", "day": " ", "home": {"line1": "", "postcode": " "}, "point": null});
    let told = check(&every_kind(true), &answers(empties.clone()), TODAY).expect_err("faults");
    assert_eq!(told.len(), 7);
    assert!(told.iter().all(|fault| fault.code == "required"), "{told:?}");
    assert_eq!(check(&every_kind(false), &answers(empties), TODAY).unwrap(), Accepted::default());
}

#[test]
fn a_wrong_type_is_never_guessed_at() {
    for (name, wrong) in [
        ("line", json!(1)),
        ("story", json!([])),
        ("colour", json!(true)),
        ("day", json!(20260327)),
        ("home", json!("1 Quay")),
        ("point", json!({"lat": "50", "lon": 0})),
        ("point", json!({"lat": 50.8, "lon": 0.0, "alt": 1})),
        ("sure", json!(0)),
    ] {
        assert_eq!(faults(json!({name: wrong})), [format!("/answers/{name} wrong-type")]);
    }
    assert_eq!(faults(json!({"home": {"line1": 1, "postcode": "BN11 1HS"}})), ["/answers/home/line1 wrong-type"]);
    let uprn = json!({"home": {"line1": "1", "postcode": "BN11 1HS", "uprn": "12x"}});
    assert_eq!(faults(uprn), ["/answers/home/uprn not-a-uprn"]);
    assert_eq!(
        faults(json!({"home": {"line1": "1", "postcode": "BN11 1HS", "zip": "x"}})),
        ["/answers/home unknown-field"]
    );
}

#[test]
fn dates_are_real_days_on_the_right_side_of_today() {
    let told = |day: &str| {
        check(&every_kind(false), &answers(json!({"day": day})), TODAY).map_err(|faults| faults[0].code.clone())
    };
    assert!(told("2026-03-27").is_ok() && told("2024-02-29").is_ok());
    assert_eq!(told("2026-03-28").unwrap_err(), "date-in-future");
    for wrong in [
        "2025-02-29",
        "27/03/2026",
        "20260327",
        "2026-3-7",
        "2026-03-27T10:00",
        "0026-03-27",
        "+02026-03-27",
        "２０２６-03-27",
    ] {
        assert_eq!(told(wrong).unwrap_err(), "not-a-date", "{wrong}");
    }
    let mut later = every_kind(false);
    later.fields[3].days = Some(Days::TodayOrLater);
    let told = check(&later, &answers(json!({"day": "2026-03-26"})), TODAY).unwrap_err();
    assert_eq!(told[0].code, "date-in-past");
}

#[test]
fn length_counts_characters_and_a_line_end_once() {
    let mut form = every_kind(false);
    form.fields[1].max_length = Some(5);
    let fits = |text: &str| check(&form, &answers(json!({"story": text})), TODAY).is_ok();
    assert!(fits("ŵŷâ🎉x") && fits("a\r\nb\r\nc") && !fits("123456"));
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[A-Z]{1,2}[0-9]{1,2} ?[0-9][A-Z]{2}".prop_map(Value::from),
        "2026-0[1-4]-[0-3][0-9]".prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 12, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            proptest::collection::btree_map("line1|line2|town|postcode|lat|lon", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn anything_sent_is_accepted_once_and_for_all_or_refused_by_place(
        sent in proptest::collection::btree_map("line|story|colour|day|home|point|sure|other", any_json(), 0..7), required: bool,
    ) {
        let form = every_kind(required);
        match check(&form, &sent.into_iter().collect(), TODAY) {
            Ok(accepted) => {
                let again = answers(serde_json::to_value(&accepted).unwrap());
                prop_assert_eq!(check(&form, &again, TODAY).unwrap(), accepted);
            }
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                prop_assert!(faults.iter().all(|fault| fault.pointer.starts_with("/answers/") && !fault.detail.is_empty()));
            }
        }
    }
}

/// Sign-up for garden waste: bins, a concession, and what it comes to.
fn garden_waste() -> Form {
    serde_json::from_value(json!({ "fields": [
        { "name": "lives_here", "kind": "yes_no", "label": { "en": "Do you live here?" }, "required": true,
          "stops": [{ "on": { "one_of": ["no"] }, "advice": { "en": "Ask your own council." } }] },
        { "name": "bins", "kind": "number", "label": { "en": "How many bins?" }, "required": true, "min": 1, "max": 4 },
        { "name": "concession", "kind": "choice", "label": { "en": "Concession?" }, "required": true, "choices": [
            { "value": "none", "label": { "en": "No" }, "amount": 5500 },
            { "value": "reduction", "label": { "en": "Council tax reduction" }, "amount": 3300 } ] },
        { "name": "proof", "kind": "text", "label": { "en": "Council tax number" }, "required": true,
          "when": { "all": [{ "question": "concession", "is": { "none_of": ["none"] } }] } },
        { "name": "price", "kind": "calculated", "label": { "en": "Price a year" },
          "calculation": { "unit": "money", "of": { "product": [{ "answer": "bins" }, { "answer": "concession" }] } } },
        { "name": "helpers", "kind": "group", "label": { "en": "Who else may change it?" }, "max": 2, "fields": [
            { "name": "helper", "kind": "text", "label": { "en": "Name" }, "required": true },
            { "name": "email", "kind": "email", "label": { "en": "Email" } } ] },
        { "name": "agreed", "kind": "declaration", "label": { "en": "I agree." }, "required": true },
    ] }))
    .unwrap()
}

fn told(sent: Value) -> Result<Value, Vec<String>> {
    let checked = check(&garden_waste(), &answers(sent), TODAY);
    let told = |fault: FieldFault| format!("{} {}", fault.pointer, fault.code);
    checked
        .map(|accepted| serde_json::to_value(accepted).unwrap())
        .map_err(|faults| faults.into_iter().map(told).collect())
}

#[test]
fn a_price_is_worked_out_here_and_nowhere_else() {
    assert_eq!(crate::form::flaws(&garden_waste()), []);
    let sent = json!({ "lives_here": true, "bins": 3, "concession": "none", "agreed": true });
    let accepted = told(sent.clone()).unwrap();
    assert_eq!(accepted["price"], 16_500);
    let mut cheaper = sent;
    cheaper["price"] = json!(1);
    assert_eq!(told(cheaper).unwrap_err(), ["/answers/price wrong-amount"]);
}

#[test]
fn a_question_is_demanded_when_it_is_asked_and_dropped_when_it_is_not() {
    let with = |concession: &str, proof: Value| {
        told(json!({ "lives_here": true, "bins": 1, "concession": concession, "proof": proof, "agreed": true }))
    };
    assert_eq!(with("reduction", Value::Null).unwrap_err(), ["/answers/proof required"]);
    assert_eq!(with("reduction", json!("C123")).unwrap()["price"], 3300);
    assert_eq!(with("none", json!("C123")).unwrap().get("proof"), None);
}

#[test]
fn an_answer_that_ends_the_request_is_refused_by_a_code_of_its_own() {
    let sent = json!({ "lives_here": false, "bins": 1, "concession": "none", "agreed": true });
    let faults = check(&garden_waste(), &answers(sent), TODAY).unwrap_err();
    let [stopped] = faults.as_slice() else { panic!("{faults:?}") };
    assert_eq!((stopped.code.as_str(), stopped.detail.as_str()), ("stopped", "Ask your own council."));
}

#[test]
fn the_things_of_a_group_are_read_one_by_one() {
    let with = |helpers: Value| {
        told(json!({ "lives_here": true, "bins": 1, "concession": "none", "agreed": true, "helpers": helpers }))
    };
    let blank = json!([{ "helper": " " }, { "helper": " Ann ", "email": "ann@example.org" }, {}]);
    assert_eq!(with(blank).unwrap()["helpers"], json!([{ "helper": "Ann", "email": "ann@example.org" }]));
    assert_eq!(
        with(json!([{ "helper": "Ann" }, { "email": "x" }, 3])).unwrap_err(),
        [
            "/answers/helpers/1/helper required",
            "/answers/helpers/1/email not-an-email",
            "/answers/helpers/2 wrong-type"
        ]
    );
    assert_eq!(with(json!([{ "helper": "Ann", "zip": 1 }])).unwrap_err(), ["/answers/helpers/0/zip unknown-field"]);
    let three = json!([{ "helper": "a" }, { "helper": "b" }, { "helper": "c" }]);
    assert_eq!(with(three).unwrap_err(), ["/answers/helpers too-many"]);
}

#[test]
fn what_must_be_agreed_to_is_agreed_to_and_numbers_keep_their_range() {
    let sent = json!({ "lives_here": true, "bins": 5, "concession": "none", "agreed": false });
    assert_eq!(told(sent).unwrap_err(), ["/answers/bins too-large", "/answers/agreed required"]);
    let sent = json!({ "lives_here": true, "bins": 1.5, "concession": "none", "agreed": "yes" });
    assert_eq!(told(sent).unwrap_err(), ["/answers/bins wrong-type", "/answers/agreed wrong-type"]);
}

#[test]
fn only_a_files_own_report_can_name_it() {
    let photos = Form::of(vec![Field {
        required: true,
        max: Some(2),
        ..Field::new("photos", Kind::Files, Bilingual::english("Photos"))
    }]);
    let mine: Vec<FileId> = (1..=3).map(|n| uuid::Uuid::from_u128(n).into()).collect();
    let asking = Asking { today: TODAY, files: &mine, demands_files: true };
    let code = |sent: Value| super::check(&photos, &answers(sent), &asking).map_err(|faults| faults[0].code.clone());
    assert!(code(json!({ "photos": [mine[0], mine[1], mine[0]] })).is_ok());
    assert_eq!(code(json!({ "photos": [uuid::Uuid::from_u128(9)] })).unwrap_err(), "unknown-file");
    assert_eq!(code(json!({ "photos": ["../etc"] })).unwrap_err(), "unknown-file");
    assert_eq!(code(json!({ "photos": [mine[0], mine[1], mine[2]] })).unwrap_err(), "too-many");
    assert_eq!(code(json!({ "photos": [] })).unwrap_err(), "required");
    assert!(super::check(&photos, &answers(json!({})), &Asking::of_staff(TODAY)).is_ok());
}
