//! Bulk acts of those who see a part of the cases alone, and acts of a whole thousand.

use std::collections::BTreeMap;
use std::time::Duration;

use cases_api::bulk::{BulkAct, BulkItem, BulkResult, BulkState, Deed, ListBulkItems, OrderBulkAct};
use cases_api::case::Assign;
use cases_api::queues::CaseFilters;
use contract::{BulkActId, CaseId, Reference, TeamId};
use identity_api::Sees;
use testkit::within;

use crate::bulk::{ended, everything, note, of};
use crate::support::{House, caller, colleague, faults, key, missed_bin};

/// How long a thousand cases may take on a busy machine.
const LONG: Duration = Duration::from_secs(120);

/// The team that deals with missed bins, and another.
async fn teams(house: &House) -> anyhow::Result<(TeamId, TeamId)> {
    let case = house.report(0).await?.id;
    let bins = house.cases().read(&house.worker(0), case).await?.body.case.team.id;
    let other = house.teams(0).await?.items.into_iter().find(|team| team.team.id != bins);
    Ok((bins, other.map_or(bins, |other| other.team.id)))
}

async fn items(house: &House, token: &str, id: BulkActId) -> anyhow::Result<Vec<BulkItem>> {
    let (mut all, mut which) = (Vec::new(), ListBulkItems { limit: Some(200), ..ListBulkItems::default() });
    loop {
        let page = house.cases().bulk_items(token, id, &which).await?;
        all.extend(page.items);
        match page.next {
            Some(next) => which.cursor = Some(next),
            None => return Ok(all),
        }
    }
}

#[tokio::test]
async fn who_sees_one_teams_cases_reaches_no_others_by_the_dozen() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (bins, other) = teams(&house).await?;
    house.hire_to_see(0, caller(), "Jo Bloggs", vec![other], Sees::Teams).await?;
    house.hire_to_see(0, colleague(), "Sam Smith", vec![bins], Sees::Teams).await?;
    let (cases, jo, sam) = (house.cases(), house.worker(0), house.colleague(0));
    let id = house.report(0).await?.id;
    let hidden = cases.order(&jo, &key(), &of(note(), &[id])).await.unwrap_err();
    let never = cases.order(&jo, &key(), &of(note(), &[CaseId::from(uuid::Uuid::from_u128(404))])).await.unwrap_err();
    assert_eq!(hidden.to_json(), never.to_json(), "a case out of sight is like one that never was");
    let nothing = cases.order(&jo, &key(), &everything(note())).await.unwrap_err();
    assert_eq!(faults(&nothing), [("/matching", "nothing")]);
    let named = CaseFilters { team: Some(bins.to_string()), ..CaseFilters::default() };
    let by_team = OrderBulkAct { deed: note(), cases: None, matching: Some(named) };
    assert_eq!(faults(&cases.order(&jo, &key(), &by_team).await.unwrap_err()), [("/matching", "nothing")]);
    let seen = cases.order(&sam, &key(), &everything(note())).await?;
    assert_eq!(seen.total, 2);
    Ok(())
}

#[tokio::test]
async fn a_councillors_office_acts_on_what_it_reported_and_nothing_else() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire_to_see(0, caller(), "Cllr Rees", vec![], Sees::Own).await?;
    house.hire(0, colleague(), "Sam Smith", vec![]).await?;
    let (cases, office) = (house.cases(), house.worker(0));
    let others = house.report(0).await?.id;
    let own = cases.open(&office, &key(), &missed_bin()).await?.id;
    let refused = cases.order(&office, &key(), &of(note(), &[own, others])).await.unwrap_err();
    assert_eq!(faults(&refused), [("/cases/1/id", "unknown-value")]);
    let act = cases.order(&office, &key(), &everything(note())).await?;
    assert_eq!((act.total, ended(&house, act.id).await?.done), (1, 1));
    let reads_alone = house.alone.token(house.council(0).id, &["cases.read"])?;
    let forbidden = cases.order(&reads_alone, &key(), &everything(note())).await.unwrap_err();
    assert_eq!(forbidden.kind, contract::ProblemKind::Forbidden);
    let untouched = cases.read(&house.colleague(0), others).await?.body;
    assert_eq!(untouched.timeline.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_case_that_goes_out_of_sight_is_left_and_its_result_tells_nothing_of_it() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (bins, other) = teams(&house).await?;
    house.hire_to_see(0, caller(), "Jo Bloggs", vec![bins], Sees::Teams).await?;
    house.hire(0, colleague(), "Sam Smith", vec![bins]).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    house.report(0).await?;
    // Put into another team's queue, both are out of Jo's sight: so is what became of them.
    let act = cases.order(&jo, &key(), &everything(Deed::Queue { team: other })).await?;
    let done = ended(&house, act.id).await?;
    assert_eq!((done.done, done.refused), (2, 0));
    let shown = items(&house, &jo, act.id).await?;
    assert!(shown.iter().all(|item| item.reference.is_none() && item.service.is_none()), "{shown:?}");
    assert!(shown.iter().all(|item| item.reason.as_deref() == Some("unseen")));
    // One comes back into sight: of that one alone the result is told again.
    let back = shown[0].case;
    let sam = house.colleague(0);
    cases.assign(&sam, back, 2, &key(), &Assign { to: Some(caller()) }).await?;
    let shown = items(&house, &jo, act.id).await?;
    let told: Vec<_> = shown.iter().map(|item| (item.reference.is_some(), item.reason.as_deref())).collect();
    assert_eq!(told, [(true, None), (false, Some("unseen"))]);
    // What nobody has touched since, whoever put it there may take back, and sees it again; the other is as Sam left it.
    let undo = cases.undo(&jo, &key(), act.id).await?;
    let undone = ended(&house, undo.id).await?;
    assert_eq!((undone.done, undone.refused), (1, 1));
    let shown = items(&house, &jo, undo.id).await?;
    assert!(shown.iter().all(|item| item.reference.is_some()), "{shown:?}");
    Ok(())
}

/// A thousand reports like the one that there is.
async fn a_thousand(house: &House) -> anyhow::Result<()> {
    house.report(0).await?;
    let prefix = house.council(0).prefix;
    let mut more = std::collections::BTreeSet::new();
    while more.len() < 999 {
        more.insert(Reference::random(prefix, &mut rand::rng()).compact().to_owned());
    }
    let references: Vec<_> = more.into_iter().map(|reference| format!("'{reference}'")).collect();
    let sql = format!(
        "insert into case_file select (jsonb_populate_record(c, jsonb_build_object(
             'id', gen_random_uuid(), 'reference', r))).* from case_file c, unnest(array[{}]) r",
        references.join(", ")
    );
    house.change(0, &sql).await;
    Ok(())
}

async fn act_when(house: &House, id: BulkActId, is_so: impl Fn(&BulkAct) -> bool) -> anyhow::Result<BulkAct> {
    let act = async || house.cases().bulk_act(&house.worker(0), id).await.ok();
    within(LONG, "the act to come so far", async || act().await.filter(|act| is_so(act))).await
}

#[tokio::test]
async fn a_thousand_cases_show_their_progress_are_stopped_and_taken_back() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    house.hire(0, colleague(), "Sam Smith", vec![]).await?;
    a_thousand(&house).await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let act = cases.order(&jo, &key(), &everything(Deed::Assign { to: colleague() })).await?;
    assert_eq!((act.total, act.state), (1000, BulkState::Working));
    let under_way = act_when(&house, act.id, |act| act.done >= 50).await?;
    assert!(under_way.done + under_way.refused <= 1000);
    let stopped = cases.cancel(&jo, act.id).await?;
    assert_ne!(stopped.state, BulkState::Working);
    let mut results = BTreeMap::new();
    for item in items(&house, &jo, act.id).await? {
        *results.entry(item.result.name()).or_insert(0_i64) += 1;
    }
    let count = |result: BulkResult| results.get(result.name()).copied().unwrap_or_default();
    let (done, left) = (count(BulkResult::Done), count(BulkResult::Left));
    assert_eq!((done + left, done), (1000, stopped.done), "every case has its result: {results:?}");
    let given = "select count(*) from case_file where assignee_id is not null";
    assert_eq!(house.count(0, given).await, done);

    let undo = cases.undo(&jo, &key(), act.id).await?;
    assert_eq!(undo.total, done);
    let undone = act_when(&house, undo.id, |act| act.state == BulkState::Finished).await?;
    assert_eq!((undone.done, undone.refused), (done, 0));
    assert_eq!(house.count(0, given).await, 0, "all is as it was before");
    Ok(())
}
