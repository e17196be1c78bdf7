//! A case's clocks: each is stopped, let run on and extended by a form of its own.

use actix_web::HttpResponse;
use cases_api::case::CaseView;
use cases_api::clock::{ExtendClock, PauseClock, ResumeClock};
use contract::client::Versioned;
use contract::{Faults, Problem, ProblemKind};

use super::super::case::AtCase;
use super::super::done::Done;
use crate::desk::clocks::of_case::{CaseClocks, Workable};
use crate::form::{Form, OnceKey, ProtectedForm, Typed};
use crate::page;
use crate::visit::Desk;

/// `GET /desk/cases/{id}/clocks`
pub(in crate::desk::pages) async fn show(at: AtCase) -> HttpResponse {
    match read(&at).await {
        Ok(case) => page::ok(&view(at, &case.body)),
        Err(problem) => at.desk.refuse(&problem),
    }
}

/// `POST /desk/cases/{id}/clocks`
pub(in crate::desk::pages) async fn change(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    match changed(&at, &posted).await {
        Ok(_) => page::see_other(&at.desk.page, &Done::Clock.at(&at.path)),
        Err(problem) if matches!(problem.kind, ProblemKind::Unauthenticated | ProblemKind::Forbidden) => {
            at.desk.refuse(&problem)
        }
        Err(problem) => again(at, &posted, &problem).await,
    }
}

async fn read(at: &AtCase) -> Result<Versioned<CaseView>, Problem> {
    at.desk.rooms.cases.read(&at.desk.token, at.id).await
}

async fn changed(at: &AtCase, posted: &ProtectedForm) -> Result<(), Problem> {
    let AtCase { desk, id, .. } = at;
    let typed = &posted.typed;
    let etag = format!("\"{}\"", typed.get("version").parse::<i64>().unwrap_or_default());
    let (which, clock) = ((*id, etag.as_str(), posted.once.as_str()), typed.get("clock").to_owned());
    let cases = &desk.rooms.cases;
    match typed.get("deed") {
        "pause" => {
            let note = typed.given(&format!("note-{clock}")).map(str::to_owned);
            let asked = PauseClock { reason: chosen(typed, &format!("why-{clock}"))?, note, clock };
            cases.pause_clock(&desk.token, which, &asked).await.map(|_| ())
        }
        "resume" => cases.resume_clock(&desk.token, which, &ResumeClock { clock }).await.map(|_| ()),
        _ => {
            // What is no number is out of every range.
            let by = typed.get(&format!("by-{clock}")).trim().parse().unwrap_or_default();
            let asked = ExtendClock { by, reason: typed.get(&format!("reason-{clock}")).to_owned(), clock };
            cases.extend_clock(&desk.token, which, &asked).await.map(|_| ())
        }
    }
}

/// What was chosen among the lawful reasons.
fn chosen(typed: &Typed, name: &str) -> Result<String, Problem> {
    let mut faults = Faults::none();
    let reason = typed.given(name).map(str::to_owned);
    if reason.is_none() {
        faults.add("/reason", "required", "Choose a reason.");
    }
    faults.finish(reason)
}

fn view(at: AtCase, case: &CaseView) -> CaseClocks {
    let works = at.desk.may::<cases_api::perm::WorkCases>();
    let Desk { page, .. } = at.desk;
    let action = page.onward(format!("/desk/cases/{}/clocks", at.id));
    let clocks = case.clocks.iter().map(|clock| CaseClocks::workable(&page, clock, &action, works)).collect();
    CaseClocks {
        back: at.path,
        reference: case.case.reference.to_string(),
        service: case.case.service.get(page.language()).to_owned(),
        version: case.case.version,
        clocks,
        page,
    }
}

/// The page again, as the case is now, with what was typed and what is wrong with it.
async fn again(at: AtCase, posted: &ProtectedForm, problem: &Problem) -> HttpResponse {
    let case = match read(&at).await {
        Ok(case) => case.body,
        Err(problem) => return at.desk.refuse(&problem),
    };
    let mut shown = view(at, &case);
    let (w, typed) = (shown.page.w, &posted.typed);
    let once = match problem.kind {
        ProblemKind::PreconditionFailed => OnceKey::fresh(),
        _ => posted.once.clone(),
    };
    let at_clock = shown.clocks.iter_mut().find(|workable| workable.clock.id == typed.get("clock"));
    if let Some(place) = at_clock.map(|workable| place(workable, typed.get("deed")))
        && let Some(Form { fields, action, .. }) = place.take()
    {
        *place = Some(Form::again(&shown.page, fields, typed, once).to(action).refused(problem, w));
    }
    shown.page = shown.page.failing(true);
    page::show(page::status_of(problem), &shown)
}

/// Where the form of a deed stands.
fn place<'w>(workable: &'w mut Workable, deed: &str) -> &'w mut Option<Form> {
    match deed {
        "pause" => &mut workable.pause,
        "resume" => &mut workable.resume,
        _ => &mut workable.extend,
    }
}
