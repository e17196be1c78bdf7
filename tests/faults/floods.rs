//! A flood at one council is answered 429, and nobody else notices.

use contract::council::Tier;
use journeys::{Raw, TestCouncil, missed_bin};
use reqwest::Method;
use testkit::Deployment;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_at_one_council_is_turned_away_and_another_council_takes_reports() {
    let small = Deployment::private().setting("LIMITS__NETWORK", "4").setting("LIMITS__COUNCIL", "6");
    let private = small.setting("LIMITS__WINDOW", "3600").start().await.unwrap();
    let flooded = TestCouncil::add(&private, Tier::District).await.unwrap();
    let quiet = TestCouncil::add(&private, Tier::District).await.unwrap();
    let body = serde_json::to_value(missed_bin("Siân Ellis", None)).unwrap();
    let report = async |council: &TestCouncil, address: &str| {
        let request = Raw::to(&private, &council.code, Method::POST, "/api/v1/cases");
        request.header("x-forwarded-for", address).json(&body).send().await
    };
    let mut refused = 0;
    for number in 0..20 {
        let answer = report(&flooded, &format!("203.0.113.{}", number % 4)).await;
        if answer.status == 429 {
            refused += 1;
            assert_eq!(answer.json()["type"], "/problems/rate-limited");
            assert!(answer.header("ratelimit").contains("r=0") && !answer.header("retry-after").is_empty());
        }
    }
    assert!(refused >= 14, "{refused}");
    assert_eq!(report(&quiet, "203.0.113.1").await.status, 201);
    // Who signed in works on, and a page says it in words.
    let queue = Raw::to(&private, &flooded.code, Method::GET, "/api/v1/cases").bearer(&flooded.administrator);
    assert_eq!(queue.send().await.status, 200);
    let staff = Raw::to(&private, &flooded.code, Method::POST, "/api/v1/cases").bearer(&flooded.administrator);
    assert_eq!(staff.json(&body).send().await.status, 201);
    let page = Raw::to(&private, &flooded.code, Method::POST, "/services/missed-bin");
    let page = page.body("application/x-www-form-urlencoded", "a=b").send().await;
    assert_eq!((page.status, page.header("content-type").starts_with("text/html")), (429, true), "{}", page.text());
    private.stop().await.unwrap();
}
