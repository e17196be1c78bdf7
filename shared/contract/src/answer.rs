//! What a handler answers with. The type says the status, so the documentation can too.

use std::pin::Pin;

use bytes::Bytes;
use futures::Stream;
use serde::Serialize;
use utoipa::{PartialSchema, ToSchema};

/// A successful answer: its status, its body, its headers.
pub trait Answer {
    /// The HTTP status code of every such answer.
    const STATUS: u16;
    /// What the answer means, for the documentation.
    const MEANING: &'static str;
    /// The status of this one; another than [`Answer::STATUS`] only for 304.
    fn status(&self) -> u16 {
        Self::STATUS
    }
    /// The JSON body, or `None` for an empty one.
    fn body(&self) -> Option<Vec<u8>>;
    /// The body where it isn't JSON: asked for when [`Answer::body`] gives none.
    fn streamed(self) -> Option<Streamed>
    where
        Self: Sized,
    {
        None
    }
    /// Headers beside the content type.
    fn headers(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
    /// The name and schema of the body with what it refers to.
    fn schema(_seen: &mut Vec<(String, Schema)>) -> Option<Schema> {
        None
    }
}

/// A body that is given a piece at a time, and never held as a whole.
pub struct Streamed {
    /// Its media type.
    pub media: &'static str,
    /// How many bytes it has.
    pub length: u64,
    /// Its bytes, in order. After an error the body breaks off.
    pub pieces: Pieces,
}

/// The bytes of a body, in order.
pub type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, crate::Problem>>>>;

/// 200 with the bytes of something that was kept as it came.
pub struct Content {
    /// Its media type and its bytes.
    pub body: Streamed,
    /// `Content-Disposition`.
    pub disposition: String,
    /// The policy under which a browser may show it.
    pub policy: &'static str,
}

impl Answer for Content {
    const STATUS: u16 = 200;
    const MEANING: &'static str = "Its bytes, as they came.";
    fn body(&self) -> Option<Vec<u8>> {
        None
    }
    fn streamed(self) -> Option<Streamed> {
        Some(self.body)
    }
    fn headers(&self) -> Vec<(&'static str, String)> {
        let same_site = ("x-frame-options", "SAMEORIGIN".to_owned());
        let policy = ("content-security-policy", self.policy.to_owned());
        vec![("content-disposition", self.disposition.clone()), policy, same_site]
    }
}

/// A schema as utoipa knows it.
pub type Schema = utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>;

/// 200 with a body and, for one thing, its version as an entity tag.
#[derive(Debug, Clone)]
pub struct Found<T> {
    /// What was found.
    pub body: T,
    /// The version, told as `ETag: "{version}"`.
    pub version: Option<i64>,
}

impl<T> Found<T> {
    /// An answer without a version.
    pub fn plain(body: T) -> Self {
        Self { body, version: None }
    }

    /// An answer with the version to name in `If-Match`.
    pub fn at(body: T, version: i64) -> Self {
        Self { body, version: Some(version) }
    }
}

/// 201 with a body and the place of what was made.
#[derive(Debug, Clone)]
pub struct Created<T> {
    /// What was made.
    pub body: T,
    /// Its path, told as `Location`.
    pub location: String,
}

/// 204: done, nothing to say.
#[derive(Debug, Clone, Copy)]
pub struct Done;

/// 200 with a body and its entity tag, or 304 when the caller named that tag in `If-None-Match`.
#[derive(Debug, Clone)]
pub struct Tagged<T> {
    /// The tag, quotes and all.
    pub tag: String,
    /// What is new to the caller; `None` when they have it.
    pub news: Option<T>,
}

impl<T: Serialize> Answer for Tagged<T> {
    const STATUS: u16 = 200;
    const MEANING: &'static str = "What is new; 304 when nothing is.";
    fn status(&self) -> u16 {
        if self.news.is_some() { 200 } else { 304 }
    }
    fn body(&self) -> Option<Vec<u8>> {
        self.news.as_ref().and_then(|news| serde_json::to_vec(news).ok())
    }
    fn headers(&self) -> Vec<(&'static str, String)> {
        vec![("etag", self.tag.clone())]
    }
}

fn schema_of<T: ToSchema + PartialSchema>(seen: &mut Vec<(String, Schema)>) -> Schema {
    T::schemas(seen);
    let name = T::name().into_owned();
    let inner = T::schema();
    if name.is_empty() || !name.starts_with(char::is_uppercase) {
        return inner;
    }
    seen.push((name.clone(), inner));
    utoipa::openapi::Ref::from_schema_name(name).into()
}

/// The schema of a body, as a reference, with everything it needs put into `seen`.
pub fn body_schema<T: ToSchema + PartialSchema>(seen: &mut Vec<(String, Schema)>) -> Schema {
    schema_of::<T>(seen)
}

impl<T: Serialize + ToSchema> Answer for Found<T> {
    const STATUS: u16 = 200;
    const MEANING: &'static str = "What was asked for.";
    fn body(&self) -> Option<Vec<u8>> {
        serde_json::to_vec(&self.body).ok()
    }
    fn headers(&self) -> Vec<(&'static str, String)> {
        self.version.map(|version| ("etag", format!("\"{version}\""))).into_iter().collect()
    }
    fn schema(seen: &mut Vec<(String, Schema)>) -> Option<Schema> {
        Some(schema_of::<T>(seen))
    }
}

impl<T: Serialize + ToSchema> Answer for Created<T> {
    const STATUS: u16 = 201;
    const MEANING: &'static str = "Made; `Location` says where it is.";
    fn body(&self) -> Option<Vec<u8>> {
        serde_json::to_vec(&self.body).ok()
    }
    fn headers(&self) -> Vec<(&'static str, String)> {
        vec![("location", self.location.clone())]
    }
    fn schema(seen: &mut Vec<(String, Schema)>) -> Option<Schema> {
        Some(schema_of::<T>(seen))
    }
}

impl Answer for Done {
    const STATUS: u16 = 204;
    const MEANING: &'static str = "Done.";
    fn body(&self) -> Option<Vec<u8>> {
        None
    }
}

/// An answer that was given before to the same idempotency key, to be given again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The HTTP status code.
    pub status: u16,
    /// The headers that went with it.
    pub headers: Vec<(String, String)>,
    /// The JSON body, if there was one.
    pub body: Option<Vec<u8>>,
}

impl Stored {
    /// What must be kept of an answer to give it again.
    pub fn of(answer: &impl Answer) -> Self {
        Self::with_status(answer, answer.status())
    }

    fn with_status(answer: &impl Answer, status: u16) -> Self {
        let headers = answer.headers().into_iter().map(|(name, value)| (name.to_owned(), value));
        Self { status, headers: headers.collect(), body: answer.body() }
    }
}
