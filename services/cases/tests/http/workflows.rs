use cases_api::case::{Assign, CaseView, Happening, MoveCase, OpenCase};
use cases_api::catalogue::definition::Definition;
use cases_api::catalogue::editing::Publish;
use cases_api::follow::Reopen;
use cases_api::target::Target;
use cases_api::workflow::{EffectKind, Hindrance, Outcome, State, Workflow};
use cases_api::{CasesClient, perm};
use contract::{CaseId, Permission as _, ProblemKind};
use serde_json::json;
use testkit::eventually;

use crate::support::{House, asked, caller, colleague, faults, key};

fn complaint() -> OpenCase {
    asked(json!({
        "service": "complaint",
        "reporter": { "name": "Ann Example", "email": "ann@example.org" },
        "answers": {
            "about": "delay", "what_happened": "Nobody answered.", "put_right": "An answer.", "told_before": true,
            "your_address": { "line1": "1 High Street", "town": "Worthing", "postcode": "bn111hs" },
        },
    }))
}

fn challenge() -> OpenCase {
    asked(json!({
        "service": "parking-penalty",
        "reporter": { "name": "Ann Example", "email": "ann@example.org", "postcode": "bn111hs" },
        "answers": {
            "notice_number": "AD12345678", "registration": "AB12 CDE", "issued_on": "2026-01-19", "reason": "not-parked",
            "what_happened": "I was somewhere else.",
        },
    }))
}

async fn moved(cases: &CasesClient, token: &str, id: CaseId, by: MoveCase) -> Result<CaseView, contract::Problem> {
    let version = cases.read(token, id).await?.body.case.version;
    cases.transition(token, id, version, &key(), &by).await?;
    Ok(cases.read(token, id).await?.body)
}

/// Gives the complaint service another workflow, and one plain clock in place of those of its steps, as an administrator
/// does.
async fn goes_by(house: &House, change: impl FnOnce(Vec<Workflow>) -> Workflow) -> anyhow::Result<()> {
    let flows = house.cases().library_workflows(&house.cataloguer(0)).await?.items;
    publishes(house, "complaint", |definition| {
        definition.workflow = change(flows);
        definition.clocks = Target::WorkingDays(10).into();
    })
    .await
}

/// Changes a service and publishes it, as an administrator does.
async fn publishes(house: &House, slug: &str, change: impl FnOnce(&mut Definition)) -> anyhow::Result<()> {
    let (cases, token) = (house.cases(), house.cataloguer(0));
    let service = cases.catalogue(&token).await?.items.into_iter().find(|entry| entry.slug == slug).unwrap();
    let draft = cases.service_draft(&token, service.id).await?;
    let mut definition = draft.definition;
    change(&mut definition);
    let draft = cases.write_service_draft(&token, service.id, draft.version, &key(), &definition).await?;
    assert_eq!(draft.flaws, []);
    cases.publish_service(&token, service.id, draft.version, &key(), &Publish::default()).await?;
    Ok(())
}

fn named(flows: Vec<Workflow>, id: &str) -> Workflow {
    flows.into_iter().find(|flow| flow.id == id).unwrap()
}

#[tokio::test]
async fn stage_2_of_a_complaint_is_never_investigated_by_who_investigated_stage_1() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    house.hire(0, colleague(), "Pat Lee", vec![]).await?;
    let (cases, jo, pat, citizen) = (house.cases(), house.worker(0), house.colleague(0), house.citizen(0));
    let opened = cases.open(&citizen, &key(), &complaint()).await?;
    let id = opened.id;

    let begun = moved(&cases, &jo, id, MoveCase::by("acknowledge")).await?;
    assert_eq!((begun.step.as_str(), begun.case.state), ("stage_1", State::InProgress));
    assert_eq!(begun.case.assignee.map(|jo| jo.id), Some(caller()));
    let upheld = MoveCase::by("answer").ending("partly_upheld").saying("We were slow.");
    let answered = moved(&cases, &jo, id, upheld).await?;
    assert_eq!((answered.case.state, answered.case.outcome), (State::Done, Some(Outcome::Completed)));
    assert_eq!(answered.outcome_id.as_deref(), Some("partly_upheld"));

    let again = Reopen { token: opened.follow_token, reason: "You didn't read my letter.".into() };
    let followed = cases.reopen(&citizen, &key(), &again).await?;
    assert_eq!(followed.state_words.en, "Being investigated again (stage 2)");
    let seen = cases.read(&jo, id).await?.body;
    assert_eq!(
        (seen.step.as_str(), seen.case.assignee.as_ref()),
        ("stage_2", None),
        "stage 1's investigator has it no more"
    );
    assert!(seen.moves.is_empty());
    let because = seen.held.iter().flat_map(|held| &held.why).find_map(|why| match why {
        Hindrance::SamePerson { because, .. } => because.clone(),
        _ => None,
    });
    assert_eq!(because.map(|words| words.en).as_deref(), Some("you investigated stage 1"));
    let version = seen.case.version;
    let mine = cases.assign(&jo, id, version, &key(), &Assign { to: Some(caller()) }).await.unwrap_err();
    assert_eq!(faults(&mine), [("/to", "someone-else")]);
    let answer = MoveCase::by("answer").ending("not_upheld");
    let refused = cases.transition(&jo, id, version, &key(), &answer).await.unwrap_err();
    assert_eq!(faults(&refused), [("/verb", "someone-else")]);
    assert_eq!(refused.errors[0].detail, "Someone else must do this: you investigated stage 1.");

    cases.assign(&pat, id, version, &key(), &Assign { to: Some(colleague()) }).await?;
    let ended = moved(&cases, &pat, id, answer).await?;
    assert_eq!((ended.step.as_str(), ended.case.outcome), ("stage_2_answered", Some(Outcome::NoAction)));
    let steps = ended.timeline.iter().filter_map(|entry| match &entry.what {
        Happening::Moved { to_step, .. } => to_step.as_deref(),
        _ => None,
    });
    assert_eq!(steps.collect::<Vec<_>>(), ["stage_1", "stage_1_answered", "stage_2_answered"]);
    assert!(ended.moves.is_empty(), "a final answer is opened again by those who decide alone");
    Ok(())
}

#[tokio::test]
async fn a_challenge_that_nobody_decides_warns_twice_and_then_counts_as_accepted() -> anyhow::Result<()> {
    let house = House::open().await?;
    publishes(&house, "parking-penalty", |definition| {
        let alarms = [("day-40", 40), ("day-50", 50)].map(|(key, days)| {
            json!({"do": "timer", "key": key, "since": "receipt", "days": days, "lasts": "case", "then": {
                "do": "alarm", "tell": ["assignee", "manager"], "text": {"en": "Decide now.", "cy": "Penderfynwch nawr."}}})
        });
        definition.workflow.steps[0].actions.extend(alarms.map(|alarm| serde_json::from_value(alarm).unwrap()));
    })
    .await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let opened = cases.open(&house.citizen(0), &key(), &challenge()).await?;
    let another = house.another().await?;
    assert_eq!(house.count(0, "select count(*) from case_timer where state = 'waiting'").await, 3);
    let held = "select count(*) from case_effect where connector = 'parking-system'";
    assert_eq!(house.count(0, held).await, 1, "the discount is held");
    let early = MoveCase::by("deem");
    let refused = cases.transition(&worker, opened.id, 1, &key(), &early).await.unwrap_err();
    assert_eq!(faults(&refused), [("/verb", "too-early")]);

    house
        .change(0, "update case_timer set due_at = now() - interval '1 minute' where key in ('day-40', 'day-50')")
        .await;
    let warned = "select count(*) from case_effect where kind = 'alarm' and tell = '{assignee,manager}'";
    eventually("both warnings", async || house.count(0, warned).await == 2).await?;
    let warning =
        cases.read(&worker, opened.id).await?.body.effects.into_iter().rfind(|it| it.kind == EffectKind::Alarm);
    let warning = warning.unwrap();
    cases.complete_effect(&worker, warning.id, &key()).await?;
    let twice = cases.complete_effect(&worker, warning.id, &key()).await.unwrap_err();
    assert_eq!(twice.kind, ProblemKind::Conflict);

    house.change(0, "update case_file set opened_at = opened_at - interval '57 days'").await;
    house.change(0, "update case_timer set due_at = now() - interval '1 minute' where key = 'day-56'").await;
    eventually("the challenge to be deemed accepted", async || {
        house.count(0, "select count(*) from case_file where step = 'cancelled' and outcome_id = 'deemed'").await == 1
    })
    .await?;
    assert_eq!(house.count(0, "select count(*) from case_timer where state = 'waiting'").await, 0);
    assert_eq!(house.count(0, "select count(*) from case_entry where to_step = 'cancelled'").await, 1);
    let tasks = "select count(*) from case_task where state = 'open'
         and (title ->> 'en' like 'Put the charge on hold%' or title ->> 'en' like 'Cancel the%' or title ->> 'en' like 'Refund %')";
    assert_eq!(house.count(0, tasks).await, 3, "what the citizen is told is done, also where no connector does it");
    let told = house.told(0, "case.updated").await;
    assert!(
        told.iter().any(|(_, private)| private["text"].as_str().is_some_and(|text| text.contains("within 56 days")))
    );
    drop(another);
    Ok(())
}

#[tokio::test]
async fn what_a_move_does_is_done_with_it_and_its_timer_goes_with_the_step() -> anyhow::Result<()> {
    let house = House::open().await?;
    goes_by(&house, |flows| {
        let mut flow = named(flows, "simple-request");
        flow.transitions[0].actions = serde_json::from_value(json!([
            {"do": "assign", "to": "mover"},
            {"do": "message", "text": {"en": "Ref ((reference)).", "cy": "Cyf ((reference))."}},
            {"do": "task", "title": {"en": "Ring them", "cy": "Ffonio"}, "team": "waste", "days": 2},
            {"do": "charge", "what": {"en": "Fee", "cy": "Ffi"}, "pence": 3500},
            {"do": "timer", "key": "slow", "since": "entering", "days": 5, "then": {"do": "move", "verb": "ask"}},
            {"do": "queue", "team": "waste"},
        ]))
        .unwrap();
        flow
    })
    .await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let id = cases.open(&house.citizen(0), &key(), &complaint()).await?.id;
    let (once, start) = (key(), MoveCase::by("start").saying("Hello."));
    cases.transition(&worker, id, 1, &once, &start).await?;
    cases.transition(&worker, id, 1, &once, &start).await?;
    let case = cases.read(&worker, id).await?.body;
    let kinds: Vec<_> = case.effects.iter().map(|effect| (effect.kind, effect.pence)).collect();
    assert_eq!(kinds, [(EffectKind::Charge, Some(3500))], "a repeated request does nothing more");
    assert_eq!(case.tasks.iter().map(|task| task.title.en.as_str()).collect::<Vec<_>>(), ["Ring them"]);
    assert_eq!((case.case.team.name.en.as_str(), case.case.assignee), ("Waste and recycling", None));
    let told = house.told(0, "case.updated").await;
    let texts: Vec<_> = told.iter().filter_map(|(_, private)| private["text"].as_str()).collect();
    assert_eq!(texts, [format!("Hello.\n\nRef {}.", case.case.reference)]);
    assert_eq!(house.count(0, "select count(*) from case_timer where state = 'waiting'").await, 1);
    moved(&cases, &worker, id, MoveCase::to(State::Waiting)).await?;
    assert_eq!(house.count(0, "select count(*) from case_timer where state = 'dropped'").await, 1);
    Ok(())
}

#[tokio::test]
async fn what_is_due_is_the_price_that_the_citizen_was_shown() -> anyhow::Result<()> {
    let house = House::open().await?;
    publishes(&house, "garden-waste", |definition| {
        let fee = json!([{"do": "charge", "what": {"en": "A year", "cy": "Blwyddyn"}, "field": "price"}]);
        definition.workflow.transitions[0].actions = serde_json::from_value(fee).unwrap();
    })
    .await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let sign_up = asked(json!({
        "service": "garden-waste",
        "reporter": { "name": "Ann Example", "email": "ann@example.org" },
        "answers": {
            "lives_here": true, "bins": 2, "concession": "benefit", "benefit_number": "AB1", "agreed": true,
            "collection_address": { "line1": "1 High Street", "town": "Worthing", "postcode": "bn111hs" },
        },
    }));
    let id = cases.open(&house.citizen(0), &key(), &sign_up).await?.id;
    let started = moved(&cases, &worker, id, MoveCase::by("start")).await?;
    let due: Vec<_> = started.effects.iter().map(|effect| (effect.kind, effect.pence)).collect();
    assert_eq!(due, [(EffectKind::Charge, Some(6600))]);

    let service = cases.catalogue(&house.cataloguer(0)).await?.items.into_iter().find(|of| of.slug == "garden-waste");
    let (token, service) = (house.cataloguer(0), service.unwrap().id);
    let draft = cases.service_draft(&token, service).await?;
    let mut definition = draft.definition;
    let bins = json!([{"do": "charge", "what": {"en": "A year", "cy": "Blwyddyn"}, "field": "bins"}]);
    definition.workflow.transitions[0].actions = serde_json::from_value(bins).unwrap();
    let draft = cases.write_service_draft(&token, service, draft.version, &key(), &definition).await?;
    let found: Vec<_> = draft.flaws.iter().map(|flaw| (flaw.pointer.as_str(), flaw.code.as_str())).collect();
    assert_eq!(found, [("/workflow/transitions/0/actions/0/field", "not-money")], "a number of bins is no money");
    Ok(())
}

#[tokio::test]
async fn a_move_for_those_who_decide_is_held_for_everyone_else() -> anyhow::Result<()> {
    let house = House::open().await?;
    goes_by(&house, |flows| {
        let mut flow = named(flows, "simple-request");
        let guards = json!([{"need": "permission", "permission": "cases.decide"}]);
        flow.transitions[4].guards = serde_json::from_value(guards).unwrap();
        flow
    })
    .await?;
    let (cases, worker) = (house.cases(), house.worker(0));
    let id = cases.open(&house.citizen(0), &key(), &complaint()).await?.id;
    let started = moved(&cases, &worker, id, MoveCase::to(State::InProgress)).await?;
    assert_eq!(started.moves.iter().map(|by| by.verb.as_str()).collect::<Vec<_>>(), ["ask"]);
    let finish = MoveCase::to(State::Done).ending(Outcome::Completed);
    let refused = moved(&cases, &worker, id, finish.clone()).await.unwrap_err();
    assert_eq!(faults(&refused), [("/to", "not-permitted")]);
    let held = [perm::ReadCases::NAME, perm::WorkCases::NAME, perm::DecideCases::NAME];
    let decider = house.alone.token_of(colleague(), house.council(0).id, &held)?;
    assert_eq!(moved(&cases, &decider, id, finish).await?.case.state, State::Done);
    Ok(())
}

#[tokio::test]
async fn a_workflow_with_flaws_stays_a_draft() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, token) = (house.cases(), house.cataloguer(0));
    let service = cases.catalogue(&token).await?.items.into_iter().find(|entry| entry.slug == "complaint").unwrap();
    let mut definition = cases.service_draft(&token, service.id).await?.definition;
    definition.workflow.transitions.retain(|by| by.verb != "escalate");
    let draft = cases.write_service_draft(&token, service.id, 0, &key(), &definition).await?;
    let found: Vec<_> = draft.flaws.iter().map(|flaw| (flaw.pointer.as_str(), flaw.code.as_str())).collect();
    assert!(found.contains(&("/workflow/steps/4", "unreachable")), "{found:?}");
    let publish = cases.publish_service(&token, service.id, draft.version, &key(), &Publish::default()).await;
    assert_eq!(publish.unwrap_err().kind, ProblemKind::ValidationFailed);
    Ok(())
}
