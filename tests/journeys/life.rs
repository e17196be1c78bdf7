//! A council's life with the operators: added, suspended, resumed; one above or below another.

use std::time::Duration;

use cases_api::catalogue::{FoundService, Provider};
use contract::council::{CouncilState, Tier};
use contract::{Page, ProblemKind};
use journeys::{Raw, TestCouncil, operator_token};
use reqwest::Method;
use tenancy_api::{ChangeCouncil, TenancyClient};
use testkit::{deployment, within};

#[tokio::test]
async fn a_suspended_council_is_closed_within_two_seconds_and_opens_again() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::Parish).await.unwrap();
    let tenancy = TenancyClient::new(deployment.client("ops"), operator_token(deployment).await.unwrap());
    for (state, status) in [(CouncilState::Suspended, 503), (CouncilState::Active, 200)] {
        let version = tenancy.read(&council.code).await.unwrap().version;
        tenancy
            .change(&council.code, version, &ChangeCouncil { state: Some(state), ..ChangeCouncil::default() })
            .await
            .unwrap();
        within(Duration::from_secs(2), "the state is known everywhere", async || {
            Raw::to(deployment, &council.code, Method::GET, "/api/v1/services").send().await.status == status
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn a_council_begins_with_the_services_of_its_tier_and_knows_who_does_the_rest() {
    let deployment = deployment().await.unwrap();
    let county = TestCouncil::add(deployment, Tier::County).await.unwrap();
    let district = TestCouncil::add_below(deployment, Tier::District, Some(&county.code)).await.unwrap();
    let find = async |council: &TestCouncil, words: &str| -> FoundService {
        let found: Page<FoundService> =
            council.client().get("/api/v1/services").query(&[("q", words)]).send().await.unwrap();
        found.items.into_iter().next().expect("something is found")
    };
    let bin = find(&district, "bin not emptied").await;
    assert_eq!((bin.service.lgsl, bin.service.provider), (524, Provider::Own));
    let pothole = find(&district, "pothole").await;
    assert_eq!(pothole.service.lgsl, 557);
    let Provider::Other { .. } = pothole.service.provider.clone() else { panic!("a district has no roads") };
    let told = serde_json::to_string(&pothole.service.provider).unwrap();
    let there = format!("http://{}/services/{}", deployment.host(&county.code), pothole.service.slug);
    assert!(told.contains(&there), "{told} leads to {there}");
    assert_eq!(find(&county, "pothole").await.service.provider, Provider::Own);
}

#[tokio::test]
async fn what_is_taken_cant_be_taken_again() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::Parish).await.unwrap();
    let body = serde_json::json!({"code": council.code, "name": {"en": "Again"}, "tier": "parish", "administrator": {"name": "A", "email": "a@b.example"}});
    let token = operator_token(deployment).await.unwrap();
    let answer = Raw::to(deployment, "ops", Method::POST, "/admin/v1/councils").bearer(&token).json(&body).send().await;
    assert_eq!(answer.json()["type"], format!("/problems/{}", ProblemKind::Conflict.slug()));
}

#[tokio::test]
async fn a_council_that_was_added_is_live_at_once() {
    let deployment = deployment().await.unwrap();
    let code = format!("t{}", &uuid::Uuid::new_v4().simple().to_string()[..12]);
    let body = serde_json::json!({"code": code, "name": {"en": "New"}, "tier": "parish", "administrator": {"name": "A", "email": "a@b.example"}});
    let token = operator_token(deployment).await.unwrap();
    let added = Raw::to(deployment, "ops", Method::POST, "/admin/v1/councils").bearer(&token).json(&body).send().await;
    assert_eq!(added.status, 201, "{}", added.text());
    let home = Raw::to(deployment, &code, Method::GET, "/").send().await;
    assert_eq!(home.status, 200, "its own host is served with the very next request");
}
