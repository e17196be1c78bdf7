use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest, web};
use contract::{Problem, ProblemKind};
use subtle::ConstantTimeEq;

use crate::place::Place;
use crate::refused::Refused;

/// What the deployment's services know each other by; in the application's data.
#[derive(Clone)]
pub struct InternalSecret(pub String);

/// Another service of the deployment, on the internal listener, with the deployment's secret.
#[derive(Debug, Clone, Copy)]
pub struct SystemCaller(());

impl FromRequest for SystemCaller {
    type Error = Refused;
    type Future = Ready<Result<Self, Refused>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let internal = matches!(request.place(), Some(Place::Internal));
        let secret = request.app_data::<web::Data<InternalSecret>>();
        let told = bearer(request);
        let known = match (secret, told) {
            (Some(secret), Some(told)) => bool::from(secret.0.as_bytes().ct_eq(told.as_bytes())),
            _ => false,
        };
        ready(if internal && known { Ok(Self(())) } else { Err(Problem::from(ProblemKind::Unauthenticated).into()) })
    }
}

/// The bearer token of a request with exactly one `Authorization` header.
pub fn bearer(request: &HttpRequest) -> Option<&str> {
    let mut headers = request.headers().get_all(AUTHORIZATION);
    let only = headers.next()?;
    if headers.next().is_some() {
        return None;
    }
    let (scheme, token) = only.to_str().ok()?.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

pub(crate) trait RequestPlace {
    fn place(&self) -> Option<Place>;
}

impl RequestPlace for HttpRequest {
    fn place(&self) -> Option<Place> {
        use actix_web::HttpMessage as _;
        self.extensions().get::<Place>().cloned()
    }
}
