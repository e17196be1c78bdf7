//! Processes are killed with signal 9 while cases are opened and mail is sent.

use std::sync::Arc;

use contract::council::Tier;
use journeys::TestCouncil;
use testkit::Deployment;
use testkit::deployment::Private;

use crate::ledger::Ledger;

/// Sends that may be in flight in one process when it is killed.
const SENDS_AT_ONCE: usize = 4;

/// A lease that runs out soon, so that what a killed process left is taken up soon.
fn quick() -> Private {
    Deployment::private().setting("MAIL__TIMEOUT", "2").setting("MAIL__LEASE", "3")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_whole_process_is_killed_again_and_again() {
    let mut private = quick().start().await.unwrap();
    let council = TestCouncil::add(&private, Tier::District).await.unwrap();
    let ledger = Arc::new(Ledger::default());
    let working = ledger.drive(&private, &council, 4);
    let kills = 5;
    for _ in 0..kills {
        ledger.progress(6).await;
        private.restart().await.unwrap();
    }
    ledger.progress(6).await;
    ledger.finish(working).await;
    ledger.settle(&private, &council, kills * SENDS_AT_ONCE).await;
    private.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_process_of_a_split_deployment_is_killed_in_turn() {
    let groups: [&[&str]; 3] = [&["tenancy", "identity", "cases", "portal"], &["contacts"], &["notifications"]];
    let mut private = quick().split(&groups).start().await.unwrap();
    let council = TestCouncil::add(&private, Tier::District).await.unwrap();
    let ledger = Arc::new(Ledger::default());
    let working = ledger.drive(&private, &council, 4);
    let rounds = 2;
    for _ in 0..rounds {
        for service in ["contacts", "notifications", "cases"] {
            private.process(service).unwrap().kill9().await.unwrap();
            // What doesn't need the dead one goes on.
            if service != "cases" {
                ledger.progress(5).await;
            }
            private.process(service).unwrap().start().await.unwrap();
            ledger.progress(5).await;
        }
    }
    ledger.finish(working).await;
    ledger.settle(&private, &council, rounds * SENDS_AT_ONCE).await;
    private.stop().await.unwrap();
}
