use std::sync::Arc;
use std::time::Duration;

use cases_api::case::*;
use cases_api::workflow::{Outcome, State};
use contacts_api::ContactLinked;
use contract::council::*;
use contract::*;
use identity_api::*;
use tenancy_api::*;
use tenant_db::*;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::case;
use crate::follow::{FollowKey, Tries};
use crate::office::Office;

fn arrived<E: Event>(fact: E, private: E::Private) -> Arrived<E> {
    Arrived { id: EventId::from(Uuid::from_u128(9)), at: OffsetDateTime::UNIX_EPOCH, fact, private }
}

#[tokio::test]
async fn smoke() {
    let url = testkit::new_database("cases").unwrap();
    migrations::run(&url, testkit::ROLE_SECRET).await.unwrap();
    let role = migrations::role_url(&url, "moothall_cases", testkit::ROLE_SECRET).unwrap();
    let pool = Pool::new(PoolConfig { url: role, name: "t".into(), most: 4, patience: Duration::from_secs(2) }).unwrap();
    let config = runtime::Config::load(None, std::iter::empty()).unwrap();
    let office = Office {
        library: crate::library::Library::shipped().unwrap(),
        almanac: crate::clock::Almanac::shipped().unwrap(),
        follow: FollowKey::new([1; 32]).unwrap(),
        found: Tries::new(),
        replied: Tries::new(),
        catalogues: Default::default(),
        config: Arc::new(config),
    };
    let council = Council {
        id: CouncilId::from(Uuid::from_u128(77)),
        code: "x".into(), name: Bilingual::english("X"), tier: Tier::District, parent: None, slug: "x".into(), prefix: Prefix::numbered(1),
        hosts: vec!["x.localhost".into()], colours: Colours { brand: "#000000".into(), accent: "#000000".into() }, contact: Default::default(),
        languages: vec![Language::En], division: Division::default(), state: CouncilState::Active, clock_offset: 0,
    };
    let access = AccessLog::none();
    let now = OffsetDateTime::from_unix_timestamp(1_795_000_000).unwrap();
    let staff = StaffId::from(Uuid::from_u128(5));
    let scope = || tenant_db::Scope { council: council.id, actor: Actor::Staff { id: staff, session: SessionId::from(Uuid::from_u128(6)) }, now, trace: None };
    let begin = async || TenantTx::open(&pool, &access, scope()).await.unwrap();

    for _ in 0..2 {
        let tx = begin().await;
        let fact = CouncilProvisioned { council_id: council.id, code: "x".into(), tier: Tier::District, languages: vec![] };
        crate::consumers::begin_council(&office, &tx, arrived(fact, FirstAdministratorPrivate { administrator_name: "a".into(), administrator_email: "b".into() })).await.unwrap();
        tx.commit_unanswered().await.unwrap();
    }
    let tx = begin().await;
    let teams = crate::team::store::list(&tx, Some(staff)).await.unwrap();
    println!("{} teams", teams.len());
    let fact = StaffInvited { staff_id: staff, role: Role::Caseworker, teams: vec![teams[0].team.id], expires_at: now };
    crate::consumers::know_invited(&tx, arrived(fact, StaffInvitedPrivate { name: "Jo".into(), email: "e".into(), token: "t".into() })).await.unwrap();
    assert!(crate::staff::store::active(&tx, staff).await.unwrap().is_none());
    crate::consumers::know_joined(&tx, arrived(StaffJoined { staff_id: staff }, StaffJoinedPrivate { name: "Jo B".into() })).await.unwrap();
    let fact = StaffInvited { staff_id: staff, role: Role::Caseworker, teams: vec![teams[0].team.id], expires_at: now };
    crate::consumers::know_invited(&tx, arrived(fact, StaffInvitedPrivate { name: "Jo".into(), email: "e".into(), token: "t".into() })).await.unwrap();
    let jo = crate::staff::store::active(&tx, staff).await.unwrap().unwrap();
    assert_eq!(jo.name, "Jo B");
    let known = office.catalogues.of(&tx, &council, &office.library).await.unwrap();
    let snapshot = directory::Snapshot::default();
    let at = crate::catalogue::At { council: &council, snapshot: &snapshot, config: &office.config };
    println!("{:?}", known.find("bin not emptied", &at).iter().map(|f| (&f.service.slug, &f.matched)).collect::<Vec<_>>());
    println!("{:?}", known.find("pothole", &at)[0]);
    println!("all {}", known.find("", &at).len());
    tx.commit_unanswered().await.unwrap();

    let asked: OpenCase = serde_json::from_value(serde_json::json!({
        "service": "missed-bin",
        "reporter": { "name": "Ann Example", "email": "ann@example.org", "phone": " " },
        "answers": {
            "collection_address": { "line1": "1 High Street", "town": "Worthing", "postcode": "bn111hs" },
            "bin": "recycling", "missed_on": "2026-11-10", "was_out": true,
        },
    })).unwrap();
    let tx = begin().await;
    let opened = case::smoke_open(&tx, &office, &council, &asked).await.unwrap();
    tx.commit_unanswered().await.unwrap();

    let tx = begin().await;
    let mut standing = case::store::standing(&tx, opened.id).await.unwrap().unwrap();
    standing.note(&tx, "a note".into()).await.unwrap();
    standing.assign(&tx, Some(jo.clone())).await.unwrap();
    standing.move_on(&tx, &office.follow, MoveCase { to: State::Waiting, outcome: None, text: Some("say".into()) }).await.unwrap();
    standing.reply(&tx, &office.follow, "my answer".into()).await.unwrap();
    assert_eq!(standing.state, State::InProgress);
    standing.write(&tx, &office.follow, "news".into()).await.unwrap();
    assert!(standing.move_on(&tx, &office.follow, MoveCase { to: State::Done, outcome: None, text: None }).await.is_err());
    standing.move_on(&tx, &office.follow, MoveCase { to: State::Done, outcome: Some(Outcome::Completed), text: None }).await.unwrap();
    crate::consumers::link_reporter(&tx, arrived(ContactLinked { case_id: opened.id, contact_id: ContactId::from(Uuid::from_u128(3)), known: true }, NothingPrivate {})).await.unwrap();
    tx.commit_unanswered().await.unwrap();

    let tx = begin().await;
    let view = case::smoke_view(&tx, opened.id).await.unwrap().unwrap();
    println!("{}", serde_json::to_string_pretty(&view).unwrap());
    let (id, generation) = office.follow.read(council.id, &opened.follow_token).unwrap();
    let found = crate::follow::store::by_link(&tx, id, generation).await.unwrap().unwrap();
    let steps = crate::follow::store::steps(&tx, id).await.unwrap();
    println!("{}", serde_json::to_string_pretty(&found.show("t".into(), steps)).unwrap());
    let pc = contract::text::Postcode::parse("bn11 1hs").unwrap();
    assert!(crate::follow::store::by_reference(&tx, &opened.reference, &pc).await.unwrap().is_some());
    let pc = contract::text::Postcode::parse("bn11 1hj").unwrap();
    assert!(crate::follow::store::by_reference(&tx, &opened.reference, &pc).await.unwrap().is_none());
    case::queue::smoke(&tx, teams[0].team.id, staff).await;
}
