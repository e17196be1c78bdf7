//! The base of every typed client: one HTTP call to a service, with a token, to a typed answer
//! or a [`Problem`].

use reqwest::header::HeaderValue;
pub use reqwest::{Body, Response};
use reqwest::{Method, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::problem::{Problem, ProblemBody, ProblemKind};

/// A way to reach one service's HTTP API.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    host: Option<String>,
}

/// One call, before it is sent.
#[derive(Debug)]
pub struct Call {
    request: reqwest::RequestBuilder,
}

/// An answer with its version.
#[derive(Debug, Clone)]
pub struct Versioned<T> {
    /// The body.
    pub body: T,
    /// The entity tag as it came, quotes and all; to be sent back as `If-Match`.
    pub etag: Option<String>,
}

impl Client {
    /// A client of the service at `base`, such as `http://127.0.0.1:8081`.
    pub fn new(http: reqwest::Client, base: impl Into<String>) -> Self {
        Self { http, base: base.into().trim_end_matches('/').to_owned(), host: None }
    }

    /// Sends this `Host` whatever the base: `*.localhost` names resolve in browsers only.
    #[must_use]
    pub fn with_host(mut self, host: impl Into<String>) -> Self {
        self.host = Some(host.into());
        self
    }

    /// Begins a GET.
    pub fn get(&self, path: &str) -> Call {
        self.call(Method::GET, path)
    }

    /// Begins a POST.
    pub fn post(&self, path: &str) -> Call {
        self.call(Method::POST, path)
    }

    /// Begins a PUT.
    pub fn put(&self, path: &str) -> Call {
        self.call(Method::PUT, path)
    }

    /// Begins a PATCH.
    pub fn patch(&self, path: &str) -> Call {
        self.call(Method::PATCH, path)
    }

    /// Begins a DELETE.
    pub fn delete(&self, path: &str) -> Call {
        self.call(Method::DELETE, path)
    }

    fn call(&self, method: Method, path: &str) -> Call {
        let mut request = self.http.request(method, format!("{}{path}", self.base));
        if let Some(host) = &self.host {
            request = request.header("host", host);
        }
        Call { request }
    }
}

impl Call {
    /// As the holder of this access token.
    #[must_use]
    pub fn bearer(mut self, token: &str) -> Self {
        self.request = self.request.bearer_auth(token);
        self
    }

    /// With a JSON body.
    #[must_use]
    pub fn json(mut self, body: &impl Serialize) -> Self {
        self.request = self.request.json(body);
        self
    }

    /// With a query.
    #[must_use]
    pub fn query(mut self, query: &impl Serialize) -> Self {
        self.request = self.request.query(query);
        self
    }

    /// With one header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    /// With a body of bytes as they come.
    #[must_use]
    pub fn bytes(mut self, body: impl Into<Body>) -> Self {
        self.request = self.request.header("content-type", "application/octet-stream").body(body);
        self
    }

    /// With more patience than usual, from the first byte sent to the last byte answered.
    #[must_use]
    pub fn within(mut self, patience: std::time::Duration) -> Self {
        self.request = self.request.timeout(patience);
        self
    }

    /// Once only, however often it is sent: `Idempotency-Key`.
    #[must_use]
    pub fn once(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    /// Only on this version: `If-Match`. What no header can carry came from no answer of ours: it matches nothing.
    #[must_use]
    pub fn only_if(self, etag: &str) -> Self {
        self.header("if-match", if HeaderValue::from_str(etag).is_ok() { etag } else { "\"none\"" })
    }

    /// Sends it and reads a JSON answer.
    ///
    /// # Errors
    /// The service's own problem, or `unavailable` when it can't be reached or understood.
    pub async fn send<T: DeserializeOwned>(self) -> Result<T, Problem> {
        self.send_versioned().await.map(|answer| answer.body)
    }

    /// Sends it and reads a JSON answer with its version.
    ///
    /// # Errors
    /// As [`Call::send`].
    pub async fn send_versioned<T: DeserializeOwned>(self) -> Result<Versioned<T>, Problem> {
        let answer = self.answered().await?;
        let etag = answer.headers().get("etag").and_then(|tag| tag.to_str().ok()).map(str::to_owned);
        let body = answer.json().await.map_err(unreachable)?;
        Ok(Versioned { body, etag })
    }

    /// Sends it and takes an answer without a body.
    ///
    /// # Errors
    /// As [`Call::send`].
    pub async fn done(self) -> Result<(), Problem> {
        self.answered().await.map(|_| ())
    }

    /// Sends it and gives the answer as it came: for what has no body or another type.
    ///
    /// # Errors
    /// As [`Call::send`]; `304 Not Modified` is no error.
    pub async fn answered(self) -> Result<Response, Problem> {
        let answer = self.request.send().await.map_err(unreachable)?;
        let status = answer.status();
        if status.is_success() || status == StatusCode::NOT_MODIFIED {
            return Ok(answer);
        }
        let after = answer.headers().get("retry-after").and_then(|after| after.to_str().ok()?.parse().ok());
        let body = answer.json::<ProblemBody>().await.map_err(unreachable)?;
        Err(Problem::from_wire(body, after))
    }
}

/// A body that is sent a piece at a time.
pub fn body_of<S, E>(pieces: S) -> Body
where
    S: futures::Stream<Item = Result<bytes::Bytes, E>> + Send + 'static,
    E: std::error::Error + Send + Sync + 'static,
{
    Body::wrap_stream(pieces)
}

fn unreachable(cause: reqwest::Error) -> Problem {
    tracing::warn!(error = %cause.without_url(), "a service can't be reached");
    Problem { retry_after: Some(5), ..ProblemKind::Unavailable.into() }
}
