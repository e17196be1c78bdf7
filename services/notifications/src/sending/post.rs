//! The mail server, as the configuration names it.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use runtime::config::{Mail, Tls};

use super::line::{Line, Refusal, judge};

/// How to reach the mail server, and from which address.
pub(super) struct Post {
    host: String,
    port: u16,
    tls: Option<(Tls, TlsParameters)>,
    credentials: Option<Credentials>,
    hello: ClientId,
    /// The address that messages are sent from.
    pub(super) sender: Address,
    /// For one whole send.
    pub(super) timeout: Duration,
    /// For a lease: longer than a send may take.
    pub(super) lease: Duration,
}

impl Post {
    /// Checks the configuration.
    ///
    /// # Errors
    /// What of it doesn't hold.
    pub(super) fn new(mail: &Mail) -> anyhow::Result<Self> {
        ensure!(mail.lease > mail.timeout, "mail.lease must be longer than mail.timeout");
        let tls = match mail.tls {
            Tls::None => None,
            way => Some((way, TlsParameters::new(mail.host.clone()).context("mail.host can't be checked by TLS")?)),
        };
        let named = !mail.username.is_empty();
        Ok(Self {
            host: mail.host.clone(),
            port: mail.port,
            tls,
            credentials: named.then(|| Credentials::new(mail.username.clone(), mail.password.expose().to_owned())),
            hello: ClientId::default(),
            sender: mail.sender.parse().context("mail.sender isn't an email address")?,
            timeout: Duration::from_secs(mail.timeout),
            lease: Duration::from_secs(mail.lease),
        })
    }

    /// A new connection, greeted, encrypted and signed in as configured.
    ///
    /// # Errors
    /// Why there is none; nothing that a message could be blamed for.
    pub(super) async fn connect(&self) -> Result<Line, String> {
        let opened = self.open().await.map_err(|error| match judge(&error) {
            Refusal::Later(why) | Refusal::Never(why) => format!("The mail server doesn't let us in: {why}"),
            Refusal::Broken => "The mail server can't be reached.".to_owned(),
        });
        opened.map(Line::new)
    }

    async fn open(&self) -> Result<AsyncSmtpConnection, lettre::transport::smtp::Error> {
        let at_once = self.tls.as_ref().filter(|(way, _)| *way == Tls::Tls).map(|(_, tls)| tls.clone());
        let server = (self.host.as_str(), self.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, Some(self.timeout), &self.hello, at_once, None).await?;
        if let Some((Tls::StartTls, tls)) = &self.tls {
            connection.starttls(tls.clone(), &self.hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await?;
        }
        Ok(connection)
    }
}
