//! Every operation whose permission isn't public refuses who shows no token, or a wrong one.

use contract::Audience;
use journeys::Raw;
use reqwest::Method;
use runtime::Exposure;
use testkit::deployment;
use uuid::Uuid;

use crate::operations::all;
use crate::peopled::Peopled;

#[tokio::test]
async fn without_a_token_nothing_opens_that_isnt_public() {
    let deployment = deployment().await.expect("a deployment");
    let council = Peopled::new(deployment).await.council;
    let mut refused = 0;
    for operation in all().into_iter().filter(|operation| operation.audience != Audience::Public) {
        let random = Uuid::new_v4().to_string();
        for token in ["", "x", "eyJhbGciOiJub25lIn0.e30.", &"a".repeat(9000)] {
            let request = operation.sound(deployment, &council.code, &random, "\"1\"");
            let request = if token.is_empty() { request } else { request.bearer(token) };
            let answer = request.send().await;
            assert_eq!(
                answer.status,
                401,
                "{} {} with {:.10?}: {}",
                operation.method,
                operation.path,
                token,
                answer.text()
            );
            refused += 1;
        }
    }
    assert!(refused > 50, "{refused}");
}

#[tokio::test]
async fn what_services_ask_each_other_isnt_there_from_outside() {
    let deployment = deployment().await.expect("a deployment");
    let council = Peopled::new(deployment).await.council;
    for operation in all().into_iter().filter(|operation| Exposure::of(operation.path) == Exposure::Internal) {
        for slug in [council.code.as_str(), "ops"] {
            let answer = Raw::to(deployment, slug, operation.method.clone(), operation.path).send().await;
            assert_eq!(answer.status, 404, "{slug} {}", operation.path);
        }
    }
}

#[tokio::test]
async fn health_and_metrics_are_never_on_a_councils_host() {
    let deployment = deployment().await.expect("a deployment");
    let council = Peopled::new(deployment).await.council;
    for path in ["/healthz", "/readyz", "/metrics"] {
        let outside = Raw::to(deployment, &council.code, Method::GET, path).send().await;
        assert_eq!(outside.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_token_of_one_council_is_worth_nothing_at_another() {
    let deployment = deployment().await.expect("a deployment");
    let (ours, theirs) = (Peopled::new(deployment).await.council, Peopled::new(deployment).await.council);
    for operation in all().into_iter().filter(|operation| operation.is_of_councils()) {
        let request = operation.sound(deployment, &theirs.code, "missed-bin", "\"1\"").bearer(&ours.administrator);
        let answer = request.send().await;
        assert_eq!(answer.status, 401, "{} {}: {}", operation.method, operation.path, answer.text());
    }
}

#[tokio::test]
async fn a_token_with_one_character_altered_is_refused() {
    let deployment = deployment().await.expect("a deployment");
    let council = Peopled::new(deployment).await.council;
    let genuine = &council.administrator;
    let read = |token: String| Raw::to(deployment, &council.code, Method::GET, "/api/v1/cases").bearer(&token).send();
    assert_eq!(read(genuine.clone()).await.status, 200);
    for at in (0..genuine.len()).step_by(17).filter(|at| genuine.as_bytes()[*at] != b'.') {
        let mut altered = genuine.clone().into_bytes();
        altered[at] = if altered[at] == b'A' { b'B' } else { b'A' };
        let answer = read(String::from_utf8(altered).expect("ASCII")).await;
        // The last character of a part may hold bits that mean nothing; the token is then the same.
        let end_of_part = genuine.as_bytes().get(at + 1).is_none_or(|next| *next == b'.');
        assert!(answer.status == 401 || end_of_part, "altered at {at}: {}", answer.status);
    }
}
