//! The list, and what staff say to a pair of it.

use actix_web::{HttpResponse, web};
use contacts_api::duplicate::{Duplicate, DuplicateState, ListDuplicates, TellApart};
use contacts_api::{ContactSummary, perm};
use contract::{ContactId, DuplicateId, Problem, ProblemKind};
use serde::Deserialize;

use super::LIST;
use crate::desk::duplicate::{Duplicates, Pair, Person, reasons};
use crate::desk::pages::done::Done;
use crate::desk::pages::next_page;
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Page, Section};
use crate::visit::Desk;

/// How many pairs a page shows.
const ROWS: u16 = 25;

/// Which of them.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Which {
    #[serde(default)]
    state: String,
    cursor: Option<String>,
}

/// `GET /desk/duplicates`
pub(super) async fn show(desk: Desk, which: web::Query<Which>) -> HttpResponse {
    let mut desk = desk.at(Section::Duplicates);
    desk.page = Done::told(desk.page);
    let Which { state, cursor } = which.into_inner();
    let different = state == DuplicateState::Different.name();
    let state = different.then_some(DuplicateState::Different);
    let asked = ListDuplicates { state, limit: Some(ROWS), cursor };
    let found = match desk.rooms.contacts.duplicates(&desk.token, &asked).await {
        Ok(found) => found,
        Err(problem) if problem.kind == ProblemKind::BadCursor => return page::see_other(&desk.page, LIST),
        Err(problem) => return desk.refuse(&problem),
    };
    let state = if different { DuplicateState::Different.name() } else { "" };
    page::ok(&Duplicates {
        different,
        sets_rules: desk.may::<perm::SetDuplicates>(),
        pairs: found.items.iter().map(|pair| row(pair, &desk.page)).collect(),
        next: next_page(LIST, &[("state", state)], found.next.as_deref()),
        page: desk.page,
    })
}

fn row(pair: &Duplicate, page: &Page) -> Pair {
    let w = page.w;
    let decide = match pair.state {
        DuplicateState::Different => format!("{LIST}/{}/reopen", pair.id),
        _ => apart(pair.one.id, pair.other.id),
    };
    Pair {
        one: person(&pair.one, page),
        other: person(&pair.other, page),
        score: w.with_one("duplicates-score", "points", pair.score.to_string()).into_owned(),
        reasons: reasons(&pair.parts, w),
        compare: format!("/desk/contacts/{}/merge?with={}", pair.one.id, pair.other.id),
        decide: Form::new(page, Vec::new()).to(decide),
    }
}

fn person(summary: &ContactSummary, page: &Page) -> Person {
    let cases = page.w.with("duplicates-cases", &[("count", &summary.cases)]).into_owned();
    let postcode = summary.postcode.clone().into_iter();
    Person {
        href: format!("/desk/contacts/{}", summary.id),
        name: summary.name.clone(),
        more: postcode.chain([cases]).collect::<Vec<_>>().join(" · "),
    }
}

/// Where two are told apart.
pub(super) fn apart(one: ContactId, other: ContactId) -> String {
    format!("{LIST}/different?one={one}&other={other}")
}

/// Which two.
#[derive(Debug, Deserialize)]
pub(super) struct Two {
    one: String,
    other: String,
}

/// `POST /desk/duplicates/different`
pub(super) async fn tell_apart(desk: Desk, two: web::Query<Two>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Duplicates);
    let (Ok(one), Ok(other)) = (two.one.parse(), two.other.parse()) else {
        return desk.refuse(&Problem::not_found());
    };
    let pair = TellApart { one, other };
    match desk.rooms.contacts.tell_apart(&desk.token, posted.once.as_str(), &pair).await {
        Ok(_) => page::see_other(&desk.page, &Done::ToldApart.at(LIST)),
        Err(problem) if problem.kind == ProblemKind::ValidationFailed => desk.refuse(&Problem::not_found()),
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/duplicates/{id}/reopen`
pub(super) async fn reopen(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Duplicates);
    let Ok(id) = id.parse::<DuplicateId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.contacts.reopen_duplicate(&desk.token, id, posted.once.as_str()).await {
        Ok(_) => page::see_other(&desk.page, &Done::Reopened.at(LIST)),
        Err(problem) => desk.refuse(&problem),
    }
}
