//! What every request passes before any handler: its id, its council, its trace, its log line.

use std::sync::Arc;
use std::time::Instant;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HOST, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage as _, ResponseError as _, web};
use auth::{Bearer, Holder, Place, Refused, RequestTrace, Verifier};
use contract::{Clock, Problem, ProblemKind};
use directory::Directory;
use opentelemetry::KeyValue;
use opentelemetry::metrics::Histogram;
use tracing::Instrument as _;
use tracing_opentelemetry::OpenTelemetrySpanExt as _;
use uuid::Uuid;

use crate::headers::harden;
use crate::limits::{Counted, Limits, TooSoon};
use crate::network::{self, Network, Networks};
use crate::routes::Exposure;
use crate::telemetry::Parent;

/// Which of the listeners.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listener {
    Public,
    Internal,
}

/// What the edge knows.
#[derive(Clone)]
pub(crate) struct Edge {
    pub(crate) listener: Listener,
    pub(crate) directory: Directory,
    pub(crate) operators_host: Arc<str>,
    pub(crate) https: bool,
    pub(crate) duration: Histogram<f64>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) verifier: Verifier,
    pub(crate) proxies: Networks,
    pub(crate) limits: Arc<Limits>,
}

/// The middleware.
pub(crate) async fn pass<B: MessageBody + 'static>(
    edge: web::Data<Edge>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let began = Instant::now();
    let id = request_id(&request);
    let parent = Parent::of(request.headers());
    let judged = judge(&edge, &request);
    let council = match &judged {
        Ok(Place::Council(council)) => council.code.clone(),
        Ok(Place::Operators) => "operators".to_owned(),
        _ => "-".to_owned(),
    };
    let method = method_of(request.method());
    let span = tracing::info_span!("request", request = %id, council = %council, method, route = tracing::field::Empty);
    let _ = span.set_parent(parent.context());
    request.extensions_mut().insert(RequestTrace(parent.traceparent()));
    let network = network_of(&edge, &request);
    let counted = judged.as_ref().ok().and_then(|place| count(&edge, place, &network, &request));
    let too_soon = counted.as_ref().and_then(Counted::refusal);
    // A page tells it in its own way.
    let judged = match &too_soon {
        Some(problem) if Exposure::of(request.path()) != Exposure::Page => Err(problem.clone()),
        _ => judged,
    };
    let mut response = match judged {
        Ok(place) => {
            request.extensions_mut().insert(place);
            request.extensions_mut().insert(network);
            if let Some(problem) = too_soon {
                request.extensions_mut().insert(TooSoon(problem));
            }
            next.call(request).instrument(span.clone()).await?.map_into_left_body()
        }
        Err(problem) => request.into_response(Refused(problem).error_response()).map_into_right_body(),
    };
    harden(response.headers_mut(), edge.https);
    if let Some(counted) = counted {
        counted.tell(response.headers_mut());
    }
    if let Ok(value) = HeaderValue::try_from(id.to_string()) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    let route = response.request().match_pattern().unwrap_or_else(|| "-".to_owned());
    let status = response.status().as_u16();
    let seconds = began.elapsed().as_secs_f64();
    span.record("route", &route);
    span.in_scope(|| tracing::info!(status, milliseconds = seconds * 1000.0, method, %route, "answered"));
    let labels = [
        KeyValue::new("http.route", route),
        KeyValue::new("http.request.method", method),
        KeyValue::new("http.response.status_code", i64::from(status)),
        KeyValue::new("council", council),
    ];
    edge.duration.record(seconds, &labels);
    Ok(response)
}

/// A method that HTTP knows: what a stranger makes up is in no log and no label.
fn method_of(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "_OTHER",
    }
}

/// An id of ours; another service's is taken over, a stranger's never.
fn request_id(request: &ServiceRequest) -> Uuid {
    let internal = request.app_data::<web::Data<Edge>>().is_some_and(|edge| edge.listener == Listener::Internal);
    let told = request.headers().get("x-request-id").filter(|_| internal);
    told.and_then(|id| id.to_str().ok()?.parse().ok()).unwrap_or_else(Uuid::new_v4)
}

fn network_of(edge: &Edge, request: &ServiceRequest) -> Network {
    let forwarded = network::forwarded(request.headers());
    match edge.listener {
        Listener::Internal => network::from_service(&forwarded),
        Listener::Public => network::from_outside(request.peer_addr().map(|peer| peer.ip()), &forwarded, &edge.proxies),
    }
}

/// Counts what the public writes at a council. Staff aren't counted: their sign-in is, by identity,
/// and at their desk nothing is written without a session.
fn count(edge: &Edge, place: &Place, network: &Network, request: &ServiceRequest) -> Option<Counted> {
    let Place::Council(council) = place else { return None };
    let now = edge.clock.now();
    let path = request.path();
    let desk = path.strip_prefix("/desk").is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if request.method().is_safe() || desk || is_signed_in(edge, request, now) {
        return None;
    }
    Some(edge.limits.count(council.id, network, now))
}

fn is_signed_in(edge: &Edge, request: &ServiceRequest, now: time::OffsetDateTime) -> bool {
    let claims =
        auth::bearer(request.request()).and_then(|token| edge.verifier.verify(&Bearer(token.to_owned()), now).ok());
    claims.is_some_and(|claims| claims.holder != Holder::Visitor)
}

/// Where the request came in, or why it may not.
fn judge(edge: &Edge, request: &ServiceRequest) -> Result<Place, Problem> {
    if request.uri().path().len() + request.uri().query().map_or(0, str::len) > 8192 {
        return Err(ProblemKind::UriTooLong.into());
    }
    if request.headers().len() > 100 {
        return Err(ProblemKind::HeadersTooLarge.into());
    }
    let exposure = Exposure::of(request.path());
    if edge.listener == Listener::Internal {
        return match exposure {
            Exposure::Api | Exposure::Internal => Ok(Place::Internal),
            _ => Err(Problem::not_found()),
        };
    }
    let host = host(request)?;
    let place = if host == *edge.operators_host {
        Place::Operators
    } else {
        let council = edge.directory.snapshot().on_host(&host).cloned();
        Place::Council(council.ok_or_else(|| nobody(edge))?)
    };
    match (&place, exposure) {
        (_, Exposure::Internal)
        | (Place::Operators, Exposure::Page | Exposure::Api)
        | (Place::Council(_), Exposure::Operators) => Err(Problem::not_found()),
        _ => Ok(place),
    }
}

/// The answer on a host that is nobody's: a process that hasn't heard the Directory yet knows none.
fn nobody(edge: &Edge) -> Problem {
    if edge.directory.is_ready() { ProblemKind::MisdirectedRequest.into() } else { Problem::unavailable(1) }
}

/// The host without its port, lower case. Exactly one `Host` header, in its plain form.
fn host(request: &ServiceRequest) -> Result<String, Problem> {
    let malformed = || Problem::from(ProblemKind::MalformedRequest);
    let mut told = request.headers().get_all(HOST);
    let (first, second) = (told.next(), told.next());
    let text = first.and_then(|host| host.to_str().ok()).ok_or_else(malformed)?;
    if second.is_some() || request.uri().authority().is_some_and(|authority| authority.as_str() != text) {
        return Err(malformed());
    }
    let host = text.rsplit_once(':').map_or(
        text,
        |(host, port)| {
            if port.bytes().all(|b| b.is_ascii_digit()) { host } else { text }
        },
    );
    Ok(host.to_ascii_lowercase())
}
