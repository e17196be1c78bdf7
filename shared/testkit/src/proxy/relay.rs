//! Moves the bytes.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::trips::Counter;
use super::{Mode, Shared};

const PIECE: usize = 64 * 1024;
const BETWEEN_TRIES: Duration = Duration::from_millis(20);

/// Serves until it is aborted, which cuts its connections too.
pub(super) async fn serve(listener: TcpListener, address: SocketAddr, shared: Arc<Shared>) {
    let mut mode = shared.mode.subscribe();
    let mut open = Some(listener);
    let mut connections = JoinSet::new();
    loop {
        if *mode.borrow_and_update() == Mode::Refuse {
            open = None;
            connections.abort_all();
        }
        match &open {
            Some(listener) => tokio::select! {
                accepted = listener.accept() => if let Ok((client, _)) = accepted {
                    connections.spawn(connection(client, Arc::clone(&shared)));
                },
                _ = connections.join_next(), if !connections.is_empty() => {}
                changed = mode.changed() => if changed.is_err() { return },
            },
            None => open = reopened(address, &mut mode).await,
        }
    }
}

async fn reopened(address: SocketAddr, mode: &mut watch::Receiver<Mode>) -> Option<TcpListener> {
    mode.wait_for(|mode| *mode != Mode::Refuse).await.ok()?;
    let listener = TcpListener::bind(address).await.ok();
    if listener.is_none() {
        tokio::time::sleep(BETWEEN_TRIES).await;
    }
    listener
}

/// A pair of sockets that are reset, not closed politely, unless both sides have said all.
struct Pair {
    client: TcpStream,
    server: TcpStream,
    finished: bool,
}

impl Drop for Pair {
    fn drop(&mut self) {
        if !self.finished {
            // Where the system refuses, they are closed all the same.
            drop(self.client.set_zero_linger());
            drop(self.server.set_zero_linger());
        }
    }
}

async fn connection(client: TcpStream, shared: Arc<Shared>) {
    let mut mode = shared.mode.subscribe();
    let mut cuts = shared.cuts.subscribe();
    let started = async {
        mode.wait_for(|mode| *mode == Mode::Forward).await.ok()?;
        TcpStream::connect(&shared.upstream).await.ok()
    };
    let server = tokio::select! {
        server = started => server,
        _ = cuts.changed() => None,
    };
    let Some(server) = server else { return };
    // Only speed is lost where the system refuses.
    drop(client.set_nodelay(true));
    drop(server.set_nodelay(true));
    let mut pair = Pair { client, server, finished: false };
    tokio::select! {
        // A broken connection is what this is for: nobody needs to hear of it.
        relayed = pair.relay(&mut mode, shared.trips.connection()) => pair.finished = relayed.is_ok(),
        _ = cuts.changed() => {}
    }
}

impl Pair {
    /// Returns when both sides are done, and fails when either breaks.
    async fn relay(&mut self, mode: &mut watch::Receiver<Mode>, mut counter: Counter<'_>) -> std::io::Result<()> {
        let (mut from_client, mut from_server) = (vec![0; PIECE], vec![0; PIECE]);
        let (mut client_open, mut server_open) = (true, true);
        while client_open || server_open {
            tokio::select! {
                read = self.client.read(&mut from_client), if client_open => {
                    let read = read?;
                    forwarding(mode).await?;
                    client_open = read > 0;
                    if client_open {
                        counter.client_sent(&from_client[..read]);
                    }
                    pass(&mut self.server, &from_client[..read]).await?;
                }
                read = self.server.read(&mut from_server), if server_open => {
                    let read = read?;
                    forwarding(mode).await?;
                    server_open = read > 0;
                    if server_open {
                        counter.server_sent();
                    }
                    pass(&mut self.client, &from_server[..read]).await?;
                }
            }
        }
        Ok(())
    }
}

async fn forwarding(mode: &mut watch::Receiver<Mode>) -> std::io::Result<()> {
    mode.wait_for(|mode| *mode == Mode::Forward).await.map(drop).map_err(std::io::Error::other)
}

/// Passes bytes on; none means that the sender has said all.
async fn pass(to: &mut TcpStream, bytes: &[u8]) -> std::io::Result<()> {
    if bytes.is_empty() { to.shutdown().await } else { to.write_all(bytes).await }
}
