//! A service's OpenAPI document where everyone can read it: `GET /api/v1/openapi/{service}.json`.

use actix_web::{HttpResponse, Resource, web};
use anyhow::Context as _;

use crate::openapi::document;
use crate::routes::Routes;

/// A document as it is served. Cheap to clone: every worker serves the same bytes.
#[derive(Clone)]
pub(crate) struct Published(web::Bytes);

impl Published {
    /// The document of the routes that are mounted.
    pub(crate) fn of(service: &str, routes: &Routes) -> anyhow::Result<Self> {
        let text = document(service, env!("CARGO_PKG_VERSION"), routes).to_json();
        Ok(Self(text.context("an OpenAPI document")?.into()))
    }

    /// Where it is served.
    pub(crate) fn resource(&self, service: &str) -> Resource {
        let body = self.0.clone();
        let serve = move || {
            let body = body.clone();
            async move { HttpResponse::Ok().content_type("application/json").body(body) }
        };
        web::resource(format!("/api/v1/openapi/{service}.json")).route(web::get().to(serve))
    }
}

#[cfg(test)]
mod tests {
    use actix_web::App;
    use actix_web::test::{TestRequest, call_and_read_body_json, call_service, init_service};
    use serde_json::Value;

    use super::*;

    #[actix_web::test]
    async fn a_document_is_read_without_a_token_and_by_get_alone() {
        let published = Published::of("cases", &Routes::new()).unwrap();
        let app = init_service(App::new().service(published.resource("cases"))).await;
        let path = "/api/v1/openapi/cases.json";
        let document: Value = call_and_read_body_json(&app, TestRequest::get().uri(path).to_request()).await;
        assert_eq!((&document["openapi"], &document["info"]["title"]), (&"3.1.0".into(), &"Moothall: cases".into()));
        assert_eq!(call_service(&app, TestRequest::post().uri(path).to_request()).await.status(), 405);
    }
}
