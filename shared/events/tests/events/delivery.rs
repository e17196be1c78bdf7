//! Every event reaches every consumer once, in the order of its thing.
#![expect(clippy::disallowed_methods, reason = "the relay as it sees the database")]

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use contract::{Clock, SystemClock};
use events::{Bell, Inbox};
use tenant_db::{Args, RelayTx};
use testkit::eventually;
use uuid::Uuid;

use crate::support::{Seen, Stage, emit};

const LEFT: &str = "select (select count(*) from outbox where delivered_at is null or private is not null)
                         + (select count(*) from inbox where done_at is null or private is not null)";

#[tokio::test(flavor = "multi_thread")]
async fn several_relays_and_workers_deliver_once_and_in_order() {
    let stage = Arc::new(Stage::new().await);
    let things: Vec<Uuid> = (0..6).map(|_| Uuid::new_v4()).collect();
    let (contacts, notifications) = (Arc::new(Seen::default()), Arc::new(Seen::default()));
    let mut running = Vec::new();
    for _ in 0..2 {
        running.push(tokio::spawn(stage.relay().run(stage.stop.clone())));
        running.push(tokio::spawn(stage.inbox("contacts", vec![contacts.consumer()]).run(stage.stop.clone())));
        running
            .push(tokio::spawn(stage.inbox("notifications", vec![notifications.consumer()]).run(stage.stop.clone())));
    }
    for number in 0..15 {
        for thing in &things {
            stage.tell(*thing, number..number + 1).await;
        }
    }
    let whole: Vec<i64> = (0..15).collect();
    let all = async || contacts.all.lock().unwrap().len() + notifications.all.lock().unwrap().len() >= 180;
    eventually("all to be seen", all).await.unwrap();
    stage.stop.cancel();
    for task in running {
        task.await.unwrap();
    }
    for thing in things {
        assert_eq!(contacts.of(thing), whole);
        assert_eq!(notifications.of(thing), whole);
    }
    for service in ["cases", "contacts", "notifications"] {
        assert_eq!(stage.count(service, LEFT).await, 0, "{service}: undelivered, undone, or a name is kept");
    }
    assert_eq!(stage.count("contacts", "select count(*) from audit").await, 90);
}

#[tokio::test]
async fn an_event_waits_for_the_earlier_one_that_another_relay_has_in_hand() {
    let stage = Stage::new().await;
    stage.tell(Uuid::new_v4(), 1..3).await;
    let other = RelayTx::open(&stage.pool("relay")).await.unwrap();
    let hold = "select id from cases.outbox where version = 1 for update";
    other.rows(hold, Args::default(), |_| Ok(())).await.unwrap();
    assert_eq!(stage.relay().drain(&stage.stop).await.unwrap(), 0);
    other.commit().await.unwrap();
    assert_eq!(stage.relay().drain(&stage.stop).await.unwrap(), 2);
}

#[tokio::test]
async fn an_event_committed_after_a_later_one_isnt_lost() {
    let stage = Stage::new().await;
    let seen = Arc::new(Seen::default());
    let inbox = stage.inbox("contacts", vec![seen.consumer()]);
    let (early, late) = (Uuid::new_v4(), Uuid::new_v4());
    let first = stage.begin("cases").await;
    emit(&first, early, 1);
    stage.tell(late, 1..2).await;
    stage.settle(&inbox).await;
    assert_eq!((seen.of(early), seen.of(late)), (vec![], vec![1]));
    first.commit_unanswered().await.unwrap();
    stage.settle(&inbox).await;
    assert_eq!((seen.of(early), seen.of(late)), (vec![1], vec![1]));
}

#[tokio::test(flavor = "multi_thread")]
async fn movers_cut_off_anywhere_neither_lose_nor_repeat() {
    let stage = Stage::new().await;
    let seen = Arc::new(Seen::default());
    let things: Vec<Uuid> = (0..5).map(|_| Uuid::new_v4()).collect();
    let (relay, inbox) = (stage.relay(), stage.inbox("contacts", vec![seen.consumer()]));
    for thing in &things {
        stage.tell(*thing, 0..20).await;
    }
    for cut in 0..400_u64 {
        let patience = Duration::from_micros(cut * 37 % 9_000);
        let _ = tokio::time::timeout(patience, relay.drain(&stage.stop)).await;
        let _ = tokio::time::timeout(patience, inbox.drain(&stage.stop)).await;
    }
    stage.settle(&inbox).await;
    // What a cut consumer saw in memory doesn't count; what was committed does.
    let effects = "select count(*) from (select object_id from audit group by object_id having count(*) = 20) as whole";
    assert_eq!(stage.count("contacts", effects).await, 5);
    assert_eq!(stage.count("contacts", "select count(*) from audit").await, 100);
    assert_eq!(stage.count("contacts", LEFT).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn dropped_units_of_work_leave_no_more_connections_than_the_cap() {
    let stage = Stage::new().await;
    for _ in 0..40 {
        drop(RelayTx::open(&stage.pool("relay")).await.unwrap());
    }
    let open = "select count(*) from pg_stat_activity
                where datname = current_database() and usename = 'moothall_relay'";
    assert!(stage.count("contacts", open).await <= 8);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_finishes_the_event_in_hand_and_begins_no_other() {
    let stage = Stage::new().await;
    let seen = Arc::new(Seen { slow: Duration::from_millis(400), ..Seen::default() });
    let thing = Uuid::new_v4();
    stage.tell(thing, 0..2).await;
    stage.relay().drain(&stage.stop).await.unwrap();
    stage.relay().drain(&stage.stop).await.unwrap();
    let running = tokio::spawn(stage.inbox("contacts", vec![seen.consumer()]).run(stage.stop.clone()));
    eventually("the first to be in hand", async || seen.begun.load(Ordering::Relaxed) == 1).await.unwrap();
    stage.stop.cancel();
    running.await.unwrap();
    assert_eq!(seen.of(thing), [0]);
    assert_eq!(stage.count("contacts", "select count(*) from inbox where done_at is not null").await, 1);
}

#[tokio::test]
async fn events_of_a_council_that_isnt_known_yet_wait() {
    let stage = Stage::new().await;
    let seen = Arc::new(Seen::default());
    let known = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let knows = Arc::clone(&known);
    let clock = move |_| knows.load(std::sync::atomic::Ordering::Relaxed).then(|| SystemClock.now());
    let inbox = Inbox::new(
        "contacts",
        stage.pool("relay"),
        stage.pool("contacts"),
        vec![seen.consumer()],
        Bell::local(),
        clock,
    );
    let thing = Uuid::new_v4();
    stage.tell(thing, 1..2).await;
    stage.settle(&inbox).await;
    assert!(seen.of(thing).is_empty());
    known.store(true, std::sync::atomic::Ordering::Relaxed);
    stage.settle(&inbox).await;
    assert_eq!(seen.of(thing), [1]);
}
