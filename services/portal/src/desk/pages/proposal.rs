//! What one person proposed is decided on by another.

use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use cases_api::perm;
use cases_api::proposal::{Decide, ProposalView};
use contract::{CaseId, CaseProposalId, PageQuery, Problem, ProblemKind};
use runtime::Routes;
use serde::Deserialize;

use super::done::Done;
use super::next_page;
use crate::desk::again::Again;
use crate::desk::case::Link;
use crate::desk::proposals::{Proposal, Proposals};
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::dates;

const PATH: &str = "/desk/approvals";
/// How many a page shows.
const ROWS: u16 = 25;

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, PATH, list, "What waits for a second person")
        .page(Method::POST, "/desk/proposals/{id}/approve", approve, "Approve of what someone proposed")
        .page(Method::POST, "/desk/proposals/{id}/refuse", refuse, "Refuse what someone proposed")
        .page(Method::POST, "/desk/proposals/{id}/withdraw", withdraw, "Take back what one proposed")
}

/// Where in the list.
#[derive(Default, Deserialize)]
struct Asked {
    cursor: Option<String>,
}

/// `GET /desk/approvals`
async fn list(desk: Desk, asked: web::Query<Asked>) -> HttpResponse {
    let mut desk = desk.at(Section::Approvals);
    let which = PageQuery { limit: Some(ROWS), cursor: asked.cursor.clone() };
    let found = match desk.rooms.cases.proposals(&desk.token, &which).await {
        Ok(found) => found,
        Err(problem) if problem.kind == ProblemKind::BadCursor => return page::see_other(&desk.page, PATH),
        Err(problem) => return desk.refuse(&problem),
    };
    desk.page = Done::told(desk.page);
    let works = desk.may::<perm::WorkCases>();
    page::ok(&Proposals {
        proposals: found.items.iter().map(|one| shown(&desk.page, works, one, true)).collect(),
        next: next_page(PATH, &[], found.next.as_deref()),
        page: desk.page,
    })
}

/// Something that was proposed, in a list or on its case's page.
pub(super) fn shown(page: &Page, works: bool, one: &ProposalView, listed: bool) -> Proposal {
    let language = page.language();
    let (label, id) = (one.label.get(language), one.id.to_string());
    let ends = one.outcome.as_ref().map(|outcome| format!("{label}: {}", outcome.get(language)));
    let decides = works && one.may_decide;
    let form = |act: &str, fields| Form::new(page, fields).to(page.onward(format!("/desk/proposals/{id}/{act}")));
    let case = Link { href: format!("/desk/cases/{}", one.case.id), text: one.case.reference.to_string() };
    Proposal {
        what: ends.unwrap_or_else(|| label.to_owned()),
        by: format!("{}, {}", one.by.name, dates::short_moment(one.at, language)),
        case: listed.then_some(case),
        of: one.case.id.to_string(),
        service: one.case.service.get(language).to_owned(),
        version: one.version,
        said: one.said.clone().unwrap_or_default(),
        approve: decides.then(|| form("approve", Vec::new())),
        refuse: decides.then(|| form("refuse", Proposals::refuse_fields(page.w, &id))),
        withdraw: (works && one.own).then(|| form("withdraw", Vec::new())),
    }
}

/// `POST /desk/proposals/{id}/approve`
async fn approve(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    decide(desk, &id, &posted, Decide { approve: true, reason: None }).await
}

/// `POST /desk/proposals/{id}/refuse`
async fn refuse(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let reason = Some(posted.typed.get(&format!("reason-{}", id.as_str())).to_owned());
    decide(desk, &id, &posted, Decide { approve: false, reason }).await
}

/// `POST /desk/proposals/{id}/withdraw`
async fn withdraw(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Cases);
    let Ok(proposal) = id.parse::<CaseProposalId>() else { return desk.refuse(&Problem::not_found()) };
    let back =
        posted.typed.get("case").parse::<CaseId>().map_or("/desk".to_owned(), |case| format!("/desk/cases/{case}"));
    desk.page = desk.page.at_path(&back);
    let seen = (proposal, posted.typed.get("version").parse().unwrap_or_default());
    let done = match desk.rooms.cases.withdraw(&desk.token, seen, posted.once.as_str()).await {
        Ok(_) => Done::ProposalWithdrawn,
        Err(problem) if problem.kind == ProblemKind::Conflict => Done::TooLate,
        Err(problem) if problem.kind == ProblemKind::PreconditionFailed => Done::ChangedSince,
        Err(problem) => return desk.refuse(&problem),
    };
    page::see_other(&desk.page, &done.at(&back))
}

/// Back to what else waits, or the form alone with what was typed.
async fn decide(desk: Desk, id: &str, posted: &ProtectedForm, decision: Decide) -> HttpResponse {
    let mut desk = desk.at(Section::Approvals);
    let Ok(proposal) = id.parse::<CaseProposalId>() else { return desk.refuse(&Problem::not_found()) };
    desk.page = desk.page.at_path(PATH);
    let seen = (proposal, posted.typed.get("version").parse().unwrap_or_default());
    let problem = match desk.rooms.cases.decide(&desk.token, seen, posted.once.as_str(), &decision).await {
        Ok(_) => {
            let done = if decision.approve { Done::Approved } else { Done::Refused };
            return page::see_other(&desk.page, &done.at(PATH));
        }
        Err(problem) => problem,
    };
    match problem.kind {
        ProblemKind::Forbidden | ProblemKind::NotFound | ProblemKind::Unauthenticated => desk.refuse(&problem),
        ProblemKind::Conflict => page::see_other(&desk.page, &Done::TooLate.at(PATH)),
        ProblemKind::PreconditionFailed => page::see_other(&desk.page, &Done::ChangedSince.at(PATH)),
        _ => {
            let w = desk.page.w;
            let (act, title, fields) = match decision.approve {
                true => ("approve", "proposal-approve", Vec::new()),
                false => ("refuse", "proposal-refuse", Proposals::refuse_fields(w, id)),
            };
            let form = Form::again(&desk.page, fields, &posted.typed, posted.once.clone());
            let form = form.to(format!("/desk/proposals/{id}/{act}")).refused(&problem, w);
            let title = w.get(title).into_owned();
            page::show(
                page::status_of(&problem),
                &Again { page: desk.page.failing(true), title, form, version: seen.1 },
            )
        }
    }
}
