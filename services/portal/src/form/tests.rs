use actix_web::cookie::Cookie;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::{App, HttpMessage, HttpResponse, web};
use auth::Place;
use contract::{Faults, Language, Problem, ProblemKind};
use serde_json::json;

use super::*;
use crate::form::protect::Seed;
use crate::page::{Page, sample_council};
use crate::words::Words;

const HOST: &str = "bryndu.localhost:8080";

fn guard() -> Guard {
    Guard::new(b"a secret of the tests")
}

fn refused(build: impl FnOnce(&mut Faults)) -> Problem {
    let mut faults = Faults::none();
    build(&mut faults);
    faults.finish::<()>(None).unwrap_err()
}

fn fields(w: Words) -> Vec<Field> {
    vec![
        standard::email(w).at("/reporter/email"),
        Field::date("when", "When was it due?", w).at("/answers/when"),
        standard::address("where", "Where is it?", "/answers/where", w),
        Field { most: 20, ..Field::new(Shape::Paragraphs, "what", "What happened?").at("/answers/what") },
    ]
}

fn typed(pairs: &[(&str, &str)]) -> Typed {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn what_was_typed_is_kept_and_each_fault_stands_beside_its_field() {
    let page = Page::sample(Language::En);
    let sent =
        typed(&[("email", "ann@"), ("when-day", "31"), ("when-month", "2"), ("where-line1", "3 Chapel <Street>")]);
    let problem = refused(|faults| {
        faults.add("/reporter/email", "not-an-email", "");
        faults.add("/answers/when", "not-a-date", "");
        faults.add("/answers/where/postcode", "required", "");
        faults.add("/answers/what", "too-long", "");
        faults.add("/somewhere/else", "odd", "Something odd.");
    });
    let once = OnceKey::fresh();
    let form = Form::again(&page, fields(page.w), &sent, once.clone()).refused(&problem, page.w);
    let summary: Vec<_> = form.faults.iter().map(|fault| (fault.href.as_str(), fault.text.as_str())).collect();
    assert_eq!(
        summary,
        [
            ("#email", "Enter an email address in the right form, like name@example.com"),
            ("#when-day", "“When was it due?” must be a real date, like 27 3 2026"),
            ("#where-postcode", "Enter a postcode"),
            ("#what", "“What happened?” must be 20 characters or fewer"),
            ("", "Something odd."),
        ]
    );
    let html: String = form.fields.iter().map(|field| field.html(page.w)).collect();
    assert!(html.contains("value=\"31\"") && html.contains("id=\"when-day\""));
    assert!(html.contains("3 Chapel &#60;Street&#62;"), "{html}");
    assert!(form.once() == &once, "the key of sending is kept");
}

#[test]
fn a_number_that_is_not_taken_says_its_limit_in_both_languages() {
    let asks: cases_api::form::Form = serde_json::from_value(serde_json::json!({ "fields": [
        { "name": "bins", "kind": "number", "label": { "en": "How many?", "cy": "Faint?" }, "min": 1, "max": 3 },
        { "name": "gift", "kind": "money", "label": { "en": "A gift", "cy": "Rhodd" }, "min": 500 },
        { "name": "days", "kind": "choices", "label": { "en": "Which days?", "cy": "Pa ddyddiau?" }, "max": 1,
          "choices": [{ "value": "mon", "label": { "en": "Monday" } }, { "value": "tue", "label": { "en": "Tuesday" } }] },
    ] }))
    .unwrap();
    let problem = refused(|faults| {
        faults.add("/answers/bins", "too-large", "");
        faults.add("/answers/gift", "too-small", "");
        faults.add("/answers/days", "too-many", "");
    });
    for (language, told) in [
        (
            Language::En,
            [
                "The answer to “How many?” must be 3 or fewer",
                "The answer to “A gift” must be £5 or more",
                "Select no more than 1 of the answers to “Which days?”",
            ],
        ),
        (
            Language::Cy,
            [
                "Rhaid i’r ateb i “Faint?” fod yn 3 neu lai",
                "Rhaid i’r ateb i “Rhodd” fod yn £5 neu fwy",
                "Dewiswch 1 ateb ar y mwyaf i “Pa ddyddiau?”",
            ],
        ),
    ] {
        let page = Page::sample(language);
        let form = Form::new(&page, super::standard::questions(&asks, page.w)).refused(&problem, page.w);
        assert_eq!(form.faults.iter().map(|fault| fault.text.as_str()).collect::<Vec<_>>(), told);
    }
}

#[test]
fn no_price_is_shown_of_an_answer_that_is_not_taken() {
    let asks: cases_api::form::Form = serde_json::from_value(serde_json::json!({ "fields": [
        { "name": "bins", "kind": "number", "label": { "en": "How many?" }, "required": true, "min": 1, "max": 3 },
        { "name": "price", "kind": "calculated", "label": { "en": "Price" },
          "calculation": { "unit": "money", "of": { "product": [{ "answer": "bins" }, { "amount": 4800 }] } } },
    ] }))
    .unwrap();
    let priced = |bins: &str| {
        let w = Page::sample(Language::En).w;
        let answers = super::questions::answers(&asks, &typed(&[("bins", bins)]), w);
        let mut fields = super::standard::questions(&asks, w);
        super::questions::decide(&mut fields, &asks, &answers);
        fields[1].value.clone()
    };
    assert_eq!(["3", "4", "0", "two", ""].map(priced), ["£144", "", "", "", ""]);
}

#[test]
fn faults_are_told_in_welsh_too() {
    let page = Page::sample(Language::Cy);
    let problem = refused(|faults| faults.add("/reporter/email", "required", "This is needed."));
    let form = Form::new(&page, fields(page.w)).refused(&problem, page.w);
    assert_eq!(form.faults[0].text, "Rhowch eich cyfeiriad e-bost");
}

#[test]
fn an_unknown_code_is_told_in_the_services_own_words() {
    let page = Page::sample(Language::En);
    let problem = refused(|faults| faults.add("/answers/what", "no-poetry", "No poetry, please."));
    assert_eq!(Form::new(&page, fields(page.w)).refused(&problem, page.w).faults[0].text, "No poetry, please.");
}

#[test]
fn a_problem_of_no_field_is_told_above_and_a_used_key_is_replaced() {
    let page = Page::sample(Language::En);
    let once = OnceKey::fresh();
    let again = |kind: ProblemKind| {
        Form::again(&page, fields(page.w), &Typed::default(), once.clone()).refused(&kind.into(), page.w)
    };
    let away = again(ProblemKind::Unavailable);
    assert!(away.failed() && away.faults[0].href.is_empty() && away.once() == &once);
    assert!(again(ProblemKind::IdempotencyMismatch).once() != &once);
}

#[test]
fn answers_are_sent_as_json_by_their_kind() {
    let w = Words::of(Language::En);
    let mut asked = fields(w);
    asked.push(Field::new(Shape::Position, "at", "Where"));
    asked.push(Field::new(Shape::YesNo, "danger", "Danger?"));
    let sent = typed(&[
        ("when-day", "3"),
        ("when-month", "11"),
        ("when-year", "2026"),
        ("where-line1", "3 Chapel Street"),
        ("where-town", " "),
        ("where-postcode", "ld15aa"),
        ("at-lat", "52.1"),
        ("at-lon", "-3.4"),
        ("danger", "no"),
        ("what", ""),
    ]);
    assert_eq!(
        serde_json::Value::from(answer::answers(&asked, &sent)),
        json!({
            "when": "2026-11-03",
            "where": {"line1": "3 Chapel Street", "postcode": "ld15aa"},
            "at": {"lat": 52.1, "lon": -3.4},
            "danger": false,
        })
    );
}

async fn answer_to(request: TestRequest) -> (u16, String) {
    let app = init_service(App::new().app_data(web::Data::new(guard())).route(
        "/services/{slug}",
        web::post().to(|form: ProtectedForm| async move { HttpResponse::Ok().body(form.typed.get("what").to_owned()) }),
    ))
    .await;
    let request = request.uri("/services/bin").insert_header(("host", HOST)).to_request();
    request.extensions_mut().insert(Place::Council(std::sync::Arc::new(sample_council())));
    let answer = call_service(&app, request).await;
    let status = answer.status().as_u16();
    (status, String::from_utf8(read_body(answer).await.to_vec()).unwrap())
}

async fn post(referrer: &[(&'static str, &str)], seed: Option<&Seed>, token: &str) -> (u16, String) {
    let body = [("_token", token), ("what", "It’s <here>"), ("password", "secret word"), ("_once", "x")];
    let mut request = TestRequest::post().set_form(body);
    for header in referrer {
        request = request.insert_header(*header);
    }
    if let Some(seed) = seed {
        let cookie = seed.cookie();
        request = request.cookie(Cookie::new(cookie.name().to_owned(), cookie.value().to_owned()));
    }
    answer_to(request).await
}

#[actix_web::test]
async fn a_post_from_our_own_page_is_believed() {
    let (seed, council) = (Seed::fresh(), sample_council().id);
    let token = guard().token(council, &seed);
    assert_ne!(token, guard().token(council, &seed), "each token has its own mask");
    for said in [[("sec-fetch-site", "same-origin")], [("origin", "http://bryndu.localhost:8080")]] {
        assert_eq!(post(&said, Some(&seed), &token).await, (200, "It’s <here>".to_owned()));
    }
}

#[actix_web::test]
async fn any_other_post_gets_a_page_with_what_was_typed() {
    let (seed, council) = (Seed::fresh(), sample_council().id);
    let token = guard().token(council, &seed);
    let other_council = guard().token(contract::uuid::Uuid::from_u128(7).into(), &seed);
    let other_key = Guard::new(b"another secret").token(council, &seed);
    let here = [("sec-fetch-site", "same-origin")];
    let other_browser = Seed::fresh();
    for (seed, token) in [
        (None, &token),
        (Some(&other_browser), &token),
        (Some(&seed), &other_council),
        (Some(&seed), &other_key),
        (Some(&seed), &String::new()),
    ] {
        let (status, html) = post(&here, seed, token).await;
        assert_eq!(status, 403);
        assert!(html.contains("It’s &#60;here&#62;"), "{html}");
        assert!(html.contains("Send again") && !html.contains("secret word"), "{html}");
    }
    for elsewhere in [
        [("sec-fetch-site", "cross-site")],
        [("sec-fetch-site", "same-site")],
        [("origin", "https://evil.example")],
        [("origin", "null")],
    ] {
        let (status, html) = post(&elsewhere, Some(&seed), &token).await;
        assert_eq!(status, 403);
        assert!(html.contains("It’s &#60;here&#62;") && !html.contains("Send again"), "{html}");
    }
}

#[actix_web::test]
async fn what_is_too_long_is_told_on_a_page() {
    let kind = ("content-type", "application/x-www-form-urlencoded");
    let body = format!("what={}", "x".repeat(300_000));
    let (status, html) = answer_to(TestRequest::post().insert_header(kind).set_payload(body)).await;
    assert_eq!(status, 413);
    assert!(html.contains("What you sent is too long") && html.contains("what you typed is still there"), "{html}");
}

#[test]
fn keys_of_sending_have_one_shape() {
    let key = OnceKey::fresh();
    assert!(OnceKey::parse(key.as_str()).is_some_and(|read| read == key));
    for odd in ["", "short", &"é".repeat(43), &"a".repeat(44), "a b".repeat(14).as_str()] {
        assert!(OnceKey::parse(odd).is_none(), "{odd}");
    }
}
