use cases_api::case::{AddNote, Assign, Happening, MoveCase, SendUpdate};
use cases_api::workflow::{Outcome, State};
use contacts_api::ContactLinked;
use contract::{ContactId, NothingPrivate, ProblemKind};
use testkit::eventually;
use uuid::Uuid;

use crate::support::{House, caller, colleague, faults, key};

fn to(to: State) -> MoveCase {
    MoveCase::to(to)
}

#[tokio::test]
async fn a_case_is_taken_worked_and_finished_and_the_citizen_told() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let id = house.report(0).await?.id;

    let taken = cases.assign(&worker, id, 1, &key(), &Assign { to: Some(caller()) }).await?;
    let again = cases.assign(&worker, id, taken.version, &key(), &Assign { to: Some(caller()) }).await?;
    assert_eq!((taken.version, again.version), (2, 2));
    cases.note(&worker, id, &key(), &AddNote { text: "The crew went by at 7.".into() }).await?;
    let moved = cases.transition(&worker, id, 3, &key(), &to(State::InProgress)).await?;
    cases.update(&worker, id, &key(), &SendUpdate::saying("We come back on Monday.")).await?;
    assert_eq!(moved.version, 4);
    let done = to(State::Done).ending(Outcome::Completed).saying("Done.");
    cases.transition(&worker, id, 5, &key(), &done).await?;

    let read = cases.read(&worker, id).await?;
    assert_eq!(read.etag.as_deref(), Some("\"6\""));
    let case = read.body;
    assert_eq!((case.case.state, case.case.outcome), (State::Done, Some(Outcome::Completed)));
    assert_eq!(case.case.assignee.map(|assignee| assignee.name).as_deref(), Some("Jo Bloggs"));
    let kinds: Vec<_> =
        case.timeline.iter().map(|entry| (entry.public, entry.by.as_deref(), name(&entry.what))).collect();
    let jo = Some("Jo Bloggs");
    assert_eq!(
        kinds,
        [
            (true, None, "opened"),
            (false, jo, "assigned"),
            (false, jo, "note"),
            (true, jo, "moved"),
            (true, jo, "message"),
            (true, jo, "moved"),
        ]
    );
    let verbs: Vec<_> = case.moves.iter().map(|step| step.verb.as_str()).collect();
    assert_eq!(verbs, ["reopen"]);
    let told = house.told(0, "case.updated").await;
    let told: Vec<_> = told.iter().map(|(fact, private)| (&fact["state"], &fact["moved"], &private["text"])).collect();
    assert_eq!(
        serde_json::to_value(told)?,
        serde_json::json!([
            ["in_progress", true, null],
            ["in_progress", false, "We come back on Monday."],
            ["done", true, "Done."],
        ])
    );
    Ok(())
}

fn name(what: &Happening) -> &'static str {
    match what {
        Happening::Opened => "opened",
        Happening::Note { .. } => "note",
        Happening::Message { .. } => "message",
        Happening::Reply { .. } => "reply",
        Happening::Moved { .. } => "moved",
        Happening::Begun { .. } => "begun",
        Happening::File { .. } => "file",
        Happening::Reopened { .. } => "reopened",
        Happening::Rated { .. } => "rated",
        Happening::Queued { .. } => "queued",
        Happening::Assigned { .. } => "assigned",
        Happening::Asked { .. } => "asked",
        Happening::Settled { .. } => "settled",
        Happening::Task { .. } => "task",
        Happening::Routed { .. } => "routed",
        Happening::Proposed { .. } => "proposed",
        Happening::Related { .. } => "related",
        Happening::Joined { .. } => "joined",
        Happening::Unrelated { .. } => "unrelated",
        Happening::JoinedIncident { .. } => "joined incident",
        Happening::LeftIncident { .. } => "left incident",
        Happening::Approved { .. } => "approved",
        Happening::Withdrawn { .. } => "withdrawn",
        Happening::Lapsed { .. } => "lapsed",
        Happening::Refused { .. } => "refused",
    }
}

#[tokio::test]
async fn a_move_needs_the_right_version_the_right_way_and_its_outcome() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let id = house.report(0).await?.id;
    let late = cases.transition(&worker, id, 9, &key(), &to(State::InProgress)).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed);
    for (asked, expected) in [
        (to(State::Done), ("/outcome", "required")),
        (to(State::Waiting).ending(Outcome::Completed), ("/outcome", "not-asked")),
        (to(State::Done).ending("lost"), ("/outcome", "unknown-value")),
        (to(State::Received), ("/to", "not-offered")),
        (to(State::Waiting).saying("a\u{0}"), ("/text", "control-character")),
    ] {
        let problem = cases.transition(&worker, id, 1, &key(), &asked).await.unwrap_err();
        assert_eq!(faults(&problem), [expected]);
    }
    let bare =
        house.alone.client().post(&format!("/api/v1/cases/{id}/transitions")).bearer(&worker).json(&to(State::Waiting));
    assert_eq!(bare.done().await.unwrap_err().kind, ProblemKind::PreconditionRequired);
    assert_eq!(house.count(0, "select version from case_file").await, 1);
    Ok(())
}

#[tokio::test]
async fn two_who_move_at_once_do_it_once() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let id = house.report(0).await?.id;
    let asked = to(State::InProgress);
    let keys: Vec<String> = (0..8).map(|_| key()).collect();
    let all = keys.iter().map(|key| cases.transition(&worker, id, 1, key, &asked));
    let answers = futures::future::join_all(all).await;
    let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    assert_eq!(won.len(), 1);
    assert!(lost.iter().all(|answer| answer.as_ref().is_err_and(|why| why.kind == ProblemKind::PreconditionFailed)));
    // A button pressed twice sends the same key: both are answered alike.
    let (once, back) = (key(), to(State::Waiting));
    let (first, second) = futures::future::join(
        cases.transition(&worker, id, 2, &once, &back),
        cases.transition(&worker, id, 2, &once, &back),
    )
    .await;
    assert_eq!((first?.version, second?.version), (3, 3));
    assert_eq!(house.told(0, "case.updated").await.len(), 2);
    Ok(())
}

#[tokio::test]
async fn work_is_given_to_those_who_can_sign_in() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    house.hire(0, colleague(), "Sam Smith", vec![]).await?;
    let id = house.report(0).await?.id;
    cases.assign(&worker, id, 1, &key(), &Assign { to: Some(colleague()) }).await?;
    let nobody = Uuid::from_u128(404).into();
    let problem = cases.assign(&worker, id, 2, &key(), &Assign { to: Some(nobody) }).await.unwrap_err();
    assert_eq!(faults(&problem), [("/to", "unknown-value")]);
    cases.assign(&worker, id, 2, &key(), &Assign { to: None }).await?;
    assert!(cases.read(&worker, id).await?.body.case.assignee.is_none());
    Ok(())
}

#[tokio::test]
async fn a_recognised_reporter_shows_and_changes_nothing_else() -> anyhow::Result<()> {
    let house = House::open().await?;
    let case_id = house.report(0).await?.id;
    let contact_id = ContactId::from(Uuid::from_u128(7));
    let fact = ContactLinked { case_id, contact_id, origin_id: None, known: true };
    let event = house.alone.arrives(house.council(0).id, 1, &fact, &NothingPrivate {}).await?;
    house.handled(house.council(0).id, event.uuid()).await?;
    let read = house.cases().read(&house.worker(0), case_id).await?;
    let contact = read.body.contact.map(|contact| (contact.id, contact.known));
    assert_eq!(contact, Some((contact_id, true)));
    assert_eq!((read.etag.as_deref(), read.body.timeline.len()), (Some("\"1\""), 1));
    Ok(())
}

#[tokio::test]
async fn a_look_at_a_case_is_kept() -> anyhow::Result<()> {
    let house = House::open().await?;
    let id = house.report(0).await?.id;
    house.cases().read(&house.worker(0), id).await?;
    let looks = format!("select count(*) from access_log where subject_id = '{id}' and screen = 'case'");
    eventually("the look to be kept", async || house.count(0, &looks).await == 1).await
}
