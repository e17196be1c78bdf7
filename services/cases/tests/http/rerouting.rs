use cases_api::case::Assign;
use cases_api::rerouting::Reroute;
use cases_api::target::Step;
use contract::ProblemKind;

use crate::support::{House, asked, caller, faults, key};

fn to(slug: &str) -> Reroute {
    Reroute { to: slug.into() }
}

#[tokio::test]
async fn a_report_to_the_wrong_service_moves_with_its_answers_and_the_citizen_is_told_once() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let report = asked(serde_json::json!({
        "service": "litter",
        "reporter": { "name": "Ann Example", "email": "ann@example.org", "postcode": "BN11 1HS" },
        "answers": { "place": "Mill Lane", "problem": "glass", "seen_on": "2026-01-19" },
    }));
    let opened = cases.open(&house.citizen(0), &key(), &report).await?;
    let before = cases.read(&worker, opened.id).await?.body;
    let taken = cases.assign(&worker, opened.id, 1, &key(), &Assign { to: Some(caller()) }).await?;

    let changing = house.changing(0).await;
    let preview = cases.preview_rerouting(&worker, opened.id, &to("fly-tipping")).await?;
    drop(changing);
    assert_eq!((preview.version, house.count(0, "select version from case_file").await), (taken.version, 2));
    let stale = cases.reroute(&worker, opened.id, 1, &key(), &to("fly-tipping")).await.unwrap_err();
    assert_eq!(stale.kind, ProblemKind::PreconditionFailed);
    let once = key();
    let moved = cases.reroute(&worker, opened.id, taken.version, &once, &to("fly-tipping")).await?;
    let again = cases.reroute(&worker, opened.id, taken.version, &once, &to("fly-tipping")).await?;
    assert_eq!((moved.kept.clone(), moved.due_at, moved.version), (preview.kept, preview.due_at, again.version));

    let after = cases.read(&worker, opened.id).await?.body;
    assert_eq!((after.case.reference, after.case.service.clone()), (before.case.reference, moved.to.clone()));
    assert_eq!((after.case.due_at, after.case.team.id), (moved.due_at, moved.team.id));
    assert!(moved.released && after.case.assignee.is_none(), "Jo isn't in the new team");
    assert_eq!(moved.kept.len() + moved.left.len(), before.answers.len(), "no answer is lost");
    assert!(after.answers.iter().any(|answered| answered.answer.en == "Mill Lane"));
    let steps = &after.target.steps;
    assert!(matches!(steps[0], Step::Received { at, .. } if at == before.case.opened_at), "{steps:?}");
    assert!(matches!(&steps[1], Step::ServiceChanged { from, .. } if *from == before.case.service), "{steps:?}");

    let told = house.told(0, "case.updated").await;
    assert_eq!(told.len(), 1, "the citizen is told once");
    assert_eq!(told[0].0["rerouted"]["from"]["en"], before.case.service.en);
    assert_eq!(told[0].0["service"]["en"], moved.to.en);
    assert_eq!(house.count(0, "select count(*) from audit where action = 'case.rerouted'").await, 1);
    Ok(())
}

#[tokio::test]
async fn a_report_moves_only_to_another_service_of_the_council_and_only_while_it_is_open() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let id = house.report(0).await?.id;
    for (slug, code) in [("missed-bin", "same-service"), ("nothing", "unknown-value"), ("A b\u{0}", "unknown-value")] {
        let problem = cases.reroute(&worker, id, 1, &key(), &to(slug)).await.unwrap_err();
        assert_eq!(faults(&problem), [("/to", code)], "{slug}");
    }
    let foreign = cases.preview_rerouting(&house.worker(1), id, &to("litter")).await.unwrap_err();
    assert_eq!(foreign.kind, ProblemKind::NotFound);
    house.change(0, "update case_file set state = 'done', outcome = 'completed', closed_at = now()").await;
    let done = cases.reroute(&worker, id, 1, &key(), &to("litter")).await.unwrap_err();
    assert_eq!(done.kind, ProblemKind::Conflict);
    Ok(())
}
