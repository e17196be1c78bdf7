use std::collections::HashSet;

use cases_api::case::{Assign, CaseSummary, ListCases, MoveCase};
use cases_api::workflow::{Outcome, State};
use contract::{CaseId, ProblemKind};

use crate::support::{House, caller, key};

async fn listed(house: &House, which: &ListCases) -> anyhow::Result<Vec<CaseSummary>> {
    Ok(house.cases().list(&house.worker(0), which).await?.items)
}

fn filter(state: Option<State>, team: Option<&str>, assignee: Option<&str>) -> ListCases {
    let (team, assignee) = (team.map(str::to_owned), assignee.map(str::to_owned));
    ListCases { state, team, assignee, ..ListCases::default() }
}

#[tokio::test]
async fn the_queue_is_by_due_time_and_its_pages_leave_nothing_out() -> anyhow::Result<()> {
    let house = House::open().await?;
    let mut opened = HashSet::new();
    for _ in 0..7 {
        opened.insert(house.report(0).await?.id);
    }
    // Two that are due on the same moment, and one that is due before all.
    let spread = "update case_file set due_at = date_trunc('day', opened_at) + (hashtext(id::text) % 3) * interval '1 day' returning 1::bigint";
    house.count(0, spread).await;
    let (mut seen, mut cursor): (Vec<CaseSummary>, Option<String>) = (Vec::new(), None);
    loop {
        let which = ListCases { limit: Some(2), cursor: cursor.clone(), ..ListCases::default() };
        let page = house.cases().list(&house.worker(0), &which).await?;
        assert!(page.items.len() <= 2);
        seen.extend(page.items);
        match page.next {
            Some(next) => cursor = Some(next),
            None => break,
        }
    }
    assert!(seen.is_sorted_by(|a, b| (a.due_at, a.id) < (b.due_at, b.id)));
    assert_eq!(seen.iter().map(|case| case.id).collect::<HashSet<CaseId>>(), opened);
    assert_eq!(seen[0].place.as_deref(), Some("1 High Street, BN11 1HS"));
    Ok(())
}

#[tokio::test]
async fn a_list_is_narrowed_by_team_worker_and_state() -> anyhow::Result<()> {
    let house = House::open().await?;
    let teams = house.teams(0).await?.items;
    let named = |name: &str| teams.iter().find(|team| team.team.name.en == name).map(|team| team.team.id).unwrap();
    let (waste, parks) = (named("Waste and recycling"), named("Parks and open spaces"));
    house.hire(0, caller(), "Jo Bloggs", vec![waste]).await?;
    let (first, second) = (house.report(0).await?, house.report(0).await?);
    let worker = house.worker(0);
    house.cases().assign(&worker, first.id, 1, &key(), &Assign { to: Some(caller()) }).await?;
    let done = MoveCase::to(State::Done).ending(Outcome::NotFound);
    house.cases().transition(&worker, second.id, 1, &key(), &done).await?;

    let (waste, parks) = (waste.to_string(), parks.to_string());
    for (which, expected) in [
        (filter(None, None, None), vec![first.id]),
        (filter(None, Some("mine"), None), vec![first.id]),
        (filter(None, Some(&waste), Some("me")), vec![first.id]),
        (filter(None, Some(&parks), None), vec![]),
        (filter(None, None, Some("none")), vec![]),
        (filter(Some(State::Received), None, Some("me")), vec![first.id]),
        (filter(Some(State::Waiting), None, None), vec![]),
        (filter(Some(State::Done), Some("mine"), None), vec![second.id]),
    ] {
        let found: Vec<CaseId> = listed(&house, &which).await?.iter().map(|case| case.id).collect();
        assert_eq!(found, expected, "{which:?}");
    }
    let teams = house.teams(0).await?.items;
    let mine: Vec<_> =
        teams.iter().filter(|team| team.mine).map(|team| (team.team.id.to_string(), team.open)).collect();
    assert_eq!(mine, [(waste, 1)]);
    Ok(())
}

#[tokio::test]
async fn a_cursor_belongs_to_its_list() -> anyhow::Result<()> {
    let house = House::open().await?;
    for _ in 0..2 {
        house.report(0).await?;
    }
    let which = ListCases { limit: Some(1), ..ListCases::default() };
    let cursor = house.cases().list(&house.worker(0), &which).await?.next;
    let other = ListCases { cursor: cursor.clone(), ..filter(None, None, Some("none")) };
    let same = ListCases { cursor, ..which };
    assert_eq!(house.cases().list(&house.worker(0), &same).await?.items.len(), 1);
    let foreign = house.cases().list(&house.worker(1), &same).await.unwrap_err();
    let other = house.cases().list(&house.worker(0), &other).await.unwrap_err();
    assert_eq!((foreign.kind, other.kind), (ProblemKind::BadCursor, ProblemKind::BadCursor));
    let none = ListCases { limit: Some(0), ..ListCases::default() };
    assert_eq!(house.cases().list(&house.worker(0), &none).await.unwrap_err().kind, ProblemKind::ValidationFailed);
    Ok(())
}
