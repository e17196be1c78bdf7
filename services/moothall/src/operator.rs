//! What an operator does on the database directly: migrations and the first account.

use std::time::Duration;

use contract::{Clock as _, SystemClock};
use runtime::Config;
use tenant_db::{PlatformTx, Pool, PoolConfig};

pub(crate) async fn migrate(config: &Config, owner_url: &str) -> anyhow::Result<()> {
    let secret = config.database.role_secret.expose();
    anyhow::ensure!(secret.len() >= 32, "database.role_secret must be 32 characters or more: see moothall secrets");
    let report = migrations::run(owner_url, config.database.role_secret.expose()).await?;
    for step in &report.applied {
        println!("{}: {} {}", step.schema, step.version, step.name);
    }
    println!("{} migrations applied", report.applied.len());
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the first operator is made on the database directly")]
pub(crate) async fn create(config: &Config, name: &str, email: &str, password: &str) -> anyhow::Result<()> {
    let database = &config.database;
    let pool = Pool::new(PoolConfig {
        url: migrations::role_url(&database.url, migrations::PLATFORM, database.role_secret.expose())?,
        name: "moothall-operator".to_owned(),
        most: 1,
        patience: Duration::from_secs(10),
    })?;
    let tx = PlatformTx::open(&pool, SystemClock.now(), None, None).await?;
    let made = identity::operator::create(&tx, name, email, password).await;
    made.map_err(|problem| anyhow::anyhow!("{}", problem.detail.as_deref().unwrap_or(problem.kind.title())))?;
    tx.commit().await?;
    println!("{email} can sign in as an operator");
    Ok(())
}
