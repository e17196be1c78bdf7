//! What the public is told already, following it, and what looks like one thing by itself.

use cases_api::case::MoveCase;
use cases_api::incident::{Area, DeclareIncident, DescribeIncident, DismissSuggestion, EndIncident, UpdateIncident};
use cases_api::known::{AskFollowed, AskKnown, ConfirmFollowing, Follow, Known, StopFollowing};
use cases_api::perm;
use cases_api::settings::{DeskSettings, SuggestingRule};
use cases_api::workflow::{Outcome, State};
use contract::{CaseId, IncidentId, Language, Permission as _, ProblemKind};
use serde_json::Value;

use crate::incidents::{PIER, both, declared, fallen_tree, report, runner, storm, tree};
use testkit::eventually;

use crate::support::{House, faults, key};

fn at_the_pier() -> AskKnown {
    AskKnown { lat: Some(PIER.0), lon: Some(PIER.1), postcode: None }
}

async fn known(house: &House, slug: &str, place: &AskKnown) -> anyhow::Result<Known> {
    Ok(house.cases().known(&house.citizen(0), slug, place).await?)
}

fn follows(incident: Option<IncidentId>, report: Option<CaseId>, who: &str) -> Follow {
    Follow { incident, report, email: format!("{who}@example.org"), language: Language::En }
}

/// Once everyone who follows something was told what there is to tell.
async fn all_told(house: &House) -> anyhow::Result<()> {
    eventually("the followers to be told", async || -> anyhow::Result<()> {
        let left = house.count(0, "select count(*) from incident_telling").await;
        anyhow::ensure!(left == 0, "{left}");
        Ok(())
    })
    .await
}

/// Whoever is to confirm that they want to be told does so.
async fn all_confirm(house: &House) -> anyhow::Result<()> {
    for asked in confirmations(house).await {
        house.cases().confirm_following(&house.citizen(0), &key(), &asked).await?;
    }
    Ok(())
}

/// The confirmations that were asked for.
async fn confirmations(house: &House) -> Vec<ConfirmFollowing> {
    let told = house.told(0, "follower.told").await;
    let tokens = told.iter().filter_map(|(_, private)| private["confirm_token"].as_str());
    tokens.map(|token| ConfirmFollowing { token: token.to_owned() }).collect()
}

/// Who was told what they follow, with why, and what was said.
async fn told(house: &House) -> Vec<(String, String, Option<String>)> {
    let told = house.told(0, "follower.told").await;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut told: Vec<_> = told
        .iter()
        .map(|(fact, private)| {
            (text(&private["email"]), text(&fact["why"]), private["text"].as_str().map(str::to_owned))
        })
        .collect();
    told.sort();
    told
}

#[tokio::test]
async fn a_citizen_is_told_of_the_incident_and_of_reports_nearby_and_of_nobody() -> anyhow::Result<()> {
    let house = House::open().await?;
    let ids =
        storm(&house, &[tree("Ann", 0.0), tree("Ben", 90.0), tree("Cai", 400.0), report("Dee", "BN11 1HS", None)])
            .await?;
    declared(&house, &ids[..1]).await?;
    let here = known(&house, "park-problem", &at_the_pier()).await?;
    assert_eq!(
        here.incidents.iter().map(|one| one.told.en.as_str()).collect::<Vec<_>>(),
        ["A tree has fallen at the pier. A crew is on its way."]
    );
    let reports: Vec<_> = here.reports.iter().map(|one| (one.id, one.within_metres)).collect();
    assert_eq!(reports, [(ids[1], Some(100))], "not the one that the incident has, and none that is far");
    let words = serde_json::to_string(&here)?;
    for typed in ["Ann", "Ben", "example.org", "By the pier"] {
        assert!(!words.contains(typed), "{typed} in {words}");
    }
    let by_postcode = AskKnown { postcode: Some("bn111hs".to_owned()), ..AskKnown::default() };
    let there = known(&house, "park-problem", &by_postcode).await?.reports;
    assert!(there.is_empty(), "where people live says nothing of where the trees are");
    assert!(known(&house, "park-problem", &AskKnown::default()).await?.is_empty(), "nothing before the place is known");
    let half = AskKnown { lat: Some(1.0), ..AskKnown::default() };
    let half = house.cases().known(&house.citizen(0), "park-problem", &half).await.unwrap_err();
    assert_eq!(faults(&half), [("/lat", "required")]);
    assert!(
        house.cases().known(&house.citizen(1), "park-problem", &at_the_pier()).await?.is_empty(),
        "nor another council's"
    );
    Ok(())
}

#[tokio::test]
async fn a_service_tells_the_public_only_what_it_says_that_it_tells() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.report(0).await?;
    let services = vec!["missed-bin".to_owned(), "noise".to_owned()];
    let everywhere = DescribeIncident { services, area: Area::default(), ..fallen_tree(1) };
    let asked = DeclareIncident { incident: everywhere, cases: vec![] };
    let incident = house.cases().declare_incident(&runner(&house, 0), &key(), &asked).await?;
    let bins = AskKnown { postcode: Some("BN11 1HS".to_owned()), ..AskKnown::default() };
    let seen = known(&house, "missed-bin", &bins).await?;
    assert_eq!((seen.incidents.len(), seen.reports.len()), (1, 0), "a bin stands at a home: incidents alone");
    assert!(known(&house, "noise", &bins).await?.is_empty(), "noise is nobody else's business");
    let staff = house.cases().known(&runner(&house, 0), "noise", &AskKnown::default()).await?;
    assert_eq!(staff.incidents[0].id, incident.id, "who takes the call hears of it");
    Ok(())
}

#[tokio::test]
async fn a_follower_hears_each_news_once_and_is_forgotten_when_it_is_over() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo, someone) = (house.cases(), runner(&house, 0), house.citizen(0));
    let ids = storm(&house, &[tree("Ann", 0.0)]).await?;
    let incident = declared(&house, &ids).await?;
    let by = Some(incident.id);
    for who in ["eve", "eve", "Eve", "ann", "gil"] {
        let title = cases.follow_along(&someone, &key(), &follows(by, None, who)).await?.title;
        assert_eq!(title.en, "Fallen tree at the pier");
    }
    assert_eq!(house.count(0, "select count(*) from follower").await, 3, "an address once");
    all_confirm(&house).await?;
    all_confirm(&house).await?;
    let began = house.told(0, "follower.told").await;
    let gil = began.iter().find(|(fact, private)| fact["why"] == "began" && private["email"] == "gil@example.org");
    let gil = gil.unwrap();
    let stop = StopFollowing { token: gil.1["stop_token"].as_str().unwrap().to_owned() };
    let theirs = cases.stop_following(&house.citizen(1), &key(), &stop).await.unwrap_err();
    assert_eq!(theirs.kind, ProblemKind::NotFound, "a link opens its own council alone");
    cases.stop_following(&someone, &key(), &stop).await?;
    cases.stop_following(&someone, &key(), &stop).await?;

    let update = UpdateIncident { text: both("It is being cleared."), told: None };
    let once = key();
    let sent = cases.update_incident(&jo, incident.id, incident.version, &once, &update).await?;
    assert_eq!(
        cases.update_incident(&jo, incident.id, incident.version, &once, &update).await?.version,
        sent.version,
        "sent twice"
    );
    all_told(&house).await?;
    let version = cases.incident(&jo, incident.id).await?.body.incident.version;
    cases.end_incident(&jo, incident.id, version, &key(), &EndIncident::default()).await?;
    all_told(&house).await?;
    let said = |who: &str, why: &str, text: Option<&str>| {
        (format!("{who}@example.org"), why.to_owned(), text.map(str::to_owned))
    };
    let first = Some("A tree has fallen at the pier. A crew is on its way.");
    assert_eq!(
        told(&house).await,
        [
            said("ann", "asked", None),
            said("ann", "began", first),
            said("ann", "over", None),
            said("eve", "asked", None),
            said("eve", "began", first),
            said("eve", "over", None),
            said("eve", "update", Some("It is being cleared.")),
            said("gil", "asked", None),
            said("gil", "began", first),
        ],
        "who reported it hears of it by their report, and else as everyone"
    );
    assert_eq!(house.count(0, "select count(*) from follower").await, 0);
    let late = cases.follow_along(&someone, &key(), &follows(by, None, "eve")).await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::NotFound);
    Ok(())
}

/// So many people follow an incident.
async fn followed_by(house: &House, incident: IncidentId, many: u16) {
    let sql = format!(
        "insert into follower (tenant_id, id, incident_id, email, email_key, language, made_at)
         select tenant_id, gen_random_uuid(), id, 'eve' || to_char(n, 'FM000') || '@example.org',
             'eve' || to_char(n, 'FM000') || '@example.org', 'en', declared_at
         from incident cross join generate_series(1, {many}) n where id = '{incident}'"
    );
    house.change(0, &sql).await;
}

#[tokio::test]
async fn many_followers_are_told_a_few_at_a_time_and_each_once_though_two_processes_tell() -> anyhow::Result<()> {
    let house = House::open().await?;
    let _second = house.another().await?;
    let (cases, jo) = (house.cases(), runner(&house, 0));
    let ids = storm(&house, &[tree("Ann", 0.0)]).await?;
    let incident = declared(&house, &ids).await?;
    followed_by(&house, incident.id, 130).await;
    let update = UpdateIncident { text: both("It is being cleared."), told: None };
    let sent = cases.update_incident(&jo, incident.id, incident.version, &key(), &update).await?;
    let end = EndIncident { text: Some(both("It is cleared.")), outcome: None };
    cases.end_incident(&jo, incident.id, sent.version, &key(), &end).await?;
    all_told(&house).await?;
    let heard = told(&house).await;
    assert_eq!(heard.len(), 260, "each of both once");
    let each: std::collections::BTreeSet<_> = heard.iter().map(|(to, why, _)| (to, why)).collect();
    assert_eq!(each.len(), 260);
    let told_in = "select count(distinct happened_at) from outbox where name = 'follower.told'";
    assert!(house.count(0, told_in).await >= 6, "no transaction tells more than 50");
    assert_eq!(house.count(0, "select count(*) from follower").await, 0);
    Ok(())
}

#[tokio::test]
async fn where_telling_was_cut_off_it_goes_on_with_whoever_comes_next() -> anyhow::Result<()> {
    let house = House::open().await?;
    let ids = storm(&house, &[tree("Ann", 0.0)]).await?;
    let incident = declared(&house, &ids).await?;
    followed_by(&house, incident.id, 9).await;
    let cut_off = "insert into incident_telling (tenant_id, incident_id, version, text, over, at, after)
         select tenant_id, id, version, told, false, declared_at, 'eve006@example.org' from incident";
    house.change(0, cut_off).await;
    all_told(&house).await?;
    let heard: Vec<_> = told(&house).await.into_iter().map(|(to, ..)| to).collect();
    assert_eq!(heard, ["eve007@example.org", "eve008@example.org", "eve009@example.org"]);
    Ok(())
}

#[tokio::test]
async fn who_hears_nothing_of_the_closing_is_told_of_the_incidents_end_once() -> anyhow::Result<()> {
    for (said, why) in [(None, "the closing tells nobody"), (Some(both("The tree is gone.")), "its words go before it")]
    {
        let house = House::open().await?;
        let (cases, jo) = (house.cases(), runner(&house, 0));
        let ids = storm(&house, &[tree("Ann", 0.0), tree("Ben", 5.0)]).await?;
        let incident = declared(&house, &ids).await?;
        for who in ["ann", "gil"] {
            cases.follow_along(&house.citizen(0), &key(), &follows(Some(incident.id), None, who)).await?;
        }
        all_confirm(&house).await?;
        let untold = "update service_version v set definition = jsonb_set(v.definition, '{workflow,transitions}', (
                 select jsonb_agg(t || '{\"public\": false}')
                 from jsonb_array_elements(v.definition #> '{workflow,transitions}') t))";
        house.change(0, untold).await;
        let end = EndIncident { text: said.clone(), outcome: Some(Outcome::Completed) };
        cases.end_incident(&jo, incident.id, incident.version, &key(), &end).await?;
        all_told(&house).await?;
        assert_eq!(cases.read(&jo, ids[0]).await?.body.case.state, State::Done, "{why}");
        let by_report = house.told(0, "case.updated").await;
        let to: Vec<_> = by_report.iter().filter_map(|(_, private)| private["email"].as_str()).collect();
        let over: Vec<_> = told(&house).await.into_iter().filter(|(_, why, _)| why == "over").collect();
        let over: Vec<_> = over.iter().map(|(to, ..)| to.as_str()).collect();
        match said {
            None => assert_eq!((to.len(), over), (0, vec!["ann@example.org", "gil@example.org"]), "{why}"),
            Some(_) => {
                assert_eq!((to, over), (vec!["ann@example.org", "ben@example.org"], vec!["gil@example.org"]), "{why}");
                assert!(by_report.iter().all(|(_, private)| private["text"] == "The tree is gone."));
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn who_reported_what_cant_be_closed_with_the_incident_reads_its_end_all_the_same() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), runner(&house, 0));
    let ids = storm(&house, &[tree("Ann", 0.0)]).await?;
    let incident = declared(&house, &ids).await?;
    let stuck = "update service_version set definition = jsonb_set(definition, '{workflow,transitions}', '[]')";
    house.change(0, stuck).await;
    let end = EndIncident { text: Some(both("The tree is gone.")), outcome: Some(Outcome::Completed) };
    cases.end_incident(&jo, incident.id, incident.version, &key(), &end).await?;
    all_told(&house).await?;
    let view = cases.incident(&jo, incident.id).await?.body;
    assert_eq!((view.updates[0].refused, view.updates[0].left.len()), (1, 1), "it is named");
    let told = house.told(0, "case.updated").await;
    let told: Vec<_> = told.iter().map(|(_, private)| (private["email"].as_str(), private["text"].as_str())).collect();
    assert_eq!(told, [(Some("ann@example.org"), Some("The tree is gone."))]);
    Ok(())
}

#[tokio::test]
async fn an_address_that_nobody_confirms_hears_nothing_more_and_is_forgotten() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo, someone) = (house.cases(), runner(&house, 0), house.citizen(0));
    let ids = storm(&house, &[tree("Ann", 0.0)]).await?;
    let incident = declared(&house, &ids).await?;
    for _ in 0..3 {
        cases.follow_along(&someone, &key(), &follows(Some(incident.id), None, "eve")).await?;
    }
    cases.follow_along(&someone, &key(), &follows(None, Some(ids[0]), "eve")).await?;
    let update = UpdateIncident { text: both("It is being cleared."), told: None };
    let sent = cases.update_incident(&jo, incident.id, incident.version, &key(), &update).await?;
    let heard = told(&house).await;
    assert_eq!(heard.iter().map(|(_, why, _)| why.as_str()).collect::<Vec<_>>(), ["asked", "asked"], "once for each");

    let asked = confirmations(&house).await;
    let stop = StopFollowing { token: asked[0].token.clone() };
    assert_eq!(cases.stop_following(&someone, &key(), &stop).await.unwrap_err().kind, ProblemKind::NotFound);
    let theirs = cases.confirm_following(&house.citizen(1), &key(), &asked[0]).await.unwrap_err();
    assert_eq!(theirs.kind, ProblemKind::NotFound, "a link opens its own council alone");
    house.change(0, "update follower set confirm_until = now() - interval '1 minute'").await;
    for late in &asked {
        let late = cases.confirm_following(&someone, &key(), late).await.unwrap_err();
        assert_eq!(late.kind, ProblemKind::NotFound, "the link's time is over");
    }
    cases.follow_along(&someone, &key(), &follows(Some(incident.id), None, "eve")).await?;
    assert_eq!(house.count(0, "select count(*) from follower").await, 1, "what was never confirmed is forgotten");
    cases.end_incident(&jo, incident.id, sent.version, &key(), &EndIncident::default()).await?;
    all_told(&house).await?;
    assert!(told(&house).await.iter().all(|(_, why, _)| why == "asked"));
    Ok(())
}

#[tokio::test]
async fn who_confirms_after_an_update_has_it_in_their_first_message_alone_and_one_stop_ends_it_all()
-> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo, someone) = (house.cases(), runner(&house, 0), house.citizen(0));
    let ids = storm(&house, &[tree("Ann", 0.0)]).await?;
    let incident = declared(&house, &ids).await?;
    cases.follow_along(&someone, &key(), &follows(Some(incident.id), None, "eve")).await?;
    cases.follow_along(&someone, &key(), &follows(None, Some(ids[0]), "eve")).await?;
    // What was ordered stays to be told until they have confirmed.
    let order = "insert into incident_telling (tenant_id, incident_id, version, text, over, at, due_at)
         select tenant_id, id, version + 1, '{\"en\": \"It is being cleared.\", \"cy\": \"Mae’n cael ei chlirio.\"}', false,
             now() - interval '1 minute', now() + interval '1 day' from incident";
    house.change(0, order).await;
    all_confirm(&house).await?;
    house.change(0, "update incident_telling set due_at = now()").await;
    all_told(&house).await?;
    let whys: Vec<_> = told(&house).await.into_iter().map(|(_, why, _)| why).collect();
    assert_eq!(whys, ["asked", "asked", "began", "began"]);

    let began = house.told(0, "follower.told").await;
    let stop = began
        .iter()
        .find_map(|(_, private)| private["confirm_token"].is_null().then(|| private["stop_token"].as_str()));
    let stop = StopFollowing { token: stop.flatten().unwrap().to_owned() };
    cases.stop_following(&someone, &key(), &stop).await?;
    assert_eq!(house.count(0, "select count(*) from follower").await, 0);
    let version = cases.incident(&jo, incident.id).await?.body.incident.version;
    cases.end_incident(&jo, incident.id, version, &key(), &EndIncident::default()).await?;
    all_told(&house).await?;
    assert!(told(&house).await.iter().all(|(_, why, _)| why != "over"));
    Ok(())
}

#[tokio::test]
async fn an_address_is_asked_to_confirm_three_things_at_a_time_at_most() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, someone) = (house.cases(), house.citizen(0));
    let trees: Vec<_> = (0..4_u8).map(|n| tree(&format!("Ann{n}"), f64::from(n) * 500.0)).collect();
    let ids = storm(&house, &trees).await?;
    for id in &ids[..3] {
        cases.follow_along(&someone, &key(), &follows(None, Some(*id), "eve")).await?;
    }
    let fourth = cases.follow_along(&someone, &key(), &follows(None, Some(ids[3]), "Eve")).await.unwrap_err();
    assert_eq!(faults(&fourth), [("/email", "unconfirmed")]);
    cases.follow_along(&someone, &key(), &follows(None, Some(ids[3]), "gil")).await?;
    all_confirm(&house).await?;
    cases.follow_along(&someone, &key(), &follows(None, Some(ids[3]), "eve")).await?;
    Ok(())
}

#[tokio::test]
async fn who_follows_a_report_hears_how_it_ended_and_nothing_that_was_written() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo, someone) = (house.cases(), runner(&house, 0), house.citizen(0));
    let ids = storm(&house, &[tree("Ann", 0.0)]).await?;
    let which = AskFollowed { report: Some(ids[0]), ..AskFollowed::default() };
    assert_eq!(cases.followable(&someone, &which).await?.told, None);
    cases.follow_along(&someone, &key(), &follows(None, Some(ids[0]), "eve")).await?;
    all_confirm(&house).await?;
    let hers = cases_api::case::SendUpdate::saying("Dear Ann, we come to your gate.");
    cases.update(&jo, ids[0], &key(), &hers).await?;
    let done = MoveCase { text: Some("Thank you, Ann.".into()), ..MoveCase::to(State::Done).ending(Outcome::NotFound) };
    cases.transition(&jo, ids[0], 2, &key(), &done).await?;
    let heard = told(&house).await;
    assert_eq!(heard.iter().map(|(_, why, _)| why.as_str()).collect::<Vec<_>>(), ["asked", "began", "over"]);
    assert!(!format!("{heard:?}").contains("Ann"), "{heard:?}");
    assert_eq!(cases.followable(&someone, &which).await.unwrap_err().kind, ProblemKind::NotFound);

    let bin = house.report(0).await?;
    let private = cases.follow_along(&someone, &key(), &follows(None, Some(bin.id), "eve")).await.unwrap_err();
    assert_eq!(private.kind, ProblemKind::NotFound, "a report of a service that shows none can't be followed");
    let neither = cases.follow_along(&someone, &key(), &follows(None, None, "eve")).await.unwrap_err();
    assert_eq!(faults(&neither), [("/incident", "required")]);
    Ok(())
}

#[tokio::test]
async fn five_reports_that_look_like_one_thing_are_told_until_an_incident_has_them() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), runner(&house, 0));
    let reports: Vec<_> = (0..5_u8).map(|n| tree(&format!("Ann{n}"), f64::from(n) * 30.0)).collect();
    let ids = storm(&house, &reports[..4]).await?;
    assert!(cases.incident_suggestions(&jo).await?.items.is_empty());
    let fifth = cases.open(&house.citizen(0), &key(), &reports[4]).await?.id;
    let found = cases.incident_suggestions(&jo).await?.items;
    assert_eq!((found.len(), found[0].cases.len()), (1, 5));
    assert_eq!(
        (found[0].service.slug.as_str(), found[0].circle.map(|circle| circle.metres)),
        ("park-problem", Some(200))
    );
    assert!(cases.incident_suggestions(&runner(&house, 1)).await?.items.is_empty(), "another council hears nothing");
    declared(&house, &[&ids[..], &[fifth]].concat()).await?;
    assert!(cases.incident_suggestions(&jo).await?.items.is_empty());
    Ok(())
}

#[tokio::test]
async fn how_many_reports_how_near_and_how_soon_suggest_an_incident_is_the_councils_to_say() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), runner(&house, 0));
    let administrator = house.alone.token(house.council(0).id, &[perm::ReadPromises::NAME, perm::SetDesk::NAME])?;
    storm(&house, &[tree("Ann", 0.0), tree("Ben", 250.0)]).await?;
    let suggested = async || anyhow::Ok(cases.incident_suggestions(&jo).await?.items);
    assert!(suggested().await?.is_empty(), "two are too few, and too far apart");
    let choose = async |reports, metres, hours| {
        let held = cases.desk_settings(&administrator).await?;
        let to = DeskSettings { suggesting: SuggestingRule { reports, metres, hours }, ..held.body };
        cases.set_desk_settings(&administrator, &held.etag.unwrap_or_default(), &to).await
    };
    choose(2, 300, 24).await?;
    let found = suggested().await?;
    assert_eq!((found.len(), found[0].circle.map(|circle| circle.metres)), (1, Some(300)));
    house
        .change(0, "update case_file set opened_at = opened_at - interval '3 hours' where reporter_name = 'Ann'")
        .await;
    choose(2, 300, 2).await?;
    assert!(suggested().await?.is_empty(), "three hours apart");
    choose(2, 300, 4).await?;
    assert_eq!(suggested().await?.len(), 1);
    choose(0, 300, 4).await?;
    assert!(suggested().await?.is_empty(), "never");
    let nonsense = choose(1, 5, 500).await.unwrap_err();
    let places = ["/suggesting/reports", "/suggesting/metres", "/suggesting/hours"];
    assert_eq!(faults(&nonsense).iter().map(|(place, _)| *place).collect::<Vec<_>>(), places);
    assert_eq!(house.count(0, "select count(*) from audit where action = 'desk.set'").await, 4);
    Ok(())
}

#[tokio::test]
async fn what_was_dismissed_is_not_suggested_again_and_what_comes_later_counts_for_itself() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, jo) = (house.cases(), runner(&house, 0));
    let near = |n: u8| tree(&format!("Ann{n}"), f64::from(n) * 10.0);
    let ids = storm(&house, &(0..5).map(near).collect::<Vec<_>>()).await?;
    let asked = DismissSuggestion { cases: cases.incident_suggestions(&jo).await?.items.remove(0).cases };
    let foreign = cases.dismiss_suggestion(&runner(&house, 1), &key(), &asked).await.unwrap_err();
    assert_eq!(faults(&foreign)[0], ("/cases/0", "unknown-value"), "another council has no such reports");
    let nothing = cases.dismiss_suggestion(&jo, &key(), &DismissSuggestion::default()).await.unwrap_err();
    assert_eq!(faults(&nothing), [("/cases", "required")]);
    assert_eq!(cases.incident_suggestions(&jo).await?.items.len(), 1, "it is there still");

    for once in [key(), key()] {
        cases.dismiss_suggestion(&jo, &once, &asked).await?;
        assert!(cases.incident_suggestions(&jo).await?.items.is_empty());
    }
    storm(&house, &(5..9).map(near).collect::<Vec<_>>()).await?;
    assert!(cases.incident_suggestions(&jo).await?.items.is_empty(), "four came since");
    cases.open(&house.citizen(0), &key(), &near(9)).await?;
    let found = cases.incident_suggestions(&jo).await?.items;
    assert_eq!((found.len(), found[0].cases.len()), (1, 5));
    assert!(!found[0].cases.iter().any(|case| ids.contains(case)), "the five that came since");
    Ok(())
}
