#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod keep;
mod poll;
mod snapshot;

pub use keep::Keep;
pub use poll::{Poller, Sources};
pub use snapshot::{Councils, KeyUse, PublicKey, Revoked, Snapshot, Trust};

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

/// How long a process may be without word from identity before it refuses signed-in writes.
pub const STALE_AFTER: Duration = Duration::from_secs(30);

/// A process's knowledge of councils, keys and revocations. Cheap to clone, always at hand.
#[derive(Debug, Clone, Default)]
pub struct Directory(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    snapshot: RwLock<Arc<Snapshot>>,
    heard: RwLock<Heard>,
    changed: tokio::sync::Notify,
}

#[derive(Debug, Default, Clone, Copy)]
struct Heard {
    councils: Option<Instant>,
    trust: Option<Instant>,
}

impl Directory {
    /// A directory that begins with what `keep` has of an earlier run.
    pub fn with(snapshot: Snapshot) -> Self {
        let directory = Self::default();
        directory.replace(snapshot);
        directory
    }

    /// What is known now.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.0.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether both sources have answered since the process began.
    pub fn is_ready(&self) -> bool {
        let heard = self.heard();
        heard.councils.is_some() && heard.trust.is_some()
    }

    /// Whether revocations may be missing: identity hasn't been heard for [`STALE_AFTER`].
    pub fn is_stale(&self) -> bool {
        self.heard().trust.is_none_or(|at| at.elapsed() > STALE_AFTER)
    }

    /// Waits until `known` holds of the snapshot.
    pub async fn wait_until(&self, known: impl Fn(&Snapshot) -> bool) {
        loop {
            let changed = self.0.changed.notified();
            if known(&self.snapshot()) {
                return;
            }
            // A notification between the check and the wait is caught by the timeout.
            let _ = tokio::time::timeout(Duration::from_millis(500), changed).await;
        }
    }

    fn heard(&self) -> Heard {
        *self.0.heard.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn replace(&self, snapshot: Snapshot) {
        *self.0.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
        self.0.changed.notify_waiters();
    }

    pub(crate) fn heard_councils(&self, news: Option<Councils>) {
        if let Some(councils) = news {
            self.replace(Snapshot::new(councils, self.snapshot().trust.clone()));
        }
        self.0.heard.write().unwrap_or_else(PoisonError::into_inner).councils = Some(Instant::now());
    }

    pub(crate) fn heard_trust(&self, news: Option<Trust>) {
        if let Some(trust) = news {
            self.replace(Snapshot::new(self.snapshot().councils.clone(), trust));
        }
        self.0.heard.write().unwrap_or_else(PoisonError::into_inner).trust = Some(Instant::now());
    }
}
