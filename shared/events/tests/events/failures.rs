//! What becomes of events that a consumer can't handle.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use contract::Arrived;
use events::{Fault, consume, consume_with, parked, replay};
use tenant_db::{DbError, TenantTx};
use uuid::Uuid;

use testkit::connect;

use crate::support::{Moved, Seen, Stage};

#[derive(Default)]
struct Broken {
    calls: AtomicU32,
    mended: AtomicBool,
}

async fn fail_on_the_first(broken: &Broken, tx: &TenantTx, event: Arrived<Moved>) -> Result<(), DbError> {
    tx.audit("seen", event.fact.thing, &[]);
    tx.run(
        "insert into audit values ($1, $2, now(), 'x', 'x', $2, '[]')",
        tenant_db::args![tx.tenant(), Uuid::new_v4()],
    )
    .await?;
    if event.fact.number == 1 && !broken.mended.load(Ordering::Relaxed) {
        broken.calls.fetch_add(1, Ordering::Relaxed);
        return Err(DbError::Constraint("broken".to_owned()));
    }
    Ok(())
}

async fn fall_over(_: &TenantTx, event: Arrived<Moved>) -> Result<(), Fault> {
    assert_eq!(event.fact.number, 2, "{}", event.private.name);
    Ok(())
}

#[tokio::test]
async fn a_failure_is_tried_again_then_parked_then_replayed() {
    let stage = Stage::new().await;
    let broken = Arc::new(Broken::default());
    let inbox = stage.inbox("contacts", vec![consume_with(Arc::clone(&broken), fail_on_the_first)]);
    stage.tell(Uuid::new_v4(), 1..3).await;
    stage.settle(&inbox).await;
    assert_eq!(broken.calls.load(Ordering::Relaxed), 3);
    let tx = stage.begin("contacts").await;
    let given_up = parked(&tx).await.unwrap();
    assert_eq!(given_up.len(), 1);
    assert_eq!(
        (given_up[0].event.as_str(), given_up[0].attempts, given_up[0].fault.as_str()),
        ("thing.moved", 3, "constraint broken")
    );
    assert_eq!(stage.count("contacts", "select count(*) from audit").await, 2, "only the later event has its effect");

    broken.mended.store(true, Ordering::Relaxed);
    assert!(replay(&tx, given_up[0].id).await.unwrap());
    tx.commit_unanswered().await.unwrap();
    stage.settle(&inbox).await;
    assert_eq!(stage.count("contacts", "select count(*) from audit").await, 4);
    assert_eq!(
        stage.count("contacts", "select count(*) from inbox where done_at is null or private is not null").await,
        0
    );
}

#[tokio::test]
async fn a_panic_parks_the_event_and_the_worker_goes_on() {
    let stage = Stage::new().await;
    let inbox = stage.inbox("contacts", vec![consume(fall_over)]);
    stage.tell(Uuid::new_v4(), 1..3).await;
    stage.settle(&inbox).await;
    let given_up = parked(&stage.begin("contacts").await).await.unwrap();
    assert_eq!(given_up.len(), 1);
    assert_eq!(given_up[0].fault, "the consumer panicked");
    assert_eq!(stage.count("contacts", "select count(*) from inbox where done_at is not null").await, 1);
}

#[tokio::test]
async fn an_event_that_nobody_here_knows_is_parked_at_once() {
    let stage = Stage::new().await;
    stage.tell(Uuid::new_v4(), 1..2).await;
    stage.settle(&stage.inbox("contacts", vec![])).await;
    let given_up = parked(&stage.begin("contacts").await).await.unwrap();
    assert_eq!((given_up.len(), given_up[0].attempts), (1, 1));
}

#[tokio::test]
async fn an_event_of_another_shape_is_parked_without_its_words() {
    let stage = Stage::new().await;
    let thing = Uuid::new_v4();
    stage.tell(thing, 1..2).await;
    let mut owner = connect(&stage.url).await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!(
        "set app.tenant_id = '{}'; update cases.outbox set private = '{{\"name\": [\"Ann Example\"]}}'",
        stage.council
    )))
    .execute(&mut owner)
    .await
    .unwrap();
    stage.settle(&stage.inbox("contacts", vec![Arc::new(Seen::default()).consumer()])).await;
    let given_up = parked(&stage.begin("contacts").await).await.unwrap();
    assert_eq!(given_up[0].fault, "it doesn't have the shape of thing.moved");
}

async fn wait_for_a_lock(broken: &Broken, _: &TenantTx, _: Arrived<Moved>) -> Result<(), DbError> {
    broken.calls.fetch_add(1, Ordering::Relaxed);
    if broken.mended.load(Ordering::Relaxed) { Ok(()) } else { Err(DbError::Busy("55P03".to_owned())) }
}

#[tokio::test]
async fn trouble_that_passes_parks_nothing_however_long_it_takes() {
    let stage = Stage::new().await;
    let broken = Arc::new(Broken::default());
    let inbox = stage.inbox("contacts", vec![consume_with(Arc::clone(&broken), wait_for_a_lock)]);
    stage.tell(Uuid::new_v4(), 1..2).await;
    stage.settle(&inbox).await;
    let tried = broken.calls.load(Ordering::Relaxed);
    assert!(tried > 3, "tried {tried} times, more often than a fault that parks");
    assert!(parked(&stage.begin("contacts").await).await.unwrap().is_empty());
    broken.mended.store(true, Ordering::Relaxed);
    stage.settle(&inbox).await;
    assert_eq!(stage.count("contacts", "select count(*) from inbox where done_at is not null").await, 1);
}
