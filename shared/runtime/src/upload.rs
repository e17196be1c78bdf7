use std::future::{Ready, ready};
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use auth::Refused;
use bytes::{Bytes, BytesMut};
use contract::{Problem, ProblemKind};
use futures::StreamExt as _;

/// How long the next bytes may take to come.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many bytes are dropped at a time.
const DRAINED: usize = 64 * 1024;

/// A body of bytes, taken a piece at a time: no more of it is held than the piece that was asked
/// for. How much is taken altogether is for the handler to say.
pub struct Upload {
    payload: Payload,
    waiting: BytesMut,
    /// How long the body says that it is, in bytes.
    pub declared: Option<u64>,
}

impl FromRequest for Upload {
    type Error = Refused;
    type Future = Ready<Result<Self, Refused>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if request.headers().contains_key("content-encoding") {
            let why = "Send the bytes as they are, not compressed.";
            return ready(Err(Problem::new(ProblemKind::UnsupportedMediaType, why).into()));
        }
        let declared = request.headers().get("content-length").and_then(|length| length.to_str().ok()?.parse().ok());
        ready(Ok(Self { payload: payload.take(), waiting: BytesMut::new(), declared }))
    }
}

impl Upload {
    /// The next `size` bytes; fewer at the end, and then none.
    ///
    /// # Errors
    /// `request-timeout` when nothing comes for 30 seconds, `malformed-request` when the body
    /// breaks off.
    pub async fn piece(&mut self, size: usize) -> Result<Option<Bytes>, Problem> {
        while self.waiting.len() < size {
            let next = tokio::time::timeout(PATIENCE, self.payload.next()).await;
            match next.map_err(|_| Problem::from(ProblemKind::RequestTimeout))? {
                Some(Ok(bytes)) => self.waiting.extend_from_slice(&bytes),
                Some(Err(_)) => return Err(ProblemKind::MalformedRequest.into()),
                None => break,
            }
        }
        let size = size.min(self.waiting.len());
        Ok((size > 0).then(|| self.waiting.split_to(size).freeze()))
    }

    /// Takes the rest, at most `most` bytes, and drops it: whoever still sends hears a refusal only
    /// once they have sent.
    pub async fn drain(&mut self, most: u64) {
        let mut dropped = 0;
        while dropped < most {
            match self.piece(DRAINED).await {
                Ok(Some(piece)) => dropped += piece.len() as u64,
                Ok(None) | Err(_) => return,
            }
        }
    }
}
