//! The PostgreSQL and Redis of a test run, and databases of one's own on it.

use std::fs::{File, TryLockError};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use sqlx::ConnectOptions as _;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use uuid::Uuid;

use crate::eventually::within;

/// What the role passwords of the test instance are derived from. Roles belong to the whole
/// instance, so every database on it shares this.
pub const ROLE_SECRET: &str = "the role secret of test instances";

static STARTED: Mutex<Option<(Instance, File)>> = Mutex::new(None);

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
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_owned()
}

/// Cargo's target folder.
pub(crate) fn target_folder() -> PathBuf {
    let given = std::env::var_os("CARGO_TARGET_DIR").map(|target| root().join(target));
    given.unwrap_or_else(|| root().join("target"))
}

/// Where test runs keep their things: `MOOTHALL_TEST_DIR`, else `test` in cargo's target folder.
pub fn test_folder() -> PathBuf {
    let given = std::env::var_os("MOOTHALL_TEST_DIR").map(PathBuf::from);
    given.unwrap_or_else(|| target_folder().join("test"))
}

/// The instance of this test run. It ends by itself when no process that called this has lived for two minutes.
///
/// # Errors
/// When PostgreSQL or Redis can't be started; what the starter said is in the error.
pub fn instance() -> anyhow::Result<Instance> {
    let mut started = STARTED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((instance, _)) = &*started {
        return Ok(instance.clone());
    }
    let started_now = services_up(&test_folder().join("services"), &[])?;
    let instance = started_now.0.clone();
    *started = Some(started_now);
    Ok(instance)
}

/// Runs `services up FOLDER --throwaway` with these variables besides the process's own. What it
/// started stays as long as the file is kept.
pub(crate) fn services_up(folder: &Path, variables: &[(&str, &str)]) -> anyhow::Result<(Instance, File)> {
    let (parent, name) = folder.parent().zip(folder.file_name()).context("not a folder for services")?;
    std::fs::create_dir_all(parent)?;
    let in_use = File::create(parent.join(format!(".{}.in-use", name.display())))?;
    in_use.lock_shared()?;
    let told = match told_before(folder, &parent.join(format!(".{}.watch", name.display()))) {
        Some(told) => told,
        None => services(folder, &["up", "--throwaway"], variables)?,
    };
    let named = |name: &str| {
        let found = told.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        found.map(str::to_owned).with_context(|| format!("the services didn't tell {name}"))
    };
    let instance = Instance { database_url: named("DATABASE_URL")?, redis_url: named("REDIS_URL")? };
    Ok((instance, in_use))
}

/// What `services up` printed before, while all of it still answers and somebody looks after it: nobody takes it
/// away from whoever holds the lock of its users.
fn told_before(folder: &Path, watch: &Path) -> Option<String> {
    let told = std::fs::read_to_string(folder.join("env")).ok()?;
    let watched = matches!(File::open(watch).ok()?.try_lock(), Err(TryLockError::WouldBlock));
    let answers = |line: &str| {
        let (_, address) = line.rsplit_once('@')?;
        TcpStream::connect(address.split('/').next()?).ok()
    };
    (watched && told.lines().all(|line| answers(line).is_some())).then_some(told)
}

/// Runs `services` for a folder; answers what it printed.
pub(crate) fn services(folder: &Path, words: &[&str], variables: &[(&str, &str)]) -> anyhow::Result<String> {
    let mut command = Command::new(root().join("deploy/local/services"));
    // Instances of one's own: what the environment names is somebody's.
    command.env_remove("DATABASE_URL").env_remove("REDIS_URL");
    let ran =
        command.args(words).arg(folder).envs(variables.iter().copied()).output().context("deploy/local/services")?;
    anyhow::ensure!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    Ok(String::from_utf8(ran.stdout)?)
}

/// The owner's address of a database that isn't there yet, for one test. `label` is part of its name.
///
/// # Errors
/// As [`instance`].
pub fn new_database(label: &str) -> anyhow::Result<String> {
    let instance = instance()?;
    let (base, _) = instance.database_url.rsplit_once('/').unwrap_or_default();
    Ok(format!("{base}/test_{label}_{}", Uuid::new_v4().simple()))
}

/// Deletes a database of [`new_database`], whoever is connected to it.
///
/// # Errors
/// When PostgreSQL refuses.
pub async fn drop_database(url: &str) -> anyhow::Result<()> {
    let (_, name) = url.rsplit_once('/').context("no database in the address")?;
    anyhow::ensure!(name.starts_with("test_") && !name.contains('"'), "{name} isn't a test's database");
    let mut connection = connect(&instance()?.database_url).await?;
    // Not `with (force)`: an autovacuum worker in the database makes that fail for who isn't a superuser.
    let end = "select count(pg_terminate_backend(pid)) from pg_stat_activity \
               where datname = $1 and backend_type = 'client backend'";
    let drop = format!("drop database if exists \"{name}\"");
    let gone = async || {
        sqlx::query(end).bind(name).execute(&mut connection).await?;
        sqlx::raw_sql(sqlx::AssertSqlSafe(drop.clone())).execute(&mut connection).await
    };
    within(Duration::from_mins(1), "a database that nobody uses", gone).await?;
    Ok(())
}

/// A bare connection, past `tenant-db`: for what a test must see or plant as the owner.
///
/// # Errors
/// When PostgreSQL refuses.
pub async fn connect(url: &str) -> anyhow::Result<PgConnection> {
    Ok(url.parse::<PgConnectOptions>()?.connect().await?)
}
