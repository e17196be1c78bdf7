//! Who a move waits for, and who hears when its time has come.

use cases_api::case::{Assign, CaseView, MoveCase, OpenCase};
use cases_api::follow::Reopen;
use cases_api::workflow::{Hindrance, State};
use contract::CaseId;
use identity_api::{Role, Sees, StaffJoined};
use serde_json::json;
use testkit::eventually;

use super::tasks::changes;
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

async fn moved(house: &House, token: &str, id: CaseId, by: MoveCase) -> anyhow::Result<CaseView> {
    let version = house.cases().read(token, id).await?.body.case.version;
    house.cases().transition(token, id, version, &key(), &by).await?;
    Ok(house.cases().read(token, id).await?.body)
}

#[tokio::test]
async fn who_gave_a_complaint_on_before_it_was_answered_does_not_do_its_stage_2_either() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
    house.hire(0, colleague(), "Pat Lee", vec![]).await?;
    let (cases, jo, pat) = (house.cases(), house.worker(0), house.colleague(0));
    let opened = cases.open(&house.citizen(0), &key(), &complaint()).await?;
    let id = opened.id;
    let begun = moved(&house, &jo, id, MoveCase::by("acknowledge")).await?;
    assert_eq!(begun.case.assignee.map(|jo| jo.id), Some(caller()), "Jo investigates stage 1");
    cases.assign(&jo, id, begun.case.version, &key(), &Assign { to: Some(colleague()) }).await?;
    moved(&house, &pat, id, MoveCase::by("answer").ending("upheld").saying("We were slow.")).await?;

    let again = Reopen { token: opened.follow_token, reason: "You didn't read my letter.".into() };
    cases.reopen(&house.citizen(0), &key(), &again).await?;
    let stage_2 = cases.read(&jo, id).await?.body;
    assert_eq!((stage_2.step.as_str(), stage_2.case.assignee.as_ref()), ("stage_2", None));
    for (who, token) in [(caller(), &jo), (colleague(), &pat)] {
        let version = stage_2.case.version;
        let given = cases.assign(token, id, version, &key(), &Assign { to: Some(who) }).await.unwrap_err();
        assert_eq!(faults(&given), [("/to", "someone-else")]);
        let answer = MoveCase::by("answer").ending("not_upheld");
        let refused = cases.transition(token, id, version, &key(), &answer).await.unwrap_err();
        assert_eq!(faults(&refused), [("/verb", "someone-else")]);
    }
    Ok(())
}

#[tokio::test]
async fn a_move_waits_for_a_yes_and_for_one_of_several_choices_as_routing_does() -> anyhow::Result<()> {
    let house = House::open().await?;
    changes(&house, |definition| {
        let guard = |is: &str| json!([{"need": "answered", "field": "was_out", "is": is}]);
        definition.workflow.transitions[0].guards = serde_json::from_value(guard("true")).unwrap();
        definition.workflow.transitions[1].guards = serde_json::from_value(guard("false")).unwrap();
    })
    .await?;
    let id = house.report(0).await?.id;
    let case = house.cases().read(&house.worker(0), id).await?.body;
    let (free, held) = (&case.moves[0], &case.held[0]);
    assert_ne!(free.verb, held.verb);
    assert_eq!(held.why, [Hindrance::Unanswered { field: "was_out".into() }]);
    let started = moved(&house, &house.worker(0), id, MoveCase::by(&free.verb)).await?;
    assert_eq!(started.case.state, State::InProgress);
    Ok(())
}

/// Gives the bins' workflow a timer of 5 days on the move that begins the work.
async fn timed(house: &House, then: serde_json::Value) -> anyhow::Result<()> {
    let timer = json!([{"do": "timer", "key": "slow", "since": "entering", "days": 5, "then": then}]);
    changes(house, |definition| {
        definition.workflow.transitions[0].actions = serde_json::from_value(timer).unwrap();
    })
    .await
}

/// Who watches a case as one that changed.
const WATCHED: &str = "select count(*) from case_watch w join staff s using (tenant_id)
     where s.id = w.staff_id and s.name = 'Mo Manager'";

async fn joins(house: &House, role: Role, name: &str) -> anyhow::Result<()> {
    let joins = StaffJoined { staff_id: colleague(), sees: Some(Sees::All), teams: Some(vec![]), role: Some(role) };
    house.joins(0, joins, name).await
}

#[tokio::test]
async fn a_timers_alarm_is_put_before_who_decides_where_nobody_has_the_case_and_nobody_was_named() -> anyhow::Result<()>
{
    let house = House::open().await?;
    let text = json!({"en": "Look at it now.", "cy": "Edrychwch arno nawr."});
    timed(&house, json!({"do": "alarm", "tell": ["assignee", "manager"], "text": text})).await?;
    joins(&house, Role::Manager, "Mo Manager").await?;
    let id = house.report(0).await?.id;
    moved(&house, &house.worker(0), id, MoveCase::to(State::InProgress)).await?;
    assert_eq!(house.count(0, WATCHED).await, 0);
    house.change(0, "update case_timer set due_at = now() - interval '1 minute'").await;
    eventually("the manager to have it before them", async || house.count(0, WATCHED).await == 1).await?;
    let told = "select count(*) from case_entry where text = E'Look at it now.\\nPut before Mo Manager.'";
    assert_eq!(house.count(0, told).await, 1);
    Ok(())
}

#[tokio::test]
async fn a_timer_of_an_older_version_asks_for_two_where_it_cannot_decide_alone() -> anyhow::Result<()> {
    let house = House::open().await?;
    timed(&house, json!({"do": "move", "verb": "ask"})).await?;
    joins(&house, Role::Manager, "Mo Manager").await?;
    let id = house.report(0).await?.id;
    let started = moved(&house, &house.worker(0), id, MoveCase::to(State::InProgress)).await?;
    let place = started.moves.iter().position(|by| by.verb == "ask");
    assert!(place.is_some());
    house
        .change(
            0,
            "update service_version set definition = jsonb_set(definition, '{workflow,transitions}',
                 (select jsonb_agg(case when t ->> 'verb' = 'ask'
                      then t || '{\"approval\": {\"permission\": \"cases.decide\"}}' else t end order by n)
                  from jsonb_array_elements(definition #> '{workflow,transitions}') with ordinality as x(t, n)))",
        )
        .await;
    house.change(0, "update case_timer set due_at = now() - interval '1 minute'").await;
    eventually("the manager to have it before them", async || house.count(0, WATCHED).await == 1).await?;
    let case = house.cases().read(&house.worker(0), id).await?.body;
    assert_eq!(case.case.state, State::InProgress, "a timer decides nothing that two must decide");
    assert_eq!(house.count(0, "select count(*) from case_timer where state = 'waiting'").await, 0);
    Ok(())
}
