//! The answers, before they are sent.

use actix_web::HttpResponse;
use cases_api::catalogue::ServiceDetail;
use cases_api::draft::{ContinuedDraft, SaveDraft};
use cases_api::form::{Kind, Scope};
use contract::{FieldFault, Problem};

use super::super::continuing::path;
use super::steps::{Step, Steps};
use crate::citizen::walk::{Check, Checked};
use crate::form::{Fault, Form, ProtectedForm, fault, said, standard};
use crate::page::{self, Page};
use crate::visit::Visit;
use crate::words::Words;

/// Sends the report.
pub(super) async fn send(
    visit: Visit,
    draft: &ContinuedDraft,
    service: &ServiceDetail,
    posted: ProtectedForm,
) -> HttpResponse {
    let whole = SaveDraft {
        key: draft.key.clone(),
        version: draft.version,
        form: posted.once.as_str().to_owned(),
        reporter: draft.reporter.clone(),
        answers: draft.answers.clone(),
    };
    match visit.rooms.cases.finish_draft(&visit.token, &whole).await {
        Ok(opened) => page::see_other(&visit.page, &format!("/sent/{}", opened.follow_token)),
        Err(problem) => {
            let answers = draft.with_files(&service.form, draft.answers.clone());
            let scope = Scope::of(&service.form, &answers);
            page::show(page::status_of(&problem), &view(visit.page, draft, service, &scope, Some(&problem)))
        }
    }
}

/// The page of the check, with what is wrong.
pub(super) fn view(
    page: Page,
    draft: &ContinuedDraft,
    service: &ServiceDetail,
    scope: &Scope<'_>,
    problem: Option<&Problem>,
) -> Check {
    let steps = Steps::of(service, scope);
    let page = page.at_path(&format!("{}?page=check", path(&draft.token)));
    let w = page.w;
    let mut form = Form::new(&page, Vec::new()).to(format!("{}?page=check", path(&draft.token)));
    let whole = problem.filter(|problem| problem.errors.is_empty());
    let faults = problem.map_or(&draft.faults, |problem| &problem.errors);
    form.faults = faults.iter().map(|wrong| told(draft, service, &steps, wrong, w)).collect();
    form.faults.extend(whole.map(|problem| Fault { href: String::new(), text: fault::whole(problem, w) }));
    let mut rows = Vec::new();
    for step in steps.iter() {
        rows.extend(of_step(&page, draft, service, scope, step));
    }
    let back = steps.before(&Step::Check).map(|before| format!("{}?page={}", path(&draft.token), before.key()));
    Check {
        service: page.say(&service.service.name).to_owned(),
        reference: draft.reference.to_string(),
        rows,
        back: back.unwrap_or_default(),
        known: None,
        page: page.failing(form.failed()),
        form,
    }
}

/// A fault, with the way to the page where it is put right.
fn told(draft: &ContinuedDraft, service: &ServiceDetail, steps: &Steps<'_>, wrong: &FieldFault, w: Words) -> Fault {
    let step = steps.of_fault(wrong);
    let mut form = step.fields(service, w);
    let covers = |pointer: &str| wrong.pointer.starts_with(pointer);
    let field = form.iter_mut().find(|field| covers(&field.pointer));
    let text = match field {
        Some(field) => fault::message(field, wrong, w),
        None => match wrong.pointer.strip_prefix("/answers/").and_then(|name| service.form.field(name)) {
            Some(asked) => fault::message(&standard::question(asked, w), wrong, w),
            None => fault::unshown(wrong, w),
        },
    };
    Fault { href: format!("{}?page={}&wrong&from=check", path(&draft.token), step.key()), text }
}

fn of_step(
    page: &Page,
    draft: &ContinuedDraft,
    service: &ServiceDetail,
    scope: &Scope<'_>,
    step: &Step<'_>,
) -> Vec<Checked> {
    let w = page.w;
    let href = format!("{}?page={}&from=check", path(&draft.token), step.key());
    let row = |question: String, answer: String, change: bool| Checked {
        question,
        answer: if answer.is_empty() { w.get("walk-nothing").into_owned() } else { answer },
        href: if change { href.clone() } else { String::new() },
    };
    match step {
        Step::Page(_, of) => {
            let asked = of.fields.iter().filter(|field| scope.asks(field));
            let rows = asked.map(|field| {
                let label = page.say(&field.label).to_owned();
                match field.kind {
                    Kind::Calculated => row(label, said::calculated(field, scope, &service.form), false),
                    _ => row(label, said::answer(field, scope.get(&field.name), w), true),
                }
            });
            rows.collect()
        }
        Step::You => {
            let who = &draft.reporter;
            let mut rows = vec![
                row(w.get("field-name").into_owned(), who.name.clone().unwrap_or_default(), true),
                row(w.get("field-email").into_owned(), who.email.clone().unwrap_or_default(), true),
                row(w.get("field-phone").into_owned(), who.phone.clone().unwrap_or_default(), true),
            ];
            if !service.form.requires_address() {
                rows.push(row(w.get("field-postcode").into_owned(), who.postcode.clone().unwrap_or_default(), true));
            }
            rows
        }
        Step::Check => Vec::new(),
    }
}
