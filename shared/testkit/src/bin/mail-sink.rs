//! A mail server for development: takes mail by SMTP, keeps it, shows it over HTTP.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Parser;
use testkit::mail::MailSink;
use tokio::signal::unix::{SignalKind, signal};

/// Takes mail by SMTP, keeps it in a folder and shows it on a page. Nothing is ever passed on.
#[derive(Parser)]
struct Arguments {
    /// Where to take mail
    #[arg(long, default_value = "127.0.0.1:1025", value_name = "ADDRESS")]
    smtp: SocketAddr,
    /// Where to show it
    #[arg(long, default_value = "127.0.0.1:8025", value_name = "ADDRESS")]
    http: SocketAddr,
    /// The folder to keep it in
    #[arg(long, value_name = "DIR")]
    store: PathBuf,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let Arguments { smtp, http, store } = Arguments::parse();
    let sink = MailSink::start(smtp, http, &store).await?;
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted?,
        _ = terminate.recv() => {}
    }
    sink.stop().await;
    Ok(())
}
