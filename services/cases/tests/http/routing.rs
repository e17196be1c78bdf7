use cases_api::calendar::{TeamCalendar, Weekday};
use cases_api::case::{CaseView, Happening};
use cases_api::catalogue::definition::Definition;
use cases_api::directory::SayProfile;
use cases_api::history::ListChanges;
use cases_api::perm;
use contract::{Permission as _, StaffId};
use serde_json::{Value, json};

use super::tasks::changes;
use crate::support::{House, caller, colleague, key, missed_bin};

fn routed(rules: Value) -> impl FnOnce(&mut Definition) {
    move |definition| definition.routing = serde_json::from_value(rules).unwrap()
}

async fn reported(house: &House) -> anyhow::Result<CaseView> {
    let id = house.cases().open(&house.citizen(0), &key(), &missed_bin()).await?.id;
    Ok(house.cases().read(&house.worker(0), id).await?.body)
}

#[tokio::test]
async fn a_report_comes_to_the_team_of_the_first_rule_that_fits_and_says_why() -> anyhow::Result<()> {
    let house = House::open().await?;
    let rules = json!({"rules": [
        {"name": "food bins", "answer": {"field": "bin", "is": "food"}, "team": "parks"},
        {"name": "ward is Central", "postcodes": ["BN11"], "team": "street-care"},
        {"name": "everything else", "team": "parks"},
    ]});
    changes(&house, routed(rules)).await?;
    let case = reported(&house).await?;
    assert_eq!(case.case.team.name.en, "Street care");
    let why = case.timeline.iter().find_map(|entry| match &entry.what {
        Happening::Routed { rule, to } => Some((rule.as_str(), to.as_str())),
        _ => None,
    });
    assert_eq!(why, Some(("2: ward is Central", "Street care")));
    assert_eq!((case.case.version, case.case.assignee), (1, None));
    let lost =
        json!({"rules": [{"name": "lost", "team": "nobodys", "channels": ["web"]}, {"name": "all", "team": "parks"}]});
    changes(&house, routed(lost)).await?;
    assert_eq!(
        reported(&house).await?.case.team.name.en,
        "Parks and open spaces",
        "a rule without a team is passed over"
    );
    changes(&house, routed(json!({"rules": [{"name": "lost", "team": "nobodys"}]}))).await?;
    assert_eq!(reported(&house).await?.case.team.name.en, "Waste and recycling", "a team that isn't there has nothing");
    Ok(())
}

#[tokio::test]
async fn a_report_that_a_rule_brings_to_another_team_is_counted_in_that_teams_days() -> anyhow::Result<()> {
    let house = House::open().await?;
    let street = house.teams(0).await?.items.iter().find(|of| of.team.name.en == "Street care").unwrap().team.id;
    let weekend = TeamCalendar { days: vec![Weekday::Saturday, Weekday::Sunday], ..TeamCalendar::default() };
    let keeper = house.alone.token(house.council(0).id, &[perm::SetCalendars::NAME, perm::ReadCalendars::NAME])?;
    house.cases().set_calendar(&keeper, (street, "\"0\""), &weekend).await?;
    changes(&house, routed(json!({"rules": [{"name": "all", "team": "street-care"}]}))).await?;
    let opened = house.report(0).await?;
    assert!(matches!(opened.due_at.weekday(), time::Weekday::Saturday | time::Weekday::Sunday), "{}", opened.due_at);
    Ok(())
}

#[tokio::test]
async fn what_rules_do_to_a_new_report_is_told_as_theirs_and_not_the_citizens() -> anyhow::Result<()> {
    let house = House::open().await?;
    let waste = house.teams(0).await?.items.iter().find(|of| of.team.name.en == "Waste and recycling").unwrap().team.id;
    house.hire(0, caller(), "Jo", vec![waste]).await?;
    changes(&house, routed(json!({"share": "round_robin"}))).await?;
    let id = house.report(0).await?.id;
    let given = house.cases().changes(&house.worker(0), id, &ListChanges::default()).await?.items;
    let given = given.iter().find(|change| change.field == "assignee_id").unwrap();
    assert_eq!((given.acted.as_str(), given.by.as_deref()), ("system", None));
    Ok(())
}

#[tokio::test]
async fn a_report_is_given_in_turn_to_those_who_can_do_it() -> anyhow::Result<()> {
    let house = House::open().await?;
    let third: StaffId = contract::uuid::Uuid::from_u128(70).into();
    let waste = house.teams(0).await?.items.iter().find(|of| of.team.name.en == "Waste and recycling").unwrap().team.id;
    for (id, name) in [(caller(), "Jo"), (colleague(), "Pat"), (third, "Sam")] {
        house.hire(0, id, name, vec![waste]).await?;
    }
    for id in [caller(), colleague()] {
        let token = house.alone.token_of(id, house.council(0).id, &[perm::UseDesk::NAME])?;
        let says = SayProfile { skills: vec!["Asbestos".into()], ..SayProfile::default() };
        house.cases().say_profile(&token, &key(), &says).await?;
    }
    changes(&house, routed(json!({"share": "round_robin", "skill": "asbestos"}))).await?;
    let mut given = Vec::new();
    for _ in 0..4 {
        given.push(reported(&house).await?.case.assignee.unwrap().name);
    }
    assert_eq!(given, ["Jo", "Pat", "Jo", "Pat"]);
    changes(&house, routed(json!({"share": "least_load"}))).await?;
    assert_eq!(reported(&house).await?.case.assignee.unwrap().name, "Sam");
    Ok(())
}
