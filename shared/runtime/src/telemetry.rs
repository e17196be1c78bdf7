//! Logs as JSON, metrics for Prometheus, traces by OTLP where the environment names a collector.

use actix_web::http::header::HeaderMap;
use opentelemetry::propagation::{Extractor, TextMapPropagator as _};
use opentelemetry::trace::TraceContextExt as _;
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_sdk::metrics::SdkMeterProvider;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tracing_subscriber::filter::{EnvFilter, LevelFilter};
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;
use uuid::Uuid;

/// What must live as long as the process, and what `/metrics` shows.
#[derive(Debug)]
pub struct Telemetry {
    pub(crate) registry: prometheus::Registry,
    traces: Option<SdkTracerProvider>,
}

impl Telemetry {
    /// No log and metrics that nobody reads: for tests, where several services share a process.
    pub fn silent() -> Self {
        Self { registry: prometheus::Registry::new(), traces: None }
    }

    /// Sends what is still held.
    pub(crate) fn end(&self) {
        if let Some(traces) = &self.traces {
            let _ = traces.shutdown();
        }
    }
}

/// Begins logging to standard error as JSON lines, with `filter`; to be called once.
///
/// # Errors
/// When the filter can't be read or the OTLP exporter can't be made.
pub fn init(filter: &str) -> anyhow::Result<Telemetry> {
    let registry = prometheus::Registry::new();
    let reader = opentelemetry_prometheus::exporter().with_registry(registry.clone()).build()?;
    opentelemetry::global::set_meter_provider(SdkMeterProvider::builder().with_reader(reader).build());
    let traces = std::env::var_os("OTEL_EXPORTER_OTLP_ENDPOINT").map(|_| tracer()).transpose()?;
    let logs = tracing_subscriber::fmt::layer()
        .json()
        .flatten_event(true)
        .with_current_span(true)
        .with_span_list(false)
        .with_writer(std::io::stderr)
        .with_filter(EnvFilter::try_new(filter)?);
    // The trace layer has a filter of its own: a quiet log must not silence traces.
    let spans = traces.as_ref().map(|provider| {
        tracing_opentelemetry::layer().with_tracer(provider.tracer("moothall")).with_filter(LevelFilter::INFO)
    });
    tracing_subscriber::registry().with(logs).with(spans).init();
    Ok(Telemetry { registry, traces })
}

fn tracer() -> anyhow::Result<SdkTracerProvider> {
    let exporter = opentelemetry_otlp::SpanExporter::builder().with_http().build()?;
    let resource = opentelemetry_sdk::Resource::builder().with_service_name("moothall").build();
    Ok(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build())
}

/// The trace that a request belongs to: the caller's, or a new one (W3C Trace Context).
pub(crate) struct Parent {
    context: opentelemetry::Context,
    trace: String,
}

impl Parent {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let context = TraceContextPropagator::new().extract(&Headers(headers));
        let told = context.span().span_context().clone();
        let trace = if told.is_valid() { told.trace_id().to_string() } else { Uuid::new_v4().simple().to_string() };
        Self { context, trace }
    }

    pub(crate) fn context(&self) -> opentelemetry::Context {
        self.context.clone()
    }

    /// A `traceparent` for what this request sets off later.
    pub(crate) fn traceparent(&self) -> String {
        let span = Uuid::new_v4().simple().to_string();
        format!("00-{}-{}-01", self.trace, span.get(..16).unwrap_or_default())
    }
}

struct Headers<'h>(&'h HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).and_then(|value| value.to_str().ok())
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(actix_web::http::header::HeaderName::as_str).collect()
    }
}
