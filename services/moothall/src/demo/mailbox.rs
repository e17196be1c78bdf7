//! The development mail sink, as someone who waits for an email.

use std::time::Duration;

use anyhow::bail;
use serde::Deserialize;

pub(super) struct Mailbox {
    http: reqwest::Client,
    at: String,
}

#[derive(Deserialize)]
struct Mail {
    text: String,
}

impl Mailbox {
    pub(super) fn at(address: &str) -> Self {
        Self { http: reqwest::Client::new(), at: address.trim_end_matches('/').to_owned() }
    }

    /// The secret of the newest invitation to an address, waited for up to 20 seconds.
    pub(super) async fn invitation(&self, email: &str) -> anyhow::Result<String> {
        for _ in 0..200 {
            let address = format!("{}/api/messages", self.at);
            let mails: Vec<Mail> = self.http.get(address).query(&[("to", email)]).send().await?.json().await?;
            let secret = mails.iter().rev().find_map(|mail| {
                let (_, rest) = mail.text.split_once("/desk/invitation/")?;
                rest.split_whitespace().next().map(str::to_owned)
            });
            if let Some(secret) = secret {
                return Ok(secret);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("no invitation to {email} arrived")
    }
}
