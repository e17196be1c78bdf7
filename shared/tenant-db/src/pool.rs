use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::ThreadId;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions, Connection};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::DbError;

/// How a pool reaches PostgreSQL.
#[derive(Debug, Clone)]
pub struct PoolConfig {
    /// `postgres://role:password@host:port/database`.
    pub url: String,
    /// What PostgreSQL's own views call it, such as `moothall-cases`.
    pub name: String,
    /// The most connections at once.
    pub most: u32,
    /// How long a unit of work waits for a connection before it gets `Unavailable`.
    pub patience: Duration,
}

/// A few connections of one role. A connection is used, where it can be, on the thread that
/// opened it: its socket is driven by that thread's reactor.
pub struct Pool {
    options: PgConnectOptions,
    patience: Duration,
    permits: Arc<Semaphore>,
    idle: Mutex<HashMap<ThreadId, Vec<PgConnection>>>,
    told: OnceLock<Box<dyn Fn() + Send + Sync>>,
}

impl std::fmt::Debug for Pool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pool").field("free", &self.permits.available_permits()).finish_non_exhaustive()
    }
}

impl Pool {
    /// A pool that opens its first connection when it is first needed.
    ///
    /// # Errors
    /// `Bug` when the address can't be read.
    pub fn new(config: PoolConfig) -> Result<Arc<Self>, DbError> {
        let options: PgConnectOptions = config.url.parse().map_err(|_| DbError::Bug("the database address".into()))?;
        let options = options.application_name(&config.name).statement_cache_capacity(256).disable_statement_logging();
        Ok(Arc::new(Self {
            options,
            patience: config.patience,
            permits: Arc::new(Semaphore::new(config.most as usize)),
            idle: Mutex::default(),
            told: OnceLock::new(),
        }))
    }

    /// A connection of one's own, with `prelude` already acknowledged on it.
    pub(crate) async fn begin(self: &Arc<Self>, prelude: &str) -> Result<Lease, DbError> {
        let permit = tokio::time::timeout(self.patience, Arc::clone(&self.permits).acquire_owned())
            .await
            .map_err(|_| DbError::Unavailable)?
            .map_err(|_| DbError::Unavailable)?;
        if let Some(connection) = self.take_idle() {
            let mut lease = Lease {
                pool: Arc::clone(self),
                connection: Some(connection),
                permit: Some(permit),
                dirty: false,
                failed: false,
            };
            if lease.simple(prelude).await.is_ok() {
                return Ok(lease);
            }
            // The server may have been restarted since: a fresh connection tells.
            let permit = lease.discard();
            return self.fresh(permit, prelude).await;
        }
        self.fresh(Some(permit), prelude).await
    }

    /// What to do whenever a transaction with events was committed: ring a bell. The first call
    /// counts.
    pub fn when_told(&self, ring: impl Fn() + Send + Sync + 'static) {
        let _ = self.told.set(Box::new(ring));
    }

    pub(crate) fn told(&self) {
        if let Some(ring) = self.told.get() {
            ring();
        }
    }

    /// Whether a transaction can be opened now.
    pub async fn answers(self: &Arc<Self>) -> bool {
        match self.begin("BEGIN").await {
            Ok(lease) => lease.commit().await.is_ok(),
            Err(_) => false,
        }
    }

    async fn fresh(self: &Arc<Self>, permit: Option<OwnedSemaphorePermit>, prelude: &str) -> Result<Lease, DbError> {
        let connecting = tokio::time::timeout(self.patience, self.options.connect());
        let connection = connecting.await.map_err(|_| DbError::Unavailable)??;
        let mut lease =
            Lease { pool: Arc::clone(self), connection: Some(connection), permit, dirty: false, failed: false };
        lease.simple(prelude).await?;
        Ok(lease)
    }

    fn take_idle(&self) -> Option<PgConnection> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = idle.get_mut(&std::thread::current().id()).and_then(Vec::pop) {
            return Some(own);
        }
        // Another thread's is only taken when nobody may open one more. Idle ones hold no permit, and a
        // task may end on another thread than it began on, so they count as well.
        let open_and_idle: usize = idle.values().map(Vec::len).sum();
        let none_to_open = open_and_idle > self.permits.available_permits();
        none_to_open.then(|| idle.values_mut().find_map(Vec::pop)).flatten()
    }

    fn give_back(&self, connection: PgConnection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.entry(std::thread::current().id()).or_default().push(connection);
    }
}

/// A connection that belongs to one unit of work.
#[derive(Debug)]
pub(crate) struct Lease {
    pool: Arc<Pool>,
    connection: Option<PgConnection>,
    permit: Option<OwnedSemaphorePermit>,
    dirty: bool,
    failed: bool,
}

/// The longest wait for one answer of PostgreSQL. The server's own `statement_timeout` ends before;
/// this is for a server that can't be heard any more.
const LONGEST_ANSWER: Duration = Duration::from_secs(10);

/// An answer of PostgreSQL, or `Unavailable` when there is none in time; the connection is then left
/// dirty, to be repaired or closed.
pub(crate) async fn in_time<T>(asked: impl Future<Output = Result<T, sqlx::Error>>) -> Result<T, DbError> {
    Ok(tokio::time::timeout(LONGEST_ANSWER, asked).await.map_err(|_| DbError::Unavailable)??)
}

impl Lease {
    /// The connection, which from now on may hold an unfinished transaction.
    pub(crate) fn dirty(&mut self) -> Result<&mut PgConnection, DbError> {
        self.dirty = true;
        self.connection.as_mut().ok_or(DbError::Unavailable)
    }

    /// Sends one simple-protocol message and waits for its end.
    pub(crate) async fn simple(&mut self, message: &str) -> Result<(), DbError> {
        let connection = self.dirty()?;
        in_time(sqlx::raw_sql(sqlx::AssertSqlSafe(message)).execute(connection)).await.map(|_| ())
    }

    /// Remembers that a statement failed: PostgreSQL answers COMMIT with a rollback then, and calls
    /// it no error.
    pub(crate) fn noted<T>(&mut self, asked: Result<T, DbError>) -> Result<T, DbError> {
        self.failed |= asked.is_err();
        asked
    }

    /// COMMIT, and the connection is clean once it is acknowledged.
    pub(crate) async fn commit(mut self) -> Result<(), DbError> {
        if self.failed {
            return Err(DbError::Bug("a transaction with a failed statement can't be committed".into()));
        }
        self.simple("COMMIT").await?;
        self.dirty = false;
        Ok(())
    }

    fn discard(mut self) -> Option<OwnedSemaphorePermit> {
        self.connection = None;
        self.permit.take()
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else {
            return;
        };
        if !self.dirty {
            self.pool.give_back(connection);
            return;
        }
        // Without a runtime there is nobody to repair it: the socket closes and the server rolls back.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(repair(Arc::clone(&self.pool), connection, self.permit.take()));
        }
    }
}

/// Ends whatever a dropped unit of work left behind. The permit is held until it is done, so the
/// cap counts the connection for as long as it exists.
async fn repair(pool: Arc<Pool>, mut connection: PgConnection, permit: Option<OwnedSemaphorePermit>) {
    let rolled_back =
        tokio::time::timeout(Duration::from_secs(5), sqlx::raw_sql("ROLLBACK").execute(&mut connection)).await;
    if matches!(rolled_back, Ok(Ok(_))) {
        pool.give_back(connection);
    } else {
        let _ = connection.close_hard().await;
    }
    drop(permit);
}
