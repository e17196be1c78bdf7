//! The ops listener: is it alive, is it ready, what does it measure. Never on a council's host.

use actix_web::{HttpResponse, web};
use prometheus::TextEncoder;

use crate::service::Context;

pub(crate) fn mount(config: &mut web::ServiceConfig) {
    config
        .route("/healthz", web::get().to(healthz))
        .route("/readyz", web::get().to(readyz))
        .route("/metrics", web::get().to(metrics));
}

async fn healthz() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("alive\n")
}

/// Ready once the Directory is known and every pool answers, and not while ending.
async fn readyz(context: web::Data<Context>) -> HttpResponse {
    if context.is_ending() || !context.directory.is_ready() || !context.pools_answer().await {
        return HttpResponse::ServiceUnavailable().content_type("text/plain").body("not ready\n");
    }
    HttpResponse::Ok().content_type("text/plain").body("ready\n")
}

async fn metrics(registry: web::Data<prometheus::Registry>) -> HttpResponse {
    match TextEncoder::new().encode_to_string(&registry.gather()) {
        Ok(text) => HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(text),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
