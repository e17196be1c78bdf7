//! What time does to clocks is done once, whatever is killed: alarms, and days that are counted anew.

use cases_api::CasesClient;
use cases_api::calendar::NewClosure;
use cases_api::case::{CaseView, Happening};
use cases_api::catalogue::editing::Publish;
use cases_api::clock::{Alarm, AlarmAt, AlarmTo, Clocks};
use contract::council::Tier;
use contract::{Bilingual, CaseId};
use journeys::TestCouncil;
use testkit::{Deployment, PrivateDeployment, eventually};

const CASES: usize = 120;
const KILLS: usize = 3;

/// Has missed bins alarm someone as soon as they are reported.
pub async fn alarming(council: &TestCouncil) {
    let (cases, token) = (CasesClient::new(council.client()), council.administrator.as_str());
    let entries = cases.catalogue(token).await.unwrap().items;
    let service = entries.into_iter().find(|entry| entry.slug == "missed-bin").unwrap();
    let draft = cases.service_draft(token, service.id).await.unwrap();
    let mut definition = draft.definition;
    let mut rules = definition.clocks.all().to_vec();
    rules[0].alarms = vec![Alarm { when: AlarmAt::Before(30), to: AlarmTo::Assignee }];
    definition.clocks = Clocks::from(rules);
    let draft = cases.write_service_draft(token, service.id, draft.version, "draft", &definition).await.unwrap();
    cases.publish_service(token, service.id, draft.version, "publish", &Publish::default()).await.unwrap();
}

pub async fn read(council: &TestCouncil, id: CaseId) -> Option<CaseView> {
    CasesClient::new(council.client()).read(&council.administrator, id).await.ok().map(|found| found.body)
}

/// How many notes of a case say so.
pub fn notes(case: &CaseView, part: &str) -> usize {
    let said = |what: &Happening| matches!(what, Happening::Note { text } if text.contains(part));
    case.timeline.iter().filter(|entry| said(&entry.what)).count()
}

/// Kills the deployment again and again while something is said of each case, and sees that it is said once.
async fn once(private: &mut PrivateDeployment, council: &TestCouncil, ids: &[CaseId], what: &str) {
    for kill in 1..=KILLS {
        let reached = ids[kill * CASES / (KILLS + 2)];
        eventually("some cases to have had their turn", async || {
            read(council, reached).await.filter(|case| notes(case, what) > 0)
        })
        .await
        .unwrap();
        private.restart().await.unwrap();
    }
    for id in ids {
        eventually("every case to have had its turn", async || {
            read(council, *id).await.filter(|case| notes(case, what) > 0)
        })
        .await
        .unwrap();
    }
    for id in ids {
        assert_eq!(notes(&read(council, *id).await.unwrap(), what), 1, "{id}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_process_says_everything_of_clocks_and_nothing_twice() {
    let mut private = Deployment::private().start().await.unwrap();
    let council = TestCouncil::add(&private, Tier::District).await.unwrap();
    alarming(&council).await;
    let mut ids: Vec<CaseId> = Vec::new();
    for number in 0..CASES {
        ids.push(council.report(&format!("clock-{number}"), None).await.unwrap().id);
    }
    once(&mut private, &council, &ids, "Alarm: ").await;

    let due = read(&council, ids[0]).await.unwrap().case.due_at.date().to_string();
    let closure = NewClosure { from: due.clone(), to: due, name: Bilingual::new("Flood", "Llifogydd"), team: None };
    CasesClient::new(council.client()).add_closure(&council.administrator, "flood", &closure).await.unwrap();
    once(&mut private, &council, &ids, "the council’s calendar was changed").await;
    private.stop().await.unwrap();
}
