//! One thing done to many cases of a queue: ordered, watched, stopped, taken back.

mod read;
mod shown;

use actix_web::{HttpRequest, HttpResponse, web};
use cases_api::bulk::{BulkResult, ListBulkItems};
use contract::{BulkActId, Problem, ProblemKind};
use serde::Deserialize;

use super::queue::{self, Chosen};
use crate::desk::bulk::NewBulk;
use crate::form::{Choice, Form, ProtectedForm, Typed};
use crate::page::{self, Section};
use crate::visit::Desk;
use read::Order;

/// How many cases of an act a page shows.
const ROWS: u16 = 100;

/// `POST /desk/bulk`. What a deed needs beside its cases is asked for on a page of its own.
pub(super) async fn order(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Cases);
    desk.page = desk.page.at_path("/desk/bulk/new");
    let order = Order::read(&posted.typed);
    if order.needs_words() && posted.typed.get("asked").is_empty() {
        return page::see_other(&desk.page, &format!("/desk/bulk/new?{}", order.address()));
    }
    let sent = match order.act(desk.me.staff_id, &posted.typed) {
        Ok(act) => desk.rooms.cases.order(&desk.token, posted.once.as_str(), &act).await,
        Err(problem) => Err(problem),
    };
    match sent {
        Ok(act) => page::see_other(&desk.page, &act_from(act.id, &order)),
        Err(problem) if matches!(problem.kind, ProblemKind::Unauthenticated | ProblemKind::Forbidden) => {
            desk.refuse(&problem)
        }
        Err(problem) => again(desk, &order, &posted, &problem).await,
    }
}

/// `GET /desk/bulk/new`
pub(super) async fn ask(desk: Desk, asked: web::Query<Typed>) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let order = Order::read(&asked);
    match choices(&desk).await {
        Ok((colleagues, teams)) => {
            let fields = NewBulk::fields(&order.deed, desk.page.w, colleagues, teams);
            let form = Form::new(&desk.page, fields).to("/desk/bulk");
            page::ok(&shown::asking(desk.page, &order, form))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

async fn again(desk: Desk, order: &Order, posted: &ProtectedForm, problem: &Problem) -> HttpResponse {
    let (colleagues, teams) = choices(&desk).await.unwrap_or_default();
    let w = desk.page.w;
    let fields = NewBulk::fields(&order.deed, w, colleagues, teams);
    let form = Form::again(&desk.page, fields, &posted.typed, posted.once.clone()).to("/desk/bulk");
    let status = page::status_of(problem);
    let form = shown::refused(form, problem, w);
    page::show(status, &shown::asking(desk.page.failing(true), order, form))
}

async fn choices(desk: &Desk) -> Result<(Vec<Choice>, Vec<Choice>), Problem> {
    let (colleagues, teams) =
        futures::join!(desk.rooms.cases.colleagues(&desk.token), desk.rooms.cases.teams(&desk.token));
    let people = colleagues?.items.into_iter().map(|person| Choice::new(person.id.to_string(), person.name));
    let language = desk.page.language();
    let teams = teams?.items.into_iter();
    let teams = teams.map(|team| Choice::new(team.team.id.to_string(), team.team.name.get(language)));
    Ok((people.collect(), teams.collect()))
}

/// Which of an act's cases are shown.
#[derive(Deserialize)]
pub(super) struct Which {
    #[serde(default)]
    result: String,
    cursor: Option<String>,
}

/// `GET /desk/bulk/{id}`
pub(super) async fn show(
    desk: Desk,
    request: HttpRequest,
    path: web::Path<String>,
    which: web::Query<Which>,
) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Ok(id) = path.parse::<BulkActId>() else { return desk.refuse(&Problem::not_found()) };
    let result = BulkResult::ALL.into_iter().find(|result| result.name() == which.result);
    let asked = ListBulkItems { result, limit: Some(ROWS), cursor: which.cursor.clone() };
    let act = desk.rooms.cases.bulk_act(&desk.token, id);
    let items = desk.rooms.cases.bulk_items(&desk.token, id, &asked);
    match futures::join!(act, items) {
        (Ok(act), Ok(items)) => page::ok(&shown::act(desk.page, &act, &items, result, queue::way_back(&request))),
        (_, Err(problem)) if problem.kind == ProblemKind::BadCursor => {
            page::see_other(&desk.page, &desk.page.onward(format!("/desk/bulk/{id}")))
        }
        (Err(problem), _) | (_, Err(problem)) => desk.refuse(&problem),
    }
}

/// `POST /desk/bulk/{id}/cancel`
pub(super) async fn cancel(desk: Desk, path: web::Path<String>, _posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Ok(id) = path.parse::<BulkActId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.cases.cancel(&desk.token, id).await {
        Ok(_) => page::see_other(&desk.page, &desk.page.onward(format!("/desk/bulk/{id}"))),
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/bulk/{id}/undo`
pub(super) async fn undo(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Ok(id) = path.parse::<BulkActId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.cases.undo(&desk.token, posted.once.as_str(), id).await {
        Ok(act) => page::see_other(&desk.page, &desk.page.onward(format!("/desk/bulk/{}", act.id))),
        Err(problem) if problem.kind == ProblemKind::Conflict => {
            page::see_other(&desk.page, &desk.page.onward(format!("/desk/bulk/{id}")))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// The page of an act, with the queue in which its cases were chosen behind it.
fn act_from(id: BulkActId, order: &Order) -> String {
    let queue = serde_urlencoded::to_string([("queue", &order.query)]).unwrap_or_default();
    format!("/desk/bulk/{id}?{queue}")
}

/// The queue in which the cases of an order were chosen.
fn back(order: &Order) -> String {
    Chosen::read(&order.query).href()
}
