//! A posted form's body, read once for whoever asks: the form itself, and the desk when it finds
//! that the session has ended and what was typed must not be lost.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpMessage, HttpRequest};
use futures::StreamExt as _;
use futures::future::{FutureExt as _, Shared};

use super::typed::Typed;

/// The most bytes of a posted form.
const MOST: usize = 256 * 1024;
/// A browser hears that it was too much once it has sent everything: so much of it is waited for.
const MOST_HEARD: usize = 16 * MOST;

type Reading = Pin<Box<dyn Future<Output = Result<Rc<Typed>, StatusCode>>>>;

/// The body of one request, on its way or read.
#[derive(Clone)]
pub struct Body(Shared<Reading>);

impl Body {
    /// The body of a request: taken by the first who asks, and shared with those after.
    pub fn of(request: &HttpRequest, payload: &mut Payload) -> Self {
        if let Some(taken) = request.extensions().get::<Self>() {
            return taken.clone();
        }
        let payload = payload.take();
        let reading: Reading = Box::pin(async move {
            let body = read(payload).await.ok_or(StatusCode::PAYLOAD_TOO_LARGE)?;
            Typed::parse(&body).map(Rc::new).ok_or(StatusCode::BAD_REQUEST)
        });
        let body = Self(reading.shared());
        request.extensions_mut().insert(body.clone());
        body
    }

    /// What was typed.
    ///
    /// # Errors
    /// The status to answer with when it can't be read.
    pub async fn typed(&self) -> Result<Rc<Typed>, StatusCode> {
        self.0.clone().await
    }

    /// What was typed, if it has been read by now.
    pub fn read_by_now(&self) -> Option<Rc<Typed>> {
        self.0.peek()?.as_ref().ok().map(Rc::clone)
    }
}

/// Whether a request carries the fields of a form, and not a file.
pub fn has_fields(request: &HttpRequest) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

/// Whether a request carries files, which no page can hold for later.
pub fn has_files(request: &HttpRequest) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

/// The whole body; `None` when it is too large or breaks off.
async fn read(mut payload: Payload) -> Option<Vec<u8>> {
    let (mut body, mut size) = (Vec::new(), 0);
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.ok()?;
        size += chunk.len();
        if size > MOST_HEARD {
            return None;
        }
        if size <= MOST {
            body.extend_from_slice(&chunk);
        }
    }
    (size <= MOST).then_some(body)
}
