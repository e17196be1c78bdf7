//! What comes in, parsed at the edge; what can't be parsed is answered with a problem.

use std::future::{Future, Ready, ready};
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest, web};
use auth::Refused;
use contract::{Problem, ProblemKind};
use futures::StreamExt as _;
use serde::de::DeserializeOwned;

/// The largest JSON body, in bytes.
pub const MAX_BODY: usize = 256 * 1024;

/// A JSON body.
#[derive(Debug, Clone)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = Refused;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refused>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let typed = json_type(request);
        let declared =
            request.headers().get("content-length").and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
        let payload = payload.take();
        Box::pin(async move {
            typed?;
            if declared.is_some_and(|length| length > MAX_BODY) {
                return Err(too_large().into());
            }
            let bytes = collect(payload).await?;
            parse(&bytes).map(Self).map_err(Refused)
        })
    }
}

fn json_type(request: &HttpRequest) -> Result<(), Refused> {
    let mut types = request.headers().get_all(CONTENT_TYPE);
    let (first, second) = (types.next(), types.next());
    let text = first.and_then(|value| value.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
    let mut parts = text.split(';').map(str::trim);
    let json = parts.next() == Some("application/json");
    let utf8 = parts
        .all(|part| !part.starts_with("charset=") || part.trim_start_matches("charset=").trim_matches('"') == "utf-8");
    let encoded = request.headers().contains_key("content-encoding");
    if json && utf8 && second.is_none() && !encoded {
        Ok(())
    } else {
        Err(Problem::new(ProblemKind::UnsupportedMediaType, "Send application/json in UTF-8, not compressed.").into())
    }
}

async fn collect(mut payload: Payload) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| Problem::from(ProblemKind::MalformedRequest))?;
        if bytes.len() + chunk.len() > MAX_BODY {
            return Err(too_large().into());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn too_large() -> Problem {
    Problem::new(ProblemKind::PayloadTooLarge, "Send at most 256 kB.")
}

/// Reads JSON: not JSON at all is malformed, JSON of the wrong shape names the place.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    // A list would be read as the fields in their order, whatever they are called.
    if bytes.trim_ascii_start().starts_with(b"[") {
        return Err(Problem::new(ProblemKind::MalformedRequest, "Send an object, not a list."));
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let parsed = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let inner = error.inner();
        if inner.is_syntax() || inner.is_eof() {
            return Problem::new(
                ProblemKind::MalformedRequest,
                format!("Not JSON at line {}, column {}.", inner.line(), inner.column()),
            );
        }
        let said = inner.to_string();
        let (code, detail, name) = explain(&said);
        let within = pointer(&error.path().to_string());
        let place = name.map_or_else(|| within.clone(), |name| format!("{within}/{name}"));
        Problem::at(&place, code, detail)
    })?;
    reader.end().map_err(|error| {
        Problem::new(
            ProblemKind::MalformedRequest,
            format!("Something follows the JSON at line {}, column {}.", error.line(), error.column()),
        )
    })?;
    Ok(parsed)
}

/// What serde says, without the value that it quotes: a code, an explanation, and the field's name
/// where only the text has it.
fn explain(error: &str) -> (&'static str, String, Option<&str>) {
    let name = |prefix: &str| error.strip_prefix(prefix).and_then(|rest| rest.split('`').next());
    if let Some(name) = name("missing field `") {
        ("required", format!("The field {name} is missing."), Some(name))
    } else if let Some(name) = name("duplicate field `") {
        ("duplicate-field", format!("The field {name} comes twice."), Some(name))
    } else if error.starts_with("unknown field") {
        ("unknown-field", "There is no such field.".to_owned(), None)
    } else if let Some((_, known)) = error.split_once("expected one of ") {
        let known = known.rsplit_once(" at line").map_or(known, |(known, _)| known);
        ("unknown-value", format!("Must be one of {known}."), None)
    } else {
        ("invalid", "This isn't of the kind that is expected here.".to_owned(), None)
    }
}

/// `items[2].name` as a JSON Pointer: `/items/2/name`.
fn pointer(path: &str) -> String {
    if path == "." {
        return String::new();
    }
    let slashed = path.replace('[', ".").replace(']', "");
    format!("/{}", slashed.split('.').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/"))
}

/// The query. Unknown and repeated keys are refused by the type itself.
#[derive(Debug, Clone)]
pub struct Params<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Params<T> {
    type Error = Refused;
    type Future = Ready<Result<Self, Refused>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let parsed = serde_urlencoded::from_str(request.query_string()).map(Self);
        ready(parsed.map_err(|error| {
            let said = error.to_string();
            let (_, detail, _) = explain(&said);
            Refused(Problem::new(ProblemKind::MalformedRequest, format!("The query can't be read. {detail}")))
        }))
    }
}

/// What the path names. An id that can't be one is answered like an id that never was.
#[derive(Debug, Clone)]
pub struct At<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for At<T> {
    type Error = Refused;
    type Future = Ready<Result<Self, Refused>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let parsed = web::Path::<T>::from_request(request, payload).into_inner();
        ready(parsed.map(|path| Self(path.into_inner())).map_err(|_| Problem::not_found().into()))
    }
}

/// What a service's handlers share, registered by its `attach`.
#[derive(Debug, Clone)]
pub struct Shared<T: 'static>(pub web::Data<T>);

impl<T: 'static> FromRequest for Shared<T> {
    type Error = Refused;
    type Future = Ready<Result<Self, Refused>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let shared = request.app_data::<web::Data<T>>().cloned();
        ready(shared.map(Self).ok_or_else(|| Problem::from(ProblemKind::Internal).into()))
    }
}

/// The tag of what the caller has already: `If-None-Match`, quotes and all.
#[derive(Debug, Clone)]
pub struct IfNoneMatch(pub Option<String>);

impl FromRequest for IfNoneMatch {
    type Error = Refused;
    type Future = Ready<Result<Self, Refused>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let tag = request.headers().get("if-none-match").and_then(|tag| tag.to_str().ok());
        ready(Ok(Self(tag.map(str::to_owned))))
    }
}

/// The version that an update is meant for: `If-Match: "7"`.
#[derive(Debug, Clone, Copy)]
pub struct IfMatch(pub i64);

impl FromRequest for IfMatch {
    type Error = Refused;
    type Future = Ready<Result<Self, Refused>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(tag) = request.headers().get("if-match") else {
            let why = "Send If-Match with the ETag of what you are changing.";
            return ready(Err(Problem::new(ProblemKind::PreconditionRequired, why).into()));
        };
        let version = tag.to_str().ok().and_then(|tag| tag.strip_prefix('"')?.strip_suffix('"')?.parse().ok());
        ready(version.map(Self).ok_or_else(|| Problem::from(ProblemKind::PreconditionFailed).into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Report {
        #[expect(dead_code, reason = "only its parsing is looked at")]
        count: i64,
    }

    fn refusal(json: &str) -> Problem {
        parse::<Report>(json.as_bytes()).unwrap_err()
    }

    #[test]
    fn what_is_no_json_is_malformed_and_says_where() {
        for json in ["", "{", "{\"count\": NaN}", "{'count': 1}", "{\"count\":1} x", "\u{feff}{\"count\":1}"] {
            assert_eq!(refusal(json).kind, ProblemKind::MalformedRequest, "{json}");
        }
    }

    #[test]
    fn json_of_another_shape_names_the_field_and_not_the_value() {
        for (json, code, at) in [
            ("{}", "required", "/count"),
            ("{\"count\":\"secret\"}", "invalid", "/count"),
            ("{\"count\":1,\"tenant_id\":2}", "unknown-field", "/tenant_id"),
            ("{\"count\":1,\"count\":2}", "duplicate-field", "/count"),
            ("null", "invalid", ""),
        ] {
            let problem = refusal(json);
            assert_eq!(problem.kind, ProblemKind::ValidationFailed, "{json}");
            assert_eq!(problem.errors[0].code, code, "{json}");
            assert_eq!(problem.errors[0].pointer, at, "{json}");
            assert!(!problem.errors[0].detail.contains("secret"));
        }
    }
}
