use std::time::Duration;

use contract::client::Client;
use serde::de::DeserializeOwned;

use crate::keep::Keep;
use crate::{Councils, Directory, Trust};

/// How long one source may take to answer.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Where the two parts are to be had, and how to ask.
#[derive(Debug, Clone)]
pub struct Sources {
    /// Tenancy's internal listener.
    pub tenancy: Client,
    /// Identity's internal listener.
    pub identity: Client,
    /// What the deployment's services know each other by.
    pub secret: String,
}

/// Keeps a [`Directory`] up to date.
#[derive(Debug)]
pub struct Poller {
    directory: Directory,
    sources: Sources,
    keep: Keep,
    councils_tag: Option<String>,
    trust_tag: Option<String>,
}

impl Poller {
    /// A poller that hasn't asked yet.
    pub fn new(directory: Directory, sources: Sources, keep: Keep) -> Self {
        Self { directory, sources, keep, councils_tag: None, trust_tag: None }
    }

    /// Asks each source once a second, or at once when `rung` returns, for ever.
    pub async fn run(mut self, rung: impl AsyncFn()) {
        loop {
            self.ask().await;
            let pause = if self.directory.is_ready() { Duration::from_secs(1) } else { Duration::from_millis(50) };
            let _ = tokio::time::timeout(pause, rung()).await;
        }
    }

    /// Asks both sources once.
    pub async fn ask(&mut self) {
        let councils = ask::<Councils>(
            &self.sources.tenancy,
            &self.sources.secret,
            "/internal/v1/directory/councils",
            &mut self.councils_tag,
        );
        let trust = ask::<Trust>(
            &self.sources.identity,
            &self.sources.secret,
            "/internal/v1/directory/trust",
            &mut self.trust_tag,
        );
        let (councils, trust) = tokio::join!(councils, trust);
        let news = matches!(councils, Some(Some(_))) || matches!(trust, Some(Some(_)));
        if let Some(councils) = councils {
            self.directory.heard_councils(councils);
        }
        if let Some(trust) = trust {
            self.directory.heard_trust(trust);
        }
        if news && let Err(error) = self.keep.save(&self.directory.snapshot()) {
            tracing::warn!(%error, "the directory's copy can't be kept on disk");
        }
    }
}

/// `None` when the source can't be reached, `Some(None)` when nothing changed.
async fn ask<T: DeserializeOwned>(
    source: &Client,
    secret: &str,
    path: &str,
    tag: &mut Option<String>,
) -> Option<Option<T>> {
    let mut call = source.get(path).bearer(secret);
    if let Some(tag) = tag.as_deref() {
        call = call.header("if-none-match", tag);
    }
    // One source that hangs must not keep the other's news away.
    let answer = tokio::time::timeout(PATIENCE, call.answered()).await.ok()?.ok()?;
    if answer.status() == 304 {
        return Some(None);
    }
    let fresh = answer.headers().get("etag").and_then(|tag| tag.to_str().ok()).map(str::to_owned);
    let body = answer.json().await.ok()?;
    *tag = fresh;
    Some(Some(body))
}
