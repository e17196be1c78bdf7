//! Choices in the panel without a script: what was typed is kept, and the panel is shown with them.

use actix_web::HttpResponse;
use contract::{ContactId, Problem, ProblemKind};

use super::topic::Topic;
use super::{Asked, AtCall, Refused, draft, panel, path};
use crate::form::{ProtectedForm, Typed};
use crate::page;

/// The hidden field that says which version of the call a panel shows.
const VERSION: &str = "_version";

/// `POST /desk/calls/{id}/find`
pub(super) async fn find(at: AtCall, posted: ProtectedForm) -> HttpResponse {
    let to = [("q", posted.typed.get("call-q")), ("who", posted.typed.get("call-who"))];
    let to: Vec<_> = to.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    on(at, &posted, &to, &posted.typed.clone()).await
}

/// `POST /desk/calls/{id}/about`. The button that was pressed names the topic before the field that
/// keeps what was shown; a new topic has no answers yet.
pub(super) async fn about(at: AtCall, posted: ProtectedForm) -> HttpResponse {
    let shown = posted.typed.all("call-about").last().unwrap_or_default().to_owned();
    let chosen = posted.typed.all("call-about").find(|name| *name != shown).unwrap_or(&shown).to_owned();
    let Some(topic) = Topic::named(&chosen) else {
        return on(at, &posted, &[], &posted.typed.clone()).await;
    };
    let others = posted.typed.shown().filter(|(name, _)| *name != "call-about");
    let kept = others.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let kept: Typed = std::iter::once(("call-about".to_owned(), topic.name())).chain(kept).collect();
    on(at, &posted, &[("about", &topic.name())], &kept).await
}

/// `POST /desk/calls/{id}/caller`. Nobody, where it isn't who it was thought to be.
pub(super) async fn caller(at: AtCall, posted: ProtectedForm) -> HttpResponse {
    let AtCall { desk, id } = at;
    let who = posted.typed.get("call-contact");
    let contact = if who.is_empty() { Ok(None) } else { who.parse::<ContactId>().map(Some) };
    let Ok(contact) = contact else { return desk.refuse(&Problem::not_found()) };
    let kept = draft::kept(&desk, id, &posted.typed).await;
    let chosen = match kept {
        Ok(_) => desk.rooms.contacts.set_contact(&desk.token, id, version(&posted.typed), contact).await.map(|_| ()),
        Err(problem) => Err(problem),
    };
    match chosen {
        Ok(()) => page::see_other(&desk.page, &path(id)),
        Err(problem) => again(AtCall { desk, id }, &posted, &problem).await,
    }
}

/// The version of the call that the panel showed: another page of the same call may have named someone since.
fn version(typed: &Typed) -> i64 {
    typed.get(VERSION).parse().unwrap_or_default()
}

/// Keeps what was typed, and goes on to the panel.
async fn on(at: AtCall, posted: &ProtectedForm, to: &[(&str, &str)], typed: &Typed) -> HttpResponse {
    let AtCall { desk, id } = at;
    let query = serde_urlencoded::to_string(to).ok().filter(|query| !query.is_empty());
    let to = query.map_or_else(|| path(id), |query| format!("{}?{query}", path(id)));
    match draft::kept(&desk, id, typed).await {
        Ok(_) => page::see_other(&desk.page, &to),
        Err(problem) => again(AtCall { desk, id }, posted, &problem).await,
    }
}

/// The panel again, with what was typed and why it went no further.
pub(super) async fn again(at: AtCall, posted: &ProtectedForm, problem: &Problem) -> HttpResponse {
    let AtCall { desk, id } = at;
    if matches!(problem.kind, ProblemKind::Unauthenticated | ProblemKind::Forbidden | ProblemKind::NotFound) {
        return desk.refuse(problem);
    }
    match desk.rooms.contacts.interaction(&desk.token, id).await {
        Ok(call) => panel(desk, &call, &Asked::default(), Some(Refused { posted, problem })).await,
        Err(problem) => desk.refuse(&problem),
    }
}
