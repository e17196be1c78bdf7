use cases_api::case::{AddNote, Assign, ListCases};
use contract::{ProblemKind, TeamId};
use identity_api::{Sees, StaffJoined};
use uuid::Uuid;

use crate::support::{House, caller, colleague, key, missed_bin};

async fn listed(house: &House, token: &str) -> usize {
    house.cases().list(token, &ListCases::default()).await.unwrap().items.len()
}

/// The team that deals with missed bins, and another.
async fn teams(house: &House) -> (TeamId, TeamId) {
    let case = house.report(0).await.unwrap().id;
    let bins = house.cases().read(&house.worker(0), case).await.unwrap().body.case.team.id;
    let other = house.teams(0).await.unwrap().items.into_iter().find(|team| team.team.id != bins);
    (bins, other.unwrap().team.id)
}

#[tokio::test]
async fn who_sees_the_cases_of_their_teams_finds_no_others() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (bins, other) = teams(&house).await;
    house.hire_to_see(0, caller(), "Jo Bloggs", vec![other], Sees::Teams).await?;
    house.hire_to_see(0, colleague(), "Sam Smith", vec![bins], Sees::Teams).await?;
    let (cases, jo, sam) = (house.cases(), house.agent(0, caller()), house.agent(0, colleague()));
    let id = house.report(0).await?.id;
    assert_eq!((listed(&house, &jo).await, listed(&house, &sam).await), (0, 2));
    let (of_sam, of_jo) = (cases.teams(&sam).await?, cases.teams(&jo).await?);
    assert_eq!(of_sam.items.iter().map(|team| team.open).sum::<i64>(), 2, "counts hold what the list holds");
    assert_eq!(of_jo.items.iter().map(|team| team.open).sum::<i64>(), 0);

    assert_eq!(cases.read(&jo, id).await.unwrap_err().kind, ProblemKind::NotFound);
    let note = AddNote { text: "Seen.".into() };
    assert_eq!(cases.note(&jo, id, &key(), &note).await.unwrap_err().kind, ProblemKind::NotFound);
    let mine = Assign { to: Some(caller()) };
    assert_eq!(cases.assign(&jo, id, 1, &key(), &mine).await.unwrap_err().kind, ProblemKind::NotFound);
    // Whoever is given a case sees it, whatever its team.
    cases.assign(&sam, id, 1, &key(), &mine).await?;
    cases.note(&jo, id, &key(), &note).await?;
    assert_eq!(listed(&house, &jo).await, 1);
    Ok(())
}

#[tokio::test]
async fn a_councillors_office_sees_what_it_reported_and_nothing_else() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire_to_see(0, caller(), "Cllr Rees", vec![], Sees::Own).await?;
    let (cases, office) = (house.cases(), house.worker(0));
    let others = house.report(0).await?.id;
    let own = cases.open(&office, &key(), &missed_bin()).await?.id;
    assert_eq!(listed(&house, &office).await, 1);
    assert!(cases.read(&office, own).await.is_ok());
    assert_eq!(cases.read(&office, others).await.unwrap_err().kind, ProblemKind::NotFound);
    Ok(())
}

#[tokio::test]
async fn whoever_is_not_known_yet_sees_their_own_cases_alone() -> anyhow::Result<()> {
    let house = House::open().await?;
    let others = house.report(0).await?.id;
    let (cases, stranger) = (house.cases(), Uuid::from_u128(60).into());
    let jo = house.agent(0, stranger);
    assert_eq!(listed(&house, &jo).await, 0, "identity's fact is still on its way");
    let own = cases.open(&jo, &key(), &missed_bin()).await?.id;
    assert!(cases.read(&jo, own).await.is_ok());
    // The invitation was parked, so that joining is the first that is heard of them; an old fact of
    // joining doesn't say what they see.
    house.joins(0, StaffJoined { staff_id: stranger, sees: None, teams: None, role: None }, "Jo Bloggs").await?;
    assert_eq!(cases.read(&jo, others).await.unwrap_err().kind, ProblemKind::NotFound);
    house
        .joins(0, StaffJoined { staff_id: stranger, sees: Some(Sees::All), teams: None, role: None }, "Jo Bloggs")
        .await?;
    assert!(cases.read(&jo, others).await.is_ok());
    Ok(())
}

#[tokio::test]
async fn the_newest_word_says_whose_cases_someone_sees() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (bins, other) = teams(&house).await;
    let jo = house.agent(0, caller());
    house.invites(0, caller(), vec![bins, other], Sees::Teams).await?;
    assert_eq!(listed(&house, &jo).await, 1, "the case that told the teams apart");
    house.invites(0, caller(), vec![other], Sees::Teams).await?;
    assert_eq!(listed(&house, &jo).await, 0, "invited again, they are in the teams that the new invitation names");
    house
        .joins(
            0,
            StaffJoined { staff_id: caller(), sees: Some(Sees::Teams), teams: Some(vec![other]), role: None },
            "Jo",
        )
        .await?;
    // A fact that was parked arrives after newer ones.
    house.change(0, "update staff set told_at = now() + interval '1 hour'").await;
    house.invites(0, caller(), vec![bins], Sees::All).await?;
    assert_eq!(listed(&house, &jo).await, 0, "what is older changes nothing");
    Ok(())
}
