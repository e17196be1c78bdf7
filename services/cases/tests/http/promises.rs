use cases_api::promise::{
    ClosePromise, KeepPromise, ListPromises, MakePromise, PromiseState, PromiseView, RenewPromise, When,
};
use contract::look::UnexplainedLooks;
use contract::{ContactId, ProblemKind};
use testkit::eventually;
use uuid::Uuid;

use crate::support::{House, caller, colleague, faults, key};

fn call_back(what: &str) -> MakePromise {
    MakePromise {
        what: what.into(),
        name: Some("Siân Ellis".into()),
        phone: Some("07700 900 982".into()),
        ..MakePromise::default()
    }
}

fn sian() -> ContactId {
    Uuid::from_u128(77).into()
}

async fn listed(house: &House, token: &str, which: ListPromises) -> Vec<String> {
    let page = house.cases().promises(token, &which).await.unwrap();
    page.items.into_iter().map(|promise| promise.what).collect()
}

async fn made(house: &House, promise: &MakePromise) -> PromiseView {
    house.cases().promise(&house.agent(0, caller()), &key(), promise).await.unwrap()
}

#[tokio::test]
async fn whoever_reads_a_persons_promises_without_a_reason_is_flagged_the_next_day() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, agent, lead) = (house.cases(), house.agent(0, caller()), house.overseer(0));
    cases.promise(&agent, &key(), &MakePromise { contact: Some(sian()), ..call_back("Call back.") }).await?;
    let hers = ListPromises { contact: Some(sian()), ..ListPromises::default() };
    cases.promises(&agent, &hers).await?;
    let kept = "select count(*) from access_log where screen = 'promises'";
    eventually("the look to be kept", async || house.count(0, kept).await == 1).await?;
    assert_eq!(cases.unexplained_looks(&lead, None).await?, UnexplainedLooks { records: 0, looks: 0 });
    house.change(0, "update access_log set looked_at = looked_at - interval '1 day'").await;
    assert_eq!(cases.unexplained_looks(&lead, None).await?, UnexplainedLooks { records: 1, looks: 1 });
    let case = house.report(0).await?.id;
    cases.read(&agent, case).await?;
    eventually("the look to be kept", async || house.count(0, "select count(*) from access_log").await == 2).await?;
    house.change(0, "update access_log set looked_at = looked_at - interval '1 day' where screen = 'case'").await;
    let flagged = cases.unexplained_looks(&lead, None).await?;
    assert_eq!(flagged.records, 1, "a case is a reason to look at it");
    assert_eq!(cases.unexplained_looks(&agent, None).await.unwrap_err().kind, ProblemKind::Forbidden);
    Ok(())
}

#[tokio::test]
async fn a_call_back_is_promised_renewed_and_kept() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, agent) = (house.cases(), house.agent(0, caller()));
    let once = key();
    let asked = MakePromise { contact: Some(sian()), ..call_back("Call back about the new bin.") };
    let promise = cases.promise(&agent, &once, &asked).await?;
    let again = cases.promise(&agent, &once, &asked).await?;
    assert_eq!((promise.id, promise.version, promise.state), (again.id, 1, PromiseState::Open));
    assert_eq!(promise.staff.as_ref().map(|staff| staff.name.as_str()), Some("Jo Bloggs"));
    assert_eq!((promise.person.phone.as_deref(), promise.overdue), (Some("+447700900982"), false));
    assert!(promise.due_at > promise.made_at);

    let hour = RenewPromise { due: When { office_minutes: Some(9_000), ..When::default() } };
    let renewed = cases.renew_promise(&agent, promise.id, 1, &key(), &hour).await?;
    assert_eq!((renewed.version, renewed.renewed, renewed.due_at > promise.due_at), (2, 1, true));
    let late = cases.keep_promise(&agent, promise.id, 1, &key(), &KeepPromise::default()).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed);
    let how = KeepPromise { text: Some("She has the bin.".into()) };
    let kept = cases.keep_promise(&agent, promise.id, 2, &key(), &how).await?;
    assert_eq!((kept.state, kept.ending.as_deref()), (PromiseState::Kept, Some("She has the bin.")));
    let why = ClosePromise { text: "No answer.".into() };
    let over = cases.close_promise(&agent, promise.id, 3, &key(), &why).await.unwrap_err();
    assert_eq!(over.kind, ProblemKind::Conflict);
    assert_eq!(house.count(0, "select count(*) from audit where action like 'promise.%'").await, 3);
    Ok(())
}

#[tokio::test]
async fn promises_are_found_by_person_case_keeper_and_team_and_the_overdue_ones_stand_out() -> anyhow::Result<()> {
    let house = House::open().await?;
    let team = house.teams(0).await?.items[0].team.id;
    house.hire(0, caller(), "Jo Bloggs", vec![team]).await?;
    house.hire(0, colleague(), "Sam Smith", vec![]).await?;
    let case = house.report(0).await?.id;
    let to = |staff| MakePromise { staff: Some(staff), ..call_back("For Sam") };
    let late = made(&house, &MakePromise { contact: Some(sian()), ..call_back("To Siân") }).await;
    made(&house, &to(colleague())).await;
    made(&house, &MakePromise { team: Some(team), ..call_back("For the team") }).await;
    let about = MakePromise { what: "About the case".into(), case: Some(case), ..MakePromise::default() };
    let about = made(&house, &about).await;
    assert_eq!(about.person.name, "Ann Example", "the reporter of the case, where nobody is named");
    assert_eq!(about.case.map(|case| case.service.en).as_deref(), Some("Report a missed bin collection"));
    house.change(0, &format!("update promise set due_at = now() - interval '1 hour' where id = '{}'", late.id)).await;

    let agent = house.agent(0, caller());
    let all = ListPromises::default;
    assert_eq!(listed(&house, &agent, all()).await.first().map(String::as_str), Some("To Siân"));
    assert_eq!(listed(&house, &agent, ListPromises { contact: Some(sian()), ..all() }).await, ["To Siân"]);
    assert_eq!(listed(&house, &agent, ListPromises { case: Some(case), ..all() }).await, ["About the case"]);
    let mine = listed(&house, &agent, ListPromises { mine: Some(true), ..all() }).await;
    assert_eq!(mine, ["To Siân", "About the case"]);
    let teams = listed(&house, &agent, ListPromises { team: Some("mine".into()), ..all() }).await;
    assert_eq!(teams, ["For the team"]);
    assert_eq!(listed(&house, &agent, ListPromises { overdue: Some(true), ..all() }).await, ["To Siân"]);
    let first = house.cases().promises(&agent, &ListPromises { limit: Some(1), ..all() }).await?;
    assert!(first.items[0].overdue);
    let next = ListPromises { limit: Some(2), cursor: first.next, ..all() };
    assert_eq!(listed(&house, &agent, next).await.len(), 2);
    assert_eq!(house.cases().promises(&house.agent(1, caller()), &all()).await?.items.len(), 0);
    Ok(())
}

#[tokio::test]
async fn every_fault_of_a_promise_is_told_at_once() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let nobody = Uuid::from_u128(404);
    let asked = MakePromise {
        what: "\u{200b}".into(),
        due: When { on: Some("2020-01-01".into()), ..When::default() },
        phone: Some("12".into()),
        team: Some(nobody.into()),
        staff: Some(nobody.into()),
        case: Some(nobody.into()),
        ..MakePromise::default()
    };
    let problem = house.cases().promise(&house.agent(0, caller()), &key(), &asked).await.unwrap_err();
    assert_eq!(
        faults(&problem),
        [
            ("/what", "required"),
            ("/due/on", "date-in-past"),
            ("/team", "unknown-value"),
            ("/staff", "unknown-value"),
            ("/case", "unknown-value"),
            ("/phone", "not-a-phone-number"),
            ("/name", "required"),
        ]
    );
    let reader = house.worker(0);
    let refused = house.cases().promise(&reader, &key(), &call_back("x")).await.unwrap_err();
    assert_eq!(refused.kind, ProblemKind::Forbidden);
    Ok(())
}
