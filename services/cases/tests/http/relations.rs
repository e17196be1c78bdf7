use cases_api::case::{CaseOpened, Happening, MoveCase};
use cases_api::history::ListChanges;
use cases_api::relation::{Parts, RelateCase, Relation, UnrelateCase};
use cases_api::workflow::{Outcome, State};
use contract::{CaseId, ProblemKind, Reference};
use identity_api::Sees;
use serde_json::json;

use crate::support::{House, caller, colleague, faults, key};

fn relates(relation: Relation, reference: Reference) -> RelateCase {
    RelateCase { relation, reference: reference.to_string() }
}

async fn version(house: &House, id: CaseId) -> anyhow::Result<i64> {
    Ok(house.cases().read(&house.worker(0), id).await?.body.case.version)
}

async fn linked(house: &House, one: &CaseOpened, relation: Relation, other: &CaseOpened) -> anyhow::Result<()> {
    let asked = relates(relation, other.reference);
    house.cases().relate(&house.worker(0), one.id, version(house, one.id).await?, &key(), &asked).await?;
    Ok(())
}

async fn refused(house: &House, one: &CaseOpened, asked: &RelateCase) -> anyhow::Result<(String, String)> {
    let at = version(house, one.id).await?;
    let problem = house.cases().relate(&house.worker(0), one.id, at, &key(), asked).await.unwrap_err();
    let found = faults(&problem);
    assert_eq!(found.len(), 1, "{problem:?}");
    let (pointer, code) = *found.first().unwrap();
    Ok((pointer.to_owned(), code.to_owned()))
}

#[tokio::test]
async fn a_parent_shows_how_far_its_parts_are_and_both_stories_tell_it() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let (whole, part, other) = (house.report(0).await?, house.report(0).await?, house.report(0).await?);
    linked(&house, &whole, Relation::Child, &part).await?;
    linked(&house, &whole, Relation::Child, &other).await?;
    cases.transition(&jo, other.id, 1, &key(), &MoveCase::to(State::Done).ending(Outcome::Completed)).await?;

    let seen = cases.read(&jo, whole.id).await?.body;
    let all: Vec<_> = seen.relations.iter().map(|one| (one.relation, one.reference, one.state)).collect();
    let child = Relation::Child;
    assert_eq!(all, [(child, part.reference, State::Received), (child, other.reference, State::Done)]);
    assert_eq!(seen.parts, Parts { done: 1, all: 2 });
    let told = Happening::Related { relation: child, reference: part.reference };
    assert!(seen.timeline.iter().any(|entry| entry.what == told && !entry.public));

    let up = cases.read(&jo, part.id).await?.body;
    let parents: Vec<_> = up.relations.iter().map(|one| (one.relation, one.id)).collect();
    assert_eq!((parents, up.parts), (vec![(Relation::Parent, whole.id)], Parts::default()));
    let told = Happening::Related { relation: Relation::Parent, reference: whole.reference };
    assert!(up.timeline.iter().any(|entry| entry.what == told && !entry.public));
    assert_eq!(up.case.version, 1, "nobody who works on the part has their form refused");
    Ok(())
}

#[tokio::test]
async fn a_link_is_taken_away_from_either_side_and_is_in_the_history_of_both() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let (whole, part) = (house.report(0).await?, house.report(0).await?);
    let (once, asked) = (key(), relates(Relation::Child, part.reference));
    let first = cases.relate(&jo, whole.id, 1, &once, &asked).await?;
    let same = cases.relate(&jo, whole.id, 1, &once, &asked).await?;
    assert_eq!(same.version, first.version, "sent twice, linked once");
    let again = cases.relate(&jo, whole.id, first.version, &key(), &asked).await?;
    assert_eq!(again.version, first.version, "what is so already is nothing new");
    let late = cases.relate(&jo, whole.id, 1, &key(), &asked).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed);

    let gone = UnrelateCase { case: whole.id };
    let late = cases.unrelate(&jo, part.id, 9, &key(), &gone).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed);
    cases.unrelate(&jo, part.id, 1, &key(), &gone).await?;
    let none = cases.unrelate(&jo, part.id, 2, &key(), &gone).await.unwrap_err();
    assert_eq!(faults(&none), [("/case", "unknown-value")]);
    let itself = cases.unrelate(&jo, part.id, 2, &key(), &UnrelateCase { case: part.id }).await.unwrap_err();
    assert_eq!(faults(&itself), [("/case", "unknown-value")]);

    for (id, relation, other) in [(whole.id, "child", part.reference), (part.id, "parent", whole.reference)] {
        let only = ListChanges { field: Some("relation".into()), ..ListChanges::default() };
        let changes = cases.changes(&jo, id, &only).await?.items;
        let seen = Some(json!({"relation": relation, "reference": other.compact()}));
        let told: Vec<_> = changes.into_iter().map(|change| (change.was, change.became)).collect();
        assert_eq!(told, [(seen.clone(), None), (None, seen)], "the latest first");
        let story = cases.read(&jo, id).await?.body;
        assert!(story.relations.is_empty());
        assert!(story.timeline.iter().any(|entry| matches!(entry.what, Happening::Unrelated { .. })));
    }
    Ok(())
}

#[tokio::test]
async fn families_have_two_generations_and_a_part_has_one_parent() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (whole, part, other) = (house.report(0).await?, house.report(0).await?, house.report(0).await?);
    linked(&house, &whole, Relation::Child, &part).await?;
    for (one, relation, to, code) in [
        (&whole, Relation::Parent, &part, "linked-already"),
        (&whole, Relation::Related, &part, "linked-already"),
        (&part, Relation::Parent, &other, "has-parent"),
        (&other, Relation::Child, &part, "has-parent"),
        (&whole, Relation::Parent, &other, "has-parts"),
        (&other, Relation::Child, &whole, "has-parts"),
        (&part, Relation::Child, &other, "is-part"),
        (&other, Relation::Parent, &part, "is-part"),
        (&part, Relation::Related, &part, "not-itself"),
    ] {
        let found = refused(&house, one, &relates(relation, to.reference)).await?;
        assert_eq!(found, ("/reference".into(), code.into()));
    }
    linked(&house, &part, Relation::Related, &other).await?;
    Ok(())
}

#[tokio::test]
async fn two_that_link_at_once_make_no_circle() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let (one, other) = (house.report(0).await?, house.report(0).await?);
    let (up, down) = (relates(Relation::Parent, other.reference), relates(Relation::Parent, one.reference));
    let (first, second) = (key(), key());
    let (first, second) =
        futures::join!(cases.relate(&jo, one.id, 1, &first, &up), cases.relate(&jo, other.id, 1, &second, &down));
    assert_eq!([&first, &second].into_iter().filter(|answer| answer.is_ok()).count(), 1);
    let problem = first.err().or(second.err()).unwrap();
    assert_eq!(faults(&problem), [("/reference", "linked-already")]);
    assert_eq!(house.count(0, "select count(*) from case_link").await, 1);
    Ok(())
}

/// A reference with another last character.
fn slipped(reference: Reference) -> String {
    let mut slipped = reference.to_string();
    let last = slipped.pop();
    slipped.push(if last == Some('X') { 'W' } else { 'X' });
    slipped
}

#[tokio::test]
async fn a_reference_is_understood_however_it_is_written_and_one_with_a_slip_stands_for_none() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), house.worker(0));
    let (one, other) = (house.report(0).await?, house.report(0).await?);
    let own_part = other.reference.to_string().to_lowercase().replace('-', " ")[4..].to_owned();
    cases.relate(&jo, one.id, 1, &key(), &RelateCase { relation: Relation::Related, reference: own_part }).await?;
    let seen = cases.read(&jo, one.id).await?.body.relations;
    assert_eq!(seen.iter().map(|one| one.id).collect::<Vec<_>>(), [other.id]);

    let elsewhere = house.report(1).await?;
    for (typed, code) in [
        (String::new(), "required"),
        ("x".repeat(201), "too-long"),
        ("Mill Lane".into(), "unknown-value"),
        (slipped(other.reference), "slip"),
        (elsewhere.reference.to_string(), "unknown-value"),
    ] {
        let asked = RelateCase { relation: Relation::Related, reference: typed };
        assert_eq!(refused(&house, &one, &asked).await?, ("/reference".into(), code.into()));
    }
    let nothing = cases.relate(&jo, elsewhere.id, 1, &key(), &relates(Relation::Related, one.reference)).await;
    assert_eq!(nothing.unwrap_err().kind, ProblemKind::NotFound);
    Ok(())
}

#[tokio::test]
async fn who_sees_a_part_of_the_cases_links_those_alone_and_knows_that_there_are_others() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo, pat) = (house.cases(), house.worker(0), house.colleague(0));
    let (whole, part) = (house.report(0).await?, house.report(0).await?);
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    house.hire_to_see(0, colleague(), "Pat Lee", vec![], Sees::Own).await?;
    let mine = cases_api::case::Assign { to: Some(colleague()) };
    let given = cases.assign(&jo, whole.id, 1, &key(), &mine).await?;
    let hidden = cases.relate(&pat, whole.id, given.version, &key(), &relates(Relation::Child, part.reference)).await;
    assert_eq!(faults(&hidden.unwrap_err()), [("/reference", "unknown-value")]);
    linked(&house, &whole, Relation::Child, &part).await?;
    let seen = cases.read(&pat, whole.id).await?.body;
    assert_eq!((seen.relations.len(), seen.parts), (0, Parts { done: 0, all: 1 }));
    let hidden = UnrelateCase { case: part.id };
    let refused = cases.unrelate(&pat, whole.id, seen.case.version, &key(), &hidden).await.unwrap_err();
    assert_eq!(faults(&refused), [("/case", "unknown-value")]);
    Ok(())
}
