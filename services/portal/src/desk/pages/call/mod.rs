//! Calls at the desk: begun, worked on in the panel, ended. What is typed in the panel is one form,
//! and whichever of its buttons is pressed, what was typed is kept first.

pub(super) mod caller;
mod draft;
mod end;
mod find;
mod follow;
mod handed;
mod known;
mod line;
mod pick;
mod report;
mod start;
mod topic;
mod verify;
mod work;

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::error::InternalError;
use actix_web::http::{Method, StatusCode};
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use contacts_api::interaction::Interaction;
use contract::{InteractionId, Problem};
use runtime::Routes;
use serde::Deserialize;

use crate::desk::call::ask::Ask;
use crate::desk::call::{Caller, Matter, Panel, Work};
use crate::form::{Form, OnceKey, ProtectedForm, Typed};
use crate::page::{self, Section};
use crate::visit::{Desk, Early, Part};
pub(super) use find::fragment;
use known::Known;
use topic::Topic;

/// The pages of calls, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, "/desk/pop", start::pop, "A telephone's number, to begin its call")
        .page(Method::GET, "/desk/ringing", start::ringing, "What rings and what hasn't been wrapped up")
        .page(Method::GET, "/desk/calls", start::list, "Calls that go on, and today's")
        .page(Method::POST, "/desk/calls", start::start, "Begin a call")
        .page(Method::POST, "/desk/calls/{id}/pick-up", start::pick_up, "Answer a call that rings")
        .page(Method::GET, "/desk/calls/{id}", show, "The panel of a call")
        .page(Method::GET, "/desk/calls/{id}/topics", find::topics, "What it can be about, while it is typed")
        .page(Method::GET, "/desk/calls/{id}/people", find::people, "Who it can be, while it is typed")
        .page(Method::GET, "/desk/calls/{id}/matter", matter, "What was chosen, alone")
        .page(Method::GET, "/desk/calls/{id}/handed", handed::again, "How far the caller is with what they were handed")
        .page(Method::POST, "/desk/calls/{id}/draft", draft::keep, "Keep what was typed")
        .page(Method::POST, "/desk/calls/{id}/find", pick::find, "Find what it is about, or who calls")
        .page(Method::POST, "/desk/calls/{id}/about", pick::about, "Say what it is about")
        .page(Method::POST, "/desk/calls/{id}/caller", pick::caller, "Say who calls")
        .page(Method::POST, "/desk/calls/{id}/verify", verify::verify, "Check the caller's answers")
        .page(Method::POST, "/desk/calls/{id}/report", report::send, "Report something for the caller")
        .page(Method::POST, "/desk/calls/{id}/follow", follow::follow, "Have the caller told how an incident goes on")
        .page(Method::POST, "/desk/calls/{id}/hand-over", handed::hand_over, "Let the caller finish the report")
        .page(Method::POST, "/desk/calls/{id}/end", end::end, "End the call")
}

/// A member of staff at a call: every page of it has the address of the call itself.
pub(super) struct AtCall {
    desk: Desk,
    id: InteractionId,
}

impl AtCall {
    async fn of(desk: Result<Desk, actix_web::Error>, request: HttpRequest) -> Result<Self, actix_web::Error> {
        let mut desk = desk?.at(Section::Calls);
        let Some(id) = request.match_info().get("id").and_then(|id| id.parse().ok()) else {
            let nothing = desk.refuse(&Problem::not_found());
            return Err(InternalError::from_response("not the id of a call", nothing).into());
        };
        if request.method() == Method::POST {
            desk.page = desk.page.at_path(&path(id));
        }
        Ok(Self { desk, id })
    }
}

impl FromRequest for AtCall {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, actix_web::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (desk, request) = (Desk::from_request(request, payload), request.clone());
        Box::pin(async move { Self::of(desk.await, request).await })
    }
}

/// The same, where a script asks for a part of the panel or keeps what is typed.
pub(super) struct PartOfCall(AtCall);

impl FromRequest for PartOfCall {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, actix_web::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (part, request) = (Part::from_request(request, payload), request.clone());
        Box::pin(async move { AtCall::of(part.await.map(|Part(desk)| desk), request).await.map(Self) })
    }
}

/// Where the panel of a call is.
fn path(id: InteractionId) -> String {
    format!("/desk/calls/{id}")
}

/// What is opened and looked for in a panel.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    about: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    who: String,
}

/// A form of the panel that was refused: what was typed, and why.
struct Refused<'a> {
    posted: &'a ProtectedForm,
    problem: &'a Problem,
}

/// `GET /desk/calls/{id}`
async fn show(early: Early, path: web::Path<String>, asked: web::Query<Asked>) -> HttpResponse {
    let read = async |desk: &Desk| {
        let id = path.parse().map_err(|_| Problem::not_found())?;
        desk.rooms.contacts.interaction(&desk.token, id).await
    };
    let (desk, call) = early.beside(Section::Calls, read).await;
    match call {
        Ok(call) => panel(desk, &call, &asked, None).await,
        Err(problem) => desk.refuse(&problem),
    }
}

/// `GET /desk/calls/{id}/matter`
async fn matter(part: PartOfCall, asked: web::Query<Asked>) -> HttpResponse {
    let PartOfCall(AtCall { desk, id }) = part;
    let topic = Topic::named(&asked.about);
    let (call, found) =
        futures::join!(desk.rooms.contacts.interaction(&desk.token, id), work::find(&desk, topic.as_ref()));
    match call {
        Ok(call) => {
            let known = Known::to_report(&desk, &call, &found).await;
            let typed = Typed::parse(call.draft.text.as_bytes()).unwrap_or_default();
            find::fragment(&desk, &matter_of(&desk, &call, found, (topic.as_ref(), &known, &typed)))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// The panel: what the services know, asked for side by side, with what was typed.
async fn panel(desk: Desk, call: &Interaction, asked: &Asked, refused: Option<Refused<'_>>) -> HttpResponse {
    let kept = Typed::parse(call.draft.text.as_bytes()).unwrap_or_default();
    let typed = refused.as_ref().map_or(&kept, |refused| &refused.posted.typed);
    let named = if asked.about.is_empty() { typed.get("call-about") } else { &asked.about };
    let topic = Topic::named(named);
    let whose = (call.summary.id, call.summary.contact.as_ref().map(|contact| contact.id));
    let (known, found, groups, people, handed) = futures::join!(
        Known::of(&desk, call),
        work::find(&desk, topic.as_ref()),
        find::anything(&desk, &asked.q),
        find::who(&desk, call, asked),
        handed::of(&desk, whose.0, whose.1),
    );
    let status = refused.as_ref().map_or(200, |refused| refused.problem.kind.status());
    let mut form = Form::again(
        &desk.page,
        Vec::new(),
        typed,
        refused.as_ref().map_or_else(OnceKey::fresh, |refused| refused.posted.once.clone()),
    );
    let mut matter = matter_of(&desk, call, found, (topic.as_ref(), &known, typed));
    let mut caller = match known.person() {
        Some(person) => Caller::Known(Box::new(caller::known(&desk, call, person, typed))),
        None => Caller::Unknown(people),
    };
    if let Some(Refused { problem, .. }) = refused {
        form = work::refuse(form, problem, &mut matter, &mut caller, desk.page.w);
    }
    let view = Panel {
        call: line::of(&call.summary, desk.now(), desk.page.w),
        ask: Ask::of(asked.q.clone(), find::with_cases(&desk, &known, &asked.q, groups), desk.page.w),
        handed: handed::shown(&desk, whose, handed),
        version: call.summary.version,
        kept: call.draft.version,
        edition: kept.get(draft::EDITION).to_owned(),
        form: form.to(format!("{}/find", path(call.summary.id))),
        page: super::done::Done::told(desk.page),
        matter,
        caller,
    };
    let failed = view.form.failed();
    let view = Panel { page: view.page.failing(failed), ..view };
    page::show(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), &view)
}

/// What the call is about, with the way to end it.
fn matter_of(
    desk: &Desk,
    call: &Interaction,
    found: work::Found,
    (topic, known, typed): (Option<&Topic>, &Known, &Typed),
) -> Matter {
    let w = desk.page.w;
    let going = call.summary.ended_at.is_none();
    let wrap = going.then(|| end::wrap(&found, topic, typed, w));
    let work = work::shown(desk, call, found, (known, typed));
    Matter {
        w,
        before: if going { before(&work, typed) } else { Vec::new() },
        call: line::of(&call.summary, desk.now(), w),
        wrap,
        note: call.summary.note.clone().unwrap_or_default(),
        work,
    }
}

/// What was typed into a form that isn't shown now.
fn before(work: &Work, typed: &Typed) -> Vec<(String, String)> {
    let shown = |name: &str| match work {
        Work::Report(report) => report.fields.iter().any(|field| field.takes(name)),
        _ => false,
    };
    let panels = |name: &str| name.starts_with("call-") || name.starts_with(verify::PREFIX);
    let left = typed.shown().filter(|(name, value)| !panels(name) && !shown(name) && !value.is_empty());
    left.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
