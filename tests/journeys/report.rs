//! A citizen's report becomes a case, is worked, and the citizen hears.

use cases_api::CasesClient;
use cases_api::case::{AddNote, Assign, ListCases, MoveCase, SendUpdate};
use cases_api::follow::{FindCase, FollowedCase, Reply};
use cases_api::workflow::{Outcome, State};
use contract::council::Tier;
use contract::{Problem, ProblemKind};
use identity_api::Role;
use journeys::{Raw, TestCouncil, missed_bin};
use reqwest::Method;
use testkit::{deployment, eventually};

/// What the citizen sees who holds this reference and postcode.
async fn followed(council: &TestCouncil, reference: &str) -> Result<FollowedCase, Problem> {
    let find =
        FindCase { reference: Some(reference.to_owned()), postcode: Some("bn111hs".to_owned()), ..FindCase::default() };
    council.client().post("/api/v1/tracking").json(&find).send().await
}

#[tokio::test]
async fn a_missed_bin_is_reported_worked_and_told() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let caseworker = council.hire("priya", Role::Caseworker).await.unwrap();
    let sian = council.email("sian");
    let opened = council.report("the-bin", Some(&sian)).await.unwrap();

    // A real email came, with the reference and a link that opens the case.
    let mail = deployment.mail().wait_for(&sian, &opened.reference.to_string()).await.unwrap();
    let link = format!("http://{}/follow/{}", deployment.host(&council.code), opened.follow_token);
    let text = mail.text.unwrap();
    assert!(text.contains(&link), "{text}");

    // With no email at all: reference and postcode.
    let case = followed(&council, &opened.reference.to_string().to_lowercase()).await.unwrap();
    assert_eq!(case.state, State::Received);

    // The team's queue has it; the caseworker takes it.
    let cases = CasesClient::new(council.client());
    let queue =
        cases.list(&caseworker, &ListCases { team: Some("mine".into()), ..ListCases::default() }).await.unwrap();
    assert_eq!(queue.items.iter().map(|case| case.id).collect::<Vec<_>>(), [opened.id]);
    let view = cases.read(&caseworker, opened.id).await.unwrap().body;
    assert_eq!(view.reporter.postcode, "BN11 1HS");
    assert!(view.target.steps.len() >= 3, "the target explains itself: {:?}", view.target);
    let me = council
        .client()
        .get("/api/v1/identity/staff")
        .bearer(&council.administrator)
        .send::<serde_json::Value>()
        .await
        .unwrap();
    let priya = me["items"].as_array().unwrap().iter().find(|one| one["name"] == "priya").unwrap()["id"].clone();
    let assign = Assign { to: serde_json::from_value(priya).unwrap() };
    let taken = cases.assign(&caseworker, opened.id, view.case.version, "taken", &assign).await.unwrap();

    // An internal note stays inside; an update and each move reach the citizen.
    cases.note(&caseworker, opened.id, "note", &AddNote { text: "Gate was locked.".into() }).await.unwrap();
    cases.update(&caseworker, opened.id, "update", &SendUpdate::saying("The crew comes tomorrow.")).await.unwrap();
    let mut version = cases.read(&caseworker, opened.id).await.unwrap().body.case.version;
    assert!(version > taken.version);
    for (to, outcome) in [
        (State::InProgress, None),
        (State::Waiting, None),
        (State::InProgress, None),
        (State::Done, Some(Outcome::Completed)),
    ] {
        let key = format!("{version}");
        version = cases
            .transition(
                &caseworker,
                opened.id,
                version,
                &key,
                &MoveCase { outcome: outcome.map(String::from), ..MoveCase::to(to) },
            )
            .await
            .unwrap()
            .version;
    }
    let case = followed(&council, &opened.reference.to_string()).await.unwrap();
    assert_eq!(case.state, State::Done);
    assert!(case.steps.iter().any(|step| step.text.as_deref() == Some("The crew comes tomorrow.")));
    assert!(!serde_json::to_string(&case).unwrap().contains("Gate was locked"), "a note is never shown");
    eventually("an email for each public step", async || deployment.mail().to(&sian).await.unwrap().len() == 6)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_waiting_case_goes_on_when_the_citizen_replies() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::Unitary).await.unwrap();
    let caseworker = council.hire("priya", Role::Caseworker).await.unwrap();
    let opened = council.report("waiting", None).await.unwrap();
    let cases = CasesClient::new(council.client());
    for to in [State::InProgress, State::Waiting] {
        let version = cases.read(&caseworker, opened.id).await.unwrap().body.case.version;
        cases
            .transition(&caseworker, opened.id, version, &format!("{to}"), &MoveCase::to(to).saying("Which bin?"))
            .await
            .unwrap();
    }
    let reply = Reply { token: opened.follow_token.clone(), text: "The green one.".into() };
    let case: FollowedCase = council.client().post("/api/v1/tracking/replies").json(&reply).send().await.unwrap();
    assert_eq!(case.state, State::InProgress);
    assert!(case.steps.iter().any(|step| step.from_citizen && step.text.as_deref() == Some("The green one.")));
}

#[tokio::test]
async fn a_reference_with_a_slip_or_the_wrong_postcode_opens_nothing() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let opened = council.report("slip", None).await.unwrap();
    let right = opened.reference.to_string();
    let mut slip = right.clone().into_bytes();
    slip.swap(0, 1);
    let slip = String::from_utf8(slip).unwrap();
    if slip != right {
        assert!(followed(&council, &slip).await.is_err());
    }
    let find = FindCase { reference: Some(right), postcode: Some("SW1A 1AA".into()), ..FindCase::default() };
    let refused = council.client().post("/api/v1/tracking").json(&find).send::<FollowedCase>().await;
    assert_eq!(refused.err().map(|problem| problem.kind), Some(ProblemKind::NotFound));
}

#[tokio::test]
async fn the_same_person_is_recognised_the_second_time() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let sian = council.email("sian");
    let cases = CasesClient::new(council.client());
    let mut contacts = Vec::new();
    for once in ["first", "second"] {
        let opened = council.report(once, Some(&sian)).await.unwrap();
        let linked = eventually("the reporter is linked", async || {
            cases.read(&council.administrator, opened.id).await.ok()?.body.contact
        })
        .await
        .unwrap();
        contacts.push(linked);
    }
    assert_eq!(contacts[0].id, contacts[1].id);
    assert_eq!((contacts[0].known, contacts[1].known), (false, true));
}

#[tokio::test]
async fn every_mistake_is_told_at_once_beside_its_field() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let mut wrong = missed_bin("", Some("sian@"));
    wrong.answers = Default::default();
    let problem = CasesClient::new(council.client()).open("", "wrong", &wrong).await;
    let problem = match problem {
        Err(problem) if problem.kind == ProblemKind::Unauthenticated => {
            council.client().post("/api/v1/cases").json(&wrong).send::<serde_json::Value>().await.unwrap_err()
        }
        other => other.err().unwrap(),
    };
    let places: Vec<_> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
    for place in
        ["/reporter/name", "/reporter/email", "/answers/collection_address", "/answers/bin", "/answers/missed_on"]
    {
        assert!(places.iter().any(|found| found.starts_with(place)), "{place} in {places:?}");
    }
}

#[tokio::test]
async fn nobodys_mailbox_is_filled_by_reports_in_their_name() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let body = |_| serde_json::to_value(missed_bin("Mallory", Some("Victim@mail.example"))).unwrap();
    let mut refused = None;
    for number in 0..40 {
        let request = Raw::to(deployment, &council.code, Method::POST, "/api/v1/cases");
        let answer = request.header("idempotency-key", &format!("flood-{number}")).json(&body(number)).send().await;
        if answer.status == 429 {
            refused = Some((number, answer));
            break;
        }
        assert_eq!(answer.status, 201, "{}", answer.text());
    }
    let (number, answer) = refused.expect("the flood is stopped");
    assert!(number >= 30 && !answer.header("retry-after").is_empty(), "stopped after {number}");
    let again = Raw::to(deployment, &council.code, Method::POST, "/api/v1/cases").header("idempotency-key", "flood-0");
    assert_eq!(again.json(&body(0)).send().await.status, 201, "an answer that was given is given again");
}

#[tokio::test]
async fn a_team_that_isnt_there_keeps_nobody_out_of_the_others() {
    let deployment = deployment().await.unwrap();
    let council = TestCouncil::add(deployment, Tier::District).await.unwrap();
    let cases = CasesClient::new(council.client());
    let known = cases.teams(&council.administrator).await.unwrap().items[0].team.id;
    let stranger = uuid::Uuid::new_v4();
    let invite =
        serde_json::json!({"name": "Sam", "email": council.email("sam"), "role": "agent", "teams": [stranger, known]});
    let invited = council.client().post("/api/v1/identity/invitations").bearer(&council.administrator);
    invited.json(&invite).send::<serde_json::Value>().await.unwrap();
    let sam = council.welcome(&council.email("sam")).await.unwrap();
    eventually("Sam is in the team", async || {
        let teams = cases.teams(&sam).await.ok()?.items;
        teams.iter().any(|team| team.mine && team.team.id == known).then_some(())
    })
    .await
    .unwrap();
}
