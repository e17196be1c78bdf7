use actix_web::{HttpResponse, web};
use cases_api::catalogue::editing::{CarryCase, Carrying as Told, ClockCarried};
use cases_api::perm;
use contract::{CaseId, Problem, ProblemKind};

use crate::desk::carrying::Carrying;
use crate::desk::case::Row;
use crate::desk::explain::explain;
use crate::desk::pages::case;
use crate::desk::pages::done::Done;
use crate::desk::pages::services::say;
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::{Words, dates};

/// `GET /desk/cases/{id}/version`
pub(in crate::desk::pages) async fn show(desk: Desk, id: web::Path<String>) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    match workable(&desk, &id) {
        Some(id) => preview(desk, id, None).await,
        None => desk.refuse(&Problem::not_found()),
    }
}

/// `POST /desk/cases/{id}/version`
pub(in crate::desk::pages) async fn carry(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Cases);
    let Some(id) = workable(&desk, &id) else { return desk.refuse(&Problem::not_found()) };
    let own = desk.page.onward(format!("/desk/cases/{id}/version"));
    desk.page = desk.page.at_path(&own);
    let version = posted.typed.get("version").parse().unwrap_or_default();
    let (cases, once) = (&desk.rooms.cases, posted.once.as_str());
    match cases.carry(&desk.token, id, version, once, &CarryCase::default()).await {
        Ok(_) => page::see_other(&desk.page, &Done::Carried.at(&desk.page.onward(format!("/desk/cases/{id}")))),
        Err(problem) if problem.kind == ProblemKind::Unauthenticated => desk.refuse(&problem),
        Err(problem) => preview(desk, id, Some(problem)).await,
    }
}

fn workable(desk: &Desk, id: &str) -> Option<CaseId> {
    id.parse().ok().filter(|_| desk.may::<perm::WorkCases>())
}

/// What carrying does; with what was wrong where it was tried already.
async fn preview(desk: Desk, id: CaseId, wrong: Option<Problem>) -> HttpResponse {
    let newest = CarryCase::default();
    let told = desk.rooms.cases.preview_carrying(&desk.token, id, &newest);
    let (case, told) = match futures::join!(case::read(&desk, id), told) {
        (Ok(case), Ok(told)) => (case.body.case, told),
        // It goes by the newest already, or was carried by someone else.
        (Ok(_), Err(problem)) if problem.kind == ProblemKind::ValidationFailed => {
            return page::see_other(&desk.page, &desk.page.onward(format!("/desk/cases/{id}")));
        }
        (Err(problem), _) | (_, Err(problem)) => return desk.refuse(&problem),
    };
    let mut form = Form::new(&desk.page, Vec::new()).to(desk.page.onward(format!("/desk/cases/{id}/version")));
    let status = wrong.as_ref().map_or(actix_web::http::StatusCode::OK, page::status_of);
    if let Some(problem) = wrong {
        form = form.refused(&problem, desk.page.w);
    }
    let page = desk.page.failing(form.failed());
    page::show(status, &shown(page, id, case.reference.to_string(), told, form))
}

/// Where the case stands now and then.
fn step(told: &Told, w: Words) -> Vec<Row> {
    let (now, then) = (told.was_step.get(w.language()), told.step.get(w.language()));
    match now == then {
        true => vec![Row::new(w.get("carry-step-stays"), now)],
        false => vec![Row::new(w.get("carry-was-step"), now), Row::new(w.get("carry-step"), then)],
    }
}

/// What becomes of a clock.
fn clock(of: &ClockCarried, w: Words) -> Row {
    let day = |at| dates::day(dates::london_date(at), w.language());
    let said = match (of.was_due_at, of.due_at) {
        (Some(was), Some(due)) => w.with("carry-clock-moves", &[("was", &day(was)), ("due", &day(due))]),
        (None, Some(due)) => w.with_one("carry-clock-new", "due", day(due)),
        (was, None) => w.with_one("carry-clock-gone", "was", was.map(day).unwrap_or_default()),
    };
    Row::new(w.with_one("carry-clock", "name", of.name.get(w.language())), said)
}

fn shown(page: Page, id: CaseId, reference: String, told: Told, form: Form) -> Carrying {
    let (w, language) = (page.w, page.language());
    let (from, to) = (i64::from(told.from), i64::from(told.to));
    let called = |number: i64| w.with_one("catalogue-version-number", "number", number).into_owned();
    let days = match told.was_due_at == told.due_at {
        true => vec![Row::new(w.get("queue-due"), dates::moment(told.due_at, language))],
        false => vec![
            Row::new(w.get("carry-was-due"), dates::moment(told.was_due_at, language)),
            Row::new(w.get("carry-due"), dates::moment(told.due_at, language)),
        ],
    };
    let days = step(&told, w).into_iter().chain(days).chain(told.clocks.iter().map(|of| clock(of, w))).collect();
    let left = told.left.iter().map(|one| Row::new(one.label.get(language), one.answer.get(language)));
    Carrying {
        back_href: page.onward(format!("/desk/cases/{id}")),
        reference,
        lead: w.with("carry-lead", &[("from", &from), ("to", &to)]).into_owned(),
        from: called(from),
        to: called(to),
        days,
        explanation: explain(&told.target, w),
        rows: told.changes.iter().map(|changed| say::difference(&page, changed, &say::Names::default())).collect(),
        left: left.collect(),
        to_ask: told.to_ask.iter().map(|question| question.get(language).to_owned()).collect(),
        form,
        version: told.version,
        page,
    }
}
