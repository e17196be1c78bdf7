//! The extractor of a form that carries files: what was typed comes first and is believed or not
//! before any file is looked at; then the files come one after the other, as they are sent.

use std::future::Future;
use std::io;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::error::InternalError;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, CONTENT_TYPE};
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use bytes::Bytes;
use contract::client::{Body, body_of};
use futures::{Stream, StreamExt as _, stream};
use multer::{Constraints, Multipart, SizeLimit};
use tokio::sync::mpsc;

use super::protect::Doubt;
use super::protected::{doubt, doubted, unread};
use super::typed::Typed;

/// The most bytes of one sending, files and all.
const MOST: u64 = 320 * 1024 * 1024;
/// The most bytes of everything that was typed.
const MOST_TYPED: usize = 64 * 1024;
/// How many chunks of the line's own size wait for whoever takes them.
const WAITING: usize = 4;

/// A posted form with files that came from our own page.
pub struct ProtectedUpload {
    /// What was typed.
    pub typed: Typed,
    parts: Multipart<'static>,
    first: Option<multer::Field<'static>>,
}

/// A file that is on its way.
pub struct Sent {
    /// What it is called; empty where the form had no file.
    pub name: String,
    /// Its bytes, as they come.
    pub bytes: Body,
}

impl FromRequest for ProtectedUpload {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, actix_web::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
            let boundary = multer::parse_boundary(kind).map_err(|_| unread(&request, StatusCode::BAD_REQUEST))?;
            let limits = Constraints::new().size_limit(SizeLimit::new().whole_stream(MOST));
            let mut parts = Multipart::with_constraints(chunks(payload), boundary, limits);
            let (typed, first) = typed(&mut parts).await.ok_or_else(|| unread(&request, StatusCode::BAD_REQUEST))?;
            match doubt(&request, &typed) {
                Some(Doubt::Stale) => Err(not_taken_in(&request)),
                Some(Doubt::Foreign) => Err(doubted(&request, &typed, Doubt::Foreign)),
                None => Ok(Self { typed, parts, first }),
            }
        })
    }
}

impl ProtectedUpload {
    /// The next file; none after the last.
    ///
    /// # Errors
    /// When the sending breaks off or is too large.
    pub async fn next(&mut self) -> Result<Option<Sent>, multer::Error> {
        let part = match self.first.take() {
            Some(part) => Some(part),
            None => self.parts.next_field().await?,
        };
        Ok(part.map(|part| Sent { name: part.file_name().unwrap_or_default().to_owned(), bytes: body_of(part) }))
    }
}

/// What an address says whose files weren't taken in.
pub const NOT_TAKEN_IN: &str = "not-taken-in";

/// The page from which files were sent, saying that they must be chosen again: no form can carry them.
pub fn chosen_again(path: &str) -> String {
    format!("{}?done={NOT_TAKEN_IN}", path.strip_suffix("/files").unwrap_or(path))
}

fn not_taken_in(request: &HttpRequest) -> actix_web::Error {
    let to = chosen_again(request.path());
    let answer = HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish();
    InternalError::from_response("files of an old page", answer).into()
}

/// Everything before the first file, and that file.
async fn typed(parts: &mut Multipart<'static>) -> Option<(Typed, Option<multer::Field<'static>>)> {
    let (mut pairs, mut size) = (Vec::new(), 0);
    while let Some(mut part) = parts.next_field().await.ok()? {
        if part.file_name().is_some() {
            return Some((pairs.into_iter().collect(), Some(part)));
        }
        let (name, mut value) = (part.name()?.to_owned(), Vec::new());
        while let Some(chunk) = part.chunk().await.ok()? {
            size += chunk.len();
            if size > MOST_TYPED {
                return None;
            }
            value.extend_from_slice(&chunk);
        }
        pairs.push((name, String::from_utf8(value).ok()?));
    }
    Some((pairs.into_iter().collect(), None))
}

/// The body, handed from the connection to whoever reads it, no more than a few chunks ahead.
fn chunks(mut payload: Payload) -> impl Stream<Item = Result<Bytes, io::Error>> + Send + 'static {
    let (sender, receiver) = mpsc::channel(WAITING);
    actix_web::rt::spawn(async move {
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_| io::Error::from(io::ErrorKind::UnexpectedEof));
            let broken = chunk.is_err();
            if sender.send(chunk).await.is_err() || broken {
                break;
            }
        }
    });
    stream::unfold(receiver, |mut receiver| async move { receiver.recv().await.map(|chunk| (chunk, receiver)) })
}
