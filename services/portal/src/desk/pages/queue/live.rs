//! What the open queue asks every few seconds: which cases it would show now.

use actix_web::{HttpResponse, web};
use cases_api::case::CaseSummary;
use contract::ProblemKind;
use serde::Serialize;

use super::{Chosen, ROWS};
use crate::visit::Poll;

/// The cases of the page, each with its version: what the page has otherwise has changed.
#[derive(Serialize)]
struct Now {
    cases: Vec<String>,
}

/// `GET /desk/changes`
pub(in crate::desk::pages) async fn changes(Poll(desk): Poll, chosen: web::Query<Chosen>) -> HttpResponse {
    // The page's address was settled already: nobody's teams are needed.
    let chosen = chosen.into_inner().settled(&[]);
    match desk.rooms.cases.list(&desk.token, &chosen.asked(ROWS)).await {
        Ok(found) => HttpResponse::Ok().json(Now { cases: found.items.iter().map(value).collect() }),
        Err(problem) if problem.kind == ProblemKind::Unauthenticated => HttpResponse::Unauthorized().finish(),
        Err(_) => HttpResponse::ServiceUnavailable().finish(),
    }
}

/// A case with its version, as its row has it.
pub(super) fn value(case: &CaseSummary) -> String {
    format!("{}:{}", case.id, case.version)
}
