use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use auth::{Gate, Pools, Verifier};
use contract::client::Client;
use contract::{Clock, CouncilId, CursorKey};
use directory::Directory;
use events::{Bell, Consumer};
use tenant_db::{AccessLog, Actor, DbError, PlatformTx, Pool, PoolConfig, RelayTx, Scope, TenantTx};
use time::OffsetDateTime;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::routes::Routes;

/// One of the product's services.
pub trait Service: Send + Sync + 'static {
    /// Its name, which is also its schema's: `cases`.
    fn name(&self) -> &'static str;

    /// Its endpoints, in reading order. Called once for each worker.
    fn routes(&self) -> Routes;

    /// Adds what its handlers share (`web::Data`) to one of its resources.
    fn attach(&self, resource: actix_web::Resource) -> actix_web::Resource {
        resource
    }

    /// What it does when others' facts arrive.
    fn consumers(&self) -> Vec<Consumer> {
        Vec::new()
    }

    /// What it watches over.
    fn watches(&self) -> Vec<Watch> {
        Vec::new()
    }

    /// The answer to a page that isn't there; the portal's.
    fn missing_page(&self) -> Option<actix_web::Route> {
        None
    }
}

/// What a process gives its services. Cheap to clone.
#[derive(Clone)]
pub struct Context {
    /// The configuration.
    pub config: Arc<Config>,
    /// Councils, keys, revocations.
    pub directory: Directory,
    /// Real time.
    pub clock: Arc<dyn Clock>,
    /// The doorbells.
    pub bell: Bell,
    /// For calls to other services and to the outside.
    pub http: reqwest::Client,
    pub(crate) ending: CancellationToken,
    pools: Arc<Mutex<HashMap<String, Arc<Pool>>>>,
    share: u32,
}

impl Context {
    /// What a process with so many services gives them. Nothing is reached yet.
    ///
    /// # Errors
    /// When a secret is too short.
    pub fn new(
        config: Config,
        directory: Directory,
        clock: Arc<dyn Clock>,
        bell: Bell,
        services: usize,
    ) -> anyhow::Result<Self> {
        for (name, secret) in
            [("database.role_secret", &config.database.role_secret), ("secrets.internal", &config.secrets.internal)]
        {
            anyhow::ensure!(secret.expose().len() >= 32, "{name} must be 32 characters or more: see moothall secrets");
        }
        let http = reqwest::Client::builder()
            .timeout(Duration::from_secs(10))
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        // Each service, the platform's role and the relay have a share of the process's connections.
        let share = config.database.connections / u32::try_from(services + 2)?;
        Ok(Self {
            config: Arc::new(config),
            directory,
            clock,
            bell,
            http,
            ending: CancellationToken::new(),
            pools: Arc::default(),
            share: share.max(2),
        })
    }

    /// A service's own pool, the platform's (`platform`) or the relay's (`relay`).
    ///
    /// # Errors
    /// `Bug` when the database's address can't be read.
    pub fn pool(&self, role: &str) -> Result<Arc<Pool>, DbError> {
        let mut pools = self.pools.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(pool) = pools.get(role) {
            return Ok(Arc::clone(pool));
        }
        let database = &self.config.database;
        let url = migrations::role_url(&database.url, &format!("moothall_{role}"), database.role_secret.expose())
            .map_err(|_| DbError::Bug("the database's address".into()))?;
        let pool = Pool::new(PoolConfig {
            url,
            name: format!("moothall-{role}"),
            most: self.share,
            patience: Duration::from_millis(database.patience),
        })?;
        // The platform's transactions tell in tenancy's outbox.
        let bell = format!("{}.outbox", if role == "platform" { "tenancy" } else { role });
        let bells = self.bell.clone();
        pool.when_told(move || bells.ring(&bell));
        pools.insert(role.to_owned(), Arc::clone(&pool));
        Ok(pool)
    }

    /// What `Allowed` needs in the routes of a service with a database.
    ///
    /// # Errors
    /// As [`Context::pool`].
    pub fn gate(&self, service: &str) -> Result<Gate, DbError> {
        let pool = self.pool(service)?;
        let pools =
            Pools { access: AccessLog::start(Arc::clone(&pool)), service: pool, platform: self.pool("platform")? };
        Ok(Gate { pools: Some(pools), ..self.gate_without_database() })
    }

    /// What `Allowed` needs in the portal, which has no database.
    pub fn gate_without_database(&self) -> Gate {
        Gate {
            pools: None,
            directory: self.directory.clone(),
            verifier: Verifier::new(self.directory.clone()),
            clock: Arc::clone(&self.clock),
            cursors: CursorKey::of(self.config.secrets.internal.expose()),
        }
    }

    /// The internal listener of a service: another process's where the configuration names one,
    /// else this process's own.
    pub fn client(&self, service: &str) -> Client {
        let services = &self.config.services;
        let named = match service {
            "tenancy" => &services.tenancy,
            "identity" => &services.identity,
            "contacts" => &services.contacts,
            "cases" => &services.cases,
            _ => &services.notifications,
        };
        let base = if named.is_empty() { format!("http://{}", self.config.listen.internal) } else { named.clone() };
        Client::new(self.http.clone(), base)
    }

    /// A council's transaction for a task of this service; `part` says which, in audit trails.
    ///
    /// # Errors
    /// `Unavailable` when no connection is to be had, `Bug` for a council that isn't known.
    pub async fn task_tx(&self, service: &str, council: CouncilId, part: &'static str) -> Result<TenantTx, DbError> {
        self.task_tx_by(service, council, Actor::System(part)).await
    }

    /// A council's transaction for a task that goes on with what someone ordered, in their name.
    ///
    /// # Errors
    /// As [`Context::task_tx`].
    #[expect(clippy::disallowed_methods, reason = "the door of watches: a council that was due")]
    pub async fn task_tx_by(&self, service: &str, council: CouncilId, actor: Actor) -> Result<TenantTx, DbError> {
        let pool = self.pool(service)?;
        let known = self.directory.snapshot().council(council).cloned();
        let now = known.ok_or_else(|| DbError::Bug("the council isn't known here".into()))?.time(self.clock.now());
        let scope = Scope { council, actor, now, trace: None };
        TenantTx::open(&pool, &AccessLog::none(), scope).await
    }

    /// The relay's transaction: which rows of which council are due, and nothing more.
    ///
    /// # Errors
    /// As [`Context::pool`], or `Unavailable`.
    #[expect(clippy::disallowed_methods, reason = "the door of watches to what is due")]
    pub async fn relay_tx(&self) -> Result<RelayTx, DbError> {
        RelayTx::open(&self.pool("relay")?).await
    }

    /// The platform's transaction for a watch over the platform's own tables.
    ///
    /// # Errors
    /// As [`Context::pool`], or `Unavailable`.
    #[expect(clippy::disallowed_methods, reason = "the door of watches to the platform's tables")]
    pub async fn platform_tx(&self) -> Result<PlatformTx, DbError> {
        PlatformTx::open(&self.pool("platform")?, self.clock.now(), None, None).await
    }

    /// Real time.
    pub fn now(&self) -> OffsetDateTime {
        self.clock.now()
    }

    /// Whether the process is on its way out.
    pub fn is_ending(&self) -> bool {
        self.ending.is_cancelled()
    }

    pub(crate) async fn pools_answer(&self) -> bool {
        let pools: Vec<_> = self.pools.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect();
        futures::future::join_all(pools.iter().map(|pool| pool.answers())).await.into_iter().all(|answers| answers)
    }
}

/// Something that a service watches over: compares what is with what should be, and acts. It
/// takes no input, so it is woken by a bell, by time, or after a crash, all the same.
pub struct Watch {
    pub(crate) name: &'static str,
    pub(crate) every: Duration,
    pub(crate) bell: Option<&'static str>,
    pub(crate) look: Look,
}

type Look = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = Result<(), DbError>> + Send>> + Send + Sync>;

impl Watch {
    /// Looks every so often. `look` is idempotent.
    pub fn new<F, Fut>(name: &'static str, every: Duration, look: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), DbError>> + Send + 'static,
    {
        Self { name, every, bell: None, look: Arc::new(move || Box::pin(look())) }
    }

    /// And at once when this bell rings.
    #[must_use]
    pub fn when(mut self, bell: &'static str) -> Self {
        self.bell = Some(bell);
        self
    }

    pub(crate) async fn run(self, bell: Bell, ending: CancellationToken) {
        // Rings while it looks are heard too.
        let mut listener = self.bell.map(|name| bell.listen(name));
        while !ending.is_cancelled() {
            if let Err(error) = (self.look)().await {
                tracing::warn!(watch = self.name, %error, "a watch will look again");
            }
            let rung = async {
                match listener.as_mut() {
                    Some(listener) => listener.rung().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = rung => {}
                () = tokio::time::sleep(self.every) => {}
                () = ending.cancelled() => {}
            }
        }
    }
}
