use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::snapshot::{Councils, Snapshot, Trust};

/// The last good copy on disk: with it a process that starts while the sources are away can
/// still take anonymous reports.
#[derive(Debug, Clone)]
pub struct Keep(PathBuf);

#[derive(Serialize, Deserialize)]
struct Kept {
    councils: Councils,
    trust: Trust,
}

impl Keep {
    /// A copy at this path.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// What was kept; nothing when there is no copy or it can't be read.
    pub fn load(&self) -> Snapshot {
        let kept = std::fs::read(&self.0).ok().and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
        kept.map_or_else(Snapshot::default, |kept| Snapshot::new(kept.councils, kept.trust))
    }

    /// Writes the copy: whole or not at all.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn save(&self, snapshot: &Snapshot) -> std::io::Result<()> {
        let kept = Kept { councils: snapshot.councils.clone(), trust: snapshot.trust.clone() };
        let fresh = fresh_name(&self.0);
        if let Some(folder) = self.0.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&fresh, serde_json::to_vec(&kept)?)?;
        std::fs::rename(fresh, &self.0)
    }
}

fn fresh_name(path: &Path) -> PathBuf {
    path.with_extension(format!("new-{}", std::process::id()))
}
