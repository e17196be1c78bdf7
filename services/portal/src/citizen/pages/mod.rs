//! The handlers of a citizen's pages: each makes one call, and shows one view.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use runtime::Routes;

use super::notice::Notice;
use crate::page;
use crate::visit::Visit;

/// A citizen's pages, in reading order.
pub fn routes(routes: Routes) -> Routes {
    routes
}

/// Any address that is none of ours: 404.
pub async fn missing(visit: Visit) -> HttpResponse {
    page::show(StatusCode::NOT_FOUND, &Notice::not_found(visit.page))
}
