use actix_web::{HttpResponse, web};
use contract::{MessageId, Problem, ProblemKind};
use notifications_api::{ListMessages, MessageSummary, perm};
use serde::Deserialize;

use super::done::Done;
use super::next_page;
use crate::desk::messages::{Message, Messages, State};
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::dates;

/// How many messages a page shows.
const ROWS: u16 = 50;

/// What is chosen.
#[derive(Default, Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    state: String,
    cursor: Option<String>,
}

/// `GET /desk/messages`
pub(super) async fn show(desk: Desk, chosen: web::Query<Chosen>) -> HttpResponse {
    let desk = desk.at(Section::Messages);
    let state = State::named(&chosen.state);
    let asked =
        ListMessages { about: None, state: state.map(State::asked), limit: Some(ROWS), cursor: chosen.cursor.clone() };
    let found = match desk.rooms.notifications.list(&desk.token, &asked).await {
        Ok(found) => found,
        Err(problem) if problem.kind == ProblemKind::BadCursor => {
            return page::see_other(&desk.page, "/desk/messages");
        }
        Err(problem) => return desk.refuse(&problem),
    };
    let retries = desk.may::<perm::RetryMessages>();
    let page = Done::told(desk.page);
    let next = next_page("/desk/messages", &[("state", state.map_or("", State::name))], found.next.as_deref());
    page::ok(&Messages {
        filters: Messages::filters(page.w, state),
        messages: found.items.iter().map(|message| shown(&page, message, retries)).collect(),
        next,
        page,
    })
}

/// `POST /desk/messages/{id}/retry`. One that waits already is as good as sent again.
pub(super) async fn retry(desk: Desk, path: web::Path<String>, _posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Messages);
    let Ok(id) = path.parse::<MessageId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.notifications.retry(&desk.token, id).await {
        Ok(()) => page::see_other(&desk.page, &Done::Resent.at("/desk/messages")),
        Err(problem) if problem.kind == ProblemKind::Conflict => page::see_other(&desk.page, "/desk/messages"),
        Err(problem) => desk.refuse(&problem),
    }
}

fn shown(page: &Page, message: &MessageSummary, retries: bool) -> Message {
    let state = State::from(message.state);
    let of_case = message.template.starts_with("case-");
    let again = state == State::Failed && retries;
    Message {
        when: dates::short_moment(message.sent_at.unwrap_or(message.created_at), page.language()),
        to: message.to.clone(),
        subject: message.subject.clone(),
        case_href: if of_case { format!("/desk/cases/{}", message.about) } else { String::new() },
        letter_href: state.letter_href(message.id),
        state,
        fault: match state {
            State::Sent => String::new(),
            State::Stopped => page.w.get("message-stopped-why").into_owned(),
            _ => message.fault.clone().unwrap_or_default(),
        },
        retry: again.then(|| Form::new(page, Vec::new()).to(format!("/desk/messages/{}/retry", message.id))),
    }
}
