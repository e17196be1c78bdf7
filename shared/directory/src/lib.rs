#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod keep;
mod poll;
mod snapshot;
mod stopwatch;

pub use keep::Keep;
pub use poll::{Poller, Sources};
pub use snapshot::{Councils, KeyUse, PublicKey, Revoked, Snapshot, Trust};
pub use stopwatch::{FakeStopwatch, Stopwatch, SystemStopwatch};

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

/// How long a process may be without word from identity before it refuses signed-in writes.
pub const STALE_AFTER: Duration = Duration::from_secs(30);

/// How long a process that begins with the copy of an earlier run waits for the sources before it
/// serves from the copy alone.
pub const PATIENT_FOR: Duration = Duration::from_secs(5);

/// A process's knowledge of councils, keys and revocations. Cheap to clone, always at hand.
#[derive(Debug, Clone)]
pub struct Directory(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    time: Arc<dyn Stopwatch>,
    snapshot: RwLock<Arc<Snapshot>>,
    heard: RwLock<Heard>,
    changed: tokio::sync::Notify,
}

#[derive(Debug, Default, Clone, Copy)]
struct Heard {
    councils: Option<Duration>,
    trust: Option<Duration>,
}

impl Directory {
    /// A directory that begins with what `keep` has of an earlier run.
    pub fn with(snapshot: Snapshot) -> Self {
        Self::timed_by(snapshot, Arc::new(SystemStopwatch::default()))
    }

    /// As [`Directory::with`], with a stopwatch that was started just now.
    pub fn timed_by(snapshot: Snapshot, time: Arc<dyn Stopwatch>) -> Self {
        let (snapshot, changed) = (RwLock::new(Arc::new(snapshot)), tokio::sync::Notify::new());
        Self(Arc::new(Inner { time, snapshot, heard: RwLock::default(), changed }))
    }

    /// What is known now.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.0.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether both sources have answered since the process began, or they are away and the copy
    /// of an earlier run will do.
    pub fn is_ready(&self) -> bool {
        let heard = self.heard();
        (heard.councils.is_some() && heard.trust.is_some())
            || (self.0.time.elapsed() > PATIENT_FOR && self.snapshot().can_serve())
    }

    /// Whether revocations may be missing: identity hasn't been heard for [`STALE_AFTER`].
    pub fn is_stale(&self) -> bool {
        self.heard().trust.is_none_or(|at| self.0.time.elapsed().saturating_sub(at) > STALE_AFTER)
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

    /// Tenancy has answered: with news, or that it has none.
    pub fn heard_councils(&self, news: Option<Councils>) {
        if let Some(councils) = news {
            self.replace(Snapshot::new(councils, self.snapshot().trust.clone()));
        }
        self.0.heard.write().unwrap_or_else(PoisonError::into_inner).councils = Some(self.0.time.elapsed());
    }

    /// Identity has answered: with news, or that it has none.
    pub fn heard_trust(&self, news: Option<Trust>) {
        if let Some(trust) = news {
            self.replace(Snapshot::new(self.snapshot().councils.clone(), trust));
        }
        self.0.heard.write().unwrap_or_else(PoisonError::into_inner).trust = Some(self.0.time.elapsed());
    }
}
