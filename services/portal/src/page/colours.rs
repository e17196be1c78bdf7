//! A council's stylesheet and icon, `GET /theme-{hash}.css` and `/theme-{hash}.svg`.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use contract::council::Council;

use super::{council_of, initial};
use crate::theme::Theme;

/// Serves either by its file name, `{hash}.css` or `{hash}.svg`. The colours of now are served
/// under any hash: a page that was open while they changed still finds some; only under its own
/// hash are they kept for ever.
pub async fn serve(request: HttpRequest, file: web::Path<String>) -> HttpResponse {
    let Some((council, (hash, ending))) = council_of(&request).zip(file.rsplit_once('.')) else {
        return HttpResponse::NotFound().finish();
    };
    let theme = Theme::of(&council.colours);
    let Some((kind, body)) = content(&theme, &council, ending) else {
        return HttpResponse::NotFound().finish();
    };
    let caching = if hash == theme.hash() { "public, max-age=31536000, immutable" } else { "no-cache" };
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, kind))
        .insert_header((header::CACHE_CONTROL, caching))
        .body(body)
}

fn content(theme: &Theme, council: &Council, ending: &str) -> Option<(&'static str, String)> {
    match ending {
        "css" => Some(("text/css; charset=utf-8", theme.css().to_owned())),
        "svg" => Some(("image/svg+xml", theme.icon(initial(council.name.get(council.first_language()))))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use actix_web::HttpMessage;
    use actix_web::test::{TestRequest, call_service, init_service, read_body};
    use auth::Place;

    use super::*;
    use crate::page::sample_council;

    async fn get(path: &str) -> (u16, String, String) {
        let app = init_service(actix_web::App::new().route("/theme-{file}", web::get().to(serve))).await;
        let request = TestRequest::get().uri(path).to_request();
        request.extensions_mut().insert(Place::Council(Arc::new(sample_council())));
        let answer = call_service(&app, request).await;
        let caching = answer.headers().get("cache-control").map(|value| value.to_str().unwrap().to_owned());
        let status = answer.status().as_u16();
        (status, caching.unwrap_or_default(), String::from_utf8(read_body(answer).await.to_vec()).unwrap())
    }

    #[actix_web::test]
    async fn the_colours_are_kept_for_ever_under_their_own_hash_alone() {
        let theme = Theme::of(&sample_council().colours);
        let (status, caching, css) = get(&theme.href()).await;
        assert_eq!((status, css.as_str()), (200, theme.css()));
        assert!(caching.contains("immutable"));
        assert_eq!(get("/theme-000000000000.css").await.1, "no-cache");
        assert!(get(&theme.icon_href()).await.2.contains(">B</text>"));
        assert_eq!(get("/theme-000000000000.js").await.0, 404);
    }
}
