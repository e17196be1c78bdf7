use cases_api::case::{AddNote, Assign, Happening, ListCases, MoveCase, PutInQueue};
use cases_api::queues::{AtCase, CaseFilters, News, Other, SaveFilter};
use cases_api::workflow::State;
use contract::{CaseId, ProblemKind, TeamId};
use uuid::Uuid;

use crate::support::{House, caller, colleague, faults, key};

async fn team(house: &House, name: &str) -> TeamId {
    let teams = house.teams(0).await.unwrap().items;
    teams.iter().find(|team| team.team.name.en == name).map(|team| team.team.id).unwrap()
}

/// Jo of waste and Sam of parks.
async fn staffed() -> anyhow::Result<House> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![team(&house, "Waste and recycling").await]).await?;
    house.hire(0, colleague(), "Sam Smith", vec![team(&house, "Parks and open spaces").await]).await?;
    Ok(house)
}

async fn listed(house: &House, token: &str, filters: CaseFilters) -> anyhow::Result<Vec<CaseId>> {
    Ok(house.cases().list(token, &filters.listed()).await?.items.iter().map(|case| case.id).collect())
}

#[tokio::test]
async fn each_queue_counts_what_its_list_holds() -> anyhow::Result<()> {
    let house = staffed().await?;
    let (cases, jo, sam) = (house.cases(), house.worker(0), house.colleague(0));
    let mut ids = Vec::new();
    for _ in 0..4 {
        ids.push(house.report(0).await?.id);
    }
    let far = format!(
        "update case_file set due_at = now() + interval '30 days' where id <> '{}' returning 1::bigint",
        ids[0]
    );
    house.count(0, &far).await;
    cases.assign(&jo, ids[1], 1, &key(), &Assign { to: Some(caller()) }).await?;
    cases.assign(&jo, ids[2], 1, &key(), &Assign { to: Some(colleague()) }).await?;
    let waiting = MoveCase::to(State::Waiting);
    cases.transition(&jo, ids[3], 1, &key(), &waiting).await?;
    cases.watch(&jo, ids[2], 2).await?;

    let queues = cases.queues(&jo).await?;
    let counted = [queues.mine, queues.team, queues.unassigned, queues.breaching, queues.waiting, queues.watched];
    assert_eq!(counted, [1, 4, 2, 0, 1, 1], "a missed bin is due in more than a working day: {queues:?}");
    house.count(0, &format!("update case_file set due_at = now() where id = '{}' returning 1::bigint", ids[0])).await;
    assert_eq!(cases.queues(&jo).await?.breaching, 1);

    let mine = || Some("mine".to_owned());
    let of = |team, assignee: Option<&str>| CaseFilters {
        team,
        assignee: assignee.map(str::to_owned),
        ..CaseFilters::default()
    };
    assert_eq!(listed(&house, &jo, of(None, Some("me"))).await?, [ids[1]]);
    assert_eq!(listed(&house, &jo, of(mine(), Some(&colleague().to_string()))).await?, [ids[2]]);
    assert_eq!(listed(&house, &jo, of(mine(), Some("none"))).await?.len(), 2);
    let breaching = CaseFilters { team: mine(), breaching: Some(true), ..CaseFilters::default() };
    assert_eq!(listed(&house, &jo, breaching).await?, [ids[0]]);
    let waiting = CaseFilters { team: mine(), state: Some(State::Waiting), ..CaseFilters::default() };
    assert_eq!(listed(&house, &jo, waiting).await?, [ids[3]]);

    // Sam is in another team, whose queue is empty, and has one case of waste's.
    let queues = cases.queues(&sam).await?;
    assert_eq!((queues.mine, queues.team, queues.watched), (1, 0, 0));
    Ok(())
}

#[tokio::test]
async fn what_is_watched_is_marked_when_it_changes_and_stays_when_it_is_done() -> anyhow::Result<()> {
    let house = staffed().await?;
    let (cases, jo, sam) = (house.cases(), house.worker(0), house.colleague(0));
    let id = house.report(0).await?.id;
    cases.watch(&jo, id, 99).await?;
    let watched = || ListCases { watched: Some(true), ..ListCases::default() };
    let seen = async || {
        let items = cases.list(&jo, &watched()).await?.items;
        anyhow::Ok(items.iter().map(|case| (case.seen, case.version)).collect::<Vec<_>>())
    };
    assert_eq!(seen().await?, [(Some(1), 1)], "nobody has seen a version that isn't there");
    let done = MoveCase::to(State::Done).ending(cases_api::workflow::Outcome::Completed);
    cases.transition(&sam, id, 1, &key(), &done).await?;
    assert_eq!(seen().await?, [(Some(1), 2)]);
    assert_eq!(cases.queues(&jo).await?.changed, 1);
    assert_eq!(cases.read(&jo, id).await?.body.case.seen, Some(1));
    assert_eq!(cases.read(&sam, id).await?.body.case.seen, None);
    cases.watch(&jo, id, 2).await?;
    assert_eq!((cases.queues(&jo).await?.watched, cases.queues(&jo).await?.changed), (1, 0));
    cases.unwatch(&jo, id).await?;
    assert!(seen().await?.is_empty());
    let never = CaseId::from(Uuid::from_u128(404));
    assert_eq!(cases.watch(&jo, never, 1).await.unwrap_err().kind, ProblemKind::NotFound);
    assert_eq!(cases.unwatch(&jo, never).await.unwrap_err().kind, ProblemKind::NotFound);
    Ok(())
}

#[tokio::test]
async fn a_saved_filter_is_its_owners_and_a_teams_to_see() -> anyhow::Result<()> {
    let house = staffed().await?;
    let (cases, jo, sam) = (house.cases(), house.worker(0), house.colleague(0));
    let parks = team(&house, "Parks and open spaces").await;
    let waste = team(&house, "Waste and recycling").await;
    let filters =
        CaseFilters { team: Some(waste.to_string()), assignee: Some("none".to_owned()), ..CaseFilters::default() };
    let asked = SaveFilter { name: " Bins for nobody ".to_owned(), filters: filters.clone(), team: None };
    let once = key();
    let saved = cases.save_filter(&jo, &once, &asked).await?;
    assert_eq!(cases.save_filter(&jo, &once, &asked).await?.id, saved.id, "a button pressed twice saves once");
    assert_eq!((saved.name.as_str(), &saved.filters, saved.mine), ("Bins for nobody", &filters, true));

    // Sam sees nothing of it until it is shared with a team that Sam is in; Jo isn't in that one.
    let shared = SaveFilter { name: "Bins".to_owned(), team: Some(parks), ..asked.clone() };
    let problem = cases.change_filter(&jo, saved.id, 1, &key(), &shared).await.unwrap_err();
    assert_eq!(faults(&problem), [("/team", "unknown-value")]);
    assert!(cases.queues(&sam).await?.saved.is_empty());
    house.hire(0, colleague(), "Sam Smith", vec![waste]).await?;
    let shared = SaveFilter { team: Some(waste), ..shared };
    assert_eq!(cases.change_filter(&jo, saved.id, 1, &key(), &shared).await?.version, 2);
    let late = cases.change_filter(&jo, saved.id, 1, &key(), &shared).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed);
    let seen = cases.queues(&sam).await?.saved;
    assert_eq!((seen[0].name.as_str(), seen[0].mine), ("Bins", false));
    assert_eq!(cases.delete_filter(&sam, saved.id).await.unwrap_err().kind, ProblemKind::NotFound);
    assert_eq!(cases.change_filter(&sam, saved.id, 2, &key(), &asked).await.unwrap_err().kind, ProblemKind::NotFound);
    cases.delete_filter(&jo, saved.id).await?;
    assert!(cases.queues(&jo).await?.saved.is_empty());
    Ok(())
}

#[tokio::test]
async fn who_else_is_at_a_case_is_told_and_what_they_did() -> anyhow::Result<()> {
    let house = staffed().await?;
    let (cases, jo, sam) = (house.cases(), house.worker(0), house.colleague(0));
    let id = house.report(0).await?.id;
    let looks = AtCase { seen: 1, writing: false };
    let now = cases.at_case(&jo, id, &looks).await?;
    assert_eq!((now.version, now.others, now.news), (1, vec![], None));
    let now = cases.at_case(&sam, id, &looks).await?;
    assert_eq!(now.others, [Other { name: "Jo Bloggs".to_owned(), writing: false }]);
    cases.at_case(&sam, id, &AtCase { writing: true, ..looks }).await?;
    cases.note(&sam, id, &key(), &AddNote { text: "The lane is blocked.".to_owned() }).await?;
    let now = cases.at_case(&jo, id, &looks).await?;
    assert_eq!(now.others, [Other { name: "Sam Smith".to_owned(), writing: true }]);
    assert_eq!(now.news, Some(News { by: Some("Sam Smith".to_owned()), kind: "note".to_owned() }));
    assert_eq!((now.version, cases.at_case(&jo, id, &AtCase { seen: 2, ..looks }).await?.news), (2, None));
    // Who has gone is forgotten, and their row with them when they look at another case.
    house.count(0, "update case_presence set gone_at = now() - interval '1 second' returning 1::bigint").await;
    assert!(cases.at_case(&jo, id, &looks).await?.others.is_empty());
    let other = house.report(0).await?.id;
    cases.at_case(&sam, other, &looks).await?;
    assert_eq!(house.count(0, "select count(*) from case_presence").await, 2);
    let never = CaseId::from(Uuid::from_u128(404));
    assert_eq!(cases.at_case(&jo, never, &looks).await.unwrap_err().kind, ProblemKind::NotFound);
    Ok(())
}

#[tokio::test]
async fn a_case_goes_to_another_teams_queue_and_is_nobodys_there() -> anyhow::Result<()> {
    let house = staffed().await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let parks = team(&house, "Parks and open spaces").await;
    let id = house.report(0).await?.id;
    cases.assign(&jo, id, 1, &key(), &Assign { to: Some(caller()) }).await?;
    assert_eq!(cases.put_in_queue(&jo, id, 2, &key(), &PutInQueue { to: parks }).await?.version, 3);
    assert_eq!(
        cases.put_in_queue(&jo, id, 3, &key(), &PutInQueue { to: parks }).await?.version,
        3,
        "it is there already"
    );
    let read = cases.read(&jo, id).await?.body;
    assert_eq!((read.case.team.id, read.case.assignee), (parks, None));
    let last = read.timeline.last().map(|entry| entry.what.clone());
    assert_eq!(last, Some(Happening::Queued { to: "Parks and open spaces".to_owned() }));
    let nowhere = PutInQueue { to: Uuid::from_u128(404).into() };
    assert_eq!(
        faults(&cases.put_in_queue(&jo, id, 3, &key(), &nowhere).await.unwrap_err()),
        [("/to", "unknown-value")]
    );
    let late = cases.put_in_queue(&jo, id, 1, &key(), &PutInQueue { to: parks }).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed);
    Ok(())
}

#[tokio::test]
async fn colleagues_are_those_who_can_sign_in() -> anyhow::Result<()> {
    let house = staffed().await?;
    let everyone = house.cases().colleagues(&house.worker(0)).await?.items;
    let names: Vec<_> = everyone.iter().map(|colleague| (colleague.name.as_str(), colleague.teams.len())).collect();
    assert_eq!(names, [("Jo Bloggs", 1), ("Sam Smith", 1)]);
    assert!(house.cases().colleagues(&house.worker(1)).await?.items.is_empty());
    Ok(())
}
