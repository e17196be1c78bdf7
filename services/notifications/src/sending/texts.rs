//! Text messages by GOV.UK Notify, or by what speaks its API.

use anyhow::{Context as _, ensure};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use reqwest::{RequestBuilder, Response, StatusCode};
use runtime::config::Sms;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use super::line::Refusal;
use super::store::Leased;

/// How many characters a UUID has.
const UUID: usize = 36;
/// So much of what the service says is kept, in characters.
const LONGEST_REASON: usize = 300;

/// The service for text messages.
pub(super) struct Texts {
    http: reqwest::Client,
    url: String,
    /// Who we are to it.
    issuer: Uuid,
    secret: EncodingKey,
    template: Uuid,
    sender: Option<Uuid>,
}

/// What a token of ours says.
#[derive(Serialize)]
struct Claims {
    iss: Uuid,
    iat: i64,
}

/// A text message as the service takes it.
#[derive(Serialize)]
struct Sending<'a> {
    phone_number: &'a str,
    template_id: Uuid,
    personalisation: Said<'a>,
    reference: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sms_sender_id: Option<Uuid>,
}

#[derive(Serialize)]
struct Said<'a> {
    message: &'a str,
}

/// What it knows of a reference.
#[derive(Deserialize)]
struct Found {
    notifications: Vec<serde::de::IgnoredAny>,
}

/// How it refuses.
#[derive(Deserialize)]
struct Refused {
    errors: Vec<Flaw>,
}

#[derive(Deserialize)]
struct Flaw {
    error: String,
    message: String,
}

impl Texts {
    /// The service that the configuration names, if it names one.
    ///
    /// # Errors
    /// What of the configuration doesn't hold.
    pub(super) fn new(sms: &Sms, http: reqwest::Client) -> anyhow::Result<Option<Self>> {
        if !sms.is_sent() {
            return Ok(None);
        }
        let (issuer, secret) = parts(sms.key.expose().trim()).context("sms.key isn't a key of GOV.UK Notify")?;
        ensure!(sms.url.starts_with("http"), "sms.url must be an address");
        let sender = Some(sms.sender.trim()).filter(|sender| !sender.is_empty());
        Ok(Some(Self {
            http,
            url: sms.url.trim_end_matches('/').to_owned(),
            issuer,
            secret: EncodingKey::from_secret(secret.as_bytes()),
            template: sms.template.trim().parse().context("sms.template isn't the id of a template")?,
            sender: sender.map(str::parse).transpose().context("sms.sender isn't the id of a sender")?,
        }))
    }

    /// Whether it has taken this message before.
    ///
    /// # Errors
    /// `Broken` whatever hinders it: it stays open whether the message arrived.
    pub(super) async fn has(&self, message: &Leased, now: OffsetDateTime) -> Result<bool, Refusal> {
        let reference = message.id.to_string();
        let asked = self.http.get(format!("{}/v2/notifications", self.url)).query(&[("reference", reference)]);
        let answer = self.signed(asked, now)?.send().await.map_err(|_| Refusal::Broken)?;
        let found: Found = match answer.error_for_status() {
            Ok(answer) => answer.json().await.map_err(|_| Refusal::Broken)?,
            Err(_) => return Err(Refusal::Broken),
        };
        Ok(!found.notifications.is_empty())
    }

    /// Hands over a message.
    ///
    /// # Errors
    /// Only `Later` and `Never` say that it wasn't taken.
    pub(super) async fn send(&self, message: &Leased, now: OffsetDateTime) -> Result<(), Refusal> {
        let sending = Sending {
            phone_number: &message.recipient,
            template_id: self.template,
            personalisation: Said { message: message.body.trim_end() },
            reference: message.id.to_string(),
            sms_sender_id: self.sender,
        };
        let asked = self.http.post(format!("{}/v2/notifications/sms", self.url)).json(&sending);
        let answer = self.signed(asked, now)?.send().await.map_err(|error| match error.is_connect() {
            true => Refusal::Later("The text service can't be reached.".to_owned()),
            false => Refusal::Broken,
        })?;
        if answer.status() == StatusCode::CREATED { Ok(()) } else { Err(judge(answer).await) }
    }

    fn signed(&self, asked: RequestBuilder, now: OffsetDateTime) -> Result<RequestBuilder, Refusal> {
        let claims = Claims { iss: self.issuer, iat: now.unix_timestamp() };
        let token = encode(&Header::new(Algorithm::HS256), &claims, &self.secret);
        token.map(|token| asked.bearer_auth(token)).map_err(|_| Refusal::Later("A token can't be signed.".to_owned()))
    }
}

/// The id of the service and the secret at the end of a key: `name-service-secret`.
fn parts(key: &str) -> Option<(Uuid, &str)> {
    let (rest, secret) = key.split_at_checked(key.len().checked_sub(UUID)?)?;
    let rest = rest.strip_suffix('-')?;
    let (_, service) = rest.split_at_checked(rest.len().checked_sub(UUID)?)?;
    secret.parse::<Uuid>().ok()?;
    Some((service.parse().ok()?, secret))
}

/// What an answer that isn't 201 means. A fault of the service's own leaves open whether it took the message.
async fn judge(answer: Response) -> Refusal {
    let status = answer.status();
    if status.is_server_error() || status.is_success() {
        return Refusal::Broken;
    }
    let flaws = answer.json::<Refused>().await.map(|refused| refused.errors).unwrap_or_default();
    let words = flaws.iter().map(|flaw| format!("{}: {}", flaw.error, flaw.message)).collect::<Vec<_>>().join("; ");
    let words = format!("{} {words}", status.as_u16());
    let words: String = words.trim().chars().filter(|c| !c.is_control()).take(LONGEST_REASON).collect();
    match status {
        StatusCode::BAD_REQUEST | StatusCode::PAYLOAD_TOO_LARGE | StatusCode::UNPROCESSABLE_ENTITY => {
            Refusal::Never(words)
        }
        StatusCode::TOO_MANY_REQUESTS => Refusal::Later(format!("The text service asks to try again later: {words}")),
        _ => Refusal::Later(format!("The text service doesn't let us in: {words}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_from_its_end() {
        let (service, secret) = ("26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0");
        let key = format!("my-own-name-{service}-{secret}");
        assert_eq!(parts(&key), Some((service.parse().unwrap(), secret)));
        for wrong in ["", "name", secret, &format!("{service}{secret}"), &format!("é-{service}-{}", "x".repeat(36))] {
            assert_eq!(parts(wrong), None, "{wrong}");
        }
    }
}
