use cases_api::calendar::{TeamCalendar, Weekday};
use cases_api::case::{CaseView, Happening, OpenCase};
use cases_api::catalogue::definition::Definition;
use cases_api::catalogue::editing::Publish;
use cases_api::directory::SayProfile;
use cases_api::history::ListChanges;
use cases_api::perm;
use cases_api::rerouting::Reroute;
use contract::{Permission as _, StaffId};
use serde_json::{Value, json};

use super::tasks::changes;
use crate::support::{House, asked, caller, colleague, key, missed_bin};

fn routed(rules: Value) -> impl FnOnce(&mut Definition) {
    move |definition| definition.routing = serde_json::from_value(rules).unwrap()
}

/// A report of a missed bin at an address with this postcode.
fn missed_bin_of(postcode: &str, bin: &str) -> OpenCase {
    asked(json!({
        "service": "missed-bin",
        "reporter": { "name": "Ann Example", "email": "ann@example.org" },
        "answers": {
            "collection_address": { "line1": "1 High Street", "town": "Worthing", "postcode": postcode },
            "bin": bin, "missed_on": "2026-01-19", "was_out": true,
        },
    }))
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
    let lost = json!({"rules": [{"name": "lost", "team": "street-care", "channels": ["web"]}, {"name": "all", "team": "parks"}]});
    changes(&house, routed(lost)).await?;
    house.change(0, "update team set key = 'gone' where key = 'street-care'").await;
    assert_eq!(
        reported(&house).await?.case.team.name.en,
        "Parks and open spaces",
        "a rule without a team is passed over"
    );
    house.change(0, "update team set key = 'street-care' where key = 'gone'").await;
    changes(&house, routed(json!({"rules": [{"name": "lost", "team": "street-care"}]}))).await?;
    house.change(0, "update team set key = 'gone' where key = 'street-care'").await;
    assert_eq!(reported(&house).await?.case.team.name.en, "Waste and recycling", "a team that isn't there has nothing");
    Ok(())
}

#[tokio::test]
async fn a_report_of_a_chosen_address_comes_to_the_team_of_its_ward() -> anyhow::Result<()> {
    let house = House::open().await?;
    changes(&house, routed(json!({"rules": [{"name": "Central", "wards": ["Central"], "team": "street-care"}]})))
        .await?;
    let mut came_to = Vec::new();
    for ward in [json!("Central"), json!("Northbrook"), Value::Null] {
        let address = json!({ "line1": "1 High Street", "town": "Worthing", "postcode": "BN11 1HS", "ward": ward });
        let report = asked(json!({
            "service": "missed-bin",
            "reporter": { "name": "Ann Example", "email": "ann@example.org" },
            "answers": {
                "collection_address": address, "bin": "recycling", "missed_on": "2026-01-19", "was_out": true,
            },
        }));
        let id = house.cases().open(&house.citizen(0), &key(), &report).await?.id;
        came_to.push(house.cases().read(&house.worker(0), id).await?.body.case.team.name.en);
    }
    assert_eq!(came_to, ["Street care", "Waste and recycling", "Waste and recycling"]);
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

#[tokio::test]
async fn a_report_that_moves_to_another_service_comes_by_that_services_rules_and_to_whose_turn_it_is()
-> anyhow::Result<()> {
    let house = House::open().await?;
    let parks =
        house.teams(0).await?.items.iter().find(|of| of.team.name.en == "Parks and open spaces").unwrap().team.id;
    house.hire(0, caller(), "Jo", vec![parks]).await?;
    let rules = json!({"share": "round_robin", "rules": [
        {"name": "elsewhere", "postcodes": ["BN12"], "team": "street-care"},
        {"name": "food bins of Central", "answer": {"field": "bin", "is": "food"}, "postcodes": ["BN11"], "team": "parks"},
    ]});
    changes(&house, routed(rules)).await?;
    let litter = asked(json!({
        "service": "litter",
        "reporter": { "name": "Ann Example", "email": "ann@example.org", "postcode": "BN11 1HS" },
        "answers": { "place": "Mill Lane", "problem": "glass", "seen_on": "2026-01-19" },
    }));
    let id = house.cases().open(&house.citizen(0), &key(), &litter).await?.id;
    let to = Reroute { to: "missed-bin".into() };
    let preview = house.cases().preview_rerouting(&house.worker(0), id, &to).await?;
    assert_eq!(preview.team.name.en, "Waste and recycling", "no rule fits: nobody said which bin");
    let version = house.cases().read(&house.worker(0), id).await?.body.case.version;
    changes(
        &house,
        routed(json!({"share": "round_robin", "rules": [{"name": "Central", "postcodes": ["BN11"], "team": "parks"}]})),
    )
    .await?;
    let moved = house.cases().reroute(&house.worker(0), id, version, &key(), &to).await?;
    let now = house.cases().read(&house.worker(0), id).await?.body;
    assert_eq!((moved.version, now.case.team.id, moved.team.id), (now.case.version, parks, parks));
    assert_eq!(now.case.assignee.map(|one| one.name).as_deref(), Some("Jo"));
    assert!(
        now.timeline.iter().any(|entry| matches!(&entry.what, Happening::Routed { rule, .. } if rule == "1: Central"))
    );
    Ok(())
}

#[tokio::test]
async fn an_area_is_the_places_that_is_reported_and_not_where_the_reporter_lives() -> anyhow::Result<()> {
    let house = House::open().await?;
    let rules = json!({"rules": [{"name": "Goring", "postcodes": ["BN12"], "team": "street-care"}]});
    changes(&house, routed(rules)).await?;
    let mut report = missed_bin_of("BN12 4AA", "food");
    report.reporter.postcode = Some("BN11 1HS".into());
    let id = house.cases().open(&house.citizen(0), &key(), &report).await?.id;
    assert_eq!(house.cases().read(&house.worker(0), id).await?.body.case.team.name.en, "Street care");
    Ok(())
}

#[tokio::test]
async fn a_rule_that_could_never_fit_isnt_published() -> anyhow::Result<()> {
    let house = House::open().await?;
    let rule = |asked: Value, team: &str| json!({"name": "a rule", "answer": asked, "team": team});
    let rules = json!({"rules": [
        rule(json!({"field": "was_out", "is": "yes"}), "parks"),
        rule(json!({"field": "bin", "is": "teapot"}), "parks"),
        rule(json!({"field": "missed_on", "is": "2026-01-19"}), "parks"),
        rule(json!({"field": "was_out", "is": "true"}), "nobodys"),
    ]});
    let (cases, token) = (house.cases(), house.cataloguer(0));
    let service = cases.catalogue(&token).await?.items.into_iter().find(|entry| entry.slug == "missed-bin").unwrap();
    let draft = cases.service_draft(&token, service.id).await?;
    let mut definition = draft.definition;
    routed(rules)(&mut definition);
    let draft = cases.write_service_draft(&token, service.id, draft.version, &key(), &definition).await?;
    let flaws: Vec<_> = draft.flaws.iter().map(|flaw| (flaw.pointer.as_str(), flaw.code.as_str())).collect();
    let wanted = [
        ("/routing/rules/0/answer/is", "not-a-choice"),
        ("/routing/rules/1/answer/is", "not-a-choice"),
        ("/routing/rules/2/answer/field", "not-a-choice"),
        ("/routing/rules/3/team", "unknown-team"),
    ];
    assert_eq!(flaws, wanted);
    let refused =
        cases.publish_service(&token, service.id, draft.version, &key(), &Publish::default()).await.unwrap_err();
    assert_eq!(refused.errors.len(), 4);
    Ok(())
}
