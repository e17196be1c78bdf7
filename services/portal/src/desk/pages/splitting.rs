//! A report about two things: a second case is made of a part of it.

use actix_web::HttpResponse;
use actix_web::http::{Method, StatusCode};
use cases_api::case::{CaseView, Happening};
use cases_api::catalogue::Provider;
use cases_api::perm;
use cases_api::splitting::SplitCase;
use contract::{Problem, ProblemKind};
use runtime::Routes;

use super::case::{self, AtCase};
use super::done::Done;
use super::files;
use crate::desk::splitting::{Offer, Split};
use crate::form::{Choice, Form, OnceKey, ProtectedForm, Typed};
use crate::page::{self, Page};

/// How much of a note is shown to choose it by.
const SHOWN: usize = 160;

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes.page(Method::GET, "/desk/cases/{id}/split", show, "Split a case: what the second one is about").page(
        Method::POST,
        "/desk/cases/{id}/split",
        split,
        "Make a second case of a part of one",
    )
}

/// `GET /desk/cases/{id}/split`
async fn show(at: AtCase) -> HttpResponse {
    if !at.desk.may::<perm::WorkCases>() {
        return at.desk.refuse(&Problem::not_found());
    }
    shown(at, None).await
}

/// `POST /desk/cases/{id}/split`
async fn split(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    let asked = asked(&posted.typed);
    let version = posted.typed.get("version").parse().unwrap_or_default();
    let (cases, token, once) = (&at.desk.rooms.cases, &at.desk.token, posted.once.as_str());
    match cases.split(token, at.id, version, once, &asked).await {
        Ok(made) => {
            let second = at.desk.page.onward(format!("/desk/cases/{}", made.id));
            page::see_other(&at.desk.page, &Done::Split.at(&second))
        }
        Err(problem)
            if matches!(
                problem.kind,
                ProblemKind::ValidationFailed | ProblemKind::PreconditionFailed | ProblemKind::QuotaExceeded
            ) =>
        {
            shown(at, Some((&posted, &problem))).await
        }
        Err(problem) => at.desk.refuse(&problem),
    }
}

fn asked(typed: &Typed) -> SplitCase {
    SplitCase {
        service: typed.get("service").to_owned(),
        answers: typed.all("answers").filter_map(|place| place.parse().ok()).collect(),
        notes: typed.all("notes").filter_map(|id| id.parse().ok()).collect(),
        files: typed.all("files").filter_map(|id| id.parse().ok()).collect(),
    }
}

async fn shown(at: AtCase, wrong: Option<(&ProtectedForm, &Problem)>) -> HttpResponse {
    let AtCase { desk, id, path, .. } = at;
    let case = case::read(&desk, id);
    let services = desk.rooms.cases.services(&desk.token, "");
    let (case, services, files) = futures::join!(case, services, files::of_case(&desk, id));
    let (view, services) = match (case, services) {
        (Ok(case), Ok(found)) => (case.body, found.items),
        (Err(problem), _) | (_, Err(problem)) => return desk.refuse(&problem),
    };
    let (w, language) = (desk.page.w, desk.page.language());
    let own = services.into_iter().map(|found| found.service).filter(|service| service.provider == Provider::Own);
    let mut now = String::new();
    let services = own.map(|service| {
        if service.name == view.case.service {
            now.clone_from(&service.slug);
        }
        Choice::new(&service.slug, service.name.get(language))
    });
    let services = services.collect();
    let offer = Offer {
        services,
        now,
        answers: answers(&desk.page, &view),
        notes: notes(&view),
        files: files.unwrap_or_default().iter().map(|file| Choice::new(file.id.to_string(), &file.name)).collect(),
    };
    let fields = Split::fields(w, offer);
    let href = desk.page.onward(format!("/desk/cases/{id}/split"));
    let form = match wrong {
        None => Form::new(&desk.page, fields),
        Some((posted, problem)) => {
            let changed = problem.kind == ProblemKind::PreconditionFailed;
            let once = if changed { OnceKey::fresh() } else { posted.once.clone() };
            Form::again(&desk.page, fields, &posted.typed, once).refused(problem, w)
        }
    };
    let status = wrong.map_or(StatusCode::OK, |(_, problem)| page::status_of(problem));
    let page = desk.page.at_path(&href).failing(form.failed());
    page::show(
        status,
        &Split {
            case_href: path,
            reference: view.case.reference.to_string(),
            email: view.reporter.email.is_some(),
            reporter: view.reporter.name,
            form: form.to(href),
            version: view.case.version,
            page,
        },
    )
}

fn answers(page: &Page, view: &CaseView) -> Vec<Choice> {
    let said = view.answers.iter().enumerate().map(|(at, answered)| Choice {
        hint: page.say(&answered.answer).replace('\n', ", "),
        ..Choice::new(at.to_string(), page.say(&answered.label))
    });
    said.collect()
}

fn notes(view: &CaseView) -> Vec<Choice> {
    let noted = view.timeline.iter().filter_map(|entry| match &entry.what {
        Happening::Note { text } => Some(Choice::new(entry.id.to_string(), short(text))),
        _ => None,
    });
    noted.collect()
}

fn short(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}
