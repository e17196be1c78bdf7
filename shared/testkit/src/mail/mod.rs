//! A mail server that keeps every message for somebody to read, and fails on demand.
//!
//! SMTP comes in on one port; people and tests read on another, over HTTP. There it also takes text
//! messages as GOV.UK Notify does. One message is kept for each recipient, so "sent once" is a count of one.

mod client;
mod faults;
mod http;
mod mailbox;
mod message;
mod pages;
mod session;
mod smtp;
mod texts;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use actix_web::dev::ServerHandle;
use anyhow::Context;
use tokio::task::JoinHandle;

pub use client::MailClient;
pub use faults::{Fault, FaultRule};
pub use message::Mail;
pub use texts::{TEXT_KEY, TEXT_TEMPLATE};

use faults::Faults;
use mailbox::Mailbox;

/// What the SMTP side and the HTTP side share.
#[derive(Debug)]
struct Shared {
    mailbox: Mailbox,
    faults: Faults,
}

/// A running mail sink; dropping it stops both its sides. Messages stay in the folder.
#[derive(Debug)]
pub struct MailSink {
    smtp: SocketAddr,
    http: SocketAddr,
    smtp_task: JoinHandle<()>,
    http_server: ServerHandle,
    http_task: JoinHandle<std::io::Result<()>>,
}

impl MailSink {
    /// Listens on both addresses (port 0: any free one) and keeps messages as `.eml` files in `folder`,
    /// going on with those already there.
    ///
    /// # Errors
    /// When an address is taken or the folder cannot be read or made.
    pub async fn start(smtp: SocketAddr, http: SocketAddr, folder: &Path) -> anyhow::Result<Self> {
        let shared = Arc::new(Shared { mailbox: Mailbox::open(folder)?, faults: Faults::default() });
        let listener = smtp::listen(smtp).await.with_context(|| format!("SMTP on {smtp}"))?;
        let smtp = listener.local_addr()?;
        let (http, server) = http::serve(http, Arc::clone(&shared)).with_context(|| format!("HTTP on {http}"))?;
        Ok(Self {
            smtp,
            http,
            http_server: server.handle(),
            http_task: tokio::spawn(server),
            smtp_task: tokio::spawn(smtp::serve(listener, shared)),
        })
    }

    /// Where it takes mail.
    #[must_use]
    pub fn smtp(&self) -> SocketAddr {
        self.smtp
    }

    /// Where mail is read.
    #[must_use]
    pub fn http(&self) -> SocketAddr {
        self.http
    }

    /// A client of the HTTP side.
    #[must_use]
    pub fn client(&self) -> MailClient {
        MailClient::new(self.http)
    }

    /// Stops both sides and waits until their ports are free.
    pub async fn stop(mut self) {
        self.smtp_task.abort();
        self.http_server.stop(false).await;
        // Both only say that they were ended, which is what was asked.
        drop((&mut self.smtp_task).await);
        drop((&mut self.http_task).await);
    }
}

impl Drop for MailSink {
    fn drop(&mut self) {
        self.smtp_task.abort();
        self.http_task.abort();
    }
}
