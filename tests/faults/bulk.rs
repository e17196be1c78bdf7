//! A bulk act goes on where a killed process left it, and each case has its turn once.

use cases_api::CasesClient;
use cases_api::bulk::{BulkAct, BulkState, Deed, OrderBulkAct};
use cases_api::case::Happening;
use cases_api::queues::CaseFilters;
use contract::council::Tier;
use contract::{BulkActId, CaseId};
use journeys::TestCouncil;
use testkit::{Deployment, eventually};

const CASES: i64 = 120;
const KILLS: i64 = 3;

async fn act(council: &TestCouncil, id: BulkActId) -> Option<BulkAct> {
    CasesClient::new(council.client()).bulk_act(&council.administrator, id).await.ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_process_leaves_no_case_out_and_does_none_twice() {
    let mut private = Deployment::private().start().await.unwrap();
    let council = TestCouncil::add(&private, Tier::District).await.unwrap();
    let mut ids: Vec<CaseId> = Vec::new();
    for number in 0..CASES {
        ids.push(council.report(&format!("bulk-{number}"), None).await.unwrap().id);
    }
    let cases = CasesClient::new(council.client());
    let deed = Deed::Note { text: "The depot is closed.".to_owned() };
    let order = OrderBulkAct { deed, cases: None, matching: Some(CaseFilters::default()) };
    let ordered = cases.order(&council.administrator, "killed", &order).await.unwrap();
    for kill in 1..=KILLS {
        eventually("some cases to have had their turn", async || {
            act(&council, ordered.id).await.filter(|act| act.done >= kill * CASES / (KILLS + 2))
        })
        .await
        .unwrap();
        private.restart().await.unwrap();
    }
    let ended = eventually("the act to end", async || {
        act(&council, ordered.id).await.filter(|act| act.state == BulkState::Finished)
    });
    let ended = ended.await.unwrap();
    assert_eq!((ended.done, ended.refused), (CASES, 0));
    for id in ids {
        let story = cases.read(&council.administrator, id).await.unwrap().body.timeline;
        let notes = story.iter().filter(|entry| matches!(entry.what, Happening::Note { .. })).count();
        assert_eq!(notes, 1, "{id}");
    }
    private.stop().await.unwrap();
}
