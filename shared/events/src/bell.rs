use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{mpsc, watch};

use crate::bell_wire;

/// Rings wait here for Redis; when it is slow or away, more are dropped: the look each second finds
/// the work.
const WAITING: usize = 256;

/// Says that there may be work: `bell.ring("cases.outbox")`. A ring is a name, never data, and may
/// be lost or come twice.
#[derive(Debug, Clone)]
pub struct Bell {
    here: Arc<Here>,
    elsewhere: Option<mpsc::Sender<String>>,
}

/// The bells of this process.
#[derive(Debug, Default)]
pub(crate) struct Here(Mutex<HashMap<String, watch::Sender<()>>>);

impl Bell {
    /// A bell that is heard in this process alone.
    pub fn local() -> Self {
        Self { here: Arc::default(), elsewhere: None }
    }

    /// A bell that every process with the same Redis hears, until the last handle is dropped. Redis
    /// may be away now or at any time: it is connected to in the background.
    pub fn start(redis_url: &str) -> Self {
        let Ok(client) = redis::Client::open(redis_url) else {
            tracing::error!("the address of Redis can't be read: bells are heard in this process alone");
            return Self::local();
        };
        let here: Arc<Here> = Arc::default();
        let (elsewhere, rings) = mpsc::channel(WAITING);
        tokio::spawn(bell_wire::join(client, rings, Arc::clone(&here)));
        Self { here, elsewhere: Some(elsewhere) }
    }

    /// Rings, without waiting for anything.
    pub fn ring(&self, name: &str) {
        self.here.ring(name);
        if let Some(elsewhere) = &self.elsewhere {
            // A full queue means that Redis is away: nobody there would hear it.
            let _ = elsewhere.try_send(name.to_owned());
        }
    }

    /// Waits for a ring that comes after this call; a [`Listener`] hears also those that come between
    /// two of its calls.
    pub async fn rung(&self, name: &str) {
        self.listen(name).rung().await;
    }

    /// Begins to listen for one name: rings from now on are heard, many before one look as one.
    pub fn listen(&self, name: &str) -> Listener {
        Listener(self.here.bell(name).subscribe())
    }
}

impl Here {
    pub(crate) fn ring(&self, name: &str) {
        self.bell(name).send_replace(());
    }

    fn bell(&self, name: &str) -> watch::Sender<()> {
        let mut bells = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        bells.entry(name.to_owned()).or_default().clone()
    }
}

/// Someone who listens for one name.
#[derive(Debug)]
pub struct Listener(watch::Receiver<()>);

impl Listener {
    /// Waits for a ring.
    pub async fn rung(&mut self) {
        if self.0.changed().await.is_err() {
            // Nobody is left who could ring.
            std::future::pending::<()>().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    async fn heard(listener: &mut Listener) -> bool {
        tokio::time::timeout(Duration::from_millis(20), listener.rung()).await.is_ok()
    }

    #[tokio::test]
    async fn rings_wake_every_listener_once_and_no_other() {
        let bell = Bell::local();
        let (mut one, mut two, mut other) =
            (bell.listen("cases.outbox"), bell.listen("cases.outbox"), bell.listen("x"));
        bell.ring("cases.outbox");
        bell.ring("cases.outbox");
        assert!(heard(&mut one).await && heard(&mut two).await);
        assert!(!heard(&mut one).await && !heard(&mut two).await && !heard(&mut other).await);
    }
}
