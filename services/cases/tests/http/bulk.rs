use cases_api::bulk::{BulkAct, BulkItem, BulkResult, BulkState, ChosenCase, Deed, ListBulkItems, OrderBulkAct};
use cases_api::case::{AddNote, Assign};
use cases_api::queues::CaseFilters;
use cases_api::workflow::Outcome;
use contract::{BulkActId, CaseId, PageQuery, ProblemKind};
use identity_api::Sees;
use testkit::eventually;
use uuid::Uuid;

use crate::support::{House, caller, colleague, faults, key, missed_bin};

/// A house with Jo and Sam, and this many reports.
async fn with_cases(count: usize) -> anyhow::Result<(House, Vec<CaseId>)> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    house.hire(0, colleague(), "Sam Smith", vec![]).await?;
    let mut ids = Vec::new();
    for number in 0..count {
        let mut report = missed_bin();
        report.reporter.email = Some(format!("ann{number}@example.org"));
        ids.push(house.cases().open(&house.citizen(0), &key(), &report).await?.id);
    }
    Ok((house, ids))
}

pub fn of(deed: Deed, cases: &[CaseId]) -> OrderBulkAct {
    let cases = cases.iter().map(|id| ChosenCase { id: *id, version: 1 }).collect();
    OrderBulkAct { deed, cases: Some(cases), matching: None }
}

pub fn everything(deed: Deed) -> OrderBulkAct {
    OrderBulkAct { deed, cases: None, matching: Some(CaseFilters::default()) }
}

pub fn note() -> Deed {
    Deed::Note { text: "The depot is closed today.".to_owned() }
}

pub async fn ended(house: &House, id: BulkActId) -> anyhow::Result<BulkAct> {
    let act = async || house.cases().bulk_act(&house.worker(0), id).await.ok();
    eventually("the act to end", async || act().await.filter(|act| act.state != BulkState::Working)).await
}

async fn items(house: &House, id: BulkActId) -> anyhow::Result<Vec<BulkItem>> {
    let which = ListBulkItems { limit: Some(200), ..ListBulkItems::default() };
    Ok(house.cases().bulk_items(&house.worker(0), id, &which).await?.items)
}

#[tokio::test]
async fn a_deed_for_all_that_match_has_a_result_for_each() -> anyhow::Result<()> {
    let (house, ids) = with_cases(5).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    cases.assign(&jo, ids[0], 1, &key(), &Assign { to: Some(colleague()) }).await?;
    let once = key();
    let order = everything(Deed::Assign { to: colleague() });
    let act = cases.order(&jo, &once, &order).await?;
    assert_eq!(cases.order(&jo, &once, &order).await?.id, act.id, "a button pressed twice orders once");
    assert_eq!(act.total, 5);
    let theirs = cases.bulk_act(&house.colleague(0), act.id).await.unwrap_err();
    assert_eq!(theirs.kind, ProblemKind::NotFound, "an act is for who ordered it");
    let act = ended(&house, act.id).await?;
    assert_eq!((act.state, act.done, act.refused), (BulkState::Finished, 5, 0));
    let reasons: Vec<_> = items(&house, act.id).await?.into_iter().filter_map(|item| item.reason).collect();
    assert_eq!(reasons, ["already"]);
    for id in &ids {
        let case = cases.read(&jo, *id).await?.body;
        assert_eq!(case.case.assignee.map(|assignee| assignee.id), Some(colleague()));
        let by: Vec<_> = case.timeline.iter().filter_map(|entry| entry.by.as_deref()).collect();
        assert_eq!(by, ["Jo Bloggs"], "the story names who ordered it");
    }
    let mine = cases.bulk_acts(&jo, &PageQuery::default()).await?.items;
    assert_eq!(mine.iter().map(|act| act.id).collect::<Vec<_>>(), [act.id]);
    assert!(cases.bulk_acts(&house.colleague(0), &PageQuery::default()).await?.items.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_case_that_can_not_be_done_is_left_and_says_why() -> anyhow::Result<()> {
    let (house, ids) = with_cases(3).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    cases.note(&jo, ids[1], &key(), &AddNote { text: "Wait for the crew.".to_owned() }).await?;
    let close = Deed::Close { outcome: Outcome::Completed, text: Some("All done.".to_owned()) };
    let act = cases.order(&jo, &key(), &of(close.clone(), &ids)).await?;
    let act = ended(&house, act.id).await?;
    assert_eq!((act.done, act.refused), (2, 1));
    let results: Vec<_> = items(&house, act.id).await?.into_iter().map(|item| (item.result, item.reason)).collect();
    let done = (BulkResult::Done, None);
    assert_eq!(results, [done.clone(), (BulkResult::Refused, Some("changed".to_owned())), done]);
    let again = OrderBulkAct { cases: Some(vec![ChosenCase { id: ids[0], version: 2 }]), ..of(close, &[]) };
    let again = cases.order(&jo, &key(), &again).await?;
    assert_eq!(ended(&house, again.id).await?.refused, 1);
    assert_eq!(items(&house, again.id).await?[0].reason.as_deref(), Some("finished"));
    let told = house.told(0, "case.updated").await;
    assert_eq!(
        told.iter().filter(|(_, private)| private["text"] == "All done.").count(),
        2,
        "each citizen is told once"
    );
    // A note may be added to what has changed and to what is finished.
    let noted = cases.order(&jo, &key(), &of(note(), &ids)).await?;
    assert_eq!(ended(&house, noted.id).await?.done, 3);
    Ok(())
}

#[tokio::test]
async fn an_order_is_taken_whole_or_not_at_all() -> anyhow::Result<()> {
    let (house, ids) = with_cases(1).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let theirs = house.report(1).await?.id;
    let never = CaseId::from(Uuid::from_u128(404));
    for (order, expected) in [
        (
            of(note(), &[ids[0], theirs, never]),
            vec![("/cases/1/id", "unknown-value"), ("/cases/2/id", "unknown-value")],
        ),
        (of(note(), &[]), vec![("/cases", "required")]),
        (OrderBulkAct { cases: None, ..of(note(), &[]) }, vec![("/cases", "required")]),
        (of(note(), &vec![ids[0]; 1001]), vec![("/cases", "too-many")]),
        (of(Deed::Note { text: " ".to_owned() }, &ids), vec![("/deed/text", "required")]),
        (
            of(Deed::Assign { to: Uuid::from_u128(9).into() }, &[never]),
            vec![("/deed/to", "unknown-value"), ("/cases/0/id", "unknown-value")],
        ),
        (of(Deed::Queue { team: Uuid::from_u128(9).into() }, &ids), vec![("/deed/team", "unknown-value")]),
        (
            OrderBulkAct {
                cases: None,
                matching: Some(CaseFilters { team: Some("x".to_owned()), ..CaseFilters::default() }),
                deed: note(),
            },
            vec![("/matching/team", "unknown-value")],
        ),
    ] {
        assert_eq!(faults(&cases.order(&jo, &key(), &order).await.unwrap_err()), expected);
    }
    assert_eq!(house.count(0, "select count(*) from bulk_act").await, 0);
    assert_eq!(house.count(0, "select max(version) from case_file").await, 1);
    Ok(())
}

#[tokio::test]
async fn an_act_is_taken_back_where_nothing_has_happened_since() -> anyhow::Result<()> {
    let (house, ids) = with_cases(3).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    cases.assign(&jo, ids[0], 1, &key(), &Assign { to: Some(colleague()) }).await?;
    let act = cases.order(&jo, &key(), &everything(Deed::Assign { to: caller() })).await?;
    ended(&house, act.id).await?;
    cases.note(&jo, ids[1], &key(), &AddNote { text: "On it.".to_owned() }).await?;
    assert_eq!(cases.undo(&house.colleague(0), &key(), act.id).await.unwrap_err().kind, ProblemKind::NotFound);
    let undo = cases.undo(&jo, &key(), act.id).await?;
    assert_eq!((undo.undoes, undo.total), (Some(act.id), 3));
    let undo = ended(&house, undo.id).await?;
    assert_eq!((undo.done, undo.refused), (2, 1));
    let mut holders = Vec::new();
    for id in &ids {
        holders.push(cases.read(&jo, *id).await?.body.case.assignee.map(|assignee| assignee.id));
    }
    assert_eq!(holders, [Some(colleague()), Some(caller()), None]);
    assert_eq!(cases.undo(&jo, &key(), undo.id).await.unwrap_err().kind, ProblemKind::Conflict);
    let told = cases.order(&jo, &key(), &everything(Deed::Update { text: "Soon.".to_owned() })).await?;
    ended(&house, told.id).await?;
    assert_eq!(cases.undo(&jo, &key(), told.id).await.unwrap_err().kind, ProblemKind::Conflict, "a message is sent");
    Ok(())
}

#[tokio::test]
async fn what_was_put_into_another_queue_comes_back_to_whoever_had_it() -> anyhow::Result<()> {
    let (house, ids) = with_cases(2).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let bins = cases.read(&jo, ids[0]).await?.body.case.team.id;
    let other = house.teams(0).await?.items.into_iter().find(|team| team.team.id != bins).unwrap().team.id;
    cases.assign(&jo, ids[0], 1, &key(), &Assign { to: Some(colleague()) }).await?;
    // Jo sees the cases of one team, and so none that was put into another's queue.
    house.hire_to_see(0, caller(), "Jo Bloggs", vec![bins], Sees::Teams).await?;
    let act = cases.order(&jo, &key(), &everything(Deed::Queue { team: other })).await?;
    assert_eq!(ended(&house, act.id).await?.done, 2);
    assert_eq!(cases.read(&jo, ids[0]).await.unwrap_err().kind, ProblemKind::NotFound);
    let undo = cases.undo(&jo, &key(), act.id).await?;
    let undo = ended(&house, undo.id).await?;
    assert_eq!((undo.done, undo.refused), (2, 0));
    let mut holders = Vec::new();
    for id in &ids {
        let case = cases.read(&jo, *id).await?.body.case;
        holders.push((case.team.id, case.assignee.map(|assignee| assignee.id)));
    }
    assert_eq!(holders, [(bins, Some(colleague())), (bins, None)]);
    Ok(())
}

#[tokio::test]
async fn two_processes_and_a_cancellation_give_each_case_its_turn_once_at_most() -> anyhow::Result<()> {
    let (house, _) = with_cases(40).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let other = house.another().await?;
    let act = cases.order(&jo, &key(), &everything(note())).await?;
    let finished = ended(&house, act.id).await?;
    assert_eq!((finished.state, finished.done), (BulkState::Finished, 40));
    let twice = "select count(*) from (select case_id from case_entry where kind = 'note' group by case_id having count(*) <> 1) t";
    assert_eq!(house.count(0, twice).await, 0);
    drop(other);

    let act = cases.order(&jo, &key(), &everything(Deed::Release)).await?;
    assert_eq!(cases.cancel(&house.colleague(0), act.id).await.unwrap_err().kind, ProblemKind::NotFound);
    let act = cases.cancel(&jo, act.id).await?;
    let after = ended(&house, act.id).await?;
    let left = house.count(0, "select count(*) from bulk_item where state = 'left'").await;
    assert_eq!(after.done + left, 40, "what had its turn has its result, what hadn't is left");
    assert_eq!(house.count(0, "select count(*) from bulk_item where state = 'waiting'").await, 0);
    assert_eq!(cases.cancel(&jo, act.id).await?.state, after.state, "what has ended stays as it is");
    Ok(())
}

#[tokio::test]
async fn a_case_in_trouble_keeps_none_of_the_others_waiting_and_is_given_up_in_the_end() -> anyhow::Result<()> {
    let (house, ids) = with_cases(4).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let mut changing = house.alone.owner(house.council(0).id).await?;
    let first = format!("begin; select id from case_file where id = '{}' for no key update", ids[0]);
    sqlx::raw_sql(sqlx::AssertSqlSafe(first)).execute(&mut changing).await?;
    let act = cases.order(&jo, &key(), &of(note(), &ids)).await?.id;
    testkit::eventually("the others", async || cases.bulk_act(&jo, act).await.is_ok_and(|act| act.done == 3)).await?;
    assert_eq!(cases.bulk_act(&jo, act).await?.state, BulkState::Working);
    house.change(0, "update bulk_item set attempts = 19 where state = 'waiting'").await;
    let act = testkit::eventually("the end", async || {
        cases.bulk_act(&jo, act).await.ok().filter(|act| act.state != BulkState::Working)
    })
    .await?;
    assert_eq!((act.state, act.done, act.refused), (BulkState::Finished, 3, 1));
    let reasons: Vec<_> = items(&house, act.id).await?.into_iter().filter_map(|item| item.reason).collect();
    assert_eq!(reasons, ["fault"]);
    Ok(())
}
