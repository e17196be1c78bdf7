//! A process starts while those that tell it whom to believe are away.

use contract::council::Tier;
use journeys::{Raw, TestCouncil, missed_bin};
use reqwest::Method;
use serde_json::json;
use testkit::Deployment;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_is_taken_by_a_process_that_starts_while_its_sources_are_away() {
    let groups: [&[&str]; 2] = [&["portal", "cases"], &["tenancy", "identity", "contacts", "notifications"]];
    let mut private = Deployment::private().split(&groups).start().await.unwrap();
    let council = TestCouncil::add(&private, Tier::District).await.unwrap();
    let before = council.report("before", None).await.unwrap();
    private.kill9().await.unwrap();
    // Ready from the copy on disk alone.
    private.process("cases").unwrap().start().await.unwrap();

    let after = council.report("after", None).await.unwrap();
    assert_ne!(after.id, before.id);
    let page = Raw::to(&private, &council.code, Method::GET, "/services/missed-bin").send().await;
    assert_eq!(page.status, 200);
    let note = Raw::to(&private, &council.code, Method::POST, &format!("/api/v1/cases/{}/notes", before.id));
    let note = note.bearer(&council.administrator).json(&json!({"text": "Seen."})).send().await;
    assert_eq!((note.status, note.header("retry-after")), (503, "10"), "{}", note.text());
    let reported = Raw::to(&private, &council.code, Method::POST, "/api/v1/cases");
    let report = serde_json::to_value(missed_bin("Siân Ellis", None)).unwrap();
    assert_eq!(reported.bearer(&council.administrator).json(&report).send().await.status, 503);
    let read = Raw::to(&private, &council.code, Method::GET, &format!("/api/v1/cases/{}", before.id));
    assert_eq!(read.bearer(&council.administrator).send().await.status, 200);

    private.start_all().await.unwrap();
    testkit::eventually("word of revocations", async || {
        let note = Raw::to(&private, &council.code, Method::POST, &format!("/api/v1/cases/{}/notes", before.id));
        note.bearer(&council.administrator).json(&json!({"text": "Seen."})).send().await.status == 201
    })
    .await
    .unwrap();
    private.stop().await.unwrap();
}
