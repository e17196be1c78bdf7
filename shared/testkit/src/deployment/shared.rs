//! Finds the deployment that a test run shares, and starts it where there is none.

use std::fs::File;
use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::Context as _;
use tokio::sync::OnceCell;

use super::Deployment;
use super::binaries::{BUILT, Binaries};
use super::supervisor::{DESCRIPTION, IN_USE};
use crate::eventually::within;
use crate::instance::test_folder;

const UNTIL_STARTED: Duration = Duration::from_secs(240);

/// A deployment and the lock that keeps it up.
#[derive(Debug)]
struct InUse {
    deployment: Deployment,
    _lock: File,
}

/// The deployment that all tests of a run share, each with councils of its own. Started by the first
/// that needs it; it stays up while this process lives. A newly built `moothall` gets a new one.
///
/// # Errors
/// When the programs cannot be built or do not start, with the end of their log.
pub async fn deployment() -> anyhow::Result<&'static Deployment> {
    static SHARED: OnceCell<InUse> = OnceCell::const_new();
    let in_use = SHARED
        .get_or_try_init(async || {
            let binaries = Binaries::find().await?;
            find_or_start(&binaries).await
        })
        .await?;
    Ok(&in_use.deployment)
}

/// Builds and starts what [`deployment`] needs before the tests begin; tells nextest where the programs are.
///
/// # Errors
/// As [`deployment`].
pub async fn prepare() -> anyhow::Result<()> {
    let binaries = Binaries::find().await?;
    let in_use = find_or_start(&binaries).await?;
    if let Some(variables) = std::env::var_os("NEXTEST_ENV") {
        let mut variables = File::options().append(true).open(variables)?;
        writeln!(variables, "{BUILT}={}", binaries.folder.display())?;
    }
    println!("deployment under {}", in_use.deployment.folder.display());
    Ok(())
}

async fn find_or_start(binaries: &Binaries) -> anyhow::Result<InUse> {
    let folder = test_folder().join("deployment").join(binaries.fingerprint()?);
    std::fs::create_dir_all(test_folder().join("deployment"))?;
    let starting = locked(folder.with_extension("starting"), File::lock).await?;
    let lock = locked(folder.with_extension(IN_USE), File::lock_shared).await?;
    let deployment = match running(&folder).await {
        Some(deployment) => deployment,
        None => started(&folder, binaries).await?,
    };
    drop(starting);
    Ok(InUse { deployment, _lock: lock })
}

async fn locked(path: PathBuf, lock: fn(&File) -> std::io::Result<()>) -> anyhow::Result<File> {
    let file = File::create(&path).with_context(|| path.display().to_string())?;
    Ok(tokio::task::spawn_blocking(move || lock(&file).map(|()| file)).await??)
}

/// The deployment that is described in the folder, where it is up.
async fn running(folder: &Path) -> Option<Deployment> {
    let described = std::fs::read(folder.join(DESCRIPTION)).ok()?;
    let deployment: Deployment = serde_json::from_slice(&described).ok()?;
    deployment.is_ready().await.then_some(deployment)
}

async fn started(folder: &Path, binaries: &Binaries) -> anyhow::Result<Deployment> {
    let mut supervisor = supervisor(folder, binaries)?;
    let found = within(UNTIL_STARTED, "the deployment of this test run", async || {
        match (running(folder).await, supervisor.try_wait()) {
            (Some(deployment), _) => Some(Some(deployment)),
            (None, Ok(None)) => None,
            (None, _) => Some(None),
        }
    })
    .await?;
    let log = folder.with_extension("log");
    found.with_context(|| std::fs::read_to_string(&log).unwrap_or_else(|_| log.display().to_string()))
}

/// Starts the supervisor in a process group of its own: it outlives this process.
fn supervisor(folder: &Path, binaries: &Binaries) -> anyhow::Result<Child> {
    let log = File::create(folder.with_extension("log"))?;
    let mut command = Command::new(binaries.test_deployment());
    command.arg("supervise").arg(folder).env(BUILT, &binaries.folder);
    command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).process_group(0);
    command.spawn().with_context(|| binaries.test_deployment().display().to_string())
}
