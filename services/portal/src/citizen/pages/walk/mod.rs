//! A form that is gone through page by page. Each page is saved before the next is shown, so that going back,
//! another language or another day find everything as it was typed.

mod check;
pub(super) mod files;
mod later;
mod steps;
mod taking;

use actix_web::HttpResponse;
use cases_api::catalogue::ServiceDetail;
use cases_api::draft::ContinuedDraft;
use cases_api::form::Scope;
use contract::Problem;

use super::continuing::{filled_with, path};
use super::known;
use crate::citizen::known::Known;
use crate::citizen::walk::{Check, Stopped, Walk};
use crate::form::{Field, Form, ProtectedForm, Typed, addresses, questions};
use crate::page;
use crate::visit::Visit;
use crate::words::Words;

use steps::{Asked, Step, Steps};

/// The questions of the first page, before there is anything to keep them in.
pub(super) fn first_fields(service: &ServiceDetail, w: Words) -> Vec<Field> {
    Steps::of(service, &Scope::new()).first().fields(service, w)
}

/// Where someone goes once the first page was taken.
pub(super) fn after_first(
    visit: &Visit,
    service: &ServiceDetail,
    draft: &ContinuedDraft,
    typed: &Typed,
) -> HttpResponse {
    let answers = draft.with_files(&service.form, draft.answers.clone());
    let scope = Scope::of(&service.form, &answers);
    let steps = Steps::of(service, &scope);
    let asked = Asked { page: steps.first().key(), ..Asked::default() };
    taking::onward(visit, draft, service, (&steps, &scope), &asked, typed, &draft.faults)
}

/// `GET /continue/{token}/form` of a form with pages.
pub(super) async fn show(visit: Visit, draft: &ContinuedDraft, service: &ServiceDetail, query: &str) -> HttpResponse {
    let asked = Asked::parse(query);
    let answers = draft.with_files(&service.form, draft.answers.clone());
    let scope = Scope::of(&service.form, &answers);
    let steps = Steps::of(service, &scope);
    match asked.page.as_str() {
        "stop" => stopped(visit, draft, service, &scope, &asked),
        "later" => later::show(visit, draft, service),
        _ => match steps.named(&asked.page) {
            Step::Check => {
                let known = known_there(&visit, draft, service).await;
                page::ok(&Check { known, ..check::view(visit.page, draft, service, &scope, None) })
            }
            step => {
                let form = form(&visit, draft, service, step, &asked);
                let form = addresses::offered(visit.asking(), form, asked.find.as_deref(), visit.page.w).await;
                let known = known_there(&visit, draft, service).await;
                page::ok(&Walk { known, ..view(visit, draft, service, (&steps, step), form, &asked) })
            }
        },
    }
}

/// What is known already where the answers say that it is.
async fn known_there(visit: &Visit, draft: &ContinuedDraft, service: &ServiceDetail) -> Option<Known> {
    let place = known::place(service, &draft.answers, draft.reporter.postcode.as_deref());
    known::about(visit, service, &place).await
}

/// `POST /continue/{token}/form` of a form with pages.
pub(super) async fn take(
    visit: Visit,
    draft: &ContinuedDraft,
    service: &ServiceDetail,
    query: &str,
    posted: ProtectedForm,
) -> HttpResponse {
    let asked = Asked::parse(query);
    match asked.page.as_str() {
        "later" => later::keep(visit, draft, service, posted).await,
        "check" if posted.typed.get("do") == "send" => check::send(visit, draft, service, posted).await,
        _ => taking::take(visit, draft, service, &asked, posted).await,
    }
}

/// A step's form with what is kept in it, and with what is wrong where that was asked for.
fn form(visit: &Visit, draft: &ContinuedDraft, service: &ServiceDetail, step: &Step<'_>, asked: &Asked) -> Form {
    let w = visit.page.w;
    let mut form = Form::new(&visit.page, step.fields(service, w)).to(asked.at(&draft.token, &step.key()));
    let typed = filled_with(service, &draft.reporter, &draft.answers, w);
    form.fields.iter_mut().for_each(|field| field.keep(&typed));
    let answers = draft.with_files(&service.form, draft.answers.clone());
    questions::decide(&mut form.fields, &service.form, &answers);
    let wrong = if asked.wrong { step.faults(service, &draft.faults, w) } else { Vec::new() };
    if wrong.is_empty() { form } else { form.refused(&Problem::validation(wrong), w) }
}

fn view(
    visit: Visit,
    draft: &ContinuedDraft,
    service: &ServiceDetail,
    (steps, step): (&Steps<'_>, &Step<'_>),
    form: Form,
    asked: &Asked,
) -> Walk {
    let w = visit.page.w;
    let mut page = visit.page.at_path(&asked.at(&draft.token, &step.key()));
    if asked.saved {
        page.notice = Some(w.get("continue-saved-notice").into_owned());
    }
    let alone = step.stands_alone();
    let title = match alone {
        true => form.fields.first().map(|field| field.label.clone()).unwrap_or_default(),
        false => step.title(&page, service),
    };
    let back = match steps.before(step) {
        _ if asked.from_check => format!("{}?page=check", path(&draft.token)),
        Some(before) => format!("{}?page={}", path(&draft.token), before.key()),
        None => String::new(),
    };
    Walk {
        service: page.say(&service.service.name).to_owned(),
        reference: draft.reference.to_string(),
        guidance: match step {
            Step::Page(..) => service.guidance.iter().map(|text| page.say(text).to_owned()).collect(),
            _ => Vec::new(),
        },
        title,
        alone,
        back,
        more: asked.more,
        known: None,
        files: files::shown(&page, draft, step, asked),
        page: page.failing(form.failed()),
        form,
    }
}

/// An answer ended the request: what to do instead.
fn stopped(
    visit: Visit,
    draft: &ContinuedDraft,
    service: &ServiceDetail,
    scope: &Scope<'_>,
    asked: &Asked,
) -> HttpResponse {
    let field = service.form.field(&asked.at).filter(|field| scope.asks(field));
    let Some((field, stop)) = field.and_then(|field| Some((field, scope.stopped_at(field)?))) else {
        return page::see_other(&visit.page, &path(&draft.token));
    };
    let steps = Steps::of(service, scope);
    let back = format!("{}?page={}", path(&draft.token), steps.of_question(&field.name).key());
    let page = visit.page.at_path(&format!("{}?page=stop&at={}", path(&draft.token), field.name));
    let say = |text: &contract::Bilingual| page.say(text).to_owned();
    page::ok(&Stopped {
        service: say(&service.service.name),
        advice: say(&stop.advice),
        href: stop.href.clone().unwrap_or_default(),
        link: stop.link.as_ref().map(say).unwrap_or_default(),
        back,
        page,
    })
}
