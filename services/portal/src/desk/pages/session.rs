use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use contract::{Problem, ProblemKind};
use identity_api::{Session, SignIn as Typed};
use runtime::Network;
use serde::Deserialize;

use super::done::Done;
use crate::desk::kept::{AGAIN, Carried, Kept};
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
    request: HttpRequest,
    network: Network,
    back: web::Query<Back>,
    posted: ProtectedForm,
) -> HttpResponse {
    let carried = Carried::through(&posted.typed);
    if let Some(carried) = carried.clone().filter(|_| posted.typed.given(AGAIN).is_some()) {
        return in_another_language(visit, session_of(&request), carried).await;
    }
    let [email, password] = ["email", "password"].map(|name| posted.typed.get(name).to_owned());
    let identity = visit.rooms.identity.clone();
    let identity = match network.address() {
        Some(address) => identity.for_visitor_at(address),
        None => identity,
    };
    match identity.sign_in(&visit.token, &Typed { email, password }).await {
        // What somebody else typed is theirs alone.
        Ok(session) => match carried.filter(|carried| carried.is_of(&session.staff_id.to_string())) {
            Some(carried) => with_session(again(visit, &session.session, &carried).await, &session.session),
            None => begun(&visit.page, &session, back.path()),
        },
        Err(problem) => refused(visit.page, &posted, &problem),
    }
}

/// What was being sent when the last session ended, for who is signed in now.
async fn again(visit: Visit, session: &str, carried: &Carried) -> HttpResponse {
    match Desk::of(visit, session).await {
        Ok(desk) if carried.is_of(&desk.me.staff_id.to_string()) => {
            page::ok(&Kept::new(desk.at(Section::Cases).page, carried))
        }
        Ok(desk) => page::see_other(&desk.page, "/desk"),
        Err((visit, problem)) if problem.kind == ProblemKind::Unauthenticated => {
            page::show(StatusCode::FORBIDDEN, &SignIn::carrying(visit.page, carried.clone()))
        }
        Err((visit, problem)) => visit.refuse(&problem),
    }
}

/// The same page with the same text, in the language that was chosen.
async fn in_another_language(visit: Visit, session: Option<String>, carried: Carried) -> HttpResponse {
    match session {
        Some(session) => again(visit, &session, &carried).await,
        None => page::show(StatusCode::FORBIDDEN, &SignIn::carrying(visit.page, carried)),
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
    let carried = Carried::through(&posted.typed);
    let mut answer = page::show(status, &SignIn::again(page.failing(true), form, carried));
    if let Some(seconds) = problem.retry_after {
        answer.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    answer
}
