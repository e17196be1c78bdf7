use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::error::InternalError;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, HttpResponse, web};
use contract::Problem;
use contract::council::{Council, CouncilState};
use runtime::TooSoon;

use super::{Rooms, refuse};
use crate::citizen::notice::Notice;
use crate::form::addresses::Asking;
use crate::page::{self, Page};

/// A citizen's visit: no account is needed.
pub struct Visit {
    /// The page to be filled.
    pub page: Page,
    /// Whose portal.
    pub council: Arc<Council>,
    /// An anonymous visitor's token.
    pub token: String,
    /// The services.
    pub rooms: web::Data<Rooms>,
}

impl Visit {
    /// Whoever looks for addresses of the council's.
    pub fn asking(&self) -> Asking<'_> {
        Asking { rooms: &self.rooms, token: &self.token, council: self.council.id }
    }

    /// The page that tells a problem which no form can show.
    pub fn refuse(self, problem: &Problem) -> HttpResponse {
        refuse(self.page, problem)
    }
}

impl FromRequest for Visit {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, actix_web::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(visit(request))
    }
}

fn visit(request: &HttpRequest) -> Result<Visit, actix_web::Error> {
    let rooms = request.app_data::<web::Data<Rooms>>().cloned();
    let (Some(page), Some(rooms)) = (page::of_request(request), rooms) else {
        return Err(InternalError::new("a page outside a council's host", StatusCode::NOT_FOUND).into());
    };
    let council = Arc::clone(&page.council);
    if council.state == CouncilState::Suspended {
        let away = page::show(StatusCode::SERVICE_UNAVAILABLE, &Notice::suspended(page));
        return Err(InternalError::from_response("the council isn't served", away).into());
    }
    if let Some(TooSoon(problem)) = request.extensions().get::<TooSoon>() {
        return Err(InternalError::from_response("too soon", refuse(page, problem)).into());
    }
    match rooms.visitor_token(council.id) {
        Ok(token) => Ok(Visit { page, council, token, rooms }),
        Err(problem) => Err(InternalError::from_response("no visitor's token", refuse(page, &problem)).into()),
    }
}
