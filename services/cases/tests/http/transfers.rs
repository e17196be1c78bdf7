use std::time::Duration;

use cases_api::promise::{ListPromises, When};
use cases_api::transfer::{DeclineTransfer, ListTransfers, PassOn, TransferSide, TransferState};
use contract::{ProblemKind, StaffId, TeamId};
use testkit::{eventually, within};
use uuid::Uuid;

use crate::support::{House, caller, colleague, faults, key};

/// Someone else in the team of the colleague.
fn another() -> StaffId {
    Uuid::from_u128(51).into()
}

/// Jo answers the telephone, Sam and Kim are in a team.
async fn desk() -> anyhow::Result<(House, TeamId)> {
    let house = House::open().await?;
    let team = house.teams(0).await?.items[0].team.id;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    house.hire(0, colleague(), "Sam Smith", vec![team]).await?;
    house.hire(0, another(), "Kim Jones", vec![team]).await?;
    Ok((house, team))
}

fn call(note: &str) -> PassOn {
    PassOn {
        note: note.into(),
        call: Some(Uuid::from_u128(900).into()),
        name: Some("Siân Ellis".into()),
        phone: Some("01632 960 100".into()),
        ..PassOn::default()
    }
}

async fn received(house: &House, who: StaffId) -> Vec<(String, TransferState)> {
    let page = house.cases().transfers(&house.agent(0, who), &ListTransfers::default()).await.unwrap();
    page.items.into_iter().map(|transfer| (transfer.note, transfer.state)).collect()
}

#[tokio::test]
async fn a_call_is_passed_to_a_colleague_with_its_note_and_taken_over() -> anyhow::Result<()> {
    let (house, _) = desk().await?;
    let (cases, jo, sam) = (house.cases(), house.agent(0, caller()), house.agent(0, colleague()));
    let case = house.report(0).await?.id;
    let asked = PassOn { staff: Some(colleague()), case: Some(case), ..call("She has the bin's number now.") };
    let passed = cases.pass_on(&jo, &key(), &asked).await?;
    assert_eq!((passed.state, passed.from.name.as_str()), (TransferState::Waiting, "Jo Bloggs"));
    assert!(passed.answer_by > passed.made_at);
    assert_eq!(received(&house, colleague()).await, [("She has the bin's number now.".into(), TransferState::Waiting)]);
    assert!(received(&house, another()).await.is_empty(), "it was passed to Sam alone");

    let kim = cases.accept_transfer(&house.agent(0, another()), passed.id, &key()).await.unwrap_err();
    assert_eq!(kim.kind, ProblemKind::NotFound);
    let once = key();
    let taken = cases.accept_transfer(&sam, passed.id, &once).await?;
    let again = cases.accept_transfer(&sam, passed.id, &once).await?;
    assert_eq!((taken.state, again.state), (TransferState::Accepted, TransferState::Accepted));
    assert_eq!(taken.answered_by.as_deref(), Some("Sam Smith"));
    let case = cases.read(&sam, case).await?.body;
    assert_eq!(case.case.assignee.map(|one| one.name).as_deref(), Some("Sam Smith"), "the case goes along");
    assert_eq!(case.timeline.len(), 3, "opened, the note, assigned");
    let sent = ListTransfers { side: TransferSide::Sent, ..ListTransfers::default() };
    assert_eq!(cases.transfers(&jo, &sent).await?.items.len(), 1);
    Ok(())
}

#[tokio::test]
async fn the_first_of_a_team_takes_it() -> anyhow::Result<()> {
    let (house, team) = desk().await?;
    let (cases, jo) = (house.cases(), house.agent(0, caller()));
    let passed = cases.pass_on(&jo, &key(), &PassOn { team: Some(team), ..call("Asks about tax.") }).await?;
    let (sam, kim) = (house.agent(0, colleague()), house.agent(0, another()));
    let keys = [key(), key()];
    let (one, other) = futures::future::join(
        cases.accept_transfer(&sam, passed.id, &keys[0]),
        cases.accept_transfer(&kim, passed.id, &keys[1]),
    )
    .await;
    assert_eq!([&one, &other].into_iter().filter(|answer| answer.is_ok()).count(), 1);
    let late = one.err().or(other.err()).map(|problem| problem.kind);
    assert_eq!(late, Some(ProblemKind::Conflict));
    assert_eq!(received(&house, another()).await.len(), 1, "the whole team sees what became of it");
    Ok(())
}

#[tokio::test]
async fn what_nobody_answers_in_time_becomes_a_promise_to_call_back() -> anyhow::Result<()> {
    let (house, team) = desk().await?;
    let (cases, jo, sam) = (house.cases(), house.agent(0, caller()), house.agent(0, colleague()));
    let asked = PassOn { team: Some(team), answer_within: Some(480), ..call("Asks about tax.") };
    let passed = cases.pass_on(&jo, &key(), &asked).await?;
    let waits = cases.pass_on(&jo, &key(), &asked).await?;
    house.change(0, &format!("update transfer set answer_by = now() where id = '{}'", passed.id)).await;
    let which = ListPromises { team: Some("mine".into()), ..ListPromises::default() };
    let promise = eventually("the promise", async || cases.promises(&sam, &which).await.ok()?.items.into_iter().next());
    let promise = promise.await?;
    assert_eq!((promise.what.as_str(), promise.person.phone.as_deref()), ("Asks about tax.", Some("+441632960100")));
    assert!(promise.due_at > promise.made_at);
    assert_eq!((promise.call, promise.made_by.as_deref()), (asked.call, Some("Jo Bloggs")));
    let received = cases.transfers(&sam, &ListTransfers::default()).await?.items;
    let states: Vec<_> = received.iter().map(|transfer| (transfer.id, transfer.state)).collect();
    assert_eq!(states, [(waits.id, TransferState::Waiting), (passed.id, TransferState::Promised)]);
    let late = cases.accept_transfer(&sam, passed.id, &key()).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::Conflict);
    assert_eq!(house.count(0, "select count(*) from promise").await, 1, "once, however often it is looked at");
    Ok(())
}

#[tokio::test]
async fn what_cant_become_a_promise_keeps_nothing_behind_it_waiting() -> anyhow::Result<()> {
    let (house, team) = desk().await?;
    let (cases, jo, sam) = (house.cases(), house.agent(0, caller()), house.agent(0, colleague()));
    // No promise can be made of a doomed one, whatever it is that fails.
    house.change(0, "alter table promise add constraint doomed check (what not like 'Doomed%')").await;
    let asked = PassOn { team: Some(team), answer_within: Some(480), ..call("Doomed.") };
    cases.pass_on(&jo, &key(), &asked).await?;
    let many =
        "insert into transfer (tenant_id, id, note, from_staff, team_id, call_id, name, state, made_at, answer_by)
        select tenant_id, gen_random_uuid(), note, from_staff, team_id, call_id, name, state, made_at,
            now() - interval '1 hour' from transfer, generate_series(1, 40)";
    house.change(0, many).await;
    let sound = cases.pass_on(&jo, &key(), &PassOn { note: "Asks about tax.".into(), ..asked }).await?;
    house.change(0, &format!("update transfer set answer_by = now() where id = '{}'", sound.id)).await;
    let which = ListPromises { team: Some("mine".into()), ..ListPromises::default() };
    let made = async || cases.promises(&sam, &which).await.ok()?.items.into_iter().next();
    let promise = within(Duration::from_secs(60), "the promise", made).await?;
    assert_eq!(promise.what, "Asks about tax.");
    Ok(())
}

#[tokio::test]
async fn a_call_back_can_be_promised_at_once_and_what_is_declined_goes_back() -> anyhow::Result<()> {
    let (house, _) = desk().await?;
    let (cases, jo, sam) = (house.cases(), house.agent(0, caller()), house.agent(0, colleague()));
    let asked = PassOn { staff: Some(colleague()), call_back: Some(When::default()), ..call("Wants you.") };
    let promised = cases.pass_on(&jo, &key(), &asked).await?;
    assert_eq!((promised.state, promised.promise.is_some()), (TransferState::Promised, true));
    let asked = PassOn { staff: Some(colleague()), ..call("Or you.") };
    let passed = cases.pass_on(&jo, &key(), &asked).await?;
    let why = DeclineTransfer { text: "I am at the tribunal.".into() };
    let declined = cases.decline_transfer(&sam, passed.id, &key(), &why).await?;
    assert_eq!((declined.state, declined.reason.as_deref()), (TransferState::Declined, Some("I am at the tribunal.")));
    let mine = ListPromises { mine: Some(true), ..ListPromises::default() };
    let backs = async |token: &str| {
        let page = cases.promises(token, &mine).await.unwrap();
        page.items.into_iter().map(|promise| promise.what).collect::<Vec<_>>()
    };
    assert_eq!((backs(&sam).await, backs(&jo).await), (vec!["Wants you.".into()], vec!["Or you.".to_owned()]));
    Ok(())
}

#[tokio::test]
async fn every_fault_of_a_transfer_is_told_at_once() -> anyhow::Result<()> {
    let (house, team) = desk().await?;
    let asked = PassOn {
        note: " ".into(),
        staff: Some(colleague()),
        team: Some(team),
        answer_within: Some(0),
        call_back: Some(When { at: Some("9".into()), ..When::default() }),
        ..PassOn::default()
    };
    let problem = house.cases().pass_on(&house.agent(0, caller()), &key(), &asked).await.unwrap_err();
    assert_eq!(
        faults(&problem),
        [
            ("/note", "required"),
            ("/team", "not-asked"),
            ("/case", "required"),
            ("/answer_within", "out-of-range"),
            ("/call_back/on", "required"),
            ("/name", "required"),
        ]
    );
    Ok(())
}
