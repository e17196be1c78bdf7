//! Handlers that name who may call them in their own signature, and so can be documented and
//! swept from it.

use std::future::Future;
use std::panic::AssertUnwindSafe;

use actix_web::body::SizedStream;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_ENCODING, HeaderName, HeaderValue};
use actix_web::{FromRequest, Handler, HttpResponse, HttpResponseBuilder, ResponseError as _, web};
use auth::{Allowed, Refused, SystemCaller};
use contract::answer::{Schema, Streamed};
use contract::{Answer, Audience, Permission, ProblemKind, Scope};
use futures::FutureExt as _;
use futures::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use tenant_db::Early;
use utoipa::openapi::path::{Operation, OperationBuilder, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::{ContentBuilder, Required};
use utoipa::{IntoParams, PartialSchema, ToSchema};

use crate::extract::{At, Body, IfMatch, IfNoneMatch, Params, Shared};
use crate::upload::Upload;

/// Who may call an endpoint, as its first argument says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guard {
    /// The permission's name; none for another service.
    pub permission: Option<&'static str>,
    /// Who can hold it.
    pub audience: Audience,
    /// Whose data it opens.
    pub scope: Scope,
}

/// A first argument that proves who calls.
pub trait Caller: FromRequest + 'static {
    /// Who may call.
    const GUARD: Guard;
}

impl<P: Permission> Caller for Allowed<P> {
    const GUARD: Guard = Guard { permission: Some(P::NAME), audience: P::AUDIENCE, scope: P::SCOPE };
}

impl Caller for SystemCaller {
    const GUARD: Guard = Guard { permission: None, audience: Audience::System, scope: Scope::Platform };
}

/// A description of an endpoint in the making.
pub struct Description {
    /// The operation.
    pub operation: Operation,
    /// Schemas that it refers to.
    pub schemas: Vec<(String, Schema)>,
}

/// An argument that can describe itself.
pub trait Described {
    /// Adds what the argument takes to the description.
    fn describe(description: &mut Description);
}

impl<T: ToSchema + PartialSchema> Described for Body<T> {
    fn describe(description: &mut Description) {
        let schema = contract::answer::body_schema::<T>(&mut description.schemas);
        let content = ContentBuilder::new().schema(Some(schema)).build();
        let body =
            RequestBodyBuilder::new().content("application/json", content).required(Some(Required::True)).build();
        description.operation.request_body = Some(body.into());
    }
}

impl Described for Upload {
    fn describe(description: &mut Description) {
        let body = RequestBodyBuilder::new()
            .content("application/octet-stream", ContentBuilder::new().build())
            .required(Some(Required::True));
        description.operation.request_body = Some(body.build().into());
    }
}

impl<T: IntoParams> Described for Params<T> {
    fn describe(description: &mut Description) {
        let taken = T::into_params(|| Some(ParameterIn::Query));
        description.operation.parameters.get_or_insert_default().extend(taken.into_iter().map(Into::into));
    }
}

/// Named by the path's own pattern.
impl<T: DeserializeOwned> Described for At<T> {
    fn describe(_: &mut Description) {}
}

impl<A: Described, B: Described> Described for (A, B) {
    fn describe(description: &mut Description) {
        A::describe(description);
        B::describe(description);
    }
}

/// Nothing that a caller gives.
impl<T> Described for Shared<T> {
    fn describe(_: &mut Description) {}
}

/// Any client may send it.
impl Described for IfNoneMatch {
    fn describe(_: &mut Description) {}
}

impl Described for IfMatch {
    fn describe(description: &mut Description) {
        let header = ParameterBuilder::new()
            .name("If-Match")
            .parameter_in(ParameterIn::Header)
            .required(Required::True)
            .description(Some("The ETag of the version that is to be changed."))
            .schema(Some(<String as PartialSchema>::schema()))
            .build();
        description.operation.parameters.get_or_insert_default().push(header.into());
    }
}

/// A handler that proved its caller in its first argument.
pub trait Guarded<Args>: Clone + 'static {
    /// Who may call it.
    fn guard() -> Guard;
    /// What it takes and gives.
    fn describe() -> Description;
    /// The handler as actix knows it.
    fn route(self) -> actix_web::Route;
}

macro_rules! guarded {
    ($($argument:ident $name:ident),*) => {
        impl<F, Fut, C, R, $($argument),*> Guarded<(C, $($argument,)*)> for F
        where
            F: Fn(C, $($argument),*) -> Fut + Clone + 'static,
            Fut: Future<Output = Result<R, Early>> + 'static,
            C: Caller,
            R: Answer + 'static,
            $($argument: FromRequest + Described + 'static,)*
        {
            fn guard() -> Guard { C::GUARD }

            fn describe() -> Description {
                let operation = OperationBuilder::new().build();
                let mut description = Description { operation, schemas: Vec::new() };
                $($argument::describe(&mut description);)*
                crate::openapi::describe_answer::<R>(&mut description);
                description
            }

            fn route(self) -> actix_web::Route {
                web::route().to(move |caller: C, $($name: $argument),*| {
                    let answering = self(caller, $($name),*);
                    async move { answer(caught(answering).await) }
                })
            }
        }
    };
}

guarded!();
guarded!(A a);
guarded!(A a, B b);
guarded!(A a, B b, D d);
guarded!(A a, B b, D d, E e);

/// A panic in a handler is that request's 500 and nobody else's trouble.
async fn caught<R>(answering: impl Future<Output = Result<R, Early>>) -> Result<R, Early> {
    match AssertUnwindSafe(answering).catch_unwind().await {
        Ok(answer) => answer,
        Err(_) => Err(Early::Refused(ProblemKind::Internal.into())),
    }
}

/// A page's handler with the same care for panics.
#[derive(Clone)]
pub(crate) struct Caught<H>(pub(crate) H);

impl<A: 'static, H: Handler<A>> Handler<A> for Caught<H> {
    type Output = Result<H::Output, Refused>;
    type Future = LocalBoxFuture<'static, Self::Output>;

    fn call(&self, args: A) -> Self::Future {
        let handler = self.0.clone();
        let answering = AssertUnwindSafe(async move { handler.call(args).await }).catch_unwind();
        answering.map(|answer| answer.map_err(|_| Refused(ProblemKind::Internal.into()))).boxed_local()
    }
}

/// An answer, a stored answer or a refusal as HTTP.
pub fn answer<R: Answer>(answer: Result<R, Early>) -> HttpResponse {
    match answer {
        Ok(given) => {
            let status = given.status();
            let headers: Vec<_> = given.headers().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            match given.body() {
                Some(body) => respond(status, headers.into_iter(), Some(body), false),
                None => match given.streamed() {
                    Some(streamed) => stream(status, headers.into_iter(), streamed),
                    None => respond(status, headers.into_iter(), None, false),
                },
            }
        }
        Err(Early::Replayed(stored)) => respond(stored.status, stored.headers.into_iter(), stored.body, true),
        Err(Early::Refused(problem)) => Refused(problem).error_response(),
    }
}

fn respond(
    status: u16,
    headers: impl Iterator<Item = (String, String)>,
    body: Option<Vec<u8>>,
    replayed: bool,
) -> HttpResponse {
    let mut response = begun(status, headers);
    if replayed {
        response.insert_header(("idempotency-replayed", "true"));
    }
    match body {
        Some(body) => response.content_type("application/json").body(body),
        None => response.finish(),
    }
}

/// A body that goes out as it comes. It isn't compressed: what people keep is, mostly.
fn stream(status: u16, headers: impl Iterator<Item = (String, String)>, streamed: Streamed) -> HttpResponse {
    let mut response = begun(status, headers);
    response.content_type(streamed.media).insert_header((CONTENT_ENCODING, "identity"));
    response.body(SizedStream::new(streamed.length, streamed.pieces))
}

fn begun(status: u16, headers: impl Iterator<Item = (String, String)>) -> HttpResponseBuilder {
    let mut response = HttpResponse::build(StatusCode::from_u16(status).unwrap_or(StatusCode::OK));
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.insert_header((name, value));
        }
    }
    response
}
