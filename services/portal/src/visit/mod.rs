//! Who visits: a citizen without an account, or a member of staff with a session. Each comes with
//! a page to be filled and a token to ask the services with.

mod desk;
mod manner;
mod rooms;
mod visitor;

pub use desk::{Desk, SESSION_COOKIE, own_path, session_cookie, session_of};
pub use manner::{Early, Part, Poll};
pub use rooms::Rooms;
pub use visitor::Visit;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use contract::{Problem, ProblemKind};

use crate::citizen::notice::Notice;
use crate::page::{self, Page};

/// The page that tells a problem which no form can show.
pub fn refuse(page: Page, problem: &Problem) -> HttpResponse {
    let status = page::status_of(problem);
    match problem.kind {
        ProblemKind::NotFound | ProblemKind::Gone => page::show(StatusCode::NOT_FOUND, &Notice::not_found(page)),
        ProblemKind::Forbidden | ProblemKind::QuotaExceeded => page::show(status, &Notice::forbidden(page)),
        ProblemKind::RateLimited => page::show(status, &Notice::too_many(page)),
        ProblemKind::Unavailable | ProblemKind::Timeout | ProblemKind::Conflict => {
            page::show(StatusCode::SERVICE_UNAVAILABLE, &Notice::unavailable(page))
        }
        _ => page::show(StatusCode::INTERNAL_SERVER_ERROR, &Notice::error(page)),
    }
}
