//! What workflows ask of other systems, and amounts that are due, until each is done.

use cases_api::CasesClient;
use cases_api::case::{Happening, MoveCase};
use cases_api::effect::{AskedView, EffectOutcome, ListAsked, SettleEffect};
use cases_api::workflow::EffectKind;
use contract::{CaseId, Permission as _, ProblemKind};
use serde_json::json;

use crate::support::{House, caller, faults, key};
use crate::tasks::changes;

/// A council whose start of a missed bin tells the lorry and costs a fee.
async fn that_asks() -> anyhow::Result<House> {
    let house = House::open().await?;
    changes(&house, |definition| {
        let actions = json!([
            {"do": "connector", "name": "lorry", "event": "return-visit"},
            {"do": "charge", "what": {"en": "Fee", "cy": "Ffi"}, "pence": 3500},
        ]);
        definition.workflow.transitions[0].actions = serde_json::from_value(actions).unwrap();
    })
    .await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    Ok(house)
}

/// A case that was begun, and so asked for both.
async fn begun(house: &House, cases: &CasesClient, worker: &str) -> anyhow::Result<CaseId> {
    let id = house.report(0).await?.id;
    cases.transition(worker, id, 1, &key(), &MoveCase::by("start")).await?;
    Ok(id)
}

fn went(outcome: EffectOutcome, words: Option<&str>) -> SettleEffect {
    SettleEffect { outcome, words: words.map(str::to_owned) }
}

async fn of_kind(cases: &CasesClient, worker: &str, kind: EffectKind) -> anyhow::Result<AskedView> {
    let all = cases.asked(worker, &ListAsked::default()).await?;
    Ok(all.items.into_iter().find(|one| one.kind == kind).unwrap())
}

#[tokio::test]
async fn what_was_asked_of_others_fails_once_is_done_then_and_is_told_of() -> anyhow::Result<()> {
    let house = that_asks().await?;
    let (cases, jo, program) = (house.cases(), house.worker(0), house.program(0));
    let id = begun(&house, &cases, &jo).await?;
    assert_eq!(house.count(0, "select count(*) from outbox where name = 'case-effect.asked'").await, 2);
    let lorry = of_kind(&cases, &jo, EffectKind::Connector).await?;
    assert_eq!((lorry.case.id, lorry.connector.as_deref(), lorry.outcome), (id, Some("lorry"), None));

    let silent =
        cases.settle_effect(&program, (lorry.id, 1), &key(), &went(EffectOutcome::Failed, None)).await.unwrap_err();
    assert_eq!(faults(&silent), [("/words", "required")]);
    let (once, failed) = (key(), went(EffectOutcome::Failed, Some("It doesn't answer.")));
    let first = cases.settle_effect(&program, (lorry.id, 1), &once, &failed).await?;
    let again = cases.settle_effect(&program, (lorry.id, 1), &once, &failed).await?;
    assert_eq!((&first, first.version), (&again, 2), "a repeated report does nothing more");
    let late = cases.settle_effect(&program, (lorry.id, 1), &key(), &failed).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed);
    let waits = of_kind(&cases, &jo, EffectKind::Connector).await?;
    assert_eq!((waits.outcome, waits.words), (Some(EffectOutcome::Failed), None), "words may be about a person");
    let held = [cases_api::perm::ReadCases::NAME, contacts_api::perm::ReadUnmasked::NAME];
    let trusted = house.alone.token(house.council(0).id, &held)?;
    let waits = of_kind(&cases, &trusted, EffectKind::Connector).await?;
    assert_eq!(waits.words.as_deref(), Some("It doesn't answer."));

    cases.settle_effect(&program, (lorry.id, 2), &key(), &went(EffectOutcome::Done, None)).await?;
    let over =
        cases.settle_effect(&program, (lorry.id, 3), &key(), &went(EffectOutcome::Done, None)).await.unwrap_err();
    assert_eq!(over.kind, ProblemKind::Conflict);
    let left = cases.asked(&jo, &ListAsked::default()).await?.items;
    assert_eq!(left.iter().map(|one| (one.kind, one.pence)).collect::<Vec<_>>(), [(EffectKind::Charge, Some(3500))]);
    for outcome in ["failed", "done"] {
        let told = "select count(*) from outbox where name = 'case-effect.settled' and payload ->> 'outcome' = ";
        assert_eq!(house.count(0, &format!("{told}'{outcome}'")).await, 1, "{outcome}");
    }
    let case = cases.read(&jo, id).await?.body;
    let said: Vec<_> = case
        .timeline
        .iter()
        .filter_map(|entry| match &entry.what {
            Happening::Settled { text, outcome, words, .. } => Some((text.as_str(), *outcome, words.as_deref())),
            _ => None,
        })
        .collect();
    let failed = ("return-visit", EffectOutcome::Failed, Some("It doesn't answer."));
    assert_eq!(said, [failed, ("return-visit", EffectOutcome::Done, None)]);
    Ok(())
}

#[tokio::test]
async fn a_program_pulls_what_is_for_its_system_page_by_page() -> anyhow::Result<()> {
    let house = that_asks().await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    for _ in 0..3 {
        begun(&house, &cases, &worker).await?;
    }
    let program = house.program(0);
    let mine = ListAsked { connector: Some("lorry".into()), limit: Some(2), ..ListAsked::default() };
    let first = cases.asked(&program, &mine).await?;
    let rest = cases.asked(&program, &ListAsked { cursor: first.next.clone(), ..mine.clone() }).await?;
    assert_eq!((first.items.len(), rest.items.len(), rest.next), (2, 1, None));
    assert!(first.items.iter().chain(&rest.items).all(|one| one.kind == EffectKind::Connector));
    let other = ListAsked { connector: Some("parking-system".into()), ..ListAsked::default() };
    assert_eq!(cases.asked(&program, &other).await?.items, []);
    let elsewhere = cases.asked(&program, &ListAsked { team: Some("mine".into()), ..ListAsked::default() }).await?;
    assert_eq!(elsewhere.items, [], "it is of no team");

    let lorry = &first.items[0];
    cases.settle_effect(&program, (lorry.id, lorry.version), &key(), &went(EffectOutcome::Done, None)).await?;
    let next = (rest.items[0].id, 1);
    let refused = cases.settle_effect(&worker, next, &key(), &went(EffectOutcome::Done, None)).await.unwrap_err();
    assert_eq!(refused.kind, ProblemKind::Forbidden);
    Ok(())
}
