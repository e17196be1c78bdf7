use cases_api::case::{CaseOpened, OpenCase};
use contract::{Channel, ProblemKind};
use serde_json::json;

use uuid::Uuid;

use crate::support::{House, asked, caller, faults, key, missed_bin};

#[tokio::test]
async fn a_report_becomes_a_case_that_is_told() -> anyhow::Result<()> {
    let house = House::open().await?;
    let opened = house.report(0).await?;
    assert_eq!(opened.reference.prefix(), house.council(0).prefix);
    assert!(opened.email && opened.due_at > time::OffsetDateTime::UNIX_EPOCH);
    let told = house.told(0, "case.opened").await;
    let [(payload, private)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(payload["case_id"], json!(opened.id));
    assert_eq!(payload["service"]["cy"], "Rhoi gwybod am fin na chafodd ei gasglu");
    assert!(!payload.to_string().contains("Ann"), "{payload}");
    assert_eq!(private["address"], "1 High Street, Worthing");
    assert_eq!(private["postcode"], "BN11 1HS");
    assert_eq!(private["follow_token"], opened.follow_token);
    assert_eq!(house.count(0, "select count(*) from audit where action = 'case.opened'").await, 1);
    Ok(())
}

#[tokio::test]
async fn every_mistake_is_told_at_once_and_nothing_is_kept() -> anyhow::Result<()> {
    let house = House::open().await?;
    let wrong = asked(json!({
        "service": "missed-bin",
        "reporter": { "name": " ", "email": "ann", "phone": "12" },
        "answers": { "bin": "piano", "collection_address": { "line1": "1 High Street", "postcode": "BN11" }, "colour": "red" },
    }));
    let once = key();
    let problem = house.cases().open(&house.citizen(0), &once, &wrong).await.err().unwrap();
    assert_eq!(problem.kind, ProblemKind::ValidationFailed);
    assert_eq!(
        faults(&problem),
        [
            ("/reporter/name", "required"),
            ("/reporter/email", "not-an-email"),
            ("/reporter/phone", "not-a-phone-number"),
            ("/answers/collection_address/postcode", "not-a-postcode"),
            ("/answers/bin", "not-a-choice"),
            ("/answers/missed_on", "required"),
            ("/answers/was_out", "required"),
            ("/answers/colour", "unknown-field"),
        ]
    );
    assert_eq!(house.count(0, "select count(*) from case_file").await, 0);
    // The key wasn't used up: the mended form goes through with it.
    house.cases().open(&house.citizen(0), &once, &missed_bin()).await?;
    Ok(())
}

#[tokio::test]
async fn a_service_that_is_not_the_councils_is_refused_with_everything_else() -> anyhow::Result<()> {
    let house = House::open().await?;
    for (service, code) in [("pothole", "not-provided-here"), ("magic", "unknown-value"), ("a\u{0}b", "unknown-value")]
    {
        let report = asked(json!({ "service": service, "reporter": { "name": "" } }));
        let problem = house.cases().open(&house.citizen(0), &key(), &report).await.err().unwrap();
        assert_eq!(faults(&problem), [("/service", code), ("/reporter/name", "required")], "{service}");
    }
    Ok(())
}

#[tokio::test]
async fn fifty_equal_requests_at_once_make_one_case() -> anyhow::Result<()> {
    let house = House::open().await?;
    let (cases, citizen, once, report) = (house.cases(), house.citizen(0), key(), missed_bin());
    let all = (0..50).map(|_| cases.open(&citizen, &once, &report));
    let answers: Vec<CaseOpened> = futures::future::try_join_all(all).await?;
    let first = serde_json::to_value(&answers[0])?;
    for answer in &answers {
        assert_eq!(serde_json::to_value(answer)?, first);
    }
    assert_eq!(house.count(0, "select count(*) from case_file").await, 1);
    assert_eq!(house.count(0, "select count(*) from case_entry").await, 1);
    assert_eq!(house.told(0, "case.opened").await.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_key_is_for_one_report() -> anyhow::Result<()> {
    let house = House::open().await?;
    let once = key();
    house.cases().open(&house.citizen(0), &once, &missed_bin()).await?;
    let mut other = missed_bin();
    other.reporter.name = "Bob Example".into();
    let problem = house.cases().open(&house.citizen(0), &once, &other).await.err().unwrap();
    assert_eq!(problem.kind, ProblemKind::IdempotencyMismatch);
    // In another council the same key is another key.
    let there = house.cases().open(&house.citizen(1), &once, &other).await?;
    assert_eq!(there.reference.prefix(), house.council(1).prefix);
    Ok(())
}

/// A report that someone gave by telephone.
fn phoned() -> OpenCase {
    let (call, contact) = (Some(Uuid::from_u128(70).into()), Some(Uuid::from_u128(71).into()));
    OpenCase { channel: Channel::Phone, call, contact, ..missed_bin() }
}

#[tokio::test]
async fn what_staff_take_by_telephone_says_so_and_who_took_it() -> anyhow::Result<()> {
    let house = House::open().await?;
    let waste = house.teams(0).await?.items[0].team.id;
    house.hire(0, caller(), "Jo Worker", vec![waste]).await?;
    let (worker, mut report) = (house.worker(0), phoned());
    report.reporter.email = None;
    let opened = house.cases().open(&worker, &key(), &report).await?;
    let read = house.cases().read(&worker, opened.id).await?.body;
    assert_eq!((read.case.channel, read.call), (Channel::Phone, report.call));
    assert_eq!(read.contact.map(|linked| linked.id), report.contact, "the chosen person shows at once");
    assert_eq!(read.timeline[0].by.as_deref(), Some("Jo Worker"));
    let told = house.told(0, "case.opened").await;
    assert_eq!((&told[0].0["channel"], &told[0].0["slug"]), (&json!("phone"), &json!("missed-bin")));
    assert_eq!((&told[0].0["call"], &told[0].0["contact"]), (&json!(report.call), &json!(report.contact)));
    let web = house.report(0).await?;
    let read = house.cases().read(&worker, web.id).await?.body;
    assert_eq!((read.case.channel, read.call, read.timeline[0].by.as_deref()), (Channel::Web, None, None));
    Ok(())
}

#[tokio::test]
async fn a_visitor_cannot_say_that_they_telephoned() -> anyhow::Result<()> {
    let house = House::open().await?;
    let problem = house.cases().open(&house.citizen(0), &key(), &phoned()).await.err().unwrap();
    assert_eq!(faults(&problem), [("/channel", "staff-only"), ("/call", "staff-only"), ("/contact", "staff-only")]);
    Ok(())
}
