//! Serves every page with sample data, for looking at and for checks in a browser:
//! `cargo run -p portal --example gallery -- 8099`, then `/`. A brand and an accent may follow the
//! port, such as `'#ffcc00' '#ffcc00'`, to see what the guard makes of them.

use std::sync::Arc;

use actix_web::dev::Service as _;
use actix_web::{App, HttpMessage as _, HttpResponse, HttpServer, web};
use auth::Place;
use contract::Language;
use contract::council::{Colours, Council};
use portal::{assets, page, samples};

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(8099);
    let council = Arc::new(council());
    HttpServer::new(move || {
        let council = Arc::clone(&council);
        App::new()
            .wrap_fn(move |request, next| {
                request.extensions_mut().insert(Place::Council(Arc::clone(&council)));
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

fn council() -> Council {
    let mut chosen = std::env::args().skip(2);
    let sample = page::sample_council();
    match chosen.next().zip(chosen.next()) {
        Some((brand, accent)) => Council { colours: Colours { brand, accent }, ..sample },
        None => sample,
    }
}

async fn list() -> HttpResponse {
    let links = Language::ALL.into_iter().flat_map(|language| {
        samples::all(language)
            .into_iter()
            .map(move |sample| format!("<li><a href=\"/{language}/{0}\">{language} {0}</a>", sample.name))
    });
    HttpResponse::Ok().content_type("text/html").body(links.collect::<String>())
}

async fn sample(path: web::Path<(String, String)>) -> HttpResponse {
    let (language, name) = path.into_inner();
    let found = Language::from_tag(&language)
        .and_then(|language| samples::all(language).into_iter().find(|sample| sample.name == name));
    match found.map(|sample| sample.html) {
        Some(Ok(html)) => HttpResponse::Ok().content_type("text/html; charset=utf-8").body(html),
        _ => HttpResponse::NotFound().finish(),
    }
}
