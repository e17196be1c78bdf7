//! Events that a service gave up, directly on the database: seen, and tried again.

use std::sync::Arc;
use std::time::Duration;

use contract::{Clock as _, CouncilId, EventId, SystemClock};
use runtime::Config;
use tenant_db::{AccessLog, Actor, DbError, Pool, PoolConfig, RelayTx, Scope, TenantTx};

/// Lists what every service gave up: service, council, event, what it is, how often it was tried,
/// why it failed. No personal data.
#[expect(clippy::disallowed_methods, reason = "which councils have something parked is the relay's to see")]
pub(crate) async fn list(config: &Config) -> anyhow::Result<()> {
    let relay = RelayTx::open(&pool(config, migrations::RELAY)?).await?;
    for service in migrations::SERVICES {
        for council in events::councils_with_parked(&relay, service).await? {
            for event in events::parked(&scope(config, service, council).await?).await? {
                println!("{service} {council} {} {} tried {}: {}", event.id, event.event, event.attempts, event.fault);
            }
        }
    }
    Ok(())
}

/// Lets one event be tried again from the start.
pub(crate) async fn replay(config: &Config, service: &str, council: CouncilId, event: EventId) -> anyhow::Result<()> {
    anyhow::ensure!(migrations::SERVICES.contains(&service), "there is no service {service} with events");
    let tx = scope(config, service, council).await?;
    anyhow::ensure!(events::replay(&tx, event).await?, "no such event is parked");
    tx.audit("event.replayed", event, &[]);
    tx.commit_unanswered().await?;
    println!("{event} will be tried again");
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "an operator's command on the database: no request, no token")]
async fn scope(config: &Config, service: &str, council: CouncilId) -> anyhow::Result<TenantTx> {
    let pool = pool(config, &migrations::role_of(service))?;
    let scope = Scope { council, actor: Actor::System("operator-command"), now: SystemClock.now(), trace: None };
    Ok(TenantTx::open(&pool, &AccessLog::none(), scope).await?)
}

fn pool(config: &Config, role: &str) -> anyhow::Result<Arc<Pool>> {
    let database = &config.database;
    let url = migrations::role_url(&database.url, role, database.role_secret.expose())?;
    let made: Result<_, DbError> =
        Pool::new(PoolConfig { url, name: "moothall-operator".to_owned(), most: 1, patience: Duration::from_secs(10) });
    Ok(made?)
}
