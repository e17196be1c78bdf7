//! A conversation with the mail server, in the order that a message needs.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use lettre::Address;
use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{Extension, MailParameter};

use super::post::Post;

/// So many messages go over one connection.
const MOST_CARRIED: u32 = 100;
/// So much of what the server says is kept, in characters.
const LONGEST_REASON: usize = 300;

/// The server may take so long over the end of a conversation.
const PARTING: Duration = Duration::from_secs(1);

/// How the server refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// For now: 4xx, in the server's words.
    Later(String),
    /// For good: 5xx, in the server's words.
    Never(String),
    /// The connection is of no more use, and nothing is known.
    Broken,
}

/// An open connection between two messages.
pub(super) struct Line {
    connection: AsyncSmtpConnection,
    carried: u32,
}

impl Line {
    pub(super) fn new(connection: AsyncSmtpConnection) -> Self {
        Self { connection, carried: 0 }
    }

    /// Whether messages went over it before: the server may have closed it since.
    pub(super) fn is_used(&self) -> bool {
        self.carried > 0
    }

    /// Says from whom and to whom.
    pub(super) async fn address(&mut self, envelope: &Envelope) -> Result<(), Refusal> {
        let mut parameters = Vec::new();
        if !envelope.to().iter().chain(envelope.from()).all(is_ascii) {
            if !self.connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(Refusal::Never("the mail server takes no address with such letters.".to_owned()));
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        self.say(Mail::new(envelope.from().cloned(), parameters)).await?;
        for to in envelope.to() {
            self.say(Rcpt::new(to.clone(), Vec::new())).await?;
        }
        Ok(())
    }

    /// Asks to hand over the text.
    pub(super) async fn knock(&mut self) -> Result<(), Refusal> {
        self.say(Data).await
    }

    /// Hands over the text. Only `Later` and `Never` say that the server didn't take it.
    pub(super) async fn hand_over(&mut self, text: &[u8]) -> Result<(), Refusal> {
        self.carried += 1;
        self.connection.message(text).await.map(drop).map_err(|error| judge(&error))
    }

    async fn say(&mut self, command: impl std::fmt::Display) -> Result<(), Refusal> {
        self.connection.command(command).await.map(drop).map_err(|error| judge(&error))
    }
}

fn is_ascii(address: &Address) -> bool {
    address.user().is_ascii() && address.domain().is_ascii()
}

/// What an error of the conversation means.
pub(super) fn judge(error: &Error) -> Refusal {
    match error.status().map(u16::from) {
        // The server is going away.
        Some(421) | None => Refusal::Broken,
        Some(code) => {
            let words = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let reason: String =
                format!("{code} {words}").chars().filter(|c| !c.is_control()).take(LONGEST_REASON).collect();
            if code < 500 { Refusal::Later(reason) } else { Refusal::Never(reason) }
        }
    }
}

/// Connections between two messages, to be used again.
#[derive(Default)]
pub(super) struct Lines(Mutex<Vec<Line>>);

impl Lines {
    /// One that was used before, or a new one.
    ///
    /// # Errors
    /// Why there is none.
    pub(super) async fn get(&self, post: &Post) -> Result<Line, String> {
        let used = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match used {
            Some(line) => Ok(line),
            None => post.connect().await,
        }
    }

    /// Keeps one for the next message, after it is said that this one is over.
    pub(super) async fn give_back(&self, mut line: Line, over: bool) {
        let clean = over || tokio::time::timeout(PARTING, line.say(Rset)).await.is_ok_and(|said| said.is_ok());
        if clean && line.carried < MOST_CARRIED {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        } else {
            leave(line).await;
        }
    }

    /// Takes leave on every one.
    pub(super) async fn close(self) {
        for line in self.0.into_inner().unwrap_or_else(PoisonError::into_inner) {
            leave(line).await;
        }
    }
}

/// The server may have gone first: then there is nobody to take leave of.
async fn leave(mut line: Line) {
    let _ = tokio::time::timeout(PARTING, line.connection.quit()).await;
}
