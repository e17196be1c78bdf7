//! A caller who is told by email how an incident goes on, instead of reporting it once more.

use actix_web::HttpResponse;
use cases_api::known::Follow;
use contract::Problem;

use super::{Asked, AtCall, Refused, draft, panel, path};
use crate::desk::pages::done::Done;
use crate::form::ProtectedForm;
use crate::page;

/// `POST /desk/calls/{id}/follow`: what was typed is kept, and the caller is sent an email by which they confirm it.
pub(super) async fn follow(at: AtCall, posted: ProtectedForm) -> HttpResponse {
    let AtCall { desk, id } = at;
    let _kept = draft::kept(&desk, id, &posted.typed).await;
    let Ok(incident) = posted.typed.get("_incident").parse() else { return desk.refuse(&Problem::not_found()) };
    let follow = Follow {
        incident: Some(incident),
        report: None,
        email: posted.typed.get("your-email").to_owned(),
        language: desk.page.language(),
    };
    let mut problem = match desk.rooms.cases.follow_along(&desk.token, posted.once.as_str(), &follow).await {
        Ok(_) => return page::see_other(&desk.page, &Done::CallFollows.at(&path(id))),
        Err(problem) => problem,
    };
    // The field stands in the report's form.
    for fault in problem.errors.iter_mut().filter(|fault| fault.pointer == "/email") {
        "/reporter/email".clone_into(&mut fault.pointer);
    }
    match desk.rooms.contacts.interaction(&desk.token, id).await {
        Ok(call) => panel(desk, &call, &Asked::default(), Some(Refused { posted: &posted, problem: &problem })).await,
        Err(problem) => desk.refuse(&problem),
    }
}
