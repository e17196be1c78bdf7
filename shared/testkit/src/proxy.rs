//! A TCP proxy that counts, cuts, refuses and stalls: for counting what a request costs in round trips
//! and for taking PostgreSQL or Redis away.

mod relay;
mod trips;

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use trips::Trip;
use trips::Trips;

/// What happens to bytes and connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Forward,
    /// Connections stay open and nothing passes.
    Stall,
    /// Every connection is cut, the port is closed.
    Refuse,
}

#[derive(Debug)]
struct Shared {
    upstream: String,
    mode: watch::Sender<Mode>,
    /// Counts the calls of [`Proxy::cut`]; a connection ends when it changes.
    cuts: watch::Sender<u64>,
    trips: Trips,
}

/// A running proxy; dropping it cuts everything.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

impl Proxy {
    /// A proxy to the host and port that a URL names (`postgres://`, `redis://`, `http://`, with a port).
    ///
    /// # Errors
    /// When the URL has no host and port.
    pub async fn to_url(url: &str) -> anyhow::Result<Self> {
        let authority = authority(url).with_context(|| format!("no host and port in {url}"))?;
        Self::to(authority).await
    }

    /// A proxy to `upstream` ("host:port"), on a free loopback port.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn to(upstream: &str) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            upstream: upstream.to_owned(),
            mode: watch::channel(Mode::Forward).0,
            cuts: watch::channel(0).0,
            trips: Trips::default(),
        });
        let task = tokio::spawn(relay::serve(listener, address, Arc::clone(&shared)));
        Ok(Self { address, shared, task })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `url` with this proxy in place of its host and port.
    #[must_use]
    pub fn in_url(&self, url: &str) -> String {
        at(self.address, url)
    }

    /// Everything sent and answered since the last call of this, in the order of the answers' first bytes.
    #[must_use]
    pub fn take_trips(&self) -> Vec<Trip> {
        self.shared.trips.take()
    }

    /// Round trips so far: a burst from the client that was followed by one from the server.
    #[must_use]
    pub fn round_trips(&self) -> u64 {
        self.shared.trips.total()
    }

    /// Cuts every connection with a reset; new ones are welcome.
    pub fn cut(&self) {
        self.shared.cuts.send_modify(|cuts| *cuts += 1);
    }

    /// Cuts every connection and closes the port until [`Proxy::forward`].
    pub fn refuse(&self) {
        self.shared.mode.send_replace(Mode::Refuse);
    }

    /// Leaves connections open, takes new ones, and passes nothing on until [`Proxy::forward`].
    pub fn stall(&self) {
        self.shared.mode.send_replace(Mode::Stall);
    }

    /// Everything works again.
    pub fn forward(&self) {
        self.shared.mode.send_replace(Mode::Forward);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// `url` with this address in place of its host and port.
pub(crate) fn at(address: SocketAddr, url: &str) -> String {
    match authority(url) {
        Some(authority) => url.replacen(authority, &address.to_string(), 1),
        None => url.to_owned(),
    }
}

/// The `host:port` of a URL.
fn authority(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let before_path = rest.split(['/', '?', '#']).next()?;
    let authority = before_path.rsplit('@').next()?;
    authority.contains(':').then_some(authority)
}

#[cfg(test)]
mod tests {
    use super::authority;

    #[test]
    fn the_authority_of_a_url_is_found() {
        assert_eq!(authority("postgres://a:p@127.0.0.1:5432/db?x=/@"), Some("127.0.0.1:5432"));
        assert_eq!(authority("redis://127.0.0.1:6379"), Some("127.0.0.1:6379"));
        assert_eq!(authority("http://host/path:1"), None);
    }
}
