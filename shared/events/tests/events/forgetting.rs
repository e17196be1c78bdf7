//! Events that are done with go by age.

use contract::{Clock as _, FakeClock, SystemClock};
use events::consume;
use tenant_db::DbError;
use time::Duration;
use uuid::Uuid;

use crate::support::{Moved, Stage};

/// Handles the first of a thing's events, and gives up on the second.
async fn handle_the_first(_: &tenant_db::TenantTx, event: contract::Arrived<Moved>) -> Result<(), DbError> {
    if event.fact.number == 1 { Ok(()) } else { Err(DbError::Constraint("broken".to_owned())) }
}

#[tokio::test]
async fn what_was_delivered_and_handled_is_forgotten_by_age_and_what_is_parked_or_waits_stays() {
    let stage = Stage::new().await;
    let inbox = stage.inbox("contacts", vec![consume::<Moved, _>(handle_the_first)]);
    stage.tell(Uuid::new_v4(), 1..3).await;
    stage.settle(&inbox).await;
    // Nobody has moved this one yet.
    stage.tell(Uuid::new_v4(), 1..2).await;
    let clock = FakeClock::at(SystemClock.now());
    let forget = async |service: &'static str| {
        let tx = stage.begin(service).await;
        assert!(!events::forget(&tx, clock.now() - Duration::days(30)).await.unwrap());
        tx.commit_unanswered().await.unwrap();
    };
    let outbox = async || stage.count("cases", "select count(*) from outbox").await;
    let inbox = async || stage.count("contacts", "select count(*) from inbox").await;
    clock.advance(Duration::days(29));
    forget("cases").await;
    forget("contacts").await;
    assert_eq!((outbox().await, inbox().await), (3, 2));
    clock.advance(Duration::days(2));
    forget("cases").await;
    forget("contacts").await;
    assert_eq!((outbox().await, inbox().await), (1, 1));
    let parked = "select count(*) from inbox where parked_at is not null";
    assert_eq!(stage.count("contacts", parked).await, 1);
    // Forgotten, it doesn't come again.
    stage.relay().drain(&stage.stop).await.unwrap();
    assert_eq!(inbox().await, 2);
}
