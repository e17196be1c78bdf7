//! A driver outside the product that opens cases and keeps a ledger: what it meant to do before it
//! sent it, and what was acknowledged. What isn't known is sent again under the same key.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cases_api::case::CaseOpened;
use journeys::{Raw, TestCouncil, missed_bin};
use reqwest::Method;
use testkit::{Deployment, within};

/// Who reported what, and what came of it.
#[derive(Default)]
pub struct Ledger {
    intents: Mutex<BTreeSet<String>>,
    acknowledged: Mutex<BTreeMap<String, CaseOpened>>,
    stop: AtomicBool,
}

impl Ledger {
    /// Opens cases, several at once, until told to stop; each is tried until it is acknowledged.
    pub fn drive(
        self: &Arc<Self>,
        deployment: &Deployment,
        council: &TestCouncil,
        hands: usize,
    ) -> tokio::task::JoinSet<()> {
        let mut working = tokio::task::JoinSet::new();
        for hand in 0..hands {
            let (ledger, deployment, code) = (Arc::clone(self), deployment.clone(), council.code.clone());
            working.spawn(async move {
                for number in 0.. {
                    if ledger.stop.load(Ordering::Relaxed) {
                        break;
                    }
                    ledger.open(&deployment, &code, format!("{hand}-{number}")).await;
                }
            });
        }
        working
    }

    async fn open(&self, deployment: &Deployment, code: &str, key: String) {
        self.intents.lock().unwrap().insert(key.clone());
        let email = address(code, &key);
        let body = serde_json::to_value(missed_bin("Siân Ellis", Some(&email))).unwrap();
        let mut pace = tokio::time::interval(Duration::from_millis(20));
        let opened = tokio::time::timeout(Duration::from_secs(60), async {
            loop {
                pace.tick().await;
                let request = Raw::to(deployment, code, Method::POST, "/api/v1/cases")
                    .header("idempotency-key", &key)
                    .json(&body);
                if let Some(answer) = request.try_send().await.filter(|answer| answer.status == 201) {
                    return serde_json::from_slice::<CaseOpened>(&answer.body).unwrap();
                }
            }
        })
        .await
        .expect("the case is acknowledged");
        self.acknowledged.lock().unwrap().insert(key, opened);
    }

    /// Waits until this many more were acknowledged.
    pub async fn progress(&self, more: usize) {
        let goal = self.count() + more;
        within(Duration::from_secs(60), "cases are acknowledged", async || self.count() >= goal).await.unwrap();
    }

    pub fn count(&self) -> usize {
        self.acknowledged.lock().unwrap().len()
    }

    /// Ends the driving and waits for what was begun.
    pub async fn finish(&self, working: tokio::task::JoinSet<()>) {
        self.stop.store(true, Ordering::Relaxed);
        working.join_all().await;
    }

    /// Every acknowledged case is there once, and every citizen has one email; more than one only
    /// where a send was cut between the server's acceptance and our note of it.
    pub async fn settle(&self, deployment: &Deployment, council: &TestCouncil, in_flight_at_most: usize) {
        let acknowledged = self.acknowledged.lock().unwrap().clone();
        let intents = self.intents.lock().unwrap().clone();
        assert_eq!(acknowledged.keys().cloned().collect::<BTreeSet<_>>(), intents, "every intent was settled");
        let ids: BTreeSet<_> = acknowledged.values().map(|case| case.id).collect();
        assert_eq!(ids.len(), acknowledged.len(), "no two keys share a case");
        let owner = testkit::connect(&deployment.database_url).await.unwrap();
        let stored = stored(owner, council).await;
        assert_eq!(stored, ids, "the database holds what was acknowledged and nothing else");
        let sent = within(Duration::from_secs(120), "every citizen has an email", async || {
            let mails = mails_by_address(deployment).await;
            acknowledged.keys().all(|key| mails.contains_key(&address(&council.code, key))).then_some(mails)
        })
        .await
        .unwrap();
        let extra: usize = acknowledged.keys().map(|key| sent[&address(&council.code, key)].len() - 1).sum();
        assert!(
            extra <= in_flight_at_most,
            "{extra} emails came twice, with {in_flight_at_most} sends in flight at most"
        );
        for ids in sent.values() {
            assert!(ids.iter().all(|id| *id == ids[0]), "an email that comes twice has the same Message-ID");
        }
        println!(
            "{} cases acknowledged, all present once; {extra} emails repeated under the same Message-ID",
            acknowledged.len()
        );
    }
}

fn address(code: &str, key: &str) -> String {
    format!("c{key}@{code}.example")
}

async fn stored(mut owner: sqlx::PgConnection, council: &TestCouncil) -> BTreeSet<contract::CaseId> {
    let scope = format!("select set_config('app.tenant_id', '{}', false)", council.id);
    sqlx::raw_sql(sqlx::AssertSqlSafe(scope.as_str())).execute(&mut owner).await.unwrap();
    let ids: Vec<uuid::Uuid> =
        sqlx::query_scalar("select distinct aggregate_id from cases.outbox where name = 'case.opened'")
            .fetch_all(&mut owner)
            .await
            .unwrap();
    let cases: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(COUNT)).fetch_one(&mut owner).await.unwrap();
    assert_eq!(usize::try_from(cases).unwrap(), ids.len(), "as many cases as facts about them");
    ids.into_iter().map(Into::into).collect()
}

const COUNT: &str = "select count(*) from cases.case_file";

async fn mails_by_address(deployment: &Deployment) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for mail in deployment.mail().all().await.unwrap_or_default() {
        found.entry(mail.to.clone()).or_default().push(format!("{:?}", mail.message_id));
    }
    found
}
