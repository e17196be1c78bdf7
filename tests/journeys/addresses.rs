//! Addresses that people type, keep or go back to: whatever they hold, a page comes.

use contract::council::Tier;
use journeys::{Raw, TestCouncil};
use reqwest::Method;
use testkit::deployment;

#[tokio::test]
async fn an_address_that_only_takes_forms_answers_with_a_page() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let case = uuid::Uuid::new_v4();
    for path in ["/desk/sign-out", "/desk/staff/invitations", &format!("/desk/cases/{case}/notes")] {
        let answer = Raw::to(deployment, &council.code, Method::GET, path).send().await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.header("content-type").starts_with("text/html"), "{path}");
        let other = Raw::to(deployment, &council.code, Method::DELETE, path).send().await;
        assert_eq!((other.status, other.header("allow")), (405, "POST"), "{path}");
    }
}

#[tokio::test]
async fn a_query_that_no_page_understands_is_left_away() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let path = "/desk/sign-in?back=/desk&back=/desk/staff";
    let answer = Raw::to(deployment, &council.code, Method::GET, path).send().await;
    assert_eq!((answer.status, answer.header("location")), (303, "/desk/sign-in"), "{}", answer.text());
    let answer = Raw::to(deployment, &council.code, Method::GET, answer.header("location")).send().await;
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn whoever_sends_something_is_told_how_much_more_they_may() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let body = serde_json::to_value(journeys::missed_bin("Ann Other", None)).unwrap();
    let request = Raw::to(deployment, &council.code, Method::POST, "/api/v1/cases");
    let first = request.header("x-forwarded-for", "203.0.113.4").json(&body).send().await;
    assert_eq!((first.status, first.header("ratelimit").starts_with("\"network\";r=599;")), (201, true));
    assert_eq!(first.header("ratelimit-policy"), "\"network\";q=600;w=60, \"council\";q=3000;w=60");
    assert!(first.header("retry-after").is_empty());
}
