//! A page that was sent: what was typed is kept, then the next page is asked for.

use actix_web::HttpResponse;
use cases_api::Answers;
use cases_api::catalogue::ServiceDetail;
use cases_api::draft::{ContinuedDraft, DraftReporter, SaveDraft};
use cases_api::form::Scope;
use contract::FieldFault;

use super::super::continuing::path;
use super::super::report;
use super::steps::{Asked, Step, Steps};
use super::view;
use crate::form::{Form, ProtectedForm, Typed, addresses, answer, questions, repeated};
use crate::page;
use crate::visit::Visit;
use crate::words::Words;

/// Keeps a page, and says where one goes from there.
pub(super) async fn take(
    visit: Visit,
    draft: &ContinuedDraft,
    service: &ServiceDetail,
    asked: &Asked,
    posted: ProtectedForm,
) -> HttpResponse {
    let w = visit.page.w;
    let before = Scope::of(&service.form, &draft.with_files(&service.form, draft.answers.clone()));
    let steps = Steps::of(service, &before);
    let step = steps.named(&asked.page);
    let fields = step.fields(service, w);
    let changed = repeated::changed(&fields, &posted.typed);
    let typed = addresses::settled(visit.asking(), &fields, changed.as_ref().unwrap_or(&posted.typed)).await;
    let typed = &typed;
    let answers = merged(draft, service, step, typed, w);
    let reporter = reporter(draft, service, step, typed, w);
    let form = posted.once.as_str().to_owned();
    let whole = SaveDraft { key: draft.key.clone(), version: draft.version, form, reporter, answers };
    let saved = match visit.rooms.cases.save_draft(&visit.token, &whole).await {
        Ok(saved) => saved,
        Err(problem) => {
            let mut form = Form::again(&visit.page, fields, typed, posted.once).to(asked.at(&draft.token, &step.key()));
            questions::decide(&mut form.fields, &service.form, &whole.answers);
            let form = form.refused(&problem, w);
            return page::show(page::status_of(&problem), &view(visit, draft, service, (&steps, step), form, asked));
        }
    };
    let here = asked.at(&draft.token, &step.key());
    if changed.is_some() {
        let group = posted.typed.get("do").split(':').nth(1).unwrap_or_default().to_owned();
        return page::see_other(&visit.page, &format!("{here}#{group}"));
    }
    if let Some(sought) = addresses::sought(&step.fields(service, w), typed) {
        return page::see_other(&visit.page, &format!("{here}&find={sought}#{sought}-choice"));
    }
    match posted.typed.get("do") {
        "save" => page::see_other(&visit.page, &format!("{here}&saved")),
        "later" => page::see_other(&visit.page, &format!("{}?page=later", path(&draft.token))),
        _ => {
            let answers = draft.with_files(&service.form, whole.answers);
            let scope = Scope::of(&service.form, &answers);
            let steps = Steps::of(service, &scope);
            onward(&visit, draft, service, (&steps, &scope), asked, &posted.typed, &saved.faults)
        }
    }
}

/// Where one goes from a page that is kept: to advice that ends the request, to more questions of the same
/// page, to what is wrong on it, to the check, or on.
pub(super) fn onward(
    visit: &Visit,
    draft: &ContinuedDraft,
    service: &ServiceDetail,
    (steps, scope): (&Steps<'_>, &Scope<'_>),
    asked: &Asked,
    typed: &Typed,
    faults: &[FieldFault],
) -> HttpResponse {
    let w = visit.page.w;
    let step = steps.named(&asked.page);
    let here = asked.at(&draft.token, &step.key());
    if let Step::Page(_, of) = step {
        let stop = of.fields.iter().find(|field| scope.asks(field) && scope.stopped_at(field).is_some());
        if let Some(field) = stop {
            return page::see_other(&visit.page, &format!("{}?page=stop&at={}", path(&draft.token), field.name));
        }
        let fields = step.fields(service, w);
        let unseen = fields.iter().any(|field| {
            service.form.field(&field.name).is_some_and(|asked| scope.asks(asked)) && !questions::was_seen(field, typed)
        });
        if unseen {
            return page::see_other(&visit.page, &format!("{here}&more"));
        }
    }
    if !step.faults(service, faults, w).is_empty() {
        return page::see_other(&visit.page, &format!("{here}&wrong"));
    }
    let next = if asked.from_check { &Step::Check } else { steps.after(step) };
    page::see_other(&visit.page, &format!("{}?page={}", path(&draft.token), next.key()))
}

/// The draft's answers with those of a page in the place of what they were.
fn merged(draft: &ContinuedDraft, service: &ServiceDetail, step: &Step<'_>, typed: &Typed, w: Words) -> Answers {
    let Step::Page(..) = step else { return draft.answers.clone() };
    let fields = step.fields(service, w);
    let others = draft.answers.iter().filter(|(name, _)| !fields.iter().any(|field| field.name == *name));
    let others = others.map(|(name, value)| (name.to_owned(), value.clone()));
    others.chain(answer::answers(&fields, typed)).collect()
}

/// Who asks: as the draft has it, or as it was typed on the page that asks for it.
fn reporter(
    draft: &ContinuedDraft,
    service: &ServiceDetail,
    step: &Step<'_>,
    typed: &Typed,
    w: Words,
) -> DraftReporter {
    match step {
        Step::You => {
            let typed = report::report(service, typed, w).reporter;
            let name = Some(typed.name).filter(|name| !name.trim().is_empty());
            DraftReporter { name, email: typed.email, phone: typed.phone, postcode: typed.postcode }
        }
        _ => draft.reporter.clone(),
    }
}
