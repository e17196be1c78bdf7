//! The desk as its people use it: through its pages, with a browser that has no script.

use contract::council::Tier;
use identity_api::Role;
use journeys::{Browser, TestCouncil, form, pair};
use sqlx::PgConnection;
use testkit::{connect, deployment, eventually};

/// The database as this council's own.
async fn owner(council: &TestCouncil) -> PgConnection {
    let mut owner = connect(&council.deployment.database_url).await.unwrap();
    let scoped = "select set_config('app.tenant_id', $1, false)";
    sqlx::query(scoped).bind(council.id.to_string()).execute(&mut owner).await.unwrap();
    owner
}

/// A number that the database tells of the council.
async fn told(council: &TestCouncil, question: &'static str) -> i64 {
    sqlx::query_scalar(question).bind(council.id.uuid()).fetch_one(&mut owner(council).await).await.unwrap()
}

#[tokio::test]
async fn a_page_that_is_left_open_is_nobodys_presence() {
    let council = TestCouncil::add(deployment().await.unwrap(), Tier::District).await.unwrap();
    council.hire("asha", Role::Agent).await.unwrap();
    let mut asha = Browser::signed_in(&council, "asha").await.unwrap();
    let left = "update identity.session set last_seen_at = now() - interval '20 minutes' where tenant_id = $1";
    sqlx::query(left).bind(council.id.uuid()).execute(&mut owner(&council).await).await.unwrap();
    let unused = async || {
        let question = "select min(extract(epoch from now() - last_seen_at))::bigint from identity.session
                        where tenant_id = $1";
        told(&council, question).await
    };
    let seen = async || told(&council, "select count(*) from cases.presence where tenant_id = $1").await;

    let opened = council.report("a-bin", None).await.unwrap();
    for path in ["/desk/ringing", "/desk/changes?team=all"] {
        assert_eq!(asha.ask(path, &[("sec-fetch-mode", "cors")]).await.status, 200, "{path}");
    }
    let page = asha.ask(&format!("/desk/cases/{}", opened.id), &[("sec-fetch-mode", "cors")]).await;
    let presence = form(&page, "/desk/presence").unwrap_or_default();
    assert!(presence.is_empty(), "nobody was asked whether she is in");
    let fields = [form(&page, "/desk/sign-out").unwrap(), vec![pair("version", "1")]].concat();
    assert_eq!(asha.post(&format!("/desk/cases/{}/presence", opened.id), &fields).await.status, 200);
    assert!(unused().await >= 19 * 60, "the session would still have ended");
    assert_eq!(seen().await, 0, "she isn't in");

    let page = asha.get("/desk").await;
    assert!(form(&page, "/desk/presence").is_ok(), "what waits for her is on a page that she opens");
    assert!(unused().await < 60);
    assert_eq!(seen().await, 1);
}

#[tokio::test]
async fn a_call_is_begun_once_however_often_its_button_is_pressed() {
    let council = TestCouncil::add(deployment().await.unwrap(), Tier::District).await.unwrap();
    council.hire("asha", Role::Agent).await.unwrap();
    let mut asha = Browser::signed_in(&council, "asha").await.unwrap();
    let fields = form(&asha.get("/desk").await, "/desk/calls").unwrap();
    let (once, again) = (asha.post("/desk/calls", &fields).await, asha.post("/desk/calls", &fields).await);
    assert_eq!((once.status, again.status), (303, 303));
    assert_eq!(once.header("location"), again.header("location"));
    let later = form(&asha.get("/desk").await, "/desk/calls").unwrap();
    let next = asha.post("/desk/calls", &later).await;
    assert_ne!(next.header("location"), once.header("location"), "the next page begins the next call");
}

#[tokio::test]
async fn a_page_of_another_site_begins_no_call() {
    let council = TestCouncil::add(deployment().await.unwrap(), Tier::District).await.unwrap();
    council.hire("asha", Role::Agent).await.unwrap();
    let mut asha = Browser::signed_in(&council, "asha").await.unwrap();
    for (site, begins) in [("none", true), ("same-origin", true), ("cross-site", false)] {
        let page = asha.ask("/desk/pop?number=01632960123", &[("sec-fetch-site", site)]).await;
        assert_eq!((page.status, page.text().contains("data-at-once")), (200, begins), "{site}");
    }
}

#[tokio::test]
async fn everyone_is_offered_what_they_may_use() {
    let council = TestCouncil::add(deployment().await.unwrap(), Tier::District).await.unwrap();
    let letter = cases_api::file::AddFile { name: "letter.txt".to_owned(), ..Default::default() };
    let roles = [(Role::Agent, true, true), (Role::ReadOnly, true, true), (Role::Councillor, false, false)];
    for (role, post, messages) in roles {
        let token = council.hire(role.name(), role).await.unwrap();
        if role == Role::Agent {
            let cases = cases_api::CasesClient::new(council.client());
            cases.add_file(&token, &letter, "Dear council.\n".into()).await.unwrap();
        }
        let mut browser = Browser::signed_in(&council, role.name()).await.unwrap();
        let desk = browser.get("/desk").await.text();
        let offered = ["/desk/post", "/desk/messages"].map(|href| desk.contains(&format!("<a href=\"{href}\"")));
        assert_eq!(offered, [post, messages], "{role:?}");
        let inbox = browser.get("/desk/post").await;
        assert_eq!((inbox.status, inbox.text().contains("letter.txt")), if post { (200, true) } else { (403, false) });
        assert_eq!(
            form(&inbox, "multipart/form-data").is_ok(),
            role == Role::Agent,
            "who changes nothing is offered no form"
        );
    }
}

#[tokio::test]
async fn a_draft_that_is_watched_is_looked_at_once() {
    let council = TestCouncil::add(deployment().await.unwrap(), Tier::District).await.unwrap();
    council.hire("asha", Role::Agent).await.unwrap();
    let mut asha = Browser::signed_in(&council, "asha").await.unwrap();
    let new = form(&asha.get("/desk/drafts/new?service=missed-bin").await, "/desk/drafts").unwrap();
    let said = [pair("do", "hand-over"), pair("your-name", "Siân Ellis"), pair("your-email", "sian@citizen.example")];
    let handed = asha.post("/desk/drafts", &[new, said.to_vec()].concat()).await;
    let path = handed.header("location").to_owned();
    assert!(path.starts_with("/desk/drafts/"), "{}", handed.text());
    assert!(asha.get(&path).await.text().contains("sian@citizen.example"));
    for _ in 0..3 {
        let watched = asha.ask(&path, &[("sec-fetch-mode", "cors")]).await;
        assert!(watched.status == 200 && watched.text().contains("id=\"draft\""));
        assert!(!watched.text().contains("sian@citizen.example") && !watched.text().contains("/continue/"));
    }
    let looks = async || told(&council, "select count(*) from cases.access_log where tenant_id = $1").await;
    eventually("the look is kept", async || looks().await == 1).await.unwrap();
}
