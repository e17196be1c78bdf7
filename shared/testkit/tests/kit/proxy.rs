//! The fault proxy between a client and an echoing server.

use std::time::Duration;

use testkit::eventually;
use testkit::proxy::Proxy;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A server that answers every burst with the same bytes.
async fn echo() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut bytes = [0; 1024];
                while let Ok(read @ 1..) = stream.read(&mut bytes).await {
                    stream.write_all(&bytes[..read]).await.unwrap();
                }
            });
        }
    });
    address
}

async fn say(stream: &mut TcpStream, words: &str) -> std::io::Result<()> {
    stream.write_all(words.as_bytes()).await?;
    let mut heard = vec![0; words.len()];
    stream.read_exact(&mut heard).await?;
    assert_eq!(heard, words.as_bytes());
    Ok(())
}

#[tokio::test]
async fn round_trips_are_counted_and_what_was_sent_is_remembered() {
    let proxy = Proxy::to(&echo().await).await.unwrap();
    let mut first = TcpStream::connect(proxy.address()).await.unwrap();
    let mut second = TcpStream::connect(proxy.address()).await.unwrap();
    say(&mut first, "\0\0\0\x20\0\x03\0\0user\0cases\0database\0m\0").await.unwrap();
    say(&mut first, "BEGIN; select 1").await.unwrap();
    say(&mut second, "PING").await.unwrap();
    assert_eq!(proxy.round_trips(), 3);
    let trips = proxy.take_trips();
    assert_eq!(trips[1].sent, "BEGIN; select 1");
    assert_eq!((trips[1].user.as_deref(), trips[2].user.as_deref()), (Some("cases"), None));
    assert_ne!(trips[1].connection, trips[2].connection);
    assert!(proxy.take_trips().is_empty());
}

#[tokio::test]
async fn a_cut_ends_what_is_open_and_nothing_else() {
    let proxy = Proxy::to(&echo().await).await.unwrap();
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    say(&mut stream, "a").await.unwrap();
    proxy.cut();
    assert_eq!(stream.read_u8().await.unwrap_err().kind(), std::io::ErrorKind::ConnectionReset);
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    say(&mut stream, "b").await.unwrap();
}

#[tokio::test]
async fn refused_is_refused_until_it_forwards_again() {
    let proxy = Proxy::to(&echo().await).await.unwrap();
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    say(&mut stream, "a").await.unwrap();
    proxy.refuse();
    assert!(say(&mut stream, "b").await.is_err());
    eventually("a refusal", async || TcpStream::connect(proxy.address()).await.is_err()).await.unwrap();
    proxy.forward();
    let mut stream = eventually("a welcome", async || TcpStream::connect(proxy.address()).await).await.unwrap();
    say(&mut stream, "c").await.unwrap();
}

#[tokio::test]
async fn stalled_bytes_come_when_it_forwards_again() {
    let proxy = Proxy::to(&echo().await).await.unwrap();
    let mut open = TcpStream::connect(proxy.address()).await.unwrap();
    say(&mut open, "a").await.unwrap();
    proxy.stall();
    let mut new = TcpStream::connect(proxy.address()).await.unwrap();
    for stream in [&mut open, &mut new] {
        let stalled = tokio::time::timeout(Duration::from_millis(100), say(stream, "b")).await;
        assert!(stalled.is_err());
    }
    proxy.forward();
    for stream in [&mut open, &mut new] {
        assert_eq!(stream.read_u8().await.unwrap(), b'b');
    }
}

#[tokio::test]
async fn an_upstream_that_is_away_ends_the_connection() {
    let proxy = Proxy::to_url("redis://u:p@127.0.0.1:1/0").await.unwrap();
    assert_eq!(proxy.in_url("redis://u:p@127.0.0.1:1/0"), format!("redis://u:p@{}/0", proxy.address()));
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    assert!(say(&mut stream, "a").await.is_err());
}

#[tokio::test]
async fn a_polite_end_passes_through() {
    let proxy = Proxy::to(&echo().await).await.unwrap();
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    stream.write_all(b"last words").await.unwrap();
    stream.shutdown().await.unwrap();
    let mut heard = String::new();
    stream.read_to_string(&mut heard).await.unwrap();
    assert_eq!(heard, "last words");
}
