use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpResponse, ResponseError};
use contract::{Problem, ProblemKind};

/// A problem as an HTTP answer: `application/problem+json`.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Refused(pub Problem);

impl<T: Into<Problem>> From<T> for Refused {
    fn from(problem: T) -> Self {
        Self(problem.into())
    }
}

impl ResponseError for Refused {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.0.kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status_code());
        answer.insert_header((CONTENT_TYPE, HeaderValue::from_static("application/problem+json")));
        answer.insert_header((HeaderName::from_static("cache-control"), HeaderValue::from_static("no-store")));
        if let Some(seconds) = self.0.retry_after {
            answer.insert_header((RETRY_AFTER, seconds));
        }
        if self.0.kind == ProblemKind::Unauthenticated {
            answer.insert_header((WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")));
        }
        answer.body(self.0.to_json())
    }
}
