//! Units of work against a real PostgreSQL: cancelled at any moment, interleaved, out of connections.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]
#![expect(clippy::disallowed_methods, reason = "units of work are what is tested")]

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use contract::{Clock as _, CouncilId, FakeClock, SystemClock};
use rand::RngExt as _;
use tenant_db::{AccessLog, Actor, DbError, OnceKey, Pool, PoolConfig, Scope, TenantTx, args};
use testkit::{ROLE_SECRET, connect, eventually, migrated_database};
use uuid::Uuid;

struct Stage {
    url: String,
    pool: Arc<Pool>,
    name: String,
}

impl Stage {
    async fn with(most: u32, patience: Duration) -> Self {
        let url = migrated_database("units").await.unwrap();
        let name = format!("units-{}", Uuid::new_v4().simple());
        let role_url = migrations::role_url(&url, "moothall_cases", ROLE_SECRET).unwrap();
        let pool = Pool::new(PoolConfig { url: role_url, name: name.clone(), most, patience }).unwrap();
        Self { url, pool, name }
    }

    async fn begin(&self, council: CouncilId) -> Result<TenantTx, DbError> {
        let scope = Scope { council, actor: Actor::System("test"), now: SystemClock.now(), trace: None };
        TenantTx::open(&self.pool, &AccessLog::none(), scope).await
    }

    async fn write(&self, council: CouncilId, row: Uuid) -> Result<(), DbError> {
        let tx = self.begin(council).await?;
        insert(&tx, row).await?;
        tx.audit("tested", row, &[]);
        tx.commit_unanswered().await
    }

    async fn rows(&self, council: CouncilId) -> BTreeSet<Uuid> {
        let tx = self.begin(council).await.unwrap();
        let rows = tx.rows("select id from access_log where tenant_id = $1", args![tx.tenant()], |row| row.get(0));
        rows.await.unwrap().into_iter().collect()
    }

    /// Connections of this pool that sit in a transaction.
    async fn in_transaction(&self) -> i64 {
        let mut owner = connect(&self.url).await.unwrap();
        let count =
            "select count(*) from pg_stat_activity where application_name = $1 and state like 'idle in transaction%'";
        sqlx::query_scalar(count).bind(&self.name).fetch_one(&mut owner).await.unwrap()
    }
}

async fn insert(tx: &TenantTx, row: Uuid) -> Result<u64, DbError> {
    tx.run(
        "insert into access_log (tenant_id, id, staff_id, subject_id, screen, looked_at) values ($1, $2, $2, $2, 'test', $3)",
        args![tx.tenant(), row, tx.now()],
    )
    .await
}

fn council() -> CouncilId {
    Uuid::new_v4().into()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_thousand_cancelled_units_lose_nothing_that_was_acknowledged() {
    let stage = Arc::new(Stage::with(4, Duration::from_secs(30)).await);
    let council = council();
    let mut acknowledged = BTreeSet::new();
    let mut cancelled = 0;
    let mut workers = tokio::task::JoinSet::new();
    for _ in 0..16 {
        let stage = Arc::clone(&stage);
        workers.spawn(async move {
            let (mut kept, mut cut) = (Vec::new(), 0);
            while cut < 315 {
                let row = Uuid::new_v4();
                // From a tenth of a millisecond to a second and a half: some at every step of the unit, and
                // some after its end, however fast the machine is.
                let moment = Duration::from_secs_f64(10_f64.powf(rand::rng().random_range(-4.0..0.2)));
                match tokio::time::timeout(moment, stage.write(council, row)).await {
                    Ok(done) => done.map(|()| kept.push(row)).unwrap(),
                    Err(_) => cut += 1,
                }
            }
            (kept, cut)
        });
    }
    while let Some(done) = workers.join_next().await {
        let (kept, cut) = done.unwrap();
        acknowledged.extend(kept);
        cancelled += cut;
    }
    assert!(cancelled >= 5_000 && acknowledged.len() > 100, "{cancelled} cancelled, {} kept", acknowledged.len());
    assert!(acknowledged.is_subset(&stage.rows(council).await));
    eventually("no connection is left in a transaction", || async { stage.in_transaction().await == 0 }).await.unwrap();
}

#[tokio::test]
async fn a_council_sees_its_own_rows_and_no_others() {
    let stage = Stage::with(2, Duration::from_secs(10)).await;
    let (adur, surrey) = (council(), council());
    let (ours, theirs) = (Uuid::new_v4(), Uuid::new_v4());
    stage.write(adur, ours).await.unwrap();
    stage.write(surrey, theirs).await.unwrap();
    assert_eq!(stage.rows(adur).await, BTreeSet::from([ours]));
    let tx = stage.begin(adur).await.unwrap();
    let all = tx.rows("select id from access_log", args![], |row| row.get::<Uuid>(0)).await.unwrap();
    assert_eq!(all, [ours], "the wall holds also where the predicate was forgotten");
    let forged = tx.run("update access_log set tenant_id = $1", args![surrey.uuid()]).await;
    assert!(forged.is_err(), "a row can't be given to another council");
}

#[tokio::test]
async fn a_dropped_unit_leaves_nothing_behind() {
    let stage = Stage::with(1, Duration::from_secs(10)).await;
    let council = council();
    for _ in 0..20 {
        let tx = stage.begin(council).await.unwrap();
        insert(&tx, Uuid::new_v4()).await.unwrap();
    }
    assert!(stage.rows(council).await.is_empty());
    eventually("nothing stays open", || async { stage.in_transaction().await == 0 }).await.unwrap();
}

#[tokio::test]
async fn who_finds_every_connection_taken_is_told_in_time() {
    let stage = Stage::with(1, Duration::from_secs(3)).await;
    let held = stage.begin(council()).await.unwrap();
    assert!(matches!(stage.begin(council()).await, Err(DbError::Unavailable)));
    drop(held);
    eventually("the connection is free again", || async { stage.begin(council()).await.is_ok() }).await.unwrap();
}

#[tokio::test]
async fn a_restarted_server_is_noticed_by_the_next_unit() {
    let stage = Stage::with(2, Duration::from_secs(10)).await;
    let council = council();
    stage.write(council, Uuid::new_v4()).await.unwrap();
    // A role may end its own connections.
    let url = migrations::role_url(&stage.url, "moothall_cases", ROLE_SECRET).unwrap();
    let mut other = connect(&url).await.unwrap();
    let end = "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = $1";
    let ended: Result<i64, _> = sqlx::query_scalar(end).bind(&stage.name).fetch_one(&mut other).await;
    assert_eq!(ended.unwrap(), 1);
    stage.write(council, Uuid::new_v4()).await.unwrap();
}

/// An answer is kept for a key, by a request at this council.
async fn answer_once(stage: &Stage, council: CouncilId, key: &str) {
    let once = OnceKey::new(key, "POST /tests".to_owned(), &()).unwrap();
    let tx = stage.begin(council).await.unwrap().once(once).await.unwrap();
    tx.commit(contract::Done).await.unwrap();
}

async fn answers(stage: &Stage, council: CouncilId) -> i64 {
    let tx = stage.begin(council).await.unwrap();
    let count = "select count(*) from idempotency where tenant_id = $1";
    tx.row(count, args![tx.tenant()], |row| row.get(0)).await.unwrap().unwrap()
}

#[tokio::test]
async fn stored_answers_are_forgotten_by_age_and_each_councils_alone() {
    let stage = Stage::with(2, Duration::from_secs(10)).await;
    let (adur, surrey) = (council(), council());
    for council in [adur, surrey] {
        answer_once(&stage, council, "one").await;
        answer_once(&stage, council, "two").await;
    }
    let clock = FakeClock::at(SystemClock.now());
    let kept = time::Duration::days(2);
    let forget = async || {
        let tx = stage.begin(adur).await.unwrap();
        assert!(!tenant_db::forget_answers(&tx, clock.now() - kept).await.unwrap());
        tx.commit_unanswered().await.unwrap();
    };
    clock.advance(time::Duration::days(1));
    forget().await;
    assert_eq!((answers(&stage, adur).await, answers(&stage, surrey).await), (2, 2));
    clock.advance(time::Duration::days(2));
    forget().await;
    assert_eq!((answers(&stage, adur).await, answers(&stage, surrey).await), (0, 2));
}

#[tokio::test]
async fn looks_that_cant_be_written_are_written_later_and_once() {
    let stage = Stage::with(1, Duration::from_secs(3)).await;
    let (council, subject) = (council(), Uuid::new_v4());
    let log = AccessLog::start(Arc::clone(&stage.pool));
    let actor = Actor::Staff { id: Uuid::new_v4().into(), session: Uuid::new_v4().into() };
    let scope = Scope { council, actor, now: SystemClock.now(), trace: None };
    // The unit of work has the only connection there is.
    let held = TenantTx::open(&stage.pool, &log, scope).await.unwrap();
    held.looked_at(subject, "case");
    assert!(!log.flush(Duration::from_millis(200)).await);
    drop(held);
    assert!(log.flush(Duration::from_secs(30)).await);
    let tx = stage.begin(council).await.unwrap();
    let sql = "select count(*) from access_log where tenant_id = $1 and subject_id = $2";
    let count = tx.row(sql, args![tx.tenant(), subject], |row| row.get::<i64>(0)).await.unwrap();
    assert_eq!(count, Some(1));
    assert!(AccessLog::none().flush(Duration::ZERO).await);
}
