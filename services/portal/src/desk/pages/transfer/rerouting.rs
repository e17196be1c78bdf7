use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use cases_api::case::Answered;
use cases_api::catalogue::Provider;
use cases_api::perm;
use cases_api::rerouting::{Reroute, Rerouting as Told};
use contract::{CaseId, Language, Problem, ProblemKind};
use serde::Deserialize;

use crate::desk::case::Row;
use crate::desk::explain::explain;
use crate::desk::pages::case;
use crate::desk::pages::done::Done;
use crate::desk::rerouting::{Offer, Rerouting, Services};
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::dates;

/// What was looked for, and what was chosen.
#[derive(Default, Deserialize)]
pub(in crate::desk::pages) struct Chosen {
    #[serde(default)]
    q: String,
    #[serde(default)]
    to: String,
}

/// `GET /desk/cases/{id}/service`
pub(in crate::desk::pages) async fn show(
    desk: Desk,
    id: web::Path<String>,
    chosen: web::Query<Chosen>,
) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Some(id) = workable(&desk, &id) else { return desk.refuse(&Problem::not_found()) };
    if chosen.to.is_empty() { services(desk, id, &chosen.q).await } else { preview(desk, id, &chosen.to, None).await }
}

/// `POST /desk/cases/{id}/service`
pub(in crate::desk::pages) async fn reroute(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Cases);
    let Some(id) = workable(&desk, &id) else { return desk.refuse(&Problem::not_found()) };
    let to = posted.typed.get("to").to_owned();
    let query = serde_urlencoded::to_string([("to", &to)]).unwrap_or_default();
    let own = desk.page.onward(format!("/desk/cases/{id}/service?{query}"));
    desk.page = desk.page.at_path(&own);
    let version = posted.typed.get("version").parse().unwrap_or_default();
    let asked = Reroute { to: to.clone() };
    match desk.rooms.cases.reroute(&desk.token, id, version, posted.once.as_str(), &asked).await {
        Ok(_) => page::see_other(&desk.page, &Done::Rerouted.at(&desk.page.onward(format!("/desk/cases/{id}")))),
        Err(problem) if problem.kind == ProblemKind::Unauthenticated => desk.refuse(&problem),
        Err(problem) => preview(desk, id, &to, Some(problem)).await,
    }
}

fn workable(desk: &Desk, id: &str) -> Option<CaseId> {
    id.parse().ok().filter(|_| desk.may::<perm::WorkCases>())
}

fn path(page: &Page, id: CaseId) -> String {
    page.onward(format!("/desk/cases/{id}/service"))
}

async fn services(desk: Desk, id: CaseId, words: &str) -> HttpResponse {
    let case = case::read(&desk, id);
    let found = desk.rooms.cases.services(&desk.token, words);
    let (case, found) = match futures::join!(case, found) {
        (Ok(case), Ok(found)) => (case.body.case, found.items),
        (Err(problem), _) | (_, Err(problem)) => return desk.refuse(&problem),
    };
    let language = desk.page.language();
    let own = found.into_iter().map(|found| found.service);
    let own = own.filter(|service| service.provider == Provider::Own && service.name != case.service);
    let services = own.map(|service| Offer {
        href: desk.page.onward(format!("/desk/cases/{id}/service?to={}", service.slug)),
        name: service.name.get(language).to_owned(),
        summary: service.summary.get(language).to_owned(),
    });
    page::ok(&Services {
        case_href: desk.page.onward(format!("/desk/cases/{id}")),
        search_href: format!("/desk/cases/{id}/service"),
        context: desk.page.context(),
        reference: case.reference.to_string(),
        now: case.service.get(language).to_owned(),
        words: words.to_owned(),
        services: services.collect(),
        page: desk.page,
    })
}

/// What moving does; with what was wrong where it was tried already.
async fn preview(desk: Desk, id: CaseId, to: &str, wrong: Option<Problem>) -> HttpResponse {
    let asked = Reroute { to: to.to_owned() };
    let case = case::read(&desk, id);
    let told = desk.rooms.cases.preview_rerouting(&desk.token, id, &asked);
    let (case, by, told) = match futures::join!(case, told) {
        (Ok(case), Ok(told)) => (case.body.case, case.body.reporter.told_by, told),
        (Err(problem), _) => return desk.refuse(&problem),
        (_, Err(problem)) if problem.kind == ProblemKind::ValidationFailed => {
            return page::see_other(&desk.page, &path(&desk.page, id));
        }
        (_, Err(problem)) => return desk.refuse(&problem),
    };
    let status = wrong.as_ref().map_or(200, |problem| problem.kind.status());
    let mut form = Form::new(&desk.page, Vec::new()).to(path(&desk.page, id));
    if let Some(problem) = wrong {
        form = form.refused(&problem, desk.page.w);
    }
    let page = desk.page.failing(form.failed());
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let shown = shown(page, id, case.reference.to_string(), to, told, form);
    let said = shown.page.w.with_one(&format!("reroute-told-{}", by.name()), "from", shown.from.as_str()).into_owned();
    page::show(status, &Rerouting { said, ..shown })
}

fn shown(page: Page, id: CaseId, reference: String, slug: &str, told: Told, form: Form) -> Rerouting {
    let (w, language) = (page.w, page.language());
    let mut changes = vec![
        Row::new(w.get("queue-team"), told.team.name.get(language)),
        Row::new(w.get("queue-due"), dates::moment(told.due_at, language)),
    ];
    if told.released {
        changes.push(Row::new(w.get("queue-assignee"), w.get("queue-nobody")));
    }
    Rerouting {
        back_href: path(&page, id),
        reference,
        from: told.from.get(language).to_owned(),
        to: told.to.get(language).to_owned(),
        slug: slug.to_owned(),
        said: String::new(),
        changes,
        explanation: explain(&told.target, w),
        kept: rows(&told.kept, language),
        left: rows(&told.left, language),
        to_ask: told.to_ask.iter().map(|question| question.get(language).to_owned()).collect(),
        form,
        version: told.version,
        page,
    }
}

fn rows(answers: &[Answered], language: Language) -> Vec<Row> {
    answers.iter().map(|answered| Row::new(answered.label.get(language), answered.answer.get(language))).collect()
}
