//! Serves every page with sample data, for looking at and for checks in a browser:
//! `cargo run -p portal --example gallery -- 8099`, then `/`.

use std::sync::Arc;

use actix_web::dev::Service as _;
use actix_web::{App, HttpMessage as _, HttpResponse, HttpServer, web};
use auth::Place;
use contract::Language;
use portal::{assets, page, samples};

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(8099);
    HttpServer::new(|| {
        App::new()
            .wrap_fn(|request, next| {
                request.extensions_mut().insert(Place::Council(Arc::new(page::sample_council())));
                next.call(request)
            })
            .route("/", web::get().to(list))
            .route("/assets/{name}", web::get().to(assets::serve))
            .route("/theme-{file}", web::get().to(page::colours::serve))
            .route("/{language}/{name}", web::get().to(sample))
    })
    .workers(1)
    .bind(("127.0.0.1", port))?
    .run()
    .await
}

async fn list() -> HttpResponse {
    let links = Language::ALL.into_iter().flat_map(|language| {
        samples::all(language).into_iter().map(move |sample| format!("<li><a href=\"/{language}/{0}\">{language} {0}</a>", sample.name))
    });
    HttpResponse::Ok().content_type("text/html").body(links.collect::<String>())
}

async fn sample(path: web::Path<(String, String)>) -> HttpResponse {
    let (language, name) = path.into_inner();
    let found = Language::from_tag(&language).and_then(|language| samples::all(language).into_iter().find(|sample| sample.name == name));
    match found.map(|sample| sample.html) {
        Some(Ok(html)) => HttpResponse::Ok().content_type("text/html; charset=utf-8").body(html),
        _ => HttpResponse::NotFound().finish(),
    }
}
