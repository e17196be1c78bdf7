use cases_api::case::{AddNote, Assign, MoveCase, SendUpdate};
use cases_api::workflow::State;
use contract::{CaseId, Problem, ProblemKind};
use uuid::Uuid;

use crate::support::{House, key};

/// What a caseworker of a council is answered about a case, by every operation on it.
async fn answers(house: &House, at: usize, id: CaseId) -> Vec<Option<Problem>> {
    let (cases, worker) = (house.cases(), house.worker(at));
    let to = MoveCase::to(State::InProgress);
    vec![
        cases.read(&worker, id).await.err(),
        cases.transition(&worker, id, 1, &key(), &to).await.err(),
        cases.note(&worker, id, &key(), &AddNote { text: "x".into() }).await.err(),
        cases.update(&worker, id, &key(), &SendUpdate::saying("x")).await.err(),
        cases.assign(&worker, id, 1, &key(), &Assign { to: None }).await.err(),
    ]
}

#[tokio::test]
async fn another_councils_case_is_answered_as_one_that_never_was() -> anyhow::Result<()> {
    let house = House::open().await?;
    let id = house.report(0).await?.id;
    let foreign = answers(&house, 1, id).await;
    let never = answers(&house, 1, Uuid::from_u128(404).into()).await;
    for (foreign, never) in foreign.into_iter().zip(never) {
        let (foreign, never) = (foreign.unwrap(), never.unwrap());
        assert_eq!(foreign.kind, ProblemKind::NotFound);
        assert_eq!(foreign.to_json(), never.to_json());
    }
    assert_eq!(house.count(0, "select version from case_file").await, 1);
    assert!(house.cases().list(&house.worker(1), &Default::default()).await?.items.is_empty());
    // The control: the same operations succeed at home.
    let home = answers(&house, 0, id).await;
    assert_eq!(
        home.into_iter().map(|answer| answer.map(|why| why.kind)).collect::<Vec<_>>(),
        [None, None, None, None, Some(ProblemKind::PreconditionFailed),]
    );
    Ok(())
}

#[tokio::test]
async fn visitors_see_no_case_of_anyone() -> anyhow::Result<()> {
    let house = House::open().await?;
    let id = house.report(0).await?.id;
    let (cases, citizen) = (house.cases(), house.citizen(0));
    assert_eq!(cases.read(&citizen, id).await.unwrap_err().kind, ProblemKind::Unauthenticated);
    assert_eq!(cases.list(&citizen, &Default::default()).await.unwrap_err().kind, ProblemKind::Unauthenticated);
    let reader = house.alone.token(house.council(0).id, &["cases.read"])?;
    assert_eq!(
        cases.note(&reader, id, &key(), &AddNote { text: "x".into() }).await.unwrap_err().kind,
        ProblemKind::Forbidden
    );
    Ok(())
}
