//! Headers that every answer carries unless its handler chose its own.

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const ALWAYS: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("content-security-policy", POLICY),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "geolocation=(self), camera=(), microphone=(), payment=()"),
];

/// Adds what is missing. Nothing is cached unless the handler said so; HSTS where the deployment
/// is behind TLS.
pub(crate) fn harden(headers: &mut HeaderMap, https: bool) {
    let hsts = https.then_some(("strict-transport-security", "max-age=31536000; includeSubDomains"));
    let cache = Some(("cache-control", "no-store"));
    for (name, value) in ALWAYS.into_iter().chain(cache).chain(hsts) {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
}
