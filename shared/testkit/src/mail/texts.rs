//! Text messages, taken as GOV.UK Notify takes them: each is kept as a message to its number.

use actix_web::http::StatusCode;
use actix_web::http::header::AUTHORIZATION;
use actix_web::web::{Data, Json, Query};
use actix_web::{HttpRequest, HttpResponse};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use serde::Deserialize;
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::Shared;
use super::faults::Fault;

/// The key that is taken, as the product is configured with it.
pub const TEXT_KEY: &str = "development-6f1c0a52-58d3-4f0e-9a51-0c1f5a7e2b10-b7a4d9e6-1c38-4e57-8f0a-92d6c3e4f581";
/// The template whose whole text is `((message))`.
pub const TEXT_TEMPLATE: &str = "3a0f8c1e-7b52-4d96-a1c8-5e2f90b7d643";
/// How far a caller's clock may be from ours, in seconds.
const SKEW: i64 = 30;

#[derive(Deserialize)]
struct Claims {
    iss: String,
    iat: i64,
}

/// A text message as it comes.
#[derive(Deserialize)]
pub(super) struct Text {
    phone_number: String,
    template_id: String,
    #[serde(default)]
    personalisation: serde_json::Map<String, serde_json::Value>,
    reference: Option<String>,
}

/// Which message.
#[derive(Deserialize)]
pub(super) struct Which {
    reference: String,
}

/// `POST /v2/notifications/sms`
pub(super) async fn take(state: Data<Shared>, request: HttpRequest, text: Json<Text>) -> HttpResponse {
    if !is_known(&request) {
        return refuse(StatusCode::FORBIDDEN, "AuthError", "Invalid token: service not found");
    }
    let to = &text.phone_number;
    let is_number =
        to.strip_prefix('+').is_some_and(|digits| digits.len() > 6 && digits.bytes().all(|b| b.is_ascii_digit()));
    let said = text.personalisation.get("message").and_then(|message| message.as_str());
    let (true, TEXT_TEMPLATE, Some(said)) = (is_number, text.template_id.as_str(), said) else {
        return refuse(StatusCode::BAD_REQUEST, "ValidationError", "phone_number, template_id or message is wrong");
    };
    match state.faults.at_recipient(to) {
        Some(Fault::Defer) => return refuse(StatusCode::TOO_MANY_REQUESTS, "RateLimitError", "Exceeded rate limit"),
        Some(_) => return refuse(StatusCode::BAD_REQUEST, "BadRequestError", "Cannot send to this recipient"),
        None => {}
    }
    let cut = state.faults.cut(to);
    if cut != Some(false) && state.mailbox.keep(std::slice::from_ref(to), &file(&text, said)).is_err() || cut.is_some()
    {
        return refuse(StatusCode::INTERNAL_SERVER_ERROR, "Exception", "Internal server error");
    }
    if let Some(late) = state.faults.delay(to) {
        tokio::time::sleep(late).await;
    }
    HttpResponse::Created().json(json!({
        "id": Uuid::new_v4(), "reference": text.reference, "content": { "body": said, "from_number": "MOOTHALL" },
        "uri": "", "template": { "id": TEXT_TEMPLATE, "version": 1, "uri": "" }, "scheduled_for": null,
    }))
}

/// `GET /v2/notifications`
pub(super) async fn find(state: Data<Shared>, request: HttpRequest, which: Query<Which>) -> HttpResponse {
    if !is_known(&request) {
        return refuse(StatusCode::FORBIDDEN, "AuthError", "Invalid token: service not found");
    }
    let found = state.mailbox.list(|mail| mail.message_id.as_deref() == Some(which.reference.as_str()));
    let found: Vec<_> = found.iter().map(|mail| json!({ "reference": which.reference, "to": mail.to })).collect();
    HttpResponse::Ok().json(json!({ "notifications": found, "links": {} }))
}

/// Whether the caller holds our key, and their clock is right.
fn is_known(request: &HttpRequest) -> bool {
    let Some((service, secret)) = TEXT_KEY.strip_prefix("development-").and_then(|key| key.split_at_checked(36)) else {
        return false;
    };
    let header = request.headers().get(AUTHORIZATION).and_then(|header| header.to_str().ok()).unwrap_or_default();
    let mut rules = Validation::new(Algorithm::HS256);
    rules.required_spec_claims.clear();
    rules.validate_exp = false;
    let key = DecodingKey::from_secret(secret.trim_start_matches('-').as_bytes());
    let token = decode::<Claims>(header.trim_start_matches("Bearer "), &key, &rules);
    #[expect(clippy::disallowed_methods, reason = "this is another's clock, not the product's")]
    let now = OffsetDateTime::now_utc().unix_timestamp();
    token.is_ok_and(|token| token.claims.iss == service && (token.claims.iat - now).abs() <= SKEW)
}

fn file(text: &Text, said: &str) -> Vec<u8> {
    let reference = text.reference.as_deref().unwrap_or_default().replace(char::is_control, "");
    let head = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit";
    format!("Subject: Text message\r\nMessage-ID: <{reference}>\r\n{head}\r\n\r\n{said}\r\n").into_bytes()
}

fn refuse(status: StatusCode, error: &str, message: &str) -> HttpResponse {
    let body = json!({ "status_code": status.as_u16(), "errors": [{ "error": error, "message": message }] });
    HttpResponse::build(status).json(body)
}
