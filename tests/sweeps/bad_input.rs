//! Rubbish gets a clear answer everywhere: problem details, never a fault of ours, nothing changed.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use contract::Audience;
use journeys::{Answer, Raw};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use testkit::{Deployment, deployment};
use uuid::Uuid;

use crate::operations::{Operation, all, sound_in_a_query};
use crate::peopled::Peopled;

const JSON: &str = "application/json";

/// Whether an answer is one that rubbish may get.
fn is_clear(answer: &Answer) -> bool {
    answer.is_clear_refusal()
}

/// Whether a body that is rubbish is refused, or, by what judges a document, told as a flaw of it.
fn is_told(operation: &Operation, answer: &Answer) -> bool {
    let judges = operation.path.ends_with("/judging");
    let flawed = || answer.json()["flaws"].as_array().is_some_and(|flaws| !flaws.is_empty());
    is_clear(answer) || judges && answer.status == 200 && flawed()
}

/// The right token for an operation of a council, or of the platform.
async fn token(deployment: &Deployment, peopled: &Peopled, operation: &Operation) -> Option<String> {
    match operation.audience {
        Audience::Staff => Some(peopled.council.administrator.clone()),
        Audience::Operator => journeys::operator_token(deployment).await.ok(),
        _ => None,
    }
}

fn bodies() -> Vec<(&'static str, Vec<u8>)> {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let large = format!("{{\"text\":\"{}\"}}", "x".repeat(300_000));
    vec![
        (JSON, Vec::new()),
        (JSON, b"null".to_vec()),
        (JSON, b"[]".to_vec()),
        (JSON, b"\"x\"".to_vec()),
        (JSON, b"{} trailing".to_vec()),
        (JSON, b"{\"a\": NaN}".to_vec()),
        (JSON, b"{'a': 1}".to_vec()),
        (JSON, b"\xef\xbb\xbf{}".to_vec()),
        (JSON, b"{\"a\":\"\xff\xfe\"}".to_vec()),
        (JSON, br#"{"text":"\ud800"}"#.to_vec()),
        (JSON, b"{\"tenant_id\":\"x\",\"id\":\"y\",\"is_admin\":true}".to_vec()),
        (JSON, deep.into_bytes()),
        (JSON, large.into_bytes()),
        ("", b"{}".to_vec()),
        ("text/plain", b"{}".to_vec()),
        ("application/json; charset=latin1", b"{}".to_vec()),
    ]
}

#[tokio::test]
async fn a_body_that_is_rubbish_is_refused_clearly() {
    let deployment = deployment().await.expect("a deployment");
    let peopled = Peopled::new(deployment).await;
    let before = peopled.seen(deployment).await;
    let mut tried = 0;
    for operation in all().into_iter().filter(|operation| operation.body() != Value::Null) {
        let token = token(deployment, &peopled, &operation).await;
        let id = if operation.is_of_councils() && operation.has_parameter() { peopled.id_for(&operation) } else { "x" };
        for (kind, body) in bodies() {
            let shown = String::from_utf8_lossy(&body[..body.len().min(40)]).into_owned();
            let request =
                operation.request(deployment, &peopled.council.code, id).header("if-match", "\"1\"").body(kind, body);
            let request = match &token {
                Some(token) => request.bearer(token),
                None => request,
            };
            let answer = request.send().await;
            assert!(
                is_told(&operation, &answer),
                "{} {} with {kind} {shown}: {} {}",
                operation.method,
                operation.path,
                answer.status,
                answer.text()
            );
            tried += 1;
        }
    }
    assert!(tried > 150, "{tried}");
    for (before, after) in before.iter().zip(peopled.seen(deployment).await) {
        assert_eq!(before.json(), after.json());
    }
}

/// Every string of a sound body, one at a time, made into what no field takes.
fn spoiled(body: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let mut walk = vec![(String::new(), body)];
    while let Some((at, value)) = walk.pop() {
        match value {
            Value::Object(fields) => walk.extend(fields.iter().map(|(name, value)| (format!("{at}/{name}"), value))),
            Value::String(_) => {
                for wrong in [json!("a\u{0}b"), json!("x".repeat(20_000)), json!(7), json!({"a": 1})] {
                    let mut copy = body.clone();
                    *copy.pointer_mut(&at).expect("the place") = wrong;
                    found.push((at.clone(), copy));
                }
            }
            _ => {}
        }
    }
    found
}

#[tokio::test]
async fn a_field_that_is_rubbish_is_refused_clearly() {
    let deployment = deployment().await.expect("a deployment");
    let peopled = Peopled::new(deployment).await;
    for operation in all().into_iter().filter(|operation| operation.is_of_councils() && operation.body() != Value::Null)
    {
        let token = token(deployment, &peopled, &operation).await;
        let id = if operation.has_parameter() { peopled.id_for(&operation) } else { "" };
        for (place, body) in spoiled(&operation.body()) {
            let request =
                operation.request(deployment, &peopled.council.code, id).header("if-match", "\"1\"").json(&body);
            let request = match &token {
                Some(token) => request.bearer(token),
                None => request,
            };
            let answer = request.send().await;
            assert!(
                is_told(&operation, &answer),
                "{} {} at {place}: {} {}",
                operation.method,
                operation.path,
                answer.status,
                answer.text()
            );
        }
    }
}

#[tokio::test]
async fn a_query_that_is_rubbish_is_refused_clearly() {
    let deployment = deployment().await.expect("a deployment");
    let peopled = Peopled::new(deployment).await;
    let lists = [
        "/api/v1/cases",
        "/api/v1/contacts",
        "/api/v1/messages",
        "/api/v1/letters",
        "/api/v1/identity/staff",
        "/api/v1/access-log",
        "/api/v1/case-access-log",
        "/api/v1/letter-access-log",
        "/api/v1/interactions",
        "/api/v1/files",
    ];
    let queries = [
        "limit=0",
        "limit=-1",
        "limit=201",
        "limit=1e9",
        "limit=abc",
        "limit=1&limit=2",
        "limit[]=1",
        "page=1",
        "cursor=x",
        "cursor=",
        "cursor=%00",
        "cursor=AAAAAAAAAAAAAAAAAAAAAAAA",
        "tenant_id=1",
    ];
    for list in lists {
        for query in queries {
            let path = format!("{list}?{query}");
            let answer = Raw::to(deployment, &peopled.council.code, Method::GET, &path)
                .bearer(&peopled.council.administrator)
                .send()
                .await;
            assert!(is_clear(&answer), "{path}: {} {}", answer.status, answer.text());
        }
    }
}

/// What no parameter of a query was made for; the longest fit into an address that is just taken.
fn rubbish_for_queries() -> Vec<String> {
    let plain = [
        "",
        "%00",
        "a%00b",
        "%ff%fe",
        "%ed%a0%80",
        "0",
        "-1",
        "99999999999999999999999999",
        "-9223372036854775809",
        "1e309",
        "NaN",
        "infinity",
        "9999-12-31",
        "-9999-01-01",
        "9999-12-31T23:59:59Z",
        "2026-02-30",
        "00000000-0000-0000-0000-000000000000",
        "me",
        "true",
        "%7b%7d",
        "'%20or%201=1--",
        "%25%5f%5c",
        "%f4%8f%bf%bf",
        "%0a%0d",
        "%e2%80%ae",
    ];
    let mut rubbish: Vec<String> = plain.map(str::to_owned).to_vec();
    rubbish.extend(["x".repeat(7_000), "%20".repeat(2_000), "1".repeat(7_000)]);
    rubbish
}

#[tokio::test]
async fn whatever_a_parameter_of_a_query_holds_it_is_no_fault_of_ours() {
    let deployment = deployment().await.expect("a deployment");
    let peopled = Peopled::new(deployment).await;
    let mut tried = 0;
    for operation in all().into_iter().filter(|operation| !operation.query.is_empty()) {
        let token = token(deployment, &peopled, &operation).await;
        let id = if operation.is_of_councils() && operation.has_parameter() { peopled.id_for(&operation) } else { "" };
        for parameter in &operation.query {
            let others: String = operation
                .query
                .iter()
                .filter(|other| other.required && other.name != parameter.name)
                .map(|other| format!("&{}={}", other.name, sound_in_a_query(&other.name)))
                .collect();
            for rubbish in rubbish_for_queries() {
                let path = format!("{}?{}={rubbish}{others}", operation.at(id), parameter.name);
                let request = operation.asking(deployment, &peopled.council.code, &path);
                let request = match &token {
                    Some(token) => request.bearer(token),
                    None => request,
                };
                let answer = request.send().await;
                let sound = (200..300).contains(&answer.status);
                assert!(
                    sound || is_clear(&answer),
                    "{} {path:.200}: {} {}",
                    operation.method,
                    answer.status,
                    answer.text()
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 1_500, "{tried}");
}

/// Cursors that a stranger could write: in the form of ours, with a proof that needs no key or
/// none at all, naming places that no row can have.
fn forged(council: &str) -> Vec<String> {
    let far = ["9223372036854775807", "-9223372036854775808", "-300000000000000000", "253402300800000000"];
    let id = "\"01890000-0000-7000-8000-000000000000\"";
    let mut places: Vec<String> = far.iter().map(|at| format!("[{at},{id}]")).collect();
    places.extend(["\"a\\u0000b\"".to_owned(), format!("[\"a\\u0000b\",{id}]"), id.to_owned(), "[[[[]]]]".to_owned()]);
    let council = council.parse::<Uuid>().unwrap_or_default();
    let digest = |place: &str, list: &str| {
        let proof = Sha256::new().chain_update(council.as_bytes()).chain_update(list).chain_update([0]);
        let proof = proof.chain_update(place).finalize();
        BASE64.encode([&proof[..16], place.as_bytes()].concat())
    };
    let mut cursors: Vec<String> = places.iter().map(|place| BASE64.encode(place)).collect();
    cursors.extend(places.iter().map(|place| BASE64.encode([&[0; 16], place.as_bytes()].concat())));
    let lists = ["cases", "contacts", "messages:None:None", "staff", "access-log", "councils"];
    cursors.extend(lists.iter().flat_map(|list| places[3..6].iter().map(|place| digest(place, list))));
    cursors
}

#[tokio::test]
async fn a_forged_cursor_is_refused_by_every_list() {
    let deployment = deployment().await.expect("a deployment");
    let peopled = Peopled::new(deployment).await;
    let mut lists = 0;
    for operation in all().into_iter().filter(|operation| operation.paged) {
        lists += 1;
        let token = token(deployment, &peopled, &operation).await;
        let id = if operation.is_of_councils() && operation.has_parameter() { peopled.id_for(&operation) } else { "" };
        for cursor in forged(&peopled.council.id.to_string()) {
            let path = format!("{}?cursor={cursor}", operation.at(id));
            let request = operation.asking(deployment, &peopled.council.code, &path);
            let request = match &token {
                Some(token) => request.bearer(token),
                None => request,
            };
            let answer = request.send().await;
            assert_eq!(answer.status, 400, "{} with {cursor}: {}", operation.path, answer.text());
            assert_eq!(answer.json()["type"], "/problems/bad-cursor", "{} with {cursor}", operation.path);
        }
    }
    assert!(lists > 5, "the lists of every service, and not {lists}");
}

#[tokio::test]
async fn a_path_that_is_rubbish_is_refused_clearly() {
    let deployment = deployment().await.expect("a deployment");
    let peopled = Peopled::new(deployment).await;
    let rubbish = [
        "x",
        "%00",
        "%ff",
        "..%2f..%2fetc",
        "00000000-0000-0000-0000-000000000000",
        "1",
        "%7b%7d",
        "' or 1=1--",
        &"9".repeat(300),
    ];
    for operation in all().into_iter().filter(|operation| operation.is_of_councils() && operation.has_parameter()) {
        for id in rubbish {
            let id = id.replace(' ', "%20");
            let request =
                operation.sound(deployment, &peopled.council.code, &id, "\"1\"").bearer(&peopled.council.administrator);
            let answer = request.send().await;
            assert!(
                is_clear(&answer),
                "{} {} with {id}: {} {}",
                operation.method,
                operation.path,
                answer.status,
                answer.text()
            );
        }
    }
    let long = format!("/api/v1/services?q={}", "x".repeat(9_000));
    for (path, status) in
        [("/api/v1/nothing", 404), ("/api/v1/cases/", 404), ("/API/v1/cases", 404), (long.as_str(), 414)]
    {
        let answer = Raw::to(deployment, &peopled.council.code, Method::GET, path).send().await;
        assert_eq!(answer.status, status, "{path:.40}");
    }
}

#[tokio::test]
async fn a_method_that_isnt_offered_is_told_which_are() {
    let deployment = deployment().await.expect("a deployment");
    let peopled = Peopled::new(deployment).await;
    for operation in all().into_iter().filter(Operation::is_of_councils) {
        let method = Method::from_bytes(b"PROPFIND").expect("a method");
        let answer = Raw::to(deployment, &peopled.council.code, method, &operation.at("x")).send().await;
        assert_eq!(answer.status, 405, "{}", operation.path);
        assert!(
            answer.header("allow").contains(operation.method.as_str()),
            "{}: {}",
            operation.path,
            answer.header("allow")
        );
    }
    let measured = Raw::ops(deployment, "/metrics").send().await.text();
    assert!(measured.contains("http_request_method=\"_OTHER\"") && !measured.contains("PROPFIND"), "made-up words");
}

#[test]
fn a_planted_fault_is_noticed() {
    let answer = |status, kind: &str, body: &str| {
        let mut headers = reqwest::header::HeaderMap::new();
        headers.insert("content-type", kind.parse().expect("a header"));
        Answer { status, headers, body: body.as_bytes().to_vec() }
    };
    let problem = "application/problem+json";
    assert!(!is_clear(&answer(500, problem, r#"{"type":"/problems/internal"}"#)));
    assert!(!is_clear(&answer(400, "text/plain", "Content type error")));
    assert!(!is_clear(&answer(200, "application/json", "{}")));
    assert!(is_clear(&answer(422, problem, r#"{"type":"/problems/validation-failed"}"#)));
}
