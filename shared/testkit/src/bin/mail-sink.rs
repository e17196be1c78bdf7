//! A mail server for development: takes mail by SMTP and text messages as GOV.UK Notify does, keeps them, shows them over HTTP.

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Parser;
use testkit::mail::{MailSink, TEXT_KEY, TEXT_TEMPLATE};
use tokio::signal::unix::{SignalKind, signal};

/// Takes mail by SMTP and text messages by HTTP as GOV.UK Notify does, keeps them in a folder and shows them on a page.
/// Nothing is ever passed on.
#[derive(Parser)]
struct Arguments {
    /// Say with which key and template text messages are taken, as variables, and end
    #[arg(long)]
    text_settings: bool,
    /// Where to take mail
    #[arg(long, default_value = "127.0.0.1:1025", value_name = "ADDRESS")]
    smtp: SocketAddr,
    /// Where to show it, and to take text messages
    #[arg(long, default_value = "127.0.0.1:8025", value_name = "ADDRESS")]
    http: SocketAddr,
    /// The folder to keep it in
    #[arg(long, value_name = "DIR")]
    store: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let Arguments { text_settings, smtp, http, store } = Arguments::parse();
    if text_settings {
        println!("export MOOTHALL_SMS__KEY={TEXT_KEY} MOOTHALL_SMS__TEMPLATE={TEXT_TEMPLATE}");
        return Ok(());
    }
    let store = store.context("--store DIR says where to keep it")?;
    let sink = MailSink::start(smtp, http, &store).await?;
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted?,
        _ = terminate.recv() => {}
    }
    sink.stop().await;
    Ok(())
}
