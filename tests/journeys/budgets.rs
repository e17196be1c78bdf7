//! How often a request goes to the database and back, counted on the wire.

use cases_api::case::CaseOpened;
use contract::council::Tier;
use journeys::{Raw, TestCouncil, missed_bin};
use reqwest::Method;
use testkit::proxy::Proxy;
use testkit::{Deployment, eventually, instance};

const CASES: &str = "moothall_cases";
const CONTACTS: &str = "moothall_contacts";

/// Round trips of one request on a warm process, as the service's own role: the least of several,
/// since background work may happen to fall into any one of them. A read's ROLLBACK follows after
/// the answer has gone and isn't waited for.
async fn cheapest(proxy: &Proxy, role: &str, mut request: impl FnMut(usize) -> Raw) -> usize {
    let mut least = usize::MAX;
    for at in 0..25 {
        let _earlier = proxy.take_trips();
        let answer = request(at).send().await;
        assert!(answer.status < 300, "{} {}", answer.status, answer.text());
        let trips = proxy.take_trips();
        let waited_for =
            trips.iter().filter(|trip| trip.user.as_deref() == Some(role) && !trip.sent.contains("ROLLBACK"));
        least = least.min(waited_for.count());
    }
    least
}

#[tokio::test]
async fn round_trips_keep_to_their_budgets() {
    let proxy = Proxy::to_url(&instance().unwrap().database_url).await.unwrap();
    let private = Deployment::private().database_via(&proxy).start().await.unwrap();
    let deployment: &Deployment = &private;
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let opened: CaseOpened = council.report("budget", None).await.unwrap();
    let contact = eventually("the case is linked", async || {
        let view = Raw::to(deployment, &council.code, Method::GET, &format!("/api/v1/cases/{}", opened.id))
            .bearer(&council.administrator)
            .send()
            .await;
        view.json()["contact"]["id"].as_str().map(str::to_owned)
    })
    .await
    .unwrap();
    let get = |path: String| Raw::to(deployment, &council.code, Method::GET, &path).bearer(&council.administrator);
    // Before the many openings, which contacts works off beside what is asked of it.
    let search = cheapest(&proxy, CONTACTS, |_| get("/api/v1/contacts/search?q=sian+elis".to_owned())).await;
    let told = cheapest(&proxy, CONTACTS, |_| get(format!("/api/v1/contacts/{contact}/timeline"))).await;
    let list = cheapest(&proxy, CASES, |_| get("/api/v1/cases".to_owned())).await;
    let one = cheapest(&proxy, CASES, |_| get(format!("/api/v1/cases/{}", opened.id))).await;
    let body = serde_json::to_value(missed_bin("Siân Ellis", None)).unwrap();
    let open = cheapest(&proxy, CASES, |at| {
        Raw::to(deployment, &council.code, Method::POST, "/api/v1/cases")
            .header("idempotency-key", &format!("b{at}"))
            .json(&body)
    })
    .await;
    let find = cheapest(&proxy, CASES, |_| get(format!("/api/v1/cases/find?q={}", opened.reference))).await;
    println!(
        "round trips: list {list}, one case {one}, opening {open}, finding a case {find}, searching people {search}, timeline {told}"
    );
    assert!(list <= 2 && one <= 3 && open <= 6, "list {list} of 2, one case {one} of 3, opening {open} of 6");
    assert!(find <= 2 && search <= 2, "finding a case {find} of 2, searching people {search} of 2");
    assert!(told <= 2, "a person's timeline {told} of 2");
    private.stop().await.unwrap();
}
