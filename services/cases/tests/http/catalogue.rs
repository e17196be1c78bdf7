use cases_api::case::{MoveCase, OpenCase};
use cases_api::catalogue::definition::{Audience, Retention};
use cases_api::catalogue::editing::{CatalogueEntry, Offer, Publish, ServiceState};
use cases_api::follow::FindCase;
use cases_api::workflow::{Outcome, State};
use contract::{Bilingual, Channel, ProblemKind};

use crate::support::{House, caller, faults, key, missed_bin};

/// A service of a council's catalogue.
async fn entry(house: &House, slug: &str) -> CatalogueEntry {
    let all = house.cases().catalogue(&house.cataloguer(0)).await.unwrap().items;
    all.into_iter().find(|entry| entry.slug == slug).unwrap()
}

#[tokio::test]
async fn a_draft_changes_nothing_until_it_is_published() -> anyhow::Result<()> {
    let house = House::open().await?;
    house.hire(0, caller(), "Ada Lovell", Vec::new()).await?;
    let (cases, me, citizen) = (house.cases(), house.cataloguer(0), house.citizen(0));
    let bins = entry(&house, "missed-bin").await;
    assert_eq!(
        (bins.state, bins.number, bins.has_draft, bins.from_library),
        (ServiceState::Offered, Some(1), false, true)
    );
    let untouched = cases.service_draft(&me, bins.id).await?;
    assert_eq!((untouched.begun, untouched.version, untouched.based_on), (false, 0, Some(1)));

    let mut definition = untouched.definition;
    definition.name = Bilingual::new("My bin was not emptied", "Ni chafodd fy min ei wagio");
    definition.said_as.en.push("skipped our road".to_owned());
    let draft = cases.write_service_draft(&me, bins.id, 0, &key(), &definition).await?;
    assert_eq!((draft.begun, draft.version, draft.touched_by.as_deref()), (true, 1, Some("Ada Lovell")));
    let again = cases.write_service_draft(&me, bins.id, 0, &key(), &definition).await.unwrap_err();
    assert_eq!(again.kind, ProblemKind::PreconditionFailed, "a colleague has begun it meanwhile");
    assert_eq!(cases.service(&citizen, "missed-bin").await?.service.name.en, "Report a missed bin collection");

    let note = Some("Plainer words.".to_owned());
    let published = cases.publish_service(&me, bins.id, 1, &key(), &Publish { note: note.clone() }).await?;
    let newest = &published.versions[0];
    assert_eq!((newest.number, newest.current, newest.note.clone()), (2, true, note));
    assert_eq!(newest.published_by.as_deref(), Some("Ada Lovell"));
    assert_eq!(cases.service(&citizen, "missed-bin").await?.service.name.en, "My bin was not emptied");
    assert_eq!(cases.services(&citizen, "skipped our road").await?.items[0].service.slug, "missed-bin");
    let elsewhere = cases.service(&house.citizen(1), "missed-bin").await?;
    assert_eq!(elsewhere.service.name.en, "Report a missed bin collection", "the other council keeps its own");
    Ok(())
}

#[tokio::test]
async fn a_draft_with_flaws_waits_and_each_flaw_is_told_at_its_place() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, me) = (house.cases(), house.cataloguer(0));
    let bins = entry(&house, "missed-bin").await;
    let mut definition = cases.service_draft(&me, bins.id).await?.definition;
    definition.name.en = " ".to_owned();
    definition.channels.clear();
    definition.team = Some(uuid::Uuid::from_u128(9).into());
    definition.form.fields[0].label.en = String::new();
    let judged = cases.judge_definition(&me, &definition).await?;
    let draft = cases.write_service_draft(&me, bins.id, 0, &key(), &definition).await?;
    assert_eq!(judged.flaws, draft.flaws, "judged without being kept, it has the same flaws");
    let refused = cases.publish_service(&me, bins.id, draft.version, &key(), &Publish::default()).await.unwrap_err();
    assert_eq!(refused.errors, draft.flaws);
    let found = faults(&refused);
    for place in [
        ("/name/en", "required"),
        ("/channels", "required"),
        ("/team", "unknown-value"),
        ("/form/fields/0/label/en", "required"),
    ] {
        assert!(found.contains(&place), "{place:?} of {found:?}");
    }
    definition.name.en = "Bell\u{7}".to_owned();
    let unkept = cases.write_service_draft(&me, bins.id, 1, &key(), &definition).await.unwrap_err();
    assert_eq!(faults(&unkept), [("/name/en", "control-character")]);
    Ok(())
}

#[tokio::test]
async fn a_case_keeps_the_version_that_it_began_with() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, me) = (house.cases(), house.cataloguer(0));
    let early = house.report(0).await?;
    let bins = entry(&house, "missed-bin").await;
    let mut definition = cases.service_draft(&me, bins.id).await?.definition;
    definition.messages.completed = Bilingual::new("All done, thank you.", "Wedi gorffen, diolch.");
    definition.workflow.transitions.retain(|step| !(step.from == "received" && step.to == "waiting"));
    cases.write_service_draft(&me, bins.id, 0, &key(), &definition).await?;
    let published = cases.publish_service(&me, bins.id, 1, &key(), &Publish::default()).await?;
    let late = house.report(0).await?;
    let open: Vec<_> = cases.catalogue_service(&me, bins.id).await?.body.versions;
    assert_eq!((published.versions.len(), open[0].open_cases, open[1].open_cases), (2, 1, 1));

    let ask = MoveCase::to(State::Waiting);
    assert!(cases.transition(&me, late.id, 1, &key(), &ask).await.is_err(), "the new version has no such move");
    cases.transition(&me, early.id, 1, &key(), &ask).await?;
    let finish = MoveCase::to(State::Done).ending(Outcome::Completed);
    cases.transition(&me, early.id, 2, &key(), &finish).await?;
    cases.transition(&me, late.id, 1, &key(), &finish).await?;
    let citizen = house.citizen(0);
    let told = async |token: String| {
        let followed = cases.follow(&citizen, &FindCase { token: Some(token), ..FindCase::default() }).await.unwrap();
        followed.outcome.unwrap().en
    };
    assert_eq!(told(early.follow_token).await, "Your bin has now been emptied. Sorry that we missed it.");
    assert_eq!(told(late.follow_token).await, "All done, thank you.");
    Ok(())
}

#[tokio::test]
async fn an_earlier_version_is_published_once_more_and_no_history_is_lost() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, me, citizen) = (house.cases(), house.cataloguer(0), house.citizen(0));
    let bins = entry(&house, "missed-bin").await;
    let mut definition = cases.service_draft(&me, bins.id).await?.definition;
    definition.summary = Bilingual::new("Wrong", "Anghywir");
    cases.write_service_draft(&me, bins.id, 0, &key(), &definition).await?;
    let wrong = cases.publish_service(&me, bins.id, 1, &key(), &Publish::default()).await?;
    let first = wrong.versions[1].id;
    let stale = cases.restore_service_version(&me, first, bins.version, &key(), &Publish::default()).await;
    assert_eq!(stale.unwrap_err().kind, ProblemKind::PreconditionFailed);
    let right = cases.restore_service_version(&me, first, wrong.entry.version, &key(), &Publish::default()).await?;
    let numbers: Vec<_> =
        right.versions.iter().map(|version| (version.number, version.current, version.restored)).collect();
    assert_eq!(numbers, [(3, true, Some(1)), (2, false, None), (1, false, None)]);
    assert!(cases.service(&citizen, "missed-bin").await?.service.summary.en.starts_with("Tell us"));
    let kept = cases.service_version(&me, wrong.versions[0].id).await?;
    assert_eq!(kept.definition.summary.en, "Wrong");
    Ok(())
}

#[tokio::test]
async fn a_withdrawn_service_takes_no_more_reports_and_its_cases_go_on() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, me, citizen) = (house.cases(), house.cataloguer(0), house.citizen(0));
    let case = house.report(0).await?;
    let bins = entry(&house, "missed-bin").await;
    let withdrawn = cases.offer_service(&me, bins.id, bins.version, &key(), Offer { offered: false }).await?;
    assert_eq!(withdrawn.entry.state, ServiceState::Withdrawn);
    assert_eq!(cases.service(&citizen, "missed-bin").await.unwrap_err().kind, ProblemKind::NotFound);
    let refused = cases.open(&citizen, &key(), &missed_bin()).await.err().unwrap();
    assert_eq!(faults(&refused), [("/service", "unknown-value")]);
    let start = MoveCase::to(State::InProgress);
    cases.transition(&me, case.id, 1, &key(), &start).await?;
    let found = cases.services(&citizen, "bin not emptied").await?.items;
    assert!(found.iter().all(|found| found.service.slug != "missed-bin"));
    cases.offer_service(&me, bins.id, withdrawn.entry.version, &key(), Offer { offered: true }).await?;
    house.report(0).await?;
    Ok(())
}

#[tokio::test]
async fn who_may_ask_and_how_is_obeyed_and_what_is_said_in_a_call_is_for_staff() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, me, citizen) = (house.cases(), house.cataloguer(0), house.citizen(0));
    let bins = entry(&house, "missed-bin").await;
    let mut definition = cases.service_draft(&me, bins.id).await?.definition;
    definition.channels = vec![Channel::Phone, Channel::Desk];
    definition.call_script = vec![Bilingual::new("Ask which bin it is.", "Gofynnwch pa fin ydyw.")];
    cases.write_service_draft(&me, bins.id, 0, &key(), &definition).await?;
    let published = cases.publish_service(&me, bins.id, 1, &key(), &Publish::default()).await?;
    let seen = cases.service(&citizen, "missed-bin").await?;
    assert!(!seen.is_open(Channel::Web) && seen.is_open(Channel::Phone) && seen.call_script.is_empty());
    assert_eq!(cases.service(&me, "missed-bin").await?.call_script, definition.call_script);
    let refused = cases.open(&citizen, &key(), &missed_bin()).await.err().unwrap();
    assert_eq!(faults(&refused), [("/channel", "channel-closed")]);
    assert!(refused.errors[0].detail.contains("phone, desk"), "{}", refused.errors[0].detail);
    let by_phone = OpenCase { channel: Channel::Phone, ..missed_bin() };
    cases.open(&me, &key(), &by_phone).await?;
    let by_letter = OpenCase { channel: Channel::Letter, ..missed_bin() };
    let refused = cases.open(&me, &key(), &by_letter).await.err().unwrap();
    assert_eq!(faults(&refused), [("/channel", "channel-closed")]);

    (definition.channels, definition.audience) = (Channel::ALL.to_vec(), Audience::OnBehalf);
    cases.write_service_draft(&me, bins.id, 0, &key(), &definition).await?;
    cases.publish_service(&me, bins.id, 1, &key(), &Publish::default()).await?;
    assert!(published.versions.len() == 2);
    let refused = cases.open(&citizen, &key(), &missed_bin()).await.err().unwrap();
    assert_eq!(faults(&refused), [("/service", "staff-only")]);
    cases.open(&me, &key(), &by_phone).await?;
    Ok(())
}

#[tokio::test]
async fn a_number_that_nothing_is_called_by_is_not_kept() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, me) = (house.cases(), house.cataloguer(0));
    let bins = entry(&house, "missed-bin").await;
    let mut definition = cases.service_draft(&me, bins.id).await?.definition;
    (definition.lgsl, definition.lgil) = (Some(10_000), Some(100));
    definition.retention = Some(Retention { months: 0, because: String::new() });
    let refused = cases.write_service_draft(&me, bins.id, 0, &key(), &definition).await.unwrap_err();
    let places = ["/lgsl", "/lgil", "/retention/months"].map(|place| (place, "out-of-range"));
    assert_eq!(faults(&refused), places);
    Ok(())
}
