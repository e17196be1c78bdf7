//! What was typed in the panel, kept as it is typed.

use actix_web::HttpResponse;
use actix_web::http::header;
use contacts_api::interaction::SaveDraft;
use contract::{InteractionId, Problem, ProblemKind};

use super::{AtCall, PartOfCall, verify};
use crate::form::{ProtectedForm, Typed};
use crate::page;
use crate::visit::Desk;

/// How often a text that changes all the while is kept anew.
const TRIES: u8 = 3;

/// `POST /desk/calls/{id}/draft`
pub(super) async fn keep(part: PartOfCall, posted: ProtectedForm) -> HttpResponse {
    let PartOfCall(AtCall { desk, id }) = part;
    match kept(&desk, id, &posted.typed).await {
        Ok(version) => HttpResponse::NoContent().insert_header((header::ETAG, format!("\"{version}\""))).finish(),
        Err(problem) => {
            let status = page::status_of(&problem);
            HttpResponse::build(status).finish()
        }
    }
}

/// Keeps what was typed, but for answers by which a caller is verified: those are judged and forgotten. The
/// last that was typed stands: the panel of a call is one person's, and a page that is left sends its text
/// while the next one is loaded. Answers with the version of what is kept.
///
/// # Errors
/// `not-found`, `conflict` when the call is over, `unavailable`.
pub(super) async fn kept(desk: &Desk, id: InteractionId, typed: &Typed) -> Result<i64, Problem> {
    let text: Typed = typed
        .shown()
        .filter(|(name, _)| !name.starts_with(verify::PREFIX))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let mut draft = SaveDraft { text: text.carried(), version: 0 };
    for _ in 0..TRIES {
        draft.version = desk.rooms.contacts.interaction(&desk.token, id).await?.draft.version;
        match desk.rooms.contacts.save_draft(&desk.token, id, &draft).await {
            Err(problem) if problem.kind == ProblemKind::PreconditionFailed => {}
            answer => return answer.map(|draft| draft.version),
        }
    }
    Err(ProblemKind::PreconditionFailed.into())
}
