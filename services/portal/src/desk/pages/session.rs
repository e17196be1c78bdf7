use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use contract::{Problem, ProblemKind};
use identity_api::{Session, SignIn as Typed};
use runtime::Network;
use serde::Deserialize;

use super::done::Done;
use crate::desk::kept::{Carried, Kept};
use crate::desk::sign_in::SignIn;
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Page, Section};
use crate::visit::{Desk, Visit, own_path, session_cookie, session_of};

/// Where to go once signed in.
#[derive(Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    back: String,
}

impl Back {
    fn path(&self) -> &str {
        if own_path(&self.back) { &self.back } else { "/desk" }
    }
}

/// `GET /desk/sign-in`
pub(super) async fn ask(visit: Visit, request: HttpRequest, back: web::Query<Back>) -> HttpResponse {
    if let Some(session) = session_of(&request)
        && visit.rooms.staff_token(visit.council.id, &session).await.is_ok()
    {
        return page::see_other(&visit.page, back.path());
    }
    page::ok(&SignIn::new(Done::told(visit.page)))
}

/// `POST /desk/sign-in`
pub(super) async fn sign_in(
    visit: Visit,
    network: Network,
    back: web::Query<Back>,
    posted: ProtectedForm,
) -> HttpResponse {
    let [email, password] = ["email", "password"].map(|name| posted.typed.get(name).to_owned());
    let identity = visit.rooms.identity.clone();
    let identity = match network.address() {
        Some(address) => identity.for_visitor_at(address),
        None => identity,
    };
    match identity.sign_in(&visit.token, &Typed { email, password }).await {
        Ok(session) => match Carried::through(&posted.typed) {
            Some(carried) => with_session(again(visit, &session, &carried).await, &session.session),
            None => begun(&visit.page, &session, back.path()),
        },
        Err(problem) => refused(visit.page, &posted, &problem),
    }
}

/// What was being sent when the last session ended, for who is signed in now.
async fn again(visit: Visit, session: &Session, carried: &Carried) -> HttpResponse {
    match Desk::of(visit, &session.session).await {
        Ok(desk) => page::ok(&Kept::new(desk.at(Section::Cases).page, carried)),
        Err((visit, problem)) => visit.refuse(&problem),
    }
}

/// `POST /desk/sign-out`. The browser forgets the session in any case.
pub(super) async fn sign_out(desk: Desk, _posted: ProtectedForm) -> HttpResponse {
    if let Err(problem) = desk.rooms.identity.sign_out(&desk.token).await {
        tracing::warn!(problem = problem.kind.slug(), "a session could not be ended");
    }
    desk.rooms.forget(desk.council.id, &desk.session);
    with_session(page::see_other(&desk.page, &Done::SignedOut.at("/desk/sign-in")), "")
}

/// A session begins: its cookie, and on to a page of the desk.
pub(super) fn begun(page: &Page, session: &Session, to: &str) -> HttpResponse {
    with_session(page::see_other(page, to), &session.session)
}

fn with_session(mut answer: HttpResponse, session: &str) -> HttpResponse {
    match answer.add_cookie(&session_cookie(session)) {
        Ok(()) => answer,
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}

/// The form again. Whatever was wrong with the address or the password, the same is said.
fn refused(page: Page, posted: &ProtectedForm, problem: &Problem) -> HttpResponse {
    let w = page.w;
    let form = Form::again(&page, SignIn::fields(w), &posted.typed, posted.once.clone());
    let (status, form) = match problem.kind {
        ProblemKind::Unauthenticated | ProblemKind::ValidationFailed => {
            (StatusCode::UNPROCESSABLE_ENTITY, form.wrong("email", w.get("sign-in-wrong")))
        }
        kind => {
            (StatusCode::from_u16(kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), form.refused(problem, w))
        }
    };
    let mut answer =
        page::show(status, &SignIn { page: page.failing(true), form, carried: Carried::through(&posted.typed) });
    if let Some(seconds) = problem.retry_after {
        answer.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    answer
}
