//! The one list of ways to say no: problem details (RFC 9457).
//!
//! A body never holds a request id, an instance or an internal cause, so that the answer for
//! another council's id is byte for byte the answer for an id that never was.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::faults::{FieldFault, Unfit};

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $status:literal, $slug:literal, $title:literal;)*) => {
        /// Every kind of problem that the product answers with.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ProblemKind { $($(#[$doc])* $kind,)* }

        impl ProblemKind {
            /// Every kind, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];
            /// The HTTP status code.
            pub const fn status(self) -> u16 { match self { $(Self::$kind => $status,)* } }
            /// The last part of the type URI, `/problems/{slug}`.
            pub const fn slug(self) -> &'static str { match self { $(Self::$kind => $slug,)* } }
            /// The title, in English.
            pub const fn title(self) -> &'static str { match self { $(Self::$kind => $title,)* } }
        }
    };
}

kinds! {
    /// The request can't be read at all.
    MalformedRequest = 400, "malformed-request", "The request can't be read";
    /// A page cursor that isn't one of this list's.
    BadCursor = 400, "bad-cursor", "The cursor doesn't belong to this list";
    /// No valid credentials.
    Unauthenticated = 401, "unauthenticated", "Sign in first";
    /// Signed in, and not allowed.
    Forbidden = 403, "forbidden", "You may not do this";
    /// A limit of the council's plan.
    QuotaExceeded = 403, "quota-exceeded", "Your council's limit is reached";
    /// Nothing here, or nothing that the caller may know of.
    NotFound = 404, "not-found", "Nothing was found here";
    /// The path exists, the method doesn't.
    MethodNotAllowed = 405, "method-not-allowed", "This method isn't offered here";
    /// No representation that the client accepts.
    NotAcceptable = 406, "not-acceptable", "This can't be given in the form asked for";
    /// The body didn't arrive in time.
    RequestTimeout = 408, "request-timeout", "The request took too long to arrive";
    /// Against the present state, or a request with the same key still runs.
    Conflict = 409, "conflict", "This conflicts with how things stand";
    /// It was here and is no more.
    Gone = 410, "gone", "This is no longer here";
    /// `If-Match` names another version.
    PreconditionFailed = 412, "precondition-failed", "Someone changed this in the meantime";
    /// The body is too large.
    PayloadTooLarge = 413, "payload-too-large", "The request is too large";
    /// The address is too long.
    UriTooLong = 414, "uri-too-long", "The address is too long";
    /// A body in a format that isn't taken.
    UnsupportedMediaType = 415, "unsupported-media-type", "This format isn't accepted";
    /// A host that isn't served here.
    MisdirectedRequest = 421, "misdirected-request", "This address isn't served here";
    /// Fields that don't hold what they must.
    ValidationFailed = 422, "validation-failed", "Some fields need to be corrected";
    /// An idempotency key that was used for another request.
    IdempotencyMismatch = 422, "idempotency-mismatch", "This key was used for another request";
    /// An update without `If-Match`.
    PreconditionRequired = 428, "precondition-required", "Say which version you are changing";
    /// Too many requests.
    RateLimited = 429, "rate-limited", "Too many requests";
    /// Too many or too long headers.
    HeadersTooLarge = 431, "headers-too-large", "The request's headers are too large";
    /// A fault of ours.
    Internal = 500, "internal", "Something went wrong on our side";
    /// Something needed is not to be reached; try again.
    Unavailable = 503, "unavailable", "The service can't do this right now";
    /// Something needed didn't answer in time.
    Timeout = 504, "timeout", "The service didn't answer in time";
}

impl ProblemKind {
    /// The kind with this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.slug() == slug)
    }
}

/// A refusal, as it travels (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", kind.slug())]
pub struct Problem {
    /// Which of the table.
    pub kind: ProblemKind,
    /// What happened here, in plain English; never a cause of ours, never a value of theirs.
    pub detail: Option<Cow<'static, str>>,
    /// Every field's fault, for `validation-failed`.
    pub errors: Vec<FieldFault>,
    /// Seconds after which to try again, for 409, 429 and 503.
    pub retry_after: Option<u32>,
}

impl From<ProblemKind> for Problem {
    fn from(kind: ProblemKind) -> Self {
        Self { kind, detail: None, errors: Vec::new(), retry_after: None }
    }
}

impl Problem {
    /// A problem with an explanation.
    pub fn new(kind: ProblemKind, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { detail: Some(detail.into()), ..kind.into() }
    }

    /// Fields to be corrected.
    pub fn validation(errors: Vec<FieldFault>) -> Self {
        Self { errors, ..ProblemKind::ValidationFailed.into() }
    }

    /// One field to be corrected.
    pub fn at(pointer: &str, code: &'static str, detail: impl Into<String>) -> Self {
        Self::validation(vec![FieldFault::at(pointer, Unfit::new(code, detail))])
    }

    /// The same 404 for what isn't there and for what isn't the caller's.
    pub fn not_found() -> Self {
        ProblemKind::NotFound.into()
    }

    /// 503 with a hint when to come back.
    pub fn unavailable(retry_after: u32) -> Self {
        Self { retry_after: Some(retry_after), ..ProblemKind::Unavailable.into() }
    }

    /// Adds the seconds after which to try again.
    #[must_use]
    pub fn retry_in(mut self, seconds: u32) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// The body as it goes out, `application/problem+json`.
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(&self.wire()).unwrap_or_default()
    }

    fn wire(&self) -> ProblemBody {
        ProblemBody {
            kind: format!("/problems/{}", self.kind.slug()),
            title: self.kind.title().to_owned(),
            status: self.kind.status(),
            detail: self.detail.as_deref().map(str::to_owned),
            errors: self.errors.clone(),
        }
    }

    /// Reads a problem that another service answered with.
    pub fn from_wire(body: ProblemBody, retry_after: Option<u32>) -> Self {
        let slug = body.kind.rsplit('/').next().unwrap_or_default();
        let kind = ProblemKind::from_slug(slug).unwrap_or(ProblemKind::Internal);
        Self { kind, detail: body.detail.map(Cow::Owned), errors: body.errors, retry_after }
    }
}

/// The wire form of a [`Problem`].
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// `/problems/{slug}`, stable.
    #[serde(rename = "type")]
    pub kind: String,
    /// What kind of problem, in English.
    pub title: String,
    /// The HTTP status code.
    pub status: u16,
    /// What happened here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Every field's fault.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldFault>,
}
