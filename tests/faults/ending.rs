//! SIGTERM: what is in flight is finished, then the process ends.

use contract::council::Tier;
use journeys::{Raw, TestCouncil, missed_bin};
use reqwest::Method;
use sqlx::{Connection as _, PgConnection};
use testkit::{Deployment, connect, eventually};

/// How many requests wait for the lock.
async fn waiting(owner: &mut PgConnection) -> i64 {
    let count = "select count(*) from pg_locks where not granted and relation = 'cases.case_file'::regclass";
    sqlx::query_scalar(count).fetch_one(owner).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_in_flight_are_answered_before_the_process_ends() {
    let mut private = Deployment::private().start().await.unwrap();
    let council = TestCouncil::add(&private, Tier::District).await.unwrap();
    let mut owner = connect(&private.database_url).await.unwrap();
    let mut watcher = connect(&private.database_url).await.unwrap();
    // A lock holds the requests where they are until it is let go.
    let mut lock = owner.begin().await.unwrap();
    sqlx::raw_sql("lock table cases.case_file in access exclusive mode").execute(&mut *lock).await.unwrap();
    let body = serde_json::to_value(missed_bin("Siân Ellis", None)).unwrap();
    let mut sending = tokio::task::JoinSet::new();
    for number in 0..3 {
        let request = Raw::to(&private, &council.code, Method::POST, "/api/v1/cases");
        sending.spawn(request.header("idempotency-key", &format!("last-{number}")).json(&body).send());
    }
    eventually("the requests wait", async || waiting(&mut watcher).await == 3).await.unwrap();
    let (deployment, host) = ((*private).clone(), council.code.clone());
    let ending = private.process("cases").unwrap().stop();
    let release = async {
        eventually("no new request is taken", async || {
            Raw::to(&deployment, &host, Method::GET, "/api/v1/services").try_send().await.is_none()
        })
        .await
        .unwrap();
        lock.rollback().await.unwrap();
    };
    let (ended, ()) = tokio::join!(ending, release);
    ended.unwrap();
    for answer in sending.join_all().await {
        assert_eq!(answer.status, 201, "{}", answer.text());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_look_just_before_the_end_is_kept() {
    let mut private = Deployment::private().start().await.unwrap();
    let council = TestCouncil::add(&private, Tier::District).await.unwrap();
    let case = council.report("looked-at", None).await.unwrap();
    let read = Raw::to(&private, &council.code, Method::GET, &format!("/api/v1/cases/{}", case.id));
    assert_eq!(read.bearer(&council.administrator).send().await.status, 200);
    private.process("cases").unwrap().stop().await.unwrap();
    let mut owner = connect(&private.database_url).await.unwrap();
    let scoped = "select set_config('app.tenant_id', $1, false)";
    sqlx::query(scoped).bind(council.id.to_string()).execute(&mut owner).await.unwrap();
    let looks = "select count(*) from cases.access_log where subject_id = $1";
    let looks: i64 = sqlx::query_scalar(looks).bind(case.id.uuid()).fetch_one(&mut owner).await.unwrap();
    assert_eq!(looks, 1);
}
