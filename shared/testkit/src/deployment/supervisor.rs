//! The process that keeps the shared deployment up while tests run, and ends it after them.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use anyhow::Context as _;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::{Instant, MissedTickBehavior, interval};

use super::binaries::Binaries;
use super::{Deployment, PrivateDeployment};

/// What the deployment is, in its folder, while it is up.
pub(super) const DESCRIPTION: &str = "deployment.json";
/// Held by whoever uses the deployment, shared. Locks lie beside its folder, which goes with it.
pub(super) const IN_USE: &str = "in-use";
/// Held by the supervisor.
const SUPERVISOR: &str = "supervisor";

const IDLE: Duration = Duration::from_secs(120);
const LOOK: Duration = Duration::from_millis(500);

/// Starts the deployment whose things lie in `folder`, says so in a file there, and stays until no
/// test has used it for two minutes, it has ended, or this process is asked to.
///
/// # Errors
/// When the deployment does not start or has ended by itself.
pub async fn supervise(folder: &Path) -> anyhow::Result<()> {
    let alone = File::create(folder.with_extension(SUPERVISOR))?;
    // The one before may still be ending.
    let alone = tokio::task::spawn_blocking(move || alone.lock().map(|()| alone)).await??;
    let started = Deployment::private().start_in(folder, &Binaries::find().await?).await;
    let mut deployment = started.inspect_err(|error| eprintln!("{error:#}"))?;
    let draft = folder.join("deployment.json.new");
    std::fs::write(&draft, serde_json::to_vec_pretty(&*deployment)?)?;
    std::fs::rename(&draft, folder.join(DESCRIPTION))?;
    let unused = until_unused(&mut deployment, folder).await;
    // Nobody finds it from here on; whoever looked before holds `IN_USE` and kept this from coming.
    std::fs::remove_file(folder.join(DESCRIPTION))?;
    drop(unused?);
    deployment.stop().await?;
    drop(alone);
    Ok(())
}

/// Returns with nobody using it, and nobody able to until the file is dropped.
async fn until_unused(deployment: &mut PrivateDeployment, folder: &Path) -> anyhow::Result<Option<File>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut look = interval(LOOK);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut last_used = Instant::now();
    loop {
        tokio::select! {
            _ = terminate.recv() => return Ok(None),
            _ = look.tick() => {}
        }
        anyhow::ensure!(!deployment.process("portal")?.ended()?, "moothall ended by itself");
        let in_use = File::create(folder.with_extension(IN_USE))?;
        match in_use.try_lock() {
            Ok(()) if last_used.elapsed() > IDLE => return Ok(Some(in_use)),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => last_used = Instant::now(),
            Err(TryLockError::Error(error)) => return Err(error).context(IN_USE),
        }
    }
}
