//! What people of the desk type is theirs until it is sent, whatever ends or changes meanwhile.

use cases_api::CasesClient;
use cases_api::case::CaseOpened;
use cases_api::promise::{MakePromise, RenewPromise, When};
use contacts_api::ContactsClient;
use contacts_api::interaction::SaveDraft;
use contacts_api::search::SearchContacts;
use contract::InteractionId;
use contract::council::Tier;
use identity_api::Role;
use journeys::{Browser, PASSWORD, TestCouncil, form, pair};
use testkit::{deployment, eventually};

const NOTE: &str = "The gate was locked, says the crew.";

/// A council with an agent and one case.
async fn council() -> (TestCouncil, String, CaseOpened) {
    let council = TestCouncil::add(deployment().await.unwrap(), Tier::District).await.unwrap();
    let agent = council.hire("asha", Role::Agent).await.unwrap();
    let opened = council.report("a-bin", None).await.unwrap();
    (council, agent, opened)
}

/// The panel of a call that has just begun: its id and what its form says unseen.
async fn call(asha: &mut Browser) -> (InteractionId, Vec<(String, String)>) {
    let new = form(&asha.get("/desk").await, "/desk/calls").unwrap();
    let begun = asha.post("/desk/calls", &new).await;
    let path = begun.header("location").to_owned();
    let panel = asha.get(&path).await;
    let hidden = form(&panel, "c-panel").unwrap().into_iter().filter(|(name, _)| name.starts_with('_')).collect();
    (path.rsplit('/').next().unwrap().parse().unwrap(), hidden)
}

#[tokio::test]
async fn what_somebody_typed_is_shown_to_nobody_else() {
    let (council, _, case) = council().await;
    council.hire("ben", Role::Agent).await.unwrap();
    let mut shared = Browser::signed_in(&council, "asha").await.unwrap();
    let path = format!("/desk/cases/{}", case.id);
    let notes = format!("{path}/notes");
    let fields = [form(&shared.get(&path).await, &notes).unwrap(), vec![pair("note", NOTE)]].concat();
    shared.lose_session();
    let ended = shared.post(&notes, &fields).await;
    assert_eq!(ended.status, 403);
    let sign_in = |who: &str| {
        let kept = form(&ended, "email").unwrap();
        [kept, vec![pair("email", &council.email(who)), pair("password", PASSWORD)]].concat()
    };
    let other = shared.post("/desk/sign-in", &sign_in("ben")).await;
    assert_eq!((other.status, other.header("location")), (303, "/desk"), "{}", other.text());
    shared.lose_session();
    let own = shared.post("/desk/sign-in", &sign_in("asha")).await;
    assert!(own.status == 200 && own.text().contains(NOTE), "{}", own.text());
}

#[tokio::test]
async fn another_language_keeps_what_was_typed() {
    let (council, _, case) = council().await;
    let mut asha = Browser::signed_in(&council, "asha").await.unwrap();
    let path = format!("/desk/cases/{}", case.id);
    let notes = format!("{path}/notes");
    let fields = [form(&asha.get(&path).await, &notes).unwrap(), vec![pair("note", NOTE)]].concat();
    asha.lose_session();
    let ended = asha.post(&notes, &fields).await;
    assert!(ended.text().contains(r#"formaction="/desk/sign-in?lang=cy""#), "{}", ended.text());
    let again = [form(&ended, "email").unwrap(), vec![pair("_again", "yes")]].concat();
    let welsh = asha.post("/desk/sign-in?lang=cy", &again).await;
    assert_eq!((welsh.status, welsh.header("content-language")), (403, "cy"));
    let sign_in =
        [form(&welsh, "email").unwrap(), vec![pair("email", &council.email("asha")), pair("password", PASSWORD)]];
    let kept = asha.post("/desk/sign-in", &sign_in.concat()).await;
    assert!(kept.header("content-language") == "cy" && kept.text().contains(NOTE));
    let changed = "The gate is open, says the crew.";
    let again = [form(&kept, &notes).unwrap(), vec![pair("note", changed), pair("_again", "yes")]].concat();
    let english = asha.post("/desk/sign-in?lang=en", &again).await;
    assert_eq!((english.status, english.header("content-language")), (200, "en"));
    assert!(english.text().contains(changed), "{}", english.text());
    let send = [form(&english, &notes).unwrap(), vec![pair("note", changed)]].concat();
    assert_eq!(asha.post(&notes, &send).await.header("location"), format!("{path}?done=noted"));
}

#[tokio::test]
async fn files_that_cannot_be_kept_are_asked_for_again() {
    let (council, _, case) = council().await;
    let mut asha = Browser::signed_in(&council, "asha").await.unwrap();
    let path = format!("/desk/cases/{}", case.id);
    let sending = |token: &str| {
        let part =
            |name: &str, value: &str| format!("--b\r\ncontent-disposition: form-data; {name}\r\n\r\n{value}\r\n");
        let file = part("name=\"files\"; filename=\"letter.txt\"", &"Dear council.\n".repeat(100_000));
        format!("{}{file}--b--\r\n", part("name=\"_token\"", token)).into_bytes()
    };
    let kind = "multipart/form-data; boundary=b";
    let stale = asha.send(&format!("{path}/files"), kind, sending("of an old page")).await;
    assert_eq!((stale.status, stale.header("location")), (303, format!("{path}?done=not-taken-in").as_str()));
    let token = form(&asha.get(&path).await, &format!("{path}/files")).unwrap().remove(0).1;
    asha.lose_session();
    let ended = asha.send(&format!("{path}/files"), kind, sending(&token)).await;
    let back = ended.header("location").to_owned();
    assert!(ended.status == 303 && back.starts_with("/desk/sign-in?back="), "{back}");
    let sign_in = form(&asha.get(&back).await, "email").unwrap();
    let sign_in = [sign_in, vec![pair("email", &council.email("asha")), pair("password", PASSWORD)]].concat();
    let on = asha.post(&back, &sign_in).await.header("location").to_owned();
    assert_eq!(on, format!("{path}?done=not-taken-in"));
    assert!(asha.get(&on).await.text().contains("Choose them again"));
}

#[tokio::test]
async fn a_report_that_was_refused_is_at_an_address_that_there_is() {
    let (council, ..) = council().await;
    let mut asha = Browser::signed_in(&council, "asha").await.unwrap();
    let new = asha.get("/desk/drafts/new?service=missed-bin&channel=letter").await;
    let fields = [form(&new, "/desk/drafts").unwrap(), vec![pair("do", "send"), pair("your-name", "Siân")]].concat();
    let refused = asha.post("/desk/drafts", &fields).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    let href = "/desk/drafts/new?service=missed-bin&amp;channel=letter&amp;lang=cy";
    let plain = refused.text().replace("&#38;", "&amp;");
    assert!(plain.contains(href), "{plain}");
    assert_eq!(asha.get(&href.replace("&amp;", "&")).await.status, 200);
}

#[tokio::test]
async fn why_a_promise_is_closed_is_not_lost_because_a_colleague_moved_it() {
    let (council, agent, _) = council().await;
    let cases = CasesClient::new(council.client());
    let promise = MakePromise {
        what: "Call back about the bin".to_owned(),
        due: When::default(),
        contact: None,
        name: Some("Siân Ellis".to_owned()),
        phone: None,
        team: None,
        staff: None,
        case: None,
        call: None,
    };
    // Who promises must be known to cases, which hear of the agent by an event.
    let promised = async || cases.promise(&agent, "promise", &promise).await.ok();
    let made = eventually("cases know the agent", promised).await.unwrap();
    let mut asha = Browser::signed_in(&council, "asha").await.unwrap();
    let close = format!("/desk/promises/{}/close", made.id);
    let why = format!("why-{}", made.id);
    let fields = [form(&asha.get("/desk/promises").await, &close).unwrap(), vec![pair(&why, NOTE)]].concat();
    let later = RenewPromise { due: When { office_minutes: Some(600), ..When::default() } };
    let moved = cases.renew_promise(&agent, made.id, made.version, "later", &later).await.unwrap();
    let refused = asha.post(&close, &fields).await;
    assert!(refused.status == 412 && refused.text().contains(NOTE), "{}: {}", refused.status, refused.text());
    let fields = [form(&refused, &close).unwrap(), vec![pair(&why, NOTE)]].concat();
    assert!(fields.contains(&pair("version", &moved.version.to_string())));
    assert_eq!(asha.post(&close, &fields).await.header("location"), "/desk/promises?done=closed");
    // Who says it once more finds it settled, and has the words still.
    let settled = asha.post(&close, &[fields, vec![pair("_once", "")]].concat()).await;
    assert!(settled.status != 500, "{}", settled.text());
}

#[tokio::test]
async fn a_case_is_told_of_a_call_once_it_is_over_and_once_only() {
    let (council, agent, case) = council().await;
    let mut asha = Browser::signed_in(&council, "asha").await.unwrap();
    let (id, hidden) = call(&mut asha).await;
    let about = format!("case:{}", case.id);
    let with = |note: &str| {
        let said = [pair("call-about", &about), pair("call-outcome", "chased"), pair("call-note", note)];
        [hidden.clone(), said.to_vec()].concat()
    };
    let path = format!("/desk/calls/{id}/end");
    assert_eq!(asha.post(&path, &with(&"x".repeat(6000))).await.status, 422);
    let story = async || {
        let case = CasesClient::new(council.client()).read(&agent, case.id).await.unwrap().body;
        serde_json::to_string(&case).unwrap().matches("The citizen called").count()
    };
    assert_eq!(story().await, 0, "the note may still be changed");
    for _ in 0..2 {
        assert_eq!(asha.post(&path, &with(NOTE)).await.header("location"), "/desk/calls?done=call-ended");
    }
    assert_eq!(story().await, 1);
}

#[tokio::test]
async fn the_note_of_a_call_outlives_the_answer_that_ended_it() {
    let (council, agent, _) = council().await;
    let mut asha = Browser::signed_in(&council, "asha").await.unwrap();
    let article = asha.get("/desk/articles").await.text();
    let article = article.split("/desk/articles/").filter_map(|rest| rest.get(..36)).find(|id| id.contains("-7"));
    let article = article.expect("an answer of the starter catalogue");
    let (id, _) = call(&mut asha).await;
    let contacts = ContactsClient::new(council.client());
    let text = "call-note=She+will+put+it+out+on+Monday.&call-q=bin".to_owned();
    contacts.save_draft(&agent, id, &SaveDraft { text, version: 0 }).await.unwrap();
    let page = asha.get(&format!("/desk/articles/{article}?call={id}")).await;
    let answered = format!("/desk/articles/{article}/answered");
    let sent = asha.post(&answered, &form(&page, &answered).unwrap()).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let ended = contacts.interaction(&agent, id).await.unwrap();
    assert_eq!(ended.summary.note.as_deref(), Some("She will put it out on Monday."));
}

#[tokio::test]
async fn a_letter_that_cannot_be_filed_yet_makes_nobody_known() {
    let (council, agent, _) = council().await;
    let cases = CasesClient::new(council.client());
    let letter = cases_api::file::AddFile { name: "letter.txt".to_owned(), ..Default::default() };
    let kept = cases.add_file(&agent, &letter, "Dear council.\n".into()).await.unwrap();
    let mut asha = Browser::signed_in(&council, "asha").await.unwrap();
    let path = format!("/desk/post/{}", kept.id);
    let hidden = form(&asha.get("/desk/post").await, &path).unwrap();
    let with = |name: &str, day: &str| {
        let said = [("person", name), ("contact", "new"), ("letter", "complaint"), ("received_on-day", day)];
        let said = [&said[..], &[("received_on-month", "1"), ("received_on-year", "2026")]].concat();
        [hidden.clone(), said.iter().map(|(name, value)| pair(name, value)).collect()].concat()
    };
    let known = async |name: &str| {
        let asked = SearchContacts { q: name.to_owned(), call: None };
        ContactsClient::new(council.client()).search(&agent, &asked).await.unwrap().items.len()
    };
    assert_eq!(asha.post(&path, &with("Gwendolin Purfleet", "32")).await.status, 422);
    let filed = asha.post(&path, &with("Gwendolyn Purfleet", "19")).await;
    assert_eq!(filed.header("location"), "/desk/post?done=filed", "{}", filed.text());
    assert_eq!(known("Purfleet").await, 1, "once, by the name that was meant");
}
