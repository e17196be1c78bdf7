//! A client of the mail sink, for tests.

use std::net::SocketAddr;

use anyhow::Context;
use reqwest::{Client, Method, Response};
use serde::Serialize;

use super::{FaultRule, Mail};
use crate::eventually;

/// Reads and steers a mail sink over HTTP.
#[derive(Clone, Debug)]
pub struct MailClient {
    base: String,
    http: Client,
}

impl MailClient {
    /// A client of the sink whose HTTP side is at `address`.
    #[must_use]
    pub fn new(address: SocketAddr) -> Self {
        Self { base: format!("http://{address}"), http: crate::http() }
    }

    /// Every message, oldest first.
    ///
    /// # Errors
    /// When the sink does not answer.
    pub async fn all(&self) -> anyhow::Result<Vec<Mail>> {
        Ok(self.http.get(format!("{}/api/messages", self.base)).send().await?.error_for_status()?.json().await?)
    }

    /// Every message to this address, oldest first.
    ///
    /// # Errors
    /// When the sink does not answer.
    pub async fn to(&self, address: &str) -> anyhow::Result<Vec<Mail>> {
        let asked = self.http.get(format!("{}/api/messages", self.base)).query(&[("to", address)]);
        Ok(asked.send().await?.error_for_status()?.json().await?)
    }

    /// Waits for a message to this address whose subject contains `subject`; the newest if there are several.
    ///
    /// # Errors
    /// When none has come in 20 seconds.
    pub async fn wait_for(&self, address: &str, subject: &str) -> anyhow::Result<Mail> {
        let what = format!("mail to {address} about {subject:?}");
        eventually(&what, async || {
            let mails = self.to(address).await?;
            let subjects: Vec<String> = mails.iter().map(|mail| mail.subject.clone()).collect();
            let found = mails.into_iter().rev().find(|mail| mail.subject.contains(subject));
            found.with_context(|| format!("so far {subjects:?}"))
        })
        .await
    }

    /// Makes these the only faults; none heals everything.
    ///
    /// # Errors
    /// When the sink does not answer.
    pub async fn set_faults(&self, rules: &[FaultRule]) -> anyhow::Result<()> {
        self.send(Method::PUT, "/api/faults", Some(rules)).await.map(drop)
    }

    /// Adds a fault to those in force.
    ///
    /// # Errors
    /// When the sink does not answer.
    pub async fn add_fault(&self, rule: &FaultRule) -> anyhow::Result<()> {
        self.send(Method::POST, "/api/faults", Some(rule)).await.map(drop)
    }

    /// Deletes every message.
    ///
    /// # Errors
    /// When the sink does not answer.
    pub async fn clear(&self) -> anyhow::Result<()> {
        self.send(Method::DELETE, "/api/messages", None::<&()>).await.map(drop)
    }

    async fn send<T: Serialize + ?Sized>(
        &self,
        method: Method,
        path: &str,
        body: Option<&T>,
    ) -> anyhow::Result<Response> {
        let request = self.http.request(method, format!("{}{path}", self.base));
        let request = match body {
            Some(body) => request.json(body),
            None => request,
        };
        Ok(request.send().await?.error_for_status()?)
    }
}
