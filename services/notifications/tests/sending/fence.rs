//! A sender whose lease went to another hands nothing over.

use std::net::SocketAddr;
use std::sync::Arc;

use contract::Language;
use notifications_api::MessageState;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Mutex, Semaphore};

use crate::office::Office;

/// A mail server that waits after the recipient until it is let go on.
struct Slow {
    address: SocketAddr,
    /// Every command that came.
    heard: Arc<Mutex<Vec<String>>>,
    reached: Arc<Semaphore>,
    go_on: Arc<Semaphore>,
}

impl Slow {
    async fn start() -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let slow = Self {
            address: listener.local_addr()?,
            heard: Arc::default(),
            reached: Arc::new(Semaphore::new(0)),
            go_on: Arc::new(Semaphore::new(0)),
        };
        let (heard, reached, go_on) = (Arc::clone(&slow.heard), Arc::clone(&slow.reached), Arc::clone(&slow.go_on));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A conversation that breaks is over.
                let _ = converse(stream, &heard, &reached, &go_on).await;
            }
        });
        Ok(slow)
    }
}

async fn converse(
    stream: TcpStream,
    heard: &Mutex<Vec<String>>,
    reached: &Semaphore,
    go_on: &Semaphore,
) -> anyhow::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 slow\r\n").await?;
    let mut line = String::new();
    while stream.read_line(&mut line).await? > 0 {
        let command = line.trim().to_owned();
        line.clear();
        heard.lock().await.push(command.clone());
        if command.starts_with("RCPT") {
            reached.add_permits(1);
            go_on.acquire().await?.forget();
        }
        stream.write_all(b"250 yes\r\n").await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_lease_that_another_took_over_hands_nothing_over() -> anyhow::Result<()> {
    let slow = Slow::start().await?;
    let office = Office::with(Some(slow.address), &[]).await?;
    let case = office.opened(office.council(), Some("ann@example.org"), Language::En).await?;
    slow.reached.acquire().await?.forget();
    // Another process takes it over, for longer than this test.
    let mut owner = office.alone.owner(office.council()).await?;
    let taken =
        sqlx::query("update message set fence = fence + 1, due_at = now() + interval '1 hour' where state = 'leased'")
            .execute(&mut owner)
            .await?;
    assert_eq!(taken.rows_affected(), 1);
    slow.go_on.add_permits(1);
    testkit::eventually("the sender to leave", async || {
        slow.heard.lock().await.iter().any(|command| command == "QUIT")
    })
    .await?;
    let heard = slow.heard.lock().await;
    assert!(
        heard.iter().any(|command| command == "RSET") && !heard.iter().any(|command| command == "DATA"),
        "{heard:?}"
    );
    let message = office.once_in(MessageState::Leased, case).await?;
    assert_eq!((message.attempts, message.fault), (1, None));
    assert_eq!(office.uncertain().await?, 0);
    Ok(())
}

/// The race: the message is on its way to the server when its person is said to have died.
#[tokio::test]
async fn what_was_leased_and_not_handed_over_before_a_death_is_not_sent() -> anyhow::Result<()> {
    let slow = Slow::start().await?;
    let office = Office::with(Some(slow.address), &[]).await?;
    let case = office.opened(office.council(), Some("ann@example.org"), Language::En).await?;
    slow.reached.acquire().await?.forget();
    office.once_in(MessageState::Leased, case).await?;
    office.hears_of_death(1, true, &[case]).await?;
    slow.go_on.add_permits(1);
    testkit::eventually("the sender to leave", async || {
        slow.heard.lock().await.iter().any(|command| command == "QUIT")
    })
    .await?;
    let heard = slow.heard.lock().await;
    assert!(!heard.iter().any(|command| command == "DATA"), "{heard:?}");
    let message = office.once_in(MessageState::Stopped, case).await?;
    assert_eq!((message.fault.as_deref(), office.uncertain().await?), (Some("Not sent: the person has died."), 0));
    Ok(())
}
