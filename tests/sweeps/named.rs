//! Things that are named beside the path, in queries and bodies: another council's is answered like one
//! that never was, and who sees a part of the cases is told nothing of the rest by any operation.

use contract::Audience;
use identity_api::{Role, Sees};
use journeys::Raw;
use reqwest::Method;
use serde_json::{Value, json};
use testkit::{Deployment, deployment};
use uuid::Uuid;

use crate::isolation::difference;
use crate::operations::{Operation, all};
use crate::peopled::Peopled;

/// The operation's path with this in its query; the other things that it must have are sound.
fn with_query(operation: &Operation, at: &str, name: &str, value: &str) -> String {
    let must = match operation.path {
        "/api/v1/files" if operation.method == Method::POST => "&name=letter.txt",
        "/api/v1/imports" | "/api/v1/address-files" if operation.method == Method::POST => "&name=old.csv",
        "/api/v1/properties" if name != "postcode" => "&postcode=BN11+1HS",
        _ => "",
    };
    format!("{at}?{name}={value}{must}")
}

/// What a council has by the name of a query's parameter, if that names a thing.
fn thing<'a>(peopled: &'a Peopled, name: &str) -> Option<&'a str> {
    Some(match name {
        "case" | "about" => &peopled.case,
        "contact" => &peopled.contact,
        "with" => &peopled.spare,
        "call" => &peopled.call,
        "team" => &peopled.team,
        "service" => &peopled.service,
        _ => return None,
    })
}

/// Bodies that name a thing, with a place for it.
fn bodies(thing: &Value) -> Vec<(Method, &'static str, Value)> {
    let promise = |more: Value| {
        let mut body = json!({"what": "Call back.", "name": "Ann Other"});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let choose = |deed: Value| json!({"deed": deed, "cases": [{"id": thing, "version": 1}]});
    vec![
        (Method::POST, "/api/v1/promises", promise(json!({"case": thing}))),
        (Method::POST, "/api/v1/promises", promise(json!({"staff": thing}))),
        (Method::POST, "/api/v1/promises", promise(json!({"team": thing}))),
        (Method::POST, "/api/v1/transfers", json!({"note": "Asks for you.", "team": thing, "name": "Ann"})),
        (Method::POST, "/api/v1/transfers", json!({"note": "Asks for you.", "staff": thing, "name": "Ann"})),
        (Method::POST, "/api/v1/transfers", json!({"note": "Asks for you.", "staff": thing, "case": thing})),
        (Method::POST, "/api/v1/bulk-acts", choose(json!({"kind": "release"}))),
        (Method::POST, "/api/v1/bulk-acts", json!({"deed": {"kind": "assign", "to": thing}, "matching": {}})),
        (Method::POST, "/api/v1/bulk-acts", json!({"deed": {"kind": "queue", "team": thing}, "matching": {}})),
        (Method::POST, "/api/v1/duplicates/different", json!({"one": thing, "other": Uuid::nil()})),
        (Method::POST, "/api/v1/interactions", json!({"channel": "phone", "contact_id": thing})),
        (Method::PUT, "/api/v1/interactions/{call}/contact", json!({"contact_id": thing})),
        (Method::PUT, "/api/v1/cases/{case}/assignee", json!({"to": thing})),
        (Method::PUT, "/api/v1/cases/{case}/team", json!({"to": thing})),
        (Method::POST, "/api/v1/cases/{case}/replies/preview", json!({"reply": thing})),
    ]
}

#[tokio::test]
async fn anothers_thing_in_a_query_is_answered_like_one_that_never_was() {
    let deployment = deployment().await.expect("a deployment");
    let (ours, theirs) = (Peopled::new(deployment).await, Peopled::new(deployment).await);
    let mut asked = 0;
    for operation in all().into_iter().filter(|one| one.audience == Audience::Staff && one.method == Method::GET) {
        for name in operation.query.iter().map(|parameter| parameter.name.as_str()) {
            let Some(foreign) = thing(&theirs, name) else { continue };
            let at = operation.at(if operation.has_parameter() { ours.id_for(&operation) } else { "" });
            let ask = async |id: &str| {
                let path = with_query(&operation, &at, name, id);
                operation.asking(deployment, &ours.council.code, &path).bearer(&ours.council.administrator).send().await
            };
            let (foreign, never) = (ask(foreign).await, ask(&Uuid::new_v4().to_string()).await);
            assert!(foreign.status < 500, "{} {name}: {}", operation.path, foreign.text());
            assert_eq!(difference(&foreign, &never), None, "{} {name}", operation.path);
            asked += 1;
        }
    }
    assert!(asked >= 8, "the sweep must see queries that name things, and saw {asked}");
}

#[tokio::test]
async fn anothers_thing_in_a_body_is_answered_like_one_that_never_was() {
    let deployment = deployment().await.expect("a deployment");
    let (ours, theirs) = (Peopled::new(deployment).await, Peopled::new(deployment).await);
    let before = theirs.seen(deployment).await;
    let things = [&theirs.case, &theirs.contact, &theirs.team, &theirs.reply, &theirs.staff];
    let call = Raw::to(deployment, &ours.council.code, Method::GET, &format!("/api/v1/interactions/{}", ours.call));
    let call = call.bearer(&ours.council.administrator).send().await.header("etag").to_owned();
    let version = ours.version(deployment).await;
    for thing in things {
        for ((method, path, foreign), (_, _, never)) in
            bodies(&json!(thing)).into_iter().zip(bodies(&json!(Uuid::new_v4())))
        {
            let path = path.replace("{case}", &ours.case).replace("{call}", &ours.call);
            let ask = async |body: &Value| {
                let request = Raw::to(deployment, &ours.council.code, method.clone(), &path).json(body);
                let version = if path.contains("/interactions/") { &call } else { &version };
                request.header("if-match", version).bearer(&ours.council.administrator).send().await
            };
            let (foreign, never) = (ask(&foreign).await, ask(&never).await);
            assert!((400..500).contains(&foreign.status), "{method} {path}: {}", foreign.text());
            assert_eq!(difference(&foreign, &never), None, "{method} {path}");
        }
    }
    for (before, after) in before.iter().zip(theirs.seen(deployment).await) {
        assert_eq!(before.json(), after.json(), "refused, and done all the same");
    }
}

/// Everything that an operation is asked for: plainly, and by each thing and word that its query takes.
fn questions(peopled: &Peopled, operation: &Operation, reference: &str) -> Vec<String> {
    let at = operation.at(if operation.has_parameter() { peopled.id_for(operation) } else { "" });
    let by = operation.query.iter().filter_map(|parameter| {
        let name = parameter.name.as_str();
        let value = match name {
            "q" => reference,
            "postcode" => "BN11+1HS",
            name => thing(peopled, name)?,
        };
        Some(with_query(operation, &at, name, value))
    });
    let by: Vec<_> = by.collect();
    [at].into_iter().chain(by).collect()
}

#[tokio::test]
async fn who_sees_a_part_of_the_cases_is_told_of_no_other_by_any_operation() {
    let deployment: &Deployment = deployment().await.expect("a deployment");
    let peopled = Peopled::new(deployment).await;
    let council = &peopled.council;
    let read = Raw::to(deployment, &council.code, Method::GET, &format!("/api/v1/cases/{}", peopled.case));
    let case = read.bearer(&council.administrator).send().await.json();
    let reference = case["reference"].as_str().expect("a reference").to_owned();
    let teams = council.teams().await.expect("teams");
    let others = teams.into_iter().filter(|team| case["team"]["id"] != team.to_string()).take(1).collect();
    let token = council.hire_to_see("part", Role::Administrator, others, Sees::Teams).await.expect("someone");
    for operation in all().into_iter().filter(|one| one.audience == Audience::Staff) {
        let of_case = operation.path.starts_with("/api/v1/cases/{") || operation.path.starts_with("/api/v1/drafts/{");
        if operation.method == Method::GET {
            for path in questions(&peopled, &operation, &reference) {
                let answer = operation.asking(deployment, &council.code, &path).bearer(&token).send().await;
                assert!(answer.status < 500, "{path}: {}", answer.text());
                assert!(!answer.text().contains(&reference), "{path} tells of it: {}", answer.text());
                // The log of looks names what was looked at by its id, and nothing of it.
                let named = answer.text().contains(&peopled.case) && !operation.path.ends_with("access-log");
                assert!(!named, "{path} names it: {}", answer.text());
            }
        }
        if of_case {
            let id = peopled.id_for(&operation);
            let answer = operation.sound(deployment, &council.code, id, "\"1\"").bearer(&token).send().await;
            assert_eq!(answer.status, 404, "{} {}: {}", operation.method, operation.path, answer.text());
        }
    }
}
