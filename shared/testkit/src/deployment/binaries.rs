//! The programs under test, built when they may be stale.

use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use anyhow::Context as _;
use tokio::process::Command;
use tokio::sync::OnceCell;

use crate::instance::{root, target_folder};

/// The folder of the programs, which somebody has just built.
pub(super) const BUILT: &str = "MOOTHALL_TEST_BINARIES";

/// The programs under test.
#[derive(Clone, Debug)]
pub(super) struct Binaries {
    pub(super) folder: PathBuf,
}

impl Binaries {
    /// Those that `MOOTHALL_TEST_BINARIES` names, else built here, once a process; that is quick when
    /// nothing has changed.
    pub(super) async fn find() -> anyhow::Result<Self> {
        static FOUND: OnceCell<Binaries> = OnceCell::const_new();
        FOUND.get_or_try_init(find).await.cloned()
    }

    pub(super) fn moothall(&self) -> PathBuf {
        self.folder.join("moothall")
    }

    pub(super) fn test_deployment(&self) -> PathBuf {
        self.folder.join("test-deployment")
    }

    /// Another one for each build of `moothall`.
    pub(super) fn fingerprint(&self) -> anyhow::Result<String> {
        let path = self.moothall();
        let about = std::fs::metadata(&path).with_context(|| path.display().to_string())?;
        Ok(format!("{:x}-{:x}", about.modified()?.duration_since(UNIX_EPOCH)?.as_nanos(), about.len()))
    }
}

async fn find() -> anyhow::Result<Binaries> {
    if let Some(folder) = std::env::var_os(BUILT) {
        return Ok(Binaries { folder: root().join(folder) });
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let words = ["build", "--quiet", "--package", "moothall", "--package", "testkit", "--bins"];
    let built = Command::new(cargo).args(words).current_dir(root()).output().await.context("cargo build")?;
    anyhow::ensure!(built.status.success(), "cargo build: {}", String::from_utf8_lossy(&built.stderr));
    Ok(Binaries { folder: target_folder().join("debug") })
}
