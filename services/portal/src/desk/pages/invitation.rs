use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use contract::{Problem, ProblemKind};
use identity_api::{AcceptInvitation, Invite, LookUpInvitation};

use super::session;
use crate::desk::invitation::Invitation;
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Page};
use crate::visit::Visit;

/// `GET /desk/invitation/{token}`
pub(super) async fn ask(visit: Visit, token: web::Path<String>) -> HttpResponse {
    match look_up(&visit, &token).await {
        Ok(invite) => {
            let form = Form::new(&visit.page, Invitation::fields(visit.page.w));
            page::ok(&shown(visit.page, invite, form))
        }
        Err(problem) => over(visit, &problem),
    }
}

/// `POST /desk/invitation/{token}`. It is used up by this alone, never by a link that is opened.
pub(super) async fn accept(visit: Visit, token: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let asked = AcceptInvitation { token: token.clone(), password: posted.typed.get("password").to_owned() };
    let problem = match visit.rooms.identity.accept(&visit.token, &asked).await {
        Ok(session) => return session::begun(&visit.page, &session, "/desk"),
        Err(problem) => problem,
    };
    match look_up(&visit, &token).await {
        Ok(invite) => {
            let w = visit.page.w;
            let form = Form::again(&visit.page, Invitation::fields(w), &posted.typed, posted.once.clone());
            let status = page::status_of(&problem);
            page::show(status, &shown(visit.page.failing(true), invite, form.refused(&problem, w)))
        }
        Err(_) => over(visit, &problem),
    }
}

async fn look_up(visit: &Visit, token: &str) -> Result<Invite, Problem> {
    let asked = LookUpInvitation { token: token.to_owned() };
    visit.rooms.identity.look_up(&visit.token, &asked).await
}

fn shown(page: Page, invite: Invite, form: Form) -> Invitation {
    Invitation { page, name: invite.name, email: invite.email, form: Some(form) }
}

/// The page of an invitation that can't be used, which doesn't tell whether it ever could.
fn over(visit: Visit, problem: &Problem) -> HttpResponse {
    match problem.kind {
        ProblemKind::Gone | ProblemKind::NotFound | ProblemKind::ValidationFailed => {
            let view = Invitation { page: visit.page, name: String::new(), email: String::new(), form: None };
            page::show(StatusCode::NOT_FOUND, &view)
        }
        _ => visit.refuse(problem),
    }
}
