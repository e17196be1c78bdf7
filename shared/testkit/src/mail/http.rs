//! The HTTP side: pages for people, JSON for tests.

use std::net::SocketAddr;
use std::sync::Arc;

use actix_web::dev::Server;
use actix_web::http::header::ContentType;
use actix_web::web::{Data, Json, Path, Query, ServiceConfig, delete, get, post, put};
use actix_web::{App, HttpResponse, HttpServer};
use serde::Deserialize;

use super::faults::FaultRule;
use super::{Shared, pages, texts};

type State = Data<Shared>;

/// Binds at once; serves when the server is awaited.
pub(super) fn serve(address: SocketAddr, shared: Arc<Shared>) -> std::io::Result<(SocketAddr, Server)> {
    let state = Data::from(shared);
    let server = HttpServer::new(move || App::new().app_data(state.clone()).configure(routes))
        .workers(1)
        .disable_signals()
        .shutdown_timeout(1)
        .bind(address)?;
    let bound = server.addrs().first().copied().unwrap_or(address);
    Ok((bound, server.run()))
}

fn routes(config: &mut ServiceConfig) {
    config
        .route("/", get().to(index))
        .route("/messages/{id}", get().to(message))
        .route("/messages/{id}/source", get().to(source))
        .route("/api/messages", get().to(list))
        .route("/api/messages", delete().to(clear))
        .route("/api/faults", put().to(replace_faults))
        .route("/api/faults", post().to(add_fault))
        .route("/v2/notifications/sms", post().to(texts::take))
        .route("/v2/notifications", get().to(texts::find));
}

#[derive(Deserialize)]
struct Filter {
    to: Option<String>,
}

async fn list(state: State, filter: Query<Filter>) -> HttpResponse {
    let wanted = filter.to.as_ref();
    HttpResponse::Ok().json(state.mailbox.list(|mail| wanted.is_none_or(|to| mail.to.eq_ignore_ascii_case(to))))
}

async fn clear(state: State) -> HttpResponse {
    match state.mailbox.clear() {
        Ok(()) => HttpResponse::NoContent().finish(),
        Err(error) => HttpResponse::InternalServerError().body(error.to_string()),
    }
}

async fn replace_faults(state: State, rules: Json<Vec<FaultRule>>) -> HttpResponse {
    state.faults.replace(rules.into_inner());
    HttpResponse::NoContent().finish()
}

async fn add_fault(state: State, rule: Json<FaultRule>) -> HttpResponse {
    state.faults.add(rule.into_inner());
    HttpResponse::NoContent().finish()
}

async fn index(state: State, filter: Query<Filter>) -> HttpResponse {
    let wanted = filter.to.as_deref().unwrap_or_default().trim().to_lowercase();
    let mails = state.mailbox.list(|mail| mail.to.to_lowercase().contains(&wanted));
    page(pages::index(&mails, &wanted))
}

async fn message(state: State, id: Path<u32>) -> HttpResponse {
    match state.mailbox.find(*id) {
        Some(mail) => page(pages::message(&mail)),
        None => HttpResponse::NotFound().body("No such message"),
    }
}

async fn source(state: State, id: Path<u32>) -> HttpResponse {
    match state.mailbox.source(*id) {
        Some(bytes) => HttpResponse::Ok().content_type(ContentType::plaintext()).body(bytes),
        None => HttpResponse::NotFound().body("No such message"),
    }
}

fn page(rendered: askama::Result<String>) -> HttpResponse {
    match rendered {
        Ok(html) => HttpResponse::Ok().content_type(ContentType::html()).body(html),
        Err(error) => HttpResponse::InternalServerError().body(error.to_string()),
    }
}
