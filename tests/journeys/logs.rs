//! What a person typed stands in no log.

use cases_api::case::OpenCase;
use contract::council::Tier;
use journeys::{Raw, TestCouncil, missed_bin};
use reqwest::Method;
use testkit::{deployment, eventually};

/// Words that nobody else types.
const CANARIES: [&str; 5] = ["Canarina", "canary-box", "Kanarienweg", "07700900982", "+447700900982"];

#[tokio::test]
async fn no_canary_is_in_the_logs() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let email = council.email("canary-box");
    let mut case: OpenCase = missed_bin("Canarina Müller", Some(&email));
    case.reporter.phone = Some("07700900982".into());
    case.answers = serde_json::from_value({
        let mut answers = serde_json::to_value(&case.answers).unwrap();
        answers["collection_address"]["line1"] = "7 Kanarienweg".into();
        answers
    })
    .unwrap();
    let opened: cases_api::case::CaseOpened = council.client().post("/api/v1/cases").json(&case).send().await.unwrap();
    deployment.mail().wait_for(&email, "").await.unwrap();
    let secrets = [opened.follow_token.clone(), council.administrator.clone()];
    Raw::to(deployment, &council.code, Method::GET, &format!("/follow/{}", opened.follow_token)).send().await;
    let marker = format!("\"council\":\"{}\"", council.code);
    let log = eventually("the requests are logged", async || {
        let log = logs(&deployment.folder);
        (log.matches(&marker).count() >= 4).then_some(log)
    })
    .await
    .unwrap();
    for line in log.lines().filter(|line| !line.trim().is_empty() && line.starts_with('{')) {
        serde_json::from_str::<serde_json::Value>(line).expect("each line is JSON");
    }
    for canary in CANARIES.iter().map(|word| (*word).to_owned()).chain(secrets) {
        assert!(!log.contains(&canary), "{canary} stands in a log");
    }
    assert!(log.contains("\"request\":"), "each line names its request");
}

/// Every log of the deployment, as one text.
fn logs(folder: &std::path::Path) -> String {
    let mut text = String::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "log") {
                text += &String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default());
            }
        }
    }
    text
}
