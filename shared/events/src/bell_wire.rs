//! Rings between processes. Everything here may fail at any time and only costs up to a second.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt;
use redis::aio::{MultiplexedConnection, PubSub};
use redis::{AsyncConnectionConfig, Client, RedisResult};
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::bell::Here;

const CHANNEL: &str = "moothall:bells";
const PATIENCE: Duration = Duration::from_secs(1);
const AGAIN_AFTER: Duration = Duration::from_secs(1);
/// A silent connection is asked whether it is still there this often.
const ASK_EVERY: Duration = Duration::from_secs(5);

/// Sends this process's rings and hears the others', until nobody is left who could ring.
pub(crate) async fn join(client: Client, rings: mpsc::Receiver<String>, here: Arc<Here>) {
    // So that a process doesn't hear itself twice.
    let own = format!("{:x}", rand::random::<u64>());
    tokio::select! {
        () = send(&client, &own, rings) => {}
        () = receive(&client, &own, &here) => {}
    }
}

/// Sends rings until nobody rings any more; those that come while Redis is away are forgotten.
async fn send(client: &Client, own: &str, mut rings: mpsc::Receiver<String>) {
    let mut connection = None;
    while let Some(first) = rings.recv().await {
        let mut names = BTreeSet::from([first]);
        while let Ok(name) = rings.try_recv() {
            names.insert(name);
        }
        connection = match publish(client, connection.take(), own, &names).await {
            Ok(connection) => Some(connection),
            Err(error) => {
                tracing::debug!(%error, "rings aren't sent: Redis is away");
                tokio::time::sleep(AGAIN_AFTER).await;
                None
            }
        };
    }
}

async fn publish(
    client: &Client,
    connection: Option<MultiplexedConnection>,
    own: &str,
    names: &BTreeSet<String>,
) -> RedisResult<MultiplexedConnection> {
    let mut connection = match connection {
        Some(connection) => connection,
        None => {
            let config = AsyncConnectionConfig::new();
            let config = config.set_connection_timeout(Some(PATIENCE)).set_response_timeout(Some(PATIENCE));
            client.get_multiplexed_async_connection_with_config(&config).await?
        }
    };
    let mut pipeline = redis::pipe();
    for name in names {
        pipeline.publish(CHANNEL, format!("{own} {name}")).ignore();
    }
    pipeline.query_async::<()>(&mut connection).await?;
    Ok(connection)
}

/// Hears the rings of other processes, for ever.
async fn receive(client: &Client, own: &str, here: &Here) {
    let mut away = false;
    loop {
        if let Ok(Ok(connection)) = timeout(PATIENCE, subscribe(client)).await {
            if away {
                tracing::info!("Redis is back");
            }
            away = false;
            hear(connection, own, here).await;
        }
        if !away {
            tracing::warn!("Redis is away: work is found by looking each second");
        }
        away = true;
        tokio::time::sleep(AGAIN_AFTER).await;
    }
}

async fn subscribe(client: &Client) -> RedisResult<PubSub> {
    let mut connection = client.get_async_pubsub().await?;
    connection.subscribe(CHANNEL).await?;
    Ok(connection)
}

/// Hears until the connection is gone.
async fn hear(connection: PubSub, own: &str, here: &Here) {
    let (mut sink, mut messages) = connection.split();
    loop {
        match timeout(ASK_EVERY, messages.next()).await {
            Ok(Some(message)) => {
                let ring: String = message.get_payload().unwrap_or_default();
                match ring.split_once(' ') {
                    Some((sender, name)) if sender != own => here.ring(name),
                    _ => {}
                }
            }
            Ok(None) => return,
            Err(_) => match timeout(PATIENCE, sink.ping::<redis::Value>()).await {
                Ok(Ok(_)) => {}
                _ => return,
            },
        }
    }
}
