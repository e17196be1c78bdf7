use cases_api::catalogue::definition::Definition;
use cases_api::catalogue::editing::{
    BeginService, CarryCase, Compare, LibraryUpdates, Publish, ServiceState, SettleUpdate,
};
use contract::{Bilingual, ProblemKind, ServiceId};

use crate::support::{House, faults, key};

fn changed(house_draft: &Definition, name: &str) -> Definition {
    Definition { name: Bilingual::new(name, name), ..house_draft.clone() }
}

async fn bins(house: &House) -> ServiceId {
    let all = house.cases().catalogue(&house.cataloguer(0)).await.unwrap().items;
    all.into_iter().find(|entry| entry.slug == "missed-bin").unwrap().id
}

#[tokio::test]
async fn a_service_is_begun_from_the_library_or_from_nothing_and_seen_by_nobody_until_it_is_published()
-> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, me, citizen) = (house.cases(), house.cataloguer(0), house.citizen(0));
    let library = cases.library(&me).await?.items;
    let pothole = library.iter().find(|entry| entry.slug == "pothole").unwrap();
    assert_eq!((pothole.usual, pothole.service), (false, None), "a district has no potholes of its own");
    let ask = BeginService { name: None, library: Some("pothole".to_owned()), team: None };
    let begun = cases.begin_service(&me, &key(), &ask).await?;
    assert_eq!((begun.entry.state, begun.entry.team.name.en.as_str()), (ServiceState::Unpublished, "Highways"));
    assert_eq!(cases.begin_service(&me, &key(), &ask).await.unwrap_err().kind, ProblemKind::Conflict);
    let seen = cases.service(&citizen, "pothole").await?;
    assert!(seen.form.fields.is_empty(), "it is still handed on to the county");
    cases.publish_service(&me, begun.entry.id, 1, &key(), &Publish::default()).await?;
    assert!(!cases.service(&citizen, "pothole").await?.form.fields.is_empty());

    let nothing =
        BeginService { name: Some(Bilingual::english("Borrow the hall’s ladder")), library: None, team: None };
    let refused = cases.begin_service(&me, &key(), &nothing).await.unwrap_err();
    assert_eq!(faults(&refused), [("/team", "required")]);
    let team = Some(house.teams(0).await?.items[0].team.id);
    let own = cases.begin_service(&me, &key(), &BeginService { team, ..nothing }).await?;
    assert_eq!((own.entry.slug.as_str(), own.entry.from_library), ("borrow-the-halls-ladder", false));
    let refused = cases.publish_service(&me, own.entry.id, 1, &key(), &Publish::default()).await.unwrap_err();
    assert!(faults(&refused).contains(&("/summary/en", "required")), "{:?}", faults(&refused));
    cases.discard_service_draft(&me, own.entry.id, 1, &key()).await?;
    let gone = cases.catalogue_service(&me, own.entry.id).await.err().unwrap();
    assert_eq!(gone.kind, ProblemKind::NotFound, "nothing is left of what was never published");
    Ok(())
}

#[tokio::test]
async fn versions_the_draft_and_the_library_are_compared_part_by_part() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, me, id) = (house.cases(), house.cataloguer(0), bins(&house).await);
    let first = cases.service_draft(&me, id).await?.definition;
    cases.write_service_draft(&me, id, 0, &key(), &changed(&first, "Bins")).await?;
    cases.publish_service(&me, id, 1, &key(), &Publish::default()).await?;
    let compare = async |from: &str, to: &str| {
        let which = Compare { from: from.to_owned(), to: to.to_owned() };
        let found = cases.compare_service(&me, id, &which).await?;
        Ok::<_, contract::Problem>(found.items.into_iter().map(|one| one.part).collect::<Vec<_>>())
    };
    assert_eq!(compare("1", "2").await?, ["/name"]);
    assert_eq!(compare("library", "published").await?, ["/name"]);
    assert_eq!(compare("1", "library").await?, Vec::<String>::new());
    assert_eq!(compare("published", "draft").await?, Vec::<String>::new());
    for (from, to, place) in [("9", "1", "/from"), ("1", "tomorrow", "/to")] {
        assert_eq!(faults(&compare(from, to).await.unwrap_err()), [(place, "unknown-value")]);
    }
    Ok(())
}

#[tokio::test]
async fn what_the_library_changed_is_taken_or_left_one_by_one() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, me, id) = (house.cases(), house.cataloguer(0), bins(&house).await);
    assert!(cases.library_updates(&me, id).await?.items.is_empty());
    // The library said other things when this council began.
    house
        .change(
            0,
            "update service set library = jsonb_set(jsonb_set(library, '{summary,en}', '\"Long ago\"'), '{name,en}', '\"Old\"')
             where slug = 'missed-bin'",
        )
        .await;
    house
        .change(
            0,
            "update service_version v set definition =
                 jsonb_set(jsonb_set(definition, '{summary,en}', '\"Long ago\"'), '{name,en}', '\"Our own\"')
             from service s where s.id = v.service_id and s.slug = 'missed-bin'",
        )
        .await;
    let parts = |updates: &LibraryUpdates| {
        updates.items.iter().map(|update| (update.change.part.clone(), update.clashes)).collect::<Vec<_>>()
    };
    let open = cases.library_updates(&me, id).await?;
    assert_eq!(parts(&open), [("/name".to_owned(), true), ("/summary".to_owned(), false)]);
    let settle = |part: &str, take| SettleUpdate { part: part.to_owned(), take };
    let left = cases.settle_library_update(&me, id, 0, &key(), &settle("/summary", true)).await?;
    assert_eq!((parts(&left), left.version), (vec![("/name".to_owned(), true)], 1));
    let draft = cases.service_draft(&me, id).await?;
    assert!(draft.definition.summary.en.starts_with("Tell us") && draft.definition.name.en == "Our own");
    let none = cases.settle_library_update(&me, id, 1, &key(), &settle("/name", false)).await?;
    assert!(none.items.is_empty());
    let again = cases.settle_library_update(&me, id, 1, &key(), &settle("/name", true)).await.unwrap_err();
    assert_eq!(faults(&again), [("/part", "unknown-value")]);
    Ok(())
}

#[tokio::test]
async fn a_running_case_is_carried_to_a_newer_version_with_what_changes_shown() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, me, id) = (house.cases(), house.cataloguer(0), bins(&house).await);
    let case = house.report(0).await?;
    let newest = CarryCase::default();
    let same = cases.preview_carrying(&me, case.id, &newest).await.unwrap_err();
    assert_eq!(faults(&same), [("/to", "same-version")]);
    let mut definition = cases.service_draft(&me, id).await?.definition;
    definition.clocks = cases_api::target::Target::WorkingDays(5).into();
    definition.form.fields.retain(|field| field.name != "bin");
    cases.write_service_draft(&me, id, 0, &key(), &definition).await?;
    cases.publish_service(&me, id, 1, &key(), &Publish::default()).await?;
    let plan = cases.preview_carrying(&me, case.id, &newest).await?;
    assert_eq!((plan.from, plan.to, plan.left.len()), (1, 2, 1));
    let parts: Vec<_> = plan.changes.iter().map(|change| change.part.as_str()).collect();
    assert_eq!(parts, ["/clocks/main/length/working_days", "/form/fields/bin"]);
    assert!(plan.due_at > plan.was_due_at);
    assert_eq!(plan.was_step, plan.step, "it stands where it stood");
    let clocks: Vec<_> = plan.clocks.iter().map(|clock| (clock.was_due_at, clock.due_at)).collect();
    assert_eq!(clocks, [(Some(plan.was_due_at), Some(plan.due_at))]);
    assert_eq!(cases.read(&me, case.id).await?.body.case.due_at, plan.was_due_at, "nothing is done yet");
    let entered = "select coalesce(extract(epoch from step_at) * 1000, 0)::bigint from case_file";
    let before = house.count(0, entered).await;
    let done = cases.carry(&me, case.id, plan.version, &key(), &newest).await?;
    assert_eq!(house.count(0, entered).await, before, "it didn't come to its step anew");
    let view = cases.read(&me, case.id).await?.body;
    assert_eq!((view.case.due_at, view.case.version, view.answers.len()), (plan.due_at, done.version, 3));
    assert!(format!("{:?}", view.timeline).contains("Carried from version 1 to version 2"));
    assert_eq!(
        faults(&cases.carry(&me, case.id, done.version, &key(), &newest).await.unwrap_err()),
        [("/to", "same-version")]
    );
    Ok(())
}
