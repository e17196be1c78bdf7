use cases_api::case::{AddNote, Happening, MoveCase};
use cases_api::perm;
use cases_api::proposal::{Became, Decide};
use cases_api::rerouting::Reroute;
use cases_api::workflow::{Outcome, State};
use contract::{PageQuery, Permission as _, ProblemKind, StaffId};
use serde_json::json;

use super::tasks::changes;
use crate::support::{House, caller, colleague, faults, key};

/// The token of someone who works cases and may decide.
fn decider(house: &House, who: StaffId) -> anyhow::Result<String> {
    let held = [perm::ReadCases::NAME, perm::WorkCases::NAME, perm::DecideCases::NAME];
    house.alone.token_of(who, house.council(0).id, &held)
}

async fn needs_two(house: &House) -> anyhow::Result<()> {
    changes(house, |definition| {
        for by in definition.workflow.transitions.iter_mut().filter(|by| by.needs_outcome) {
            by.approval = Some(serde_json::from_value(json!({"permission": "cases.decide"})).unwrap());
        }
    })
    .await
}

#[tokio::test]
async fn what_one_proposes_is_done_once_another_approves() -> anyhow::Result<()> {
    let house = House::open().await?;
    needs_two(&house).await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    house.hire(0, colleague(), "Pat Lee", vec![]).await?;
    let (cases, jo, pat) = (house.cases(), decider(&house, caller())?, decider(&house, colleague())?);
    let id = house.report(0).await?.id;
    cases.transition(&jo, id, 1, &key(), &MoveCase::to(State::InProgress)).await?;
    let finish = MoveCase::to(State::Done).ending(Outcome::Completed).saying("We will pay.");
    let proposed = cases.transition(&jo, id, 2, &key(), &finish).await?;
    assert!(proposed.proposed, "whoever proposes is told that nothing is done yet");

    let seen = cases.read(&jo, id).await?.body;
    let waits = seen.proposal.unwrap();
    assert_eq!((seen.case.state, waits.by.name.as_str(), waits.may_decide), (State::InProgress, "Jo Bloggs", false));
    assert!(seen.moves.iter().all(|by| by.approval.is_none()), "one thing is proposed at a time");
    let twice = cases.transition(&jo, id, proposed.version, &key(), &finish).await.unwrap_err();
    assert_eq!(twice.kind, ProblemKind::Conflict);
    let yes = Decide { approve: true, reason: None };
    let own = cases.decide(&jo, (waits.id, waits.version), &key(), &yes).await.unwrap_err();
    assert_eq!(faults(&own), [("/approve", "someone-else")]);
    assert!(cases.proposals(&jo, &PageQuery::default()).await?.items.is_empty());
    let bare = cases.decide(&house.colleague(0), (waits.id, waits.version), &key(), &yes).await.unwrap_err();
    assert_eq!(faults(&bare), [("/approve", "not-permitted")]);

    let listed = cases.proposals(&pat, &PageQuery::default()).await?.items;
    assert_eq!(listed.iter().map(|one| (one.id, one.may_decide)).collect::<Vec<_>>(), [(waits.id, true)]);
    let once = key();
    let first = cases.decide(&pat, (waits.id, waits.version), &once, &yes).await?;
    assert_eq!(
        cases.decide(&pat, (waits.id, waits.version), &once, &yes).await?.version,
        first.version,
        "a repeated decision is one"
    );
    let done = cases.read(&pat, id).await?.body;
    assert_eq!((done.case.state, done.case.outcome), (State::Done, Some(Outcome::Completed)));
    let story = done.timeline.iter().filter_map(|entry| match &entry.what {
        Happening::Proposed { .. } => Some(("proposed", entry.by.clone()?)),
        Happening::Approved { by, .. } => Some(("approved", format!("{} of {by}", entry.by.clone()?))),
        _ => None,
    });
    let expected = [("proposed", "Jo Bloggs".to_owned()), ("approved", "Pat Lee of Jo Bloggs".to_owned())];
    assert_eq!(story.collect::<Vec<_>>(), expected);
    let told = house.told(0, "case.updated").await;
    assert_eq!(told.iter().filter(|(_, private)| private["text"] == "We will pay.").count(), 1);
    let late = cases.decide(&pat, (waits.id, waits.version), &key(), &yes).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::Conflict);
    Ok(())
}

#[tokio::test]
async fn who_decides_decides_on_what_they_saw_and_the_deed_is_the_proposers() -> anyhow::Result<()> {
    let house = House::open().await?;
    needs_two(&house).await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    house.hire(0, colleague(), "Pat Lee", vec![]).await?;
    let (cases, jo, pat) = (house.cases(), decider(&house, caller())?, decider(&house, colleague())?);
    let id = house.report(0).await?.id;
    cases.transition(&jo, id, 1, &key(), &MoveCase::to(State::InProgress)).await?;
    let finish = MoveCase::to(State::Done).ending(Outcome::Completed).saying("We will pay.");
    cases.transition(&jo, id, 2, &key(), &finish).await?;
    let seen = cases.read(&pat, id).await?.body.proposal.unwrap();
    cases.note(&jo, id, &key(), &AddNote { text: "It is £500, not £50.".into() }).await?;
    let yes = Decide { approve: true, reason: None };
    let blind = cases.decide(&pat, (seen.id, seen.version), &key(), &yes).await.unwrap_err();
    assert_eq!(blind.kind, ProblemKind::PreconditionFailed, "something was changed since Pat looked");

    let now = cases.read(&pat, id).await?.body.case.version;
    let moved = cases.reroute(&jo, id, now, &key(), &Reroute { to: "litter".into() }).await?;
    assert!(cases.read(&pat, id).await?.body.proposal.is_none(), "another service knows nothing of it");
    let late = cases.decide(&pat, (seen.id, moved.version), &key(), &yes).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::Conflict);
    Ok(())
}

#[tokio::test]
async fn a_refusal_has_a_reason_and_a_case_that_moves_on_leaves_it_behind() -> anyhow::Result<()> {
    let house = House::open().await?;
    needs_two(&house).await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, jo, pat) = (house.cases(), house.worker(0), decider(&house, colleague())?);
    let id = house.report(0).await?.id;
    cases.transition(&jo, id, 1, &key(), &MoveCase::to(State::InProgress)).await?;
    let finish = MoveCase::to(State::Done).ending(Outcome::NoAction);
    let now = cases.transition(&jo, id, 2, &key(), &finish).await?;
    let waits = cases.read(&pat, id).await?.body.proposal.unwrap();
    let silent = cases
        .decide(&pat, (waits.id, waits.version), &key(), &Decide { approve: false, reason: None })
        .await
        .unwrap_err();
    assert_eq!(faults(&silent), [("/reason", "required")]);
    let no = Decide { approve: false, reason: Some("Look again.".into()) };
    let now = {
        cases.decide(&pat, (waits.id, waits.version), &key(), &no).await?;
        now.version + 1
    };
    let seen = cases.read(&jo, id).await?.body;
    assert_eq!((seen.case.state, seen.proposal.is_none(), seen.case.version), (State::InProgress, true, now));
    let now = cases.transition(&jo, id, now, &key(), &finish).await?.version;
    let waits = cases.read(&pat, id).await?.body.proposal.unwrap();
    cases.transition(&jo, id, now, &key(), &MoveCase::to(State::Waiting)).await?;
    let yes = Decide { approve: true, reason: None };
    assert_eq!(
        cases.decide(&pat, (waits.id, waits.version), &key(), &yes).await.unwrap_err().kind,
        ProblemKind::Conflict
    );
    assert!(cases.read(&jo, id).await?.body.proposal.is_none());
    Ok(())
}

#[tokio::test]
async fn what_was_proposed_is_taken_back_by_whoever_proposed_it_and_what_falls_away_is_told() -> anyhow::Result<()> {
    let house = House::open().await?;
    needs_two(&house).await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    house.hire(0, colleague(), "Pat Lee", vec![]).await?;
    let (cases, jo, pat) = (house.cases(), decider(&house, caller())?, decider(&house, colleague())?);
    let id = house.report(0).await?.id;
    cases.transition(&jo, id, 1, &key(), &MoveCase::to(State::InProgress)).await?;
    let finish = MoveCase::to(State::Done).ending(Outcome::Completed).saying("We will pay.");
    let proposed = cases.transition(&jo, id, 2, &key(), &finish).await?;
    let waits = cases.read(&jo, id).await?.body.proposal.unwrap();
    assert!(waits.own && !cases.read(&pat, id).await?.body.proposal.unwrap().own);
    assert_eq!((cases.queues(&pat).await?.approvals, cases.queues(&jo).await?.approvals), (1, 0));
    let other = cases.withdraw(&pat, (waits.id, waits.version), &key()).await.unwrap_err();
    assert_eq!(other.kind, ProblemKind::Forbidden);
    let stale = cases.withdraw(&jo, (waits.id, proposed.version - 1), &key()).await.unwrap_err();
    assert_eq!(stale.kind, ProblemKind::PreconditionFailed);
    let once = key();
    let taken = cases.withdraw(&jo, (waits.id, waits.version), &once).await?;
    assert_eq!(cases.withdraw(&jo, (waits.id, waits.version), &once).await?.version, taken.version);
    let late = cases.withdraw(&jo, (waits.id, taken.version), &key()).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::Conflict);
    assert_eq!(cases.queues(&pat).await?.approvals, 0);

    let again = cases.transition(&jo, id, taken.version, &key(), &finish).await?;
    cases.transition(&pat, id, again.version, &key(), &MoveCase::by("ask").saying("Which bin?")).await?;
    let seen = cases.read(&pat, id).await?.body;
    assert!(seen.proposal.is_none());
    let told = seen.timeline.iter().filter_map(|entry| match &entry.what {
        Happening::Withdrawn { what } => Some(format!("withdrawn {what}")),
        Happening::Lapsed { what } => Some(format!("lapsed {what}")),
        _ => None,
    });
    let told: Vec<_> = told.collect();
    assert!(told.len() == 2 && told[0].starts_with("withdrawn") && told[1].starts_with("lapsed"), "{told:?}");
    let exporter = house.alone.token(house.council(0).id, &[perm::ExportCases::NAME])?;
    let bundle = cases.bundle(&exporter, id).await?;
    let kept: Vec<_> = bundle.proposals.iter().map(|one| (one.became, one.said.as_deref(), one.by.as_str())).collect();
    let said = Some("We will pay.");
    assert_eq!(kept, [(Became::Withdrawn, said, "Jo Bloggs"), (Became::Lapsed, said, "Jo Bloggs")]);
    Ok(())
}

#[tokio::test]
async fn a_shipped_application_is_granted_by_one_and_refused_by_two() -> anyhow::Result<()> {
    let house = House::open().await?;
    let shipped = house.cases().library_workflows(&house.cataloguer(0)).await?.items;
    let application = shipped.into_iter().find(|workflow| workflow.id == "application").unwrap();
    changes(&house, |definition| definition.workflow = application).await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    house.hire(0, colleague(), "Pat Lee", vec![]).await?;
    let (cases, jo, pat) = (house.cases(), house.worker(0), decider(&house, colleague())?);
    let considered = async || {
        let id = house.report(0).await?.id;
        anyhow::Ok((id, cases.transition(&jo, id, 1, &key(), &MoveCase::by("consider")).await?.version))
    };
    let ((good, at), (poor, poor_at)) = (considered().await?, considered().await?);
    let granted = cases.transition(&jo, good, at, &key(), &MoveCase::by("grant")).await?;
    assert!(!granted.proposed, "whoever decides on it grants it alone");
    assert!(cases.transition(&jo, poor, poor_at, &key(), &MoveCase::by("refuse")).await?.proposed);
    let refused =
        async || house.told(0, "case.updated").await.iter().filter(|(fact, _)| fact["outcome"] == "no_action").count();
    assert_eq!(refused().await, 0, "the applicant hears nothing while it is proposed");

    let waits = cases.read(&pat, poor).await?.body.proposal.unwrap();
    cases.decide(&pat, (waits.id, waits.version), &key(), &Decide { approve: true, reason: None }).await?;
    let ended = cases.read(&jo, poor).await?.body.case;
    assert_eq!((ended.state, ended.outcome, refused().await), (State::Done, Some(Outcome::NoAction), 1));
    Ok(())
}
