//! The stylesheet and the scripts, built into the program, each under a name that its content makes.

use std::collections::HashMap;
use std::sync::LazyLock;

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "assets/dist/"]
struct Files;

static MANIFEST: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let manifest = Files::get("manifest.json").map(|file| file.data);
    manifest.and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
});

/// The address of an asset by its plain name, such as `main.css`.
pub fn href(name: &str) -> String {
    format!("/assets/{}", MANIFEST.get(name).map_or(name, String::as_str))
}

/// `GET /assets/{name}`: compressed when the browser takes it, kept by it for a year.
pub async fn serve(request: HttpRequest, name: web::Path<String>) -> HttpResponse {
    let accepted = request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let packed = [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        .filter(|(coding, _)| accepted.contains(coding))
        .find_map(|(coding, ending)| Some((coding, Files::get(&format!("{name}{ending}"))?)));
    let known = MANIFEST.values().any(|served| *served == *name);
    let (coding, file) = match (packed, known) {
        (Some((coding, file)), true) => (Some(coding), file),
        (None, true) => match Files::get(&name) {
            Some(file) => (None, file),
            None => return HttpResponse::NotFound().finish(),
        },
        (_, false) => return HttpResponse::NotFound().finish(),
    };
    let mut answer = HttpResponse::Ok();
    if let Some(coding) = coding {
        answer.insert_header((header::CONTENT_ENCODING, HeaderValue::from_static(coding)));
    }
    answer
        .insert_header((header::CONTENT_TYPE, kind(&name)))
        .insert_header((header::VARY, HeaderValue::from_static("accept-encoding")))
        .insert_header((header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")))
        .body(file.data.into_owned())
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::{TestRequest, call_service, init_service, read_body};

    use super::*;

    #[actix_web::test]
    async fn the_stylesheet_is_small_and_kept_for_ever() {
        let app = init_service(actix_web::App::new().route("/assets/{name}", web::get().to(serve))).await;
        let mut transferred = 0;
        for name in ["main.css", "letter.css", "app.js", "govuk-frontend.min.js"] {
            let request = TestRequest::get().uri(&href(name)).insert_header(("accept-encoding", "gzip, br"));
            let answer = call_service(&app, request.to_request()).await;
            assert_eq!(answer.status(), 200, "{name}");
            assert_eq!(answer.headers().get("content-encoding").unwrap(), "br");
            assert!(answer.headers().get("cache-control").unwrap().to_str().unwrap().contains("immutable"));
            transferred += read_body(answer).await.len();
        }
        assert!(transferred < 40_000, "{transferred} bytes leave too little of 60 kB for a page");
        for other in ["/assets/manifest.json", "/assets/..%2Fbuild.mjs", "/assets/main.css"] {
            let answer = call_service(&app, TestRequest::get().uri(other).to_request()).await;
            assert_eq!(answer.status(), 404, "{other}");
        }
    }

    #[test]
    fn no_font_crest_or_crown_of_the_government_is_inside() {
        let style = Files::get(href("main.css").trim_start_matches("/assets/")).unwrap();
        let style = String::from_utf8(style.data.into_owned()).unwrap();
        for foreign in ["GDS Transport", "@font-face", "crest", "govuk-footer__crown", "url("] {
            assert!(!style.contains(foreign), "{foreign}");
        }
        assert!(Files::iter().all(|name| !name.contains("woff") && !name.contains("crest")));
    }
}
