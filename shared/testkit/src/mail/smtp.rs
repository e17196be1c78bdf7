//! The SMTP side: accepts connections, or refuses them on demand.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::{Shared, session};

const BETWEEN_TRIES: Duration = Duration::from_millis(20);

pub(super) async fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    TcpListener::bind(address).await
}

/// Serves until it is aborted, which ends its sessions too.
pub(super) async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let Ok(address) = listener.local_addr() else { return };
    let mut refusing = shared.faults.refusing();
    let mut open = Some(listener);
    let mut sessions = JoinSet::new();
    loop {
        if *refusing.borrow_and_update() {
            open = None;
            sessions.abort_all();
        }
        match &open {
            Some(listener) => tokio::select! {
                accepted = listener.accept() => if let Ok((stream, _)) = accepted {
                    sessions.spawn(session::run(stream, Arc::clone(&shared)));
                },
                _ = sessions.join_next(), if !sessions.is_empty() => {}
                changed = refusing.changed() => if changed.is_err() { return },
            },
            None => open = reopened(address, &mut refusing).await,
        }
    }
}

/// Waits until connections are welcome again, then listens on the same port.
async fn reopened(address: SocketAddr, refusing: &mut watch::Receiver<bool>) -> Option<TcpListener> {
    refusing.wait_for(|refuse| !refuse).await.ok()?;
    let listener = listen(address).await.ok();
    if listener.is_none() {
        tokio::time::sleep(BETWEEN_TRIES).await;
    }
    listener
}

/// Closes at once with a reset, as a network that breaks does, not with a polite end.
pub(super) fn cut(stream: TcpStream) {
    // Where the system refuses, the drop closes the connection all the same.
    drop(stream.set_zero_linger());
}
