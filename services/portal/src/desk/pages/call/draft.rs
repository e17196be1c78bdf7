//! What was typed in the panel, kept as it is typed.

use actix_web::HttpResponse;
use actix_web::http::header;
use contacts_api::interaction::{Interaction, SaveDraft};
use contract::{InteractionId, Problem, ProblemKind};

use super::{AtCall, PartOfCall, verify};
use crate::form::{ProtectedForm, Typed};
use crate::page;
use crate::visit::Desk;

/// The hidden field in which the panel's script says which page wrote a text, and after how many changes.
pub(super) const EDITION: &str = "call-edition";
/// How often a text that changes all the while is kept anew.
const TRIES: u8 = 3;

/// `POST /desk/calls/{id}/draft`, sent by the page's script. A call that is over takes nothing more: whoever types on is
/// told so.
pub(super) async fn keep(part: PartOfCall, posted: ProtectedForm) -> HttpResponse {
    let PartOfCall(AtCall { desk, id }) = part;
    let late = |call: &Interaction| {
        let has = Typed::parse(call.draft.text.as_bytes()).unwrap_or_default();
        let overtaken = overtaken(has.get(EDITION), posted.typed.get(EDITION));
        let over = call.summary.ended_at.is_some().then(|| Err(ProblemKind::Conflict.into()));
        over.or(overtaken.then_some(Ok(call.draft.version)))
    };
    match stored(&desk, id, &posted.typed, late).await {
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
    stored(desk, id, typed, |_| None).await
}

/// The same, unless it is answered before.
async fn stored(
    desk: &Desk,
    id: InteractionId,
    typed: &Typed,
    before: impl Fn(&Interaction) -> Option<Result<i64, Problem>>,
) -> Result<i64, Problem> {
    let text: Typed = typed
        .shown()
        .filter(|(name, _)| !name.starts_with(verify::PREFIX))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let mut draft = SaveDraft { text: text.carried(), version: 0 };
    for _ in 0..TRIES {
        let call = desk.rooms.contacts.interaction(&desk.token, id).await?;
        if let Some(answer) = before(&call) {
            return answer;
        }
        draft.version = call.draft.version;
        match desk.rooms.contacts.save_draft(&desk.token, id, &draft).await {
            Err(problem) if problem.kind == ProblemKind::PreconditionFailed => {}
            answer => return answer.map(|draft| draft.version),
        }
    }
    Err(ProblemKind::PreconditionFailed.into())
}

/// Whether a text that comes was written by the same page as the one that is kept, and after no more changes: it was
/// on its way for longer, and the page itself may be gone.
fn overtaken(has: &str, comes: &str) -> bool {
    let parts = |edition: &str| {
        let (writer, changes) = edition.split_once(' ')?;
        Some((writer.to_owned(), changes.parse::<u64>().ok()?))
    };
    parts(has).zip(parts(comes)).is_some_and(|(has, comes)| has.0 == comes.0 && has.1 >= comes.1)
}

#[cfg(test)]
mod tests {
    use super::overtaken;

    #[test]
    fn only_an_older_text_of_the_same_page_comes_too_late() {
        assert!(overtaken("12-34 5", "12-34 4") && overtaken("12-34 5", "12-34 5"));
        assert!(!overtaken("12-34 5", "12-34 6"));
        assert!(!overtaken("12-34 5", "56-78 1"), "another page of the call was typed in since");
        for (has, comes) in [("", "12-34 1"), ("", ""), ("12-34 5", ""), ("12-34 x", "12-34 1"), ("12-34", "12-34")] {
            assert!(!overtaken(has, comes), "{has:?} {comes:?}");
        }
    }
}
