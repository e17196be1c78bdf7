//! Sessions: what ends, ends everywhere within two seconds.

use std::time::Duration;

use contract::council::Tier;
use identity_api::{Role, Session, SignIn};
use journeys::{PASSWORD, Raw, TestCouncil};
use reqwest::Method;
use testkit::{deployment, within};

#[tokio::test]
async fn a_token_of_a_session_that_ended_is_refused_within_two_seconds() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let token = council.hire("priya", Role::Caseworker).await.unwrap();
    let read =
        async || Raw::to(deployment, &council.code, Method::GET, "/api/v1/cases").bearer(&token).send().await.status;
    assert_eq!(read().await, 200);
    let ended = Raw::to(deployment, &council.code, Method::DELETE, "/api/v1/identity/sessions/current")
        .bearer(&token)
        .send()
        .await;
    assert_eq!(ended.status, 204);
    within(Duration::from_secs(2), "the token is refused", async || read().await == 401).await.unwrap();
}

#[tokio::test]
async fn the_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let other = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let try_in = async |email: String, password: &str| {
        let body = serde_json::to_value(SignIn { email, password: password.to_owned() }).unwrap();
        Raw::to(deployment, &council.code, Method::POST, "/api/v1/identity/sessions").json(&body).send().await
    };
    let known = try_in(council.email("administrator"), "not the password").await;
    let unknown = try_in(council.email("nobody"), "not the password").await;
    let elsewhere = try_in(other.email("administrator"), PASSWORD).await;
    assert_eq!((known.status, unknown.status, elsewhere.status), (401, 401, 401));
    assert!(known.body == unknown.body && unknown.body == elsewhere.body);
    let right = try_in(council.email("administrator"), PASSWORD).await;
    assert_eq!(right.status, 201, "{}", right.text());
    let _: Session = serde_json::from_slice(&right.body).unwrap();
}

#[tokio::test]
async fn every_key_in_redis_names_its_council_or_is_the_platforms() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let body =
        serde_json::to_value(SignIn { email: council.email("administrator"), password: "wrong".to_owned() }).unwrap();
    Raw::to(deployment, &council.code, Method::POST, "/api/v1/identity/sessions").json(&body).send().await;
    let mut redis =
        redis::Client::open(deployment.redis_url.as_str()).unwrap().get_multiplexed_async_connection().await.unwrap();
    let keys: Vec<String> = redis::cmd("KEYS").arg("*").query_async(&mut redis).await.unwrap();
    assert!(keys.iter().any(|key| key.starts_with(&format!("t:{}:", council.id))), "{keys:?}");
    for key in keys {
        let of_a_council = key
            .strip_prefix("t:")
            .and_then(|rest| rest.split(':').next())
            .is_some_and(|id| id.parse::<uuid::Uuid>().is_ok());
        assert!(of_a_council || key.starts_with("platform:sign-in:"), "{key}");
    }
}
