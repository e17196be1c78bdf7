//! What is done with goes by age, by the watches of a process that nobody has to call.

use contract::CouncilId;
use contract::council::Tier;
use journeys::TestCouncil;
use sqlx::PgConnection;
use testkit::{Deployment, connect, eventually};

/// What is kept although it is done with, and what must stay.
const KEPT: [&str; 4] = [
    "select count(*) from cases.idempotency",
    "select count(*) from cases.outbox where delivered_at is not null",
    "select count(*) from contacts.inbox where done_at is not null",
    "select count(*) from notifications.message where body <> '' and state = 'sent'",
];
const STAYS: [&str; 2] =
    ["select count(*) from cases.case_file", "select count(*) from notifications.message where state = 'sent'"];

/// What is still on its way, in one look: an event leaves one service and reaches the next in one transaction.
const ON_ITS_WAY: &str = "select (select count(*) from cases.outbox where delivered_at is null)
    + (select count(*) from contacts.inbox where done_at is null)
    + (select count(*) from contacts.outbox where delivered_at is null)
    + (select count(*) from cases.inbox where done_at is null)
    + (select count(*) from notifications.inbox where done_at is null)
    + (select count(*) from notifications.message where state <> 'sent')";

/// How many rows of the council each counts.
async fn counted(owner: &mut PgConnection, council: CouncilId, counts: &[&'static str]) -> Vec<i64> {
    let scoped = "select set_config('app.tenant_id', $1, false)";
    sqlx::query(scoped).bind(council.to_string()).execute(&mut *owner).await.unwrap();
    let mut rows = Vec::new();
    for count in counts {
        rows.push(sqlx::query_scalar(*count).fetch_one(&mut *owner).await.unwrap());
    }
    rows
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_done_with_goes_and_what_is_the_councils_stays() {
    let kept_no_day = ["ANSWERS", "EVENTS", "MESSAGES", "INVITATIONS"];
    let settings = kept_no_day.map(|what| format!("RETENTION__{what}"));
    let private = settings.iter().fold(Deployment::private(), |private, setting| private.setting(setting, "0"));
    // What is done with by the first look is there only after it, so the second start finds it.
    let mut private = private.start().await.unwrap();
    let council = TestCouncil::add(&private, Tier::District).await.unwrap();
    let sian = council.email("sian");
    let opened = council.report("kept", Some(&sian)).await.unwrap();
    private.mail().wait_for(&sian, &opened.reference.to_string()).await.unwrap();
    let mut owner = connect(&private.database_url).await.unwrap();
    eventually("everything was delivered, handled and sent", async || {
        counted(&mut owner, council.id, &[ON_ITS_WAY]).await == [0]
            && counted(&mut owner, council.id, &KEPT).await.iter().all(|rows| *rows > 0)
    })
    .await
    .unwrap();
    let before = counted(&mut owner, council.id, &STAYS).await;
    private.restart().await.unwrap();
    eventually("what is done with is gone", async || counted(&mut owner, council.id, &KEPT).await == [0; 4])
        .await
        .unwrap();
    assert_eq!(counted(&mut owner, council.id, &STAYS).await, before);
    private.stop().await.unwrap();
}
