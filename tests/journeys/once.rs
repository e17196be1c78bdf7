//! Fifty equal requests at once: one case, one email, fifty equal answers.

use std::collections::HashSet;

use cases_api::case::CaseOpened;
use contract::council::Tier;
use journeys::{Raw, TestCouncil, missed_bin};
use reqwest::Method;
use testkit::{deployment, eventually};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_equal_requests_have_one_effect_and_one_answer() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let sian = council.email("sian");
    let body = serde_json::to_value(missed_bin("Siân Ellis", Some(&sian))).unwrap();
    let mut sending = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let request = Raw::to(deployment, &council.code, Method::POST, "/api/v1/cases")
            .header("idempotency-key", "double-click")
            .json(&body);
        sending.spawn(request.send());
    }
    let answers = sending.join_all().await;
    assert!(
        answers.iter().all(|answer| answer.status == 201),
        "{:?}",
        answers.iter().map(|answer| answer.status).collect::<Vec<_>>()
    );
    let bodies: HashSet<_> = answers.iter().map(|answer| answer.body.clone()).collect();
    assert_eq!(bodies.len(), 1);
    let opened: CaseOpened = serde_json::from_slice(&answers[0].body).unwrap();
    let cases =
        council.client().get("/api/v1/cases").bearer(&council.administrator).send::<serde_json::Value>().await.unwrap();
    assert_eq!(cases["items"].as_array().unwrap().len(), 1);
    deployment.mail().wait_for(&sian, &opened.reference.to_string()).await.unwrap();
    // A second email would have been made with the same event: a later one shows that none is on its way.
    let second = council.report("another", Some(&sian)).await.unwrap();
    eventually("the second case's email", async || {
        deployment.mail().wait_for(&sian, &second.reference.to_string()).await
    })
    .await
    .unwrap();
    assert_eq!(deployment.mail().to(&sian).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_key_that_comes_again_with_another_body_is_refused() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    council.report("key", None).await.unwrap();
    let other = serde_json::to_value(missed_bin("Someone Else", None)).unwrap();
    let answer = Raw::to(deployment, &council.code, Method::POST, "/api/v1/cases")
        .header("idempotency-key", "key")
        .json(&other)
        .send()
        .await;
    assert_eq!((answer.status, answer.json()["type"].as_str()), (422, Some("/problems/idempotency-mismatch")));
}

#[tokio::test]
async fn a_key_of_another_council_is_another_key() {
    let deployment = deployment().await.unwrap();
    let (one, other) = (
        TestCouncil::add(deployment, Tier::District).await.unwrap(),
        TestCouncil::add(deployment, Tier::District).await.unwrap(),
    );
    let (ours, theirs) = (one.report("same", None).await.unwrap(), other.report("same", None).await.unwrap());
    assert_ne!(ours.id, theirs.id);
    assert_ne!(ours.reference.prefix(), theirs.reference.prefix());
}

#[tokio::test]
async fn a_stored_answer_holds_no_secret_and_is_given_again_with_it() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let opened = council.report("kept", None).await.unwrap();
    let mut owner = testkit::connect(&deployment.database_url).await.unwrap();
    let scope = format!("select set_config('app.tenant_id', '{}', false)", council.id);
    sqlx::raw_sql(sqlx::AssertSqlSafe(scope.as_str())).execute(&mut owner).await.unwrap();
    let stored: Vec<String> =
        sqlx::query_scalar("select convert_from(body, 'UTF8') from cases.idempotency where body is not null")
            .fetch_all(&mut owner)
            .await
            .unwrap();
    assert_eq!(stored.len(), 1);
    assert!(stored[0].contains(&opened.reference.to_string()) && !stored[0].contains(&opened.follow_token));
    let again = council.report("kept", None).await.unwrap();
    assert_eq!((again.id, again.follow_token), (opened.id, opened.follow_token));
}
