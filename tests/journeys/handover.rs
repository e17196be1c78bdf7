//! A report is begun with staff and finished by its citizen, wherever they are.

use cases_api::CasesClient;
use cases_api::draft::{
    ContinueDraft, ContinuedDraft, Draft, DraftDoor, DraftKey, DraftReporter, DraftSaved, DraftToken, HandOver,
    SaveDraft,
};
use cases_api::follow::{FindCase, FollowedCase};
use contract::council::Tier;
use contract::{Channel, Problem, ProblemKind};
use journeys::{Raw, TestCouncil, missed_bin};
use reqwest::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;
use testkit::deployment;

/// What an agent has of a missed bin when the caller must ring off: where it is, and an email address.
async fn handed_over(council: &TestCouncil, email: &str) -> Draft {
    let whole = missed_bin("Siân Ellis", None);
    let place = whole.answers.iter().filter(|(name, _)| *name == "collection_address");
    let handed = HandOver {
        service: whole.service,
        language: whole.language,
        reporter: DraftReporter { email: Some(email.to_owned()), ..DraftReporter::default() },
        answers: place.map(|(name, answer)| (name.to_owned(), answer.clone())).collect(),
        channel: Channel::Phone,
        call: None,
        contact: None,
        by: None,
    };
    let cases = CasesClient::new(council.client());
    cases.hand_over(&council.administrator, "hand-over", &handed).await.unwrap()
}

/// What a device of nobody in particular asks a council's host.
async fn asked<T: DeserializeOwned>(council: &TestCouncil, path: &str, body: &impl Serialize) -> Result<T, Problem> {
    council.client().post(&format!("/api/v1/continuations{path}")).json(body).send().await
}

fn by_link(token: &str) -> ContinueDraft {
    ContinueDraft { token: Some(token.to_owned()), postcode: Some("bn11 1hs".to_owned()), ..ContinueDraft::default() }
}

/// The whole report, as the form of a device has it that began from this version.
fn whole(draft: &ContinuedDraft, device: &str, email: &str) -> SaveDraft {
    let report = missed_bin("Siân Ellis", None);
    let reporter =
        DraftReporter { name: Some(report.reporter.name), email: Some(email.to_owned()), ..DraftReporter::default() };
    let (key, version, form) = (draft.key.clone(), draft.version, device.to_owned());
    SaveDraft { key, version, form, reporter, answers: report.answers }
}

#[tokio::test]
async fn the_link_comes_by_email_and_any_device_goes_on_under_the_same_reference() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let sian = council.email("sian");
    let draft = handed_over(&council, &sian).await;
    let mail = deployment.mail().wait_for(&sian, &draft.reference.to_string()).await.unwrap();
    let link = mail.link("/continue/").unwrap();
    assert!(link.starts_with(&format!("http://{}/", deployment.host(&council.code))), "{link}");
    let (_, token) = link.split_once("/continue/").unwrap();
    let token = DraftToken { token: token.to_owned() };

    // The first device saves, a second one goes on from there and sends.
    let door: DraftDoor = asked(&council, "/door", &token).await.unwrap();
    assert!(door.asks_postcode, "nothing of it is shown before the postcode");
    let first: ContinuedDraft = asked(&council, "", &by_link(&token.token)).await.unwrap();
    let _: DraftSaved = asked(&council, "/saving", &whole(&first, "first", &sian)).await.unwrap();
    let second: ContinuedDraft = asked(&council, "", &by_link(&token.token)).await.unwrap();
    assert_eq!((second.reference, second.reporter.name.as_deref()), (draft.reference, Some("Siân Ellis")));
    let sent: cases_api::case::CaseOpened =
        asked(&council, "/sending", &whole(&second, "second", &sian)).await.unwrap();
    assert_eq!(sent.reference, draft.reference);

    // What the citizen was given first finds the case, and the first device is led to it.
    let find = FindCase {
        reference: Some(draft.reference.to_string()),
        postcode: Some("bn111hs".to_owned()),
        ..FindCase::default()
    };
    let found: FollowedCase = council.client().post("/api/v1/tracking").json(&find).send().await.unwrap();
    assert_eq!(found.reference, draft.reference);
    let again: ContinuedDraft = asked(&council, "/reading", &DraftKey { key: first.key }).await.unwrap();
    assert!(again.follow_token.is_some());
    assert!(again.answers.is_empty() && again.reporter == DraftReporter::default(), "the case alone has it now");
}

#[tokio::test]
async fn another_councils_host_knows_nothing_of_a_link() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let other = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let draft = handed_over(&council, &council.email("sian")).await;
    let link = draft.link.unwrap();
    let refused = asked::<DraftDoor>(&other, "/door", &DraftToken { token: link.token.clone() }).await;
    assert_eq!(refused.err().map(|problem| problem.kind), Some(ProblemKind::NotFound));
    let by_code = ContinueDraft {
        reference: Some(draft.reference.to_string()),
        code: Some(link.code),
        postcode: Some("BN11 1HS".to_owned()),
        ..ContinueDraft::default()
    };
    let refused = asked::<ContinuedDraft>(&other, "", &by_code).await;
    assert_eq!(refused.err().map(|problem| problem.kind), Some(ProblemKind::NotFound));
    // Its page is the same as that of a link that never was.
    let page = async |token: &str| {
        let page = Raw::to(deployment, &other.code, Method::GET, &format!("/continue/{token}")).send().await;
        (page.status, page.text().replace(token, "TOKEN"))
    };
    let (theirs, never) = (page(&link.token).await, page("never-was").await);
    assert_eq!((theirs.0, never.0), (404, 404));
    assert!(!theirs.1.contains(&draft.reference.to_string()) && !theirs.1.contains("High Street"));
    let sound: ContinuedDraft = asked(&council, "", &by_link(&link.token)).await.unwrap();
    assert_eq!(sound.reference, draft.reference);
}
