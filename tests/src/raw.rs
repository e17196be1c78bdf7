//! HTTP as it is, without a typed client: for tests of what a stranger may send.

use reqwest::Method;
use reqwest::header::HeaderMap;
use testkit::Deployment;

/// A request in the making.
pub struct Raw {
    request: reqwest::RequestBuilder,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Raw {
    /// To the public listener, as this council's host (or `ops`).
    pub fn to(deployment: &Deployment, slug: &str, method: Method, path: &str) -> Self {
        Self::with_host(deployment, &deployment.host(slug), method, path)
    }

    /// To the public listener with any `Host`.
    pub fn with_host(deployment: &Deployment, host: &str, method: Method, path: &str) -> Self {
        Self {
            request: testkit::http()
                .request(method, format!("http://{}{path}", deployment.public))
                .header("host", host),
        }
    }

    /// To the internal listener.
    pub fn inside(deployment: &Deployment, method: Method, path: &str) -> Self {
        Self { request: testkit::http().request(method, format!("http://{}{path}", deployment.internal)) }
    }

    /// To the ops listener.
    pub fn ops(deployment: &Deployment, path: &str) -> Self {
        Self { request: testkit::http().get(format!("http://{}{path}", deployment.ops)) }
    }

    pub fn bearer(mut self, token: &str) -> Self {
        self.request = self.request.bearer_auth(token);
        self
    }

    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    pub fn json(mut self, body: &serde_json::Value) -> Self {
        self.request = self.request.json(body);
        self
    }

    /// A body as it is, with this content type; none when it is empty.
    pub fn body(mut self, kind: &str, body: impl Into<reqwest::Body>) -> Self {
        if !kind.is_empty() {
            self.request = self.request.header("content-type", kind);
        }
        self.request = self.request.body(body);
        self
    }

    /// The answer of a server that must be there.
    pub async fn send(self) -> Answer {
        self.try_send().await.expect("an answer")
    }

    /// The answer, or nothing when the server was cut off.
    pub async fn try_send(self) -> Option<Answer> {
        let answer = self.request.send().await.ok()?;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        Some(Answer { status, headers, body: answer.bytes().await.ok()?.to_vec() })
    }
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or(serde_json::Value::Null)
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Whether it is a refusal of the house's own: problem details, and no fault of ours.
    pub fn is_clear_refusal(&self) -> bool {
        (400..500).contains(&self.status)
            && self.header("content-type") == "application/problem+json"
            && self.json()["type"].is_string()
    }
}
