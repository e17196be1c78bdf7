//! Rings between processes, with Redis and without.

use std::time::Duration;

use events::{Bell, Listener};

/// Rings until it is heard, or gives up after 10 s.
async fn reaches(bell: &Bell, name: &str, listener: &mut Listener) -> bool {
    for _ in 0..100 {
        bell.ring(name);
        if tokio::time::timeout(Duration::from_millis(100), listener.rung()).await.is_ok() {
            return true;
        }
    }
    false
}

#[tokio::test(flavor = "multi_thread")]
async fn another_process_hears_it_again_after_its_connections_were_cut() {
    let url = testkit::instance().unwrap().redis_url;
    let (one, two) = (Bell::start(&url), Bell::start(&url));
    let name = format!("test.{}", std::process::id());
    let mut listener = two.listen(&name);
    assert!(reaches(&one, &name, &mut listener).await);
    let mut redis = redis::Client::open(url).unwrap().get_multiplexed_async_connection().await.unwrap();
    for kind in ["normal", "pubsub"] {
        let mut kill = redis::cmd("CLIENT");
        kill.arg("KILL").arg("TYPE").arg(kind).arg("SKIPME").arg("yes");
        kill.query_async::<redis::Value>(&mut redis).await.unwrap();
    }
    assert!(reaches(&one, &name, &mut listener).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_redis_a_ring_is_heard_here_and_costs_nothing() {
    let bell = Bell::start("redis://127.0.0.1:1/0");
    let mut listener = bell.listen("cases.outbox");
    let begun = std::time::Instant::now();
    for _ in 0..10_000 {
        bell.ring("cases.outbox");
    }
    assert!(begun.elapsed() < Duration::from_millis(500));
    tokio::time::timeout(Duration::from_millis(100), listener.rung()).await.unwrap();
}
