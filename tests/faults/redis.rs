//! Redis may be killed, wiped or absent: nothing is lost, nothing doubled.

use std::sync::Arc;

use contract::council::Tier;
use journeys::TestCouncil;
use testkit::Deployment;

use crate::ledger::Ledger;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn redis_is_wiped_killed_and_comes_back_while_cases_are_opened() {
    let private = Deployment::private().own_redis().start().await.unwrap();
    let council = TestCouncil::add(&private, Tier::District).await.unwrap();
    let ledger = Arc::new(Ledger::default());
    let working = ledger.drive(&private, &council, 4);
    let redis = private.redis.as_ref().expect("a Redis of its own");
    for _ in 0..3 {
        ledger.progress(5).await;
        redis.wipe().await.unwrap();
        ledger.progress(5).await;
        redis.kill9().await.unwrap();
        ledger.progress(5).await;
        redis.start().unwrap();
    }
    ledger.progress(5).await;
    ledger.finish(working).await;
    ledger.settle(&private, &council, 0).await;
    private.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_any_redis_everything_goes_its_way() {
    let private = Deployment::private().without_redis().start().await.unwrap();
    let council = TestCouncil::add(&private, Tier::District).await.unwrap();
    let ledger = Arc::new(Ledger::default());
    let working = ledger.drive(&private, &council, 2);
    ledger.progress(10).await;
    ledger.finish(working).await;
    ledger.settle(&private, &council, 0).await;
    private.stop().await.unwrap();
}
