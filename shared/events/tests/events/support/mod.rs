//! A database of one's own, a service that tells (`cases`) and two that listen (`contacts`,
//! `notifications`).
#![expect(clippy::disallowed_methods, reason = "a unit of work as a service would open it")]

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use contract::{Arrived, Clock, CouncilId, Event, SystemClock};
use events::{Bell, Consumer, Fault, Inbox, Relay, Retry, Subscriptions, consume_with};
use serde::{Deserialize, Serialize};
use tenant_db::{AccessLog, Actor, Pool, PoolConfig, Scope, TenantTx};
use testkit::{ROLE_SECRET, migrated_database};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// A fact of the tests: the `number`th about `thing`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Moved {
    pub thing: Uuid,
    pub number: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Name {
    pub name: String,
}

impl Event for Moved {
    const NAME: &'static str = "thing.moved";
    type Private = Name;
    fn aggregate(&self) -> Uuid {
        self.thing
    }
}

/// What a consumer saw, in order; and what it is to do.
#[derive(Debug, Default)]
pub struct Seen {
    pub all: Mutex<Vec<(Uuid, i64)>>,
    pub slow: Duration,
    /// How many it has taken in hand.
    pub begun: AtomicUsize,
}

async fn see(seen: &Seen, tx: &TenantTx, event: Arrived<Moved>) -> Result<(), Fault> {
    if event.private.name != "Ann" {
        return Err(Fault::hopeless("the private part is gone"));
    }
    tx.audit("seen", event.fact.thing, &[]);
    seen.begun.fetch_add(1, Ordering::Relaxed);
    tokio::time::sleep(seen.slow).await;
    seen.all.lock().unwrap().push((event.fact.thing, event.fact.number));
    Ok(())
}

impl Seen {
    pub fn consumer(self: &Arc<Self>) -> Consumer {
        consume_with(Arc::clone(self), see)
    }

    /// The numbers seen of one thing.
    pub fn of(&self, thing: Uuid) -> Vec<i64> {
        self.all.lock().unwrap().iter().filter(|seen| seen.0 == thing).map(|seen| seen.1).collect()
    }
}

pub struct Stage {
    pub url: String,
    pub council: CouncilId,
    pub stop: CancellationToken,
    bell: Bell,
    pools: Mutex<HashMap<String, Arc<Pool>>>,
}

impl Stage {
    pub async fn new() -> Self {
        let url = migrated_database("events").await.unwrap();
        Self {
            url,
            council: Uuid::new_v4().into(),
            stop: CancellationToken::new(),
            bell: Bell::local(),
            pools: Mutex::default(),
        }
    }

    pub fn pool(&self, service: &str) -> Arc<Pool> {
        let mut pools = self.pools.lock().unwrap();
        let pool = pools.entry(service.to_owned()).or_insert_with(|| {
            let url = migrations::role_url(&self.url, &migrations::role_of(service), ROLE_SECRET).unwrap();
            let (name, patience) = (format!("test-{service}"), Duration::from_secs(10));
            Pool::new(PoolConfig { url, name, most: 8, patience }).unwrap()
        });
        Arc::clone(pool)
    }

    pub fn relay(&self) -> Relay {
        let subscriptions =
            Subscriptions::new().with_event("contacts", Moved::NAME).with_event("notifications", Moved::NAME);
        Relay::new("cases", self.pool("relay"), Arc::new(subscriptions), self.bell.clone())
    }

    pub fn inbox(&self, service: &'static str, consumers: Vec<Consumer>) -> Inbox {
        let retry = Retry { attempts: 3, first: Duration::from_millis(1), longest: Duration::from_millis(2) };
        let clock = |_| Some(SystemClock.now());
        Inbox::new(service, self.pool("relay"), self.pool(service), consumers, self.bell.clone(), clock)
            .with_retry(retry)
    }

    /// A unit of work of the council in this service.
    pub async fn begin(&self, service: &str) -> TenantTx {
        let pool = self.pool(service);
        let scope = Scope { council: self.council, actor: Actor::System("test"), now: SystemClock.now(), trace: None };
        TenantTx::open(&pool, &AccessLog::start(Arc::clone(&pool)), scope).await.unwrap()
    }

    pub async fn tell(&self, thing: Uuid, numbers: std::ops::Range<i64>) {
        let tx = self.begin("cases").await;
        for number in numbers {
            emit(&tx, thing, number);
        }
        tx.commit_unanswered().await.unwrap();
        self.bell.ring("cases.outbox");
    }

    /// Drains the relay and this inbox until neither finds anything, retries included.
    pub async fn settle(&self, inbox: &Inbox) {
        let relay = self.relay();
        for _ in 0..20 {
            relay.drain(&self.stop).await.unwrap();
            inbox.drain(&self.stop).await.unwrap();
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// A number from the database, seen past the walls one service at a time.
    pub async fn count(&self, service: &str, what: &'static str) -> i64 {
        let tx = self.begin(service).await;
        tx.row(what, tenant_db::Args::default(), |row| row.get(0)).await.unwrap().unwrap()
    }
}

pub fn emit(tx: &TenantTx, thing: Uuid, number: i64) {
    tx.emit(number, &Moved { thing, number }, &Name { name: "Ann".to_owned() }).unwrap();
}
