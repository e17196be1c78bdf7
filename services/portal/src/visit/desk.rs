use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::dev::Payload;
use actix_web::error::InternalError;
use actix_web::http::{Method, header};
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use contract::council::Council;
use contract::{Problem, ProblemKind};
use identity_api::{AccessToken, Role};

use super::{Rooms, Visit, refuse};
use crate::page::{self, Page, Section, Staff};

/// The cookie that holds a staff session.
pub const SESSION_COOKIE: &str = "__Host-desk";

/// A member of staff at their desk. Who isn't signed in is sent to sign in, and back afterwards.
pub struct Desk {
    /// The page to be filled; `at` says in which part of the desk it is.
    pub page: Page,
    /// Whose desk.
    pub council: Arc<Council>,
    /// The access token.
    pub token: String,
    /// Who is signed in and what they may do.
    pub me: Arc<AccessToken>,
    /// The session, to end it.
    pub session: String,
    /// The services.
    pub rooms: web::Data<Rooms>,
}

impl Desk {
    /// In this part of the desk.
    #[must_use]
    pub fn at(mut self, section: Section) -> Self {
        let staff = Staff { name: self.me.name.clone(), administrator: self.me.role == Role::Administrator };
        self.page = self.page.at_desk(staff, section);
        self
    }

    /// The page that tells a problem which no form can show; a session that ended leads to sign-in.
    pub fn refuse(self, problem: &Problem) -> HttpResponse {
        if problem.kind == ProblemKind::Unauthenticated {
            self.rooms.forget(self.council.id, &self.session);
            return to_sign_in(&self.page.path);
        }
        refuse(self.page, problem)
    }
}

/// The cookie of a session: for this browser window's life, this host's pages alone.
pub fn session_cookie(session: &str) -> Cookie<'static> {
    let mut cookie = page::cookie(SESSION_COOKIE, session.to_owned(), Duration::hours(12));
    cookie.set_max_age(None);
    if session.is_empty() {
        cookie.make_removal();
    }
    cookie
}

impl FromRequest for Desk {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, actix_web::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let visit = Visit::from_request(request, payload).into_inner();
        let session = request.cookie(SESSION_COOKIE).map(|cookie| cookie.value().to_owned()).filter(|session| session.len() == 43);
        let back = if request.method() == Method::GET { request.uri().path().to_owned() } else { "/desk".to_owned() };
        Box::pin(async move {
            let visit = visit?;
            let Some(session) = session else { return Err(sent(to_sign_in(&back))) };
            match visit.rooms.staff_token(visit.council.id, &session).await {
                Ok(me) => {
                    let Visit { page, council, rooms, .. } = visit;
                    Ok(Self { page, council, token: me.access_token.clone(), me, session, rooms })
                }
                Err(problem) if problem.kind == ProblemKind::Unauthenticated => Err(sent(to_sign_in(&back))),
                Err(problem) => Err(sent(visit.refuse(&problem))),
            }
        })
    }
}

fn sent(answer: HttpResponse) -> actix_web::Error {
    InternalError::from_response("no session", answer).into()
}

/// To the sign-in page, and back to where one was. Only paths of the desk are gone back to.
fn to_sign_in(back: &str) -> HttpResponse {
    let to = if back.starts_with("/desk/") { format!("/desk/sign-in?back={back}") } else { "/desk/sign-in".to_owned() };
    HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish()
}
