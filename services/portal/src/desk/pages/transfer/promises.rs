use actix_web::{HttpResponse, web};
use cases_api::perm;
use cases_api::promise::{
    ClosePromise, KeepPromise, ListPromises, PromiseState, PromiseView, Promised, RenewPromise, When,
};
use cases_api::transfer::{DeclineTransfer, ListTransfers, TransferSide, TransferState, TransferView};
use contract::{CaseId, InteractionId, Problem, ProblemKind, PromiseId, TransferId};
use serde::Deserialize;

use super::marks::Marks;
use crate::desk::again::Again;
use crate::desk::badges::Badges;
use crate::desk::contact::dialled;
use crate::desk::pages::call::fragment;
use crate::desk::pages::done::Done;
use crate::desk::pages::next_page;
use crate::desk::promises::{Chosen, Link, Passed, Promise, Promises, Sent};
use crate::form::{Field, Form, ProtectedForm};
use crate::page::{self, Page, Section};
use crate::visit::{Desk, Poll};
use crate::words::dates;

const PATH: &str = "/desk/promises";
/// How many promises a page shows, and how much of what was passed.
const ROWS: u16 = 25;
/// How much of what was passed on is shown.
const SENT: u16 = 10;
/// How much is counted of what was passed to someone.
const COUNTED: u16 = 100;
/// Whose promises can be chosen.
const WHOSE: [&str; 5] = ["mine", "team", "overdue", "broken", "all"];

/// Whose promises.
#[derive(Default, Deserialize)]
pub(in crate::desk::pages) struct Asked {
    #[serde(default)]
    whose: String,
    cursor: Option<String>,
}

impl Asked {
    fn whose(&self) -> &'static str {
        WHOSE.into_iter().find(|whose| *whose == self.whose).unwrap_or(WHOSE[0])
    }

    fn list(&self) -> ListPromises {
        let all = ListPromises { limit: Some(ROWS), cursor: self.cursor.clone(), ..ListPromises::default() };
        match self.whose() {
            "mine" => ListPromises { mine: Some(true), ..all },
            "team" => ListPromises { team: Some("mine".to_owned()), ..all },
            "overdue" => ListPromises { overdue: Some(true), ..all },
            "broken" => ListPromises { state: Some(PromiseState::Broken), ..all },
            _ => all,
        }
    }
}

/// `GET /desk/promises`
pub(in crate::desk::pages) async fn show(desk: Desk, asked: web::Query<Asked>) -> HttpResponse {
    let mut desk = desk.at(Section::Promises);
    let received = ListTransfers { state: Some(TransferState::Waiting), ..ListTransfers::default() };
    let sent = ListTransfers { side: TransferSide::Sent, limit: Some(SENT), ..ListTransfers::default() };
    let (cases, which) = (&desk.rooms.cases, asked.list());
    let (received, sent, promises) = futures::join!(
        cases.transfers(&desk.token, &received),
        cases.transfers(&desk.token, &sent),
        cases.promises(&desk.token, &which)
    );
    let (received, sent, promises) = match (received, sent, promises) {
        (Ok(received), Ok(sent), Ok(promises)) => (received.items, sent.items, promises),
        (_, _, Err(problem)) if problem.kind == ProblemKind::BadCursor => return page::see_other(&desk.page, PATH),
        (Err(problem), ..) | (_, Err(problem), _) | (_, _, Err(problem)) => return desk.refuse(&problem),
    };
    let acts = desk.may::<perm::MakePromises>();
    let people = received.iter().map(|one| &one.person).chain(promises.items.iter().map(|one| &one.person));
    let marks = Marks::of(&desk, people).await;
    desk.page = Done::told(desk.page);
    let page = &desk.page;
    let chosen = |whose: &'static str| Chosen {
        href: format!("{PATH}?whose={whose}"),
        text: page.w.get(&format!("promises-{whose}")).into_owned(),
        current: whose == asked.whose(),
    };
    page::ok(&Promises {
        passed: received.iter().map(|one| passed(one, (page, &marks), acts)).collect(),
        sent: sent.iter().map(|one| passed_on(one, page)).collect(),
        choices: WHOSE.into_iter().map(chosen).collect(),
        promises: promises.items.iter().map(|one| promise(one, (page, &marks), acts)).collect(),
        marks_away: marks.is_away(),
        next: next_page(PATH, &[("whose", asked.whose())], promises.next.as_deref()),
        page: desk.page,
    })
}

/// `GET /desk/waiting`: what was passed to them meanwhile. That a promise is overdue comes with the day; it is told
/// as it was told last.
pub(in crate::desk::pages) async fn waiting(Poll(desk): Poll) -> HttpResponse {
    let which = ListTransfers { state: Some(TransferState::Waiting), limit: Some(COUNTED), ..ListTransfers::default() };
    match desk.rooms.cases.transfers(&desk.token, &which).await {
        Ok(found) => {
            let passed = u32::try_from(found.items.len()).unwrap_or(u32::MAX);
            let overdue = desk.waiting.map(|waiting| waiting.overdue).unwrap_or_default();
            fragment(&desk, &Badges { w: desk.page.w, passed, overdue })
        }
        // Nobody is told anything where it can't be known: the page goes on showing what it shows.
        Err(_) => HttpResponse::ServiceUnavailable().finish(),
    }
}

fn passed(one: &TransferView, (page, marks): (&Page, &Marks), acts: bool) -> Passed {
    let (w, language) = (page.w, page.language());
    let to = one.team.as_ref().map(|team| team.name.get(language));
    let id = one.id.to_string();
    let form = |act: &str, fields| Form::new(page, fields).to(format!("/desk/passed/{id}/{act}"));
    let until = dates::short_moment(one.answer_by, language);
    Passed {
        from: to.map_or_else(|| one.from.name.clone(), |team| format!("{} → {team}", one.from.name)),
        note: one.note.clone(),
        marks: marks.with(&one.person, page.w),
        person: person(&one.person),
        when: w
            .with("passed-when", &[("at", &dates::short_moment(one.made_at, language)), ("until", &until)])
            .into_owned(),
        links: links(one.case.as_ref().map(|case| (case.id, case.reference.to_string())), one.call, page),
        accept: acts.then(|| form("accept", Vec::new())),
        decline: acts.then(|| form("decline", Promises::decline_fields(w, &format!("-{id}")))),
    }
}

fn passed_on(one: &TransferView, page: &Page) -> Sent {
    let language = page.language();
    let team = one.team.as_ref().map(|team| team.name.get(language).to_owned());
    let fate = page.w.get(&format!("transfer-{}", one.state.name()));
    let reason = one.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
    Sent {
        to: team.or_else(|| one.staff.as_ref().map(|staff| staff.name.clone())).unwrap_or_default(),
        note: one.note.clone(),
        fate: format!("{fate}{reason}"),
        when: dates::short_moment(one.made_at, language),
    }
}

fn promise(one: &PromiseView, (page, marks): (&Page, &Marks), acts: bool) -> Promise {
    let (w, language) = (page.w, page.language());
    let id = one.id.to_string();
    let of = format!("-{id}");
    let acts = acts && one.state == PromiseState::Open;
    let form = |act: &str, fields| acts.then(|| Form::new(page, fields).to(format!("{PATH}/{id}/{act}")));
    let team = one.team.as_ref().map(|team| team.name.get(language).to_owned());
    Promise {
        what: one.what.clone(),
        marks: marks.with(&one.person, page.w),
        person: person(&one.person),
        due: dates::short_moment(one.due_at, language),
        overdue: one.overdue,
        broken: one.state == PromiseState::Broken,
        ending: one.ending.clone().unwrap_or_default(),
        keeper: one.staff.as_ref().map(|staff| staff.name.clone()).or(team).unwrap_or_default(),
        links: links(one.case.as_ref().map(|case| (case.id, case.reference.to_string())), one.call, page),
        version: one.version,
        keep: form("keep", Promises::keep_fields(w, &of)),
        renew: form("renew", Promises::renew_fields(w, &of)),
        close: form("close", Promises::close_fields(w, &of)),
    }
}

fn person(person: &Promised) -> String {
    match &person.phone {
        Some(phone) => format!("{}, {}", person.name, dialled(phone)),
        None => person.name.clone(),
    }
}

fn links(case: Option<(CaseId, String)>, call: Option<InteractionId>, page: &Page) -> Vec<Link> {
    let case = case.map(|(id, text)| Link { href: format!("/desk/cases/{id}"), text });
    let call = call.map(|id| Link { href: format!("/desk/calls/{id}"), text: page.w.get("passed-call").into_owned() });
    case.into_iter().chain(call).collect()
}

/// `POST /desk/passed/{id}/accept`
pub(in crate::desk::pages) async fn accept(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Promises);
    let Ok(id) = id.parse::<TransferId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.cases.accept_transfer(&desk.token, id, posted.once.as_str()).await {
        Ok(taken) => {
            let case = taken.case.map(|case| format!("/desk/cases/{}", case.id));
            page::see_other(&desk.page, &Done::Accepted.at(case.as_deref().unwrap_or(PATH)))
        }
        Err(problem) if problem.kind == ProblemKind::Conflict => page::see_other(&desk.page, &Done::TooLate.at(PATH)),
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/passed/{id}/decline`
pub(in crate::desk::pages) async fn decline(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Promises);
    let Ok(id) = id.parse::<TransferId>() else { return desk.refuse(&Problem::not_found()) };
    let of = format!("-{id}");
    let why = DeclineTransfer { text: posted.typed.get(&format!("reason{of}")).to_owned() };
    let answer = desk.rooms.cases.decline_transfer(&desk.token, id, posted.once.as_str(), &why).await;
    let fields = Promises::decline_fields(desk.page.w, &of);
    let action = format!("/desk/passed/{id}/decline");
    let deed = Deed { posted: &posted, fields, action, title: "passed-decline", promise: None };
    answered(desk, answer.map(|_| Done::Declined), deed).await
}

/// `POST /desk/promises/{id}/keep`
pub(in crate::desk::pages) async fn keep(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Promises);
    let Ok(id) = id.parse::<PromiseId>() else { return desk.refuse(&Problem::not_found()) };
    let of = format!("-{id}");
    let how = KeepPromise { text: posted.typed.given(&format!("kept{of}")).map(str::to_owned) };
    let answer = desk.rooms.cases.keep_promise(&desk.token, id, version(&posted), posted.once.as_str(), &how).await;
    let fields = Promises::keep_fields(desk.page.w, &of);
    let action = format!("{PATH}/{id}/keep");
    let deed = Deed { posted: &posted, fields, action, title: "promise-keep", promise: Some(id) };
    answered(desk, answer.map(|_| Done::Kept), deed).await
}

/// `POST /desk/promises/{id}/renew`
pub(in crate::desk::pages) async fn renew(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Promises);
    let Ok(id) = id.parse::<PromiseId>() else { return desk.refuse(&Problem::not_found()) };
    let of = format!("-{id}");
    let due = When {
        on: posted.typed.date(&format!("on{of}")),
        at: posted.typed.given(&format!("at{of}")).map(str::to_owned),
        office_minutes: None,
    };
    let answer = match due.on {
        Some(_) => {
            let to = RenewPromise { due };
            desk.rooms.cases.renew_promise(&desk.token, id, version(&posted), posted.once.as_str(), &to).await
        }
        None => Err(needed("/due/on", "Enter the day.")),
    };
    let fields = Promises::renew_fields(desk.page.w, &of);
    let action = format!("{PATH}/{id}/renew");
    let deed = Deed { posted: &posted, fields, action, title: "promise-renew", promise: Some(id) };
    answered(desk, answer.map(|_| Done::Renewed), deed).await
}

/// `POST /desk/promises/{id}/close`
pub(in crate::desk::pages) async fn close(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Promises);
    let Ok(id) = id.parse::<PromiseId>() else { return desk.refuse(&Problem::not_found()) };
    let of = format!("-{id}");
    let why = ClosePromise { text: posted.typed.get(&format!("why{of}")).to_owned() };
    let answer = desk.rooms.cases.close_promise(&desk.token, id, version(&posted), posted.once.as_str(), &why).await;
    let fields = Promises::close_fields(desk.page.w, &of);
    let action = format!("{PATH}/{id}/close");
    let deed = Deed { posted: &posted, fields, action, title: "promise-close", promise: Some(id) };
    answered(desk, answer.map(|_| Done::Closed), deed).await
}

/// The version that the form was made for.
fn version(posted: &ProtectedForm) -> i64 {
    posted.typed.get("version").parse().unwrap_or_default()
}

fn needed(pointer: &str, detail: &str) -> Problem {
    Problem::at(pointer, "required", detail)
}

/// A deed of the list, and the form that asked for it.
struct Deed<'a> {
    posted: &'a ProtectedForm,
    fields: Vec<Field>,
    action: String,
    title: &'static str,
    /// The promise that it is about, if it has a version.
    promise: Option<PromiseId>,
}

/// Back to the list, or the form alone with what was typed: for the promise as it is now, where a
/// colleague changed it meanwhile.
async fn answered(mut desk: Desk, answer: Result<Done, Problem>, deed: Deed<'_>) -> HttpResponse {
    desk.page = desk.page.at_path(PATH);
    let problem = match answer {
        Ok(done) => return page::see_other(&desk.page, &done.at(PATH)),
        Err(problem) => problem,
    };
    let Deed { posted, fields, action, title, promise } = deed;
    let form = Form::again(&desk.page, fields, &posted.typed, posted.once.clone()).to(action);
    let written = form.fields.iter().any(|field| !field.value.trim().is_empty());
    let (form, version) = match (problem.kind, promise) {
        (ProblemKind::Forbidden | ProblemKind::NotFound | ProblemKind::Unauthenticated, _) => {
            return desk.refuse(&problem);
        }
        (ProblemKind::PreconditionFailed, Some(id)) => match desk.rooms.cases.read_promise(&desk.token, id).await {
            Ok(now) => (form.refused(&problem, desk.page.w).anew(), now.body.version),
            Err(problem) => return desk.refuse(&problem),
        },
        (ProblemKind::Conflict | ProblemKind::PreconditionFailed, _) if written => {
            (form.wrong_as_a_whole(Done::TooLate.say(desk.page.w)), version(posted))
        }
        (ProblemKind::Conflict | ProblemKind::PreconditionFailed, _) => {
            return page::see_other(&desk.page, &Done::TooLate.at(PATH));
        }
        _ => (form.refused(&problem, desk.page.w), version(posted)),
    };
    let title = desk.page.w.get(title).into_owned();
    page::show(page::status_of(&problem), &Again { page: desk.page.failing(true), title, form, version })
}
