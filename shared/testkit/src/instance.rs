//! The PostgreSQL and Redis of a test run, and databases of one's own on it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::ConnectOptions as _;
use sqlx::postgres::{PgConnectOptions, PgConnection};

/// What the role passwords of the test instance are derived from. Roles belong to the whole
/// instance, so every database on it shares this.
pub const ROLE_SECRET: &str = "the role secret of test instances";

static COUNT: AtomicU32 = AtomicU32::new(0);

/// The addresses of the instance that a test run shares, started when it is first needed.
#[derive(Debug, Clone)]
pub struct Instance {
    /// The owner's address of the instance's own database.
    pub database_url: String,
    /// Redis.
    pub redis_url: String,
}

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap_or(Path::new("."))
        .to_owned()
}

/// Where a test run keeps its things: `test` in cargo's target folder.
pub fn test_folder() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    target.unwrap_or_else(|| root().join("target")).join("test")
}

/// The instance of this test run. Starting it again is quick and changes nothing.
///
/// # Errors
/// When PostgreSQL or Redis can't be started; what the starter said is in the error.
pub fn instance() -> anyhow::Result<Instance> {
    let started = Command::new(root().join("deploy/local/services"))
        .arg("up")
        .arg(test_folder().join("services"))
        .arg("--throwaway")
        .output()?;
    anyhow::ensure!(started.status.success(), "{}", String::from_utf8_lossy(&started.stderr));
    let told = String::from_utf8(started.stdout)?;
    let named = |name: &str| {
        let found = told.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        found
            .map(str::to_owned)
            .ok_or_else(|| anyhow::anyhow!("the services didn't tell {name}"))
    };
    Ok(Instance {
        database_url: named("DATABASE_URL")?,
        redis_url: named("REDIS_URL")?,
    })
}

/// The owner's address of a database that isn't there yet, for one test. `label` is part of its name.
///
/// # Errors
/// As [`instance`].
pub fn new_database(label: &str) -> anyhow::Result<String> {
    let instance = instance()?;
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let (base, _) = instance.database_url.rsplit_once('/').unwrap_or_default();
    Ok(format!("{base}/test_{label}_{}_{number}", std::process::id()))
}

/// A bare connection, past `tenant-db`: for what a test must see or plant as the owner.
///
/// # Errors
/// When PostgreSQL refuses.
pub async fn connect(url: &str) -> anyhow::Result<PgConnection> {
    Ok(url.parse::<PgConnectOptions>()?.connect().await?)
}
