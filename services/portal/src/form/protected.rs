//! The extractor that hands over what was typed, once the post may be believed.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::error::InternalError;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use serde::de::DeserializeOwned;

use super::body::Body;
use super::open::Form;
use super::protect::{Doubt, Guard, ONCE_FIELD, OnceKey, TOKEN_FIELD};
use super::typed::Typed;
use crate::citizen::notice::Notice;
use crate::citizen::refused::{Kept, Refused};
use crate::page::{self, Page};

const UNREAD: &str = "a form that can't be read";

/// A posted form that came from our own page. `T` is what the handler reads of it; [`Typed`] gives
/// everything as it came.
pub struct ProtectedForm<T = Typed> {
    /// The handler's reading of what was typed.
    pub value: T,
    /// What was typed, to show it again.
    pub typed: Typed,
    /// The key of this sending, for `Idempotency-Key` and for showing the form again.
    pub once: OnceKey,
}

impl<T: DeserializeOwned + 'static> FromRequest for ProtectedForm<T> {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, actix_web::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let body = Body::of(&request, payload);
        Box::pin(async move {
            let typed = body.typed().await.map_err(|status| unread(&request, status))?;
            if let Some(doubt) = doubt(&request, &typed) {
                return Err(doubted(&request, &typed, doubt));
            }
            let value = typed.read().ok_or_else(|| unread(&request, StatusCode::BAD_REQUEST))?;
            let once = OnceKey::parse(typed.get(ONCE_FIELD)).unwrap_or_else(OnceKey::fresh);
            Ok(Self { value, typed: Typed::clone(&typed), once })
        })
    }
}

/// What stands against believing a post.
pub(super) fn doubt(request: &HttpRequest, typed: &Typed) -> Option<Doubt> {
    let (council, guard) = (page::council_of(request), request.app_data::<web::Data<Guard>>());
    match council.zip(guard) {
        Some((council, guard)) => guard.check(request, council.id, typed.get(TOKEN_FIELD)).err(),
        None => Some(Doubt::Foreign),
    }
}

/// The answer to a post that can't be believed.
pub(super) fn doubted(request: &HttpRequest, typed: &Typed, doubt: Doubt) -> actix_web::Error {
    match page::of_request(request) {
        Some(page) => InternalError::from_response("a post that can't be believed", again(page, typed, doubt)).into(),
        None => plain(StatusCode::FORBIDDEN),
    }
}

/// The page with everything that was typed. A stale post can be sent again from it; a foreign one
/// is only shown.
fn again(page: Page, typed: &Typed, doubt: Doubt) -> HttpResponse {
    let once = OnceKey::parse(typed.get(ONCE_FIELD)).unwrap_or_else(OnceKey::fresh);
    let form = Form::again(&page, Vec::new(), typed, once).to(page.path.clone());
    let kept = typed.shown().map(|(name, value)| Kept { name: name.to_owned(), value: value.to_owned() }).collect();
    page::show(StatusCode::FORBIDDEN, &Refused { form, kept, sendable: doubt == Doubt::Stale, page })
}

/// The page that says why what was sent can't be read.
pub(super) fn unread(request: &HttpRequest, status: StatusCode) -> actix_web::Error {
    let notice = if status == StatusCode::PAYLOAD_TOO_LARGE { Notice::too_long } else { Notice::unread };
    match page::of_request(request) {
        Some(page) => InternalError::from_response(UNREAD, page::show(status, &notice(page))).into(),
        None => plain(status),
    }
}

fn plain(status: StatusCode) -> actix_web::Error {
    InternalError::new(UNREAD, status).into()
}
