//! One question: its words in both languages, what may be answered, when it is asked, which answers end the request.

use actix_web::{HttpResponse, web};
use cases_api::catalogue::definition::Definition;
use cases_api::catalogue::editing::ServiceDraft;
use cases_api::form::{Field as Asked, Kind};
use contract::{Bilingual, FieldFault, Language, Problem, ProblemKind};

use super::super::{Opened, Query, version};
use super::place::{NEW, Place};
use super::{choosing, fields, kinds, typing};
use crate::desk::pages::done::Done;
use crate::desk::services::{Part, Question};
use crate::form::{Form, OnceKey, ProtectedForm, Typed};
use crate::page;
use crate::visit::Desk;

/// Whether the council's texts must be there in Welsh too.
fn welsh(desk: &Desk) -> bool {
    desk.page.council.languages.contains(&Language::Cy)
}

/// The question at a place, of a kind: its own, where none is named.
pub(super) fn asked(draft: &ServiceDraft, at: Option<usize>, kind: Option<Kind>) -> Asked {
    let known = at.and_then(|at| draft.definition.form.fields.get(at)).cloned();
    let blank = || Asked { required: true, ..Asked::new("", Kind::Text, Bilingual::english("")) };
    let asked = known.unwrap_or_else(blank);
    Asked { kind: kind.unwrap_or(asked.kind), ..asked }
}

/// The form of a question.
pub(super) fn shown(
    opened: &Opened,
    draft: &ServiceDraft,
    at: Option<usize>,
    asked: &Asked,
) -> Vec<crate::form::Field> {
    let asks = &draft.definition.form;
    let before = asks.fields.get(..at.unwrap_or(asks.fields.len())).unwrap_or_default();
    fields::fields(asks, before, asked, (opened.desk.page.w, welsh(&opened.desk)))
}

/// `GET /desk/services/{id}/questions/{number}`
pub(in super::super) async fn ask(desk: Desk, path: web::Path<(String, String)>, query: Query) -> HttpResponse {
    let (id, number) = path.into_inner();
    let opened = match Opened::told(desk, &id).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let draft = match opened.draft().await {
        Ok(draft) => draft,
        Err(problem) => return opened.desk.refuse(&problem),
    };
    let Some(at) = Place::numbered(&number, &draft) else { return opened.desk.refuse(&Problem::not_found()) };
    let kind = query.get("kind").and_then(|name| kinds::named(name));
    if kind.is_none() && at.is_none() {
        return page::ok(&choosing::view(opened, &draft, (at, String::new()), None));
    }
    let asked = asked(&draft, at, kind);
    let form = Form::new(&opened.desk.page, shown(&opened, &draft, at, &asked));
    // What must be put right before it is published is told here too.
    let own = at.filter(|_| kind.is_none());
    let here = own.map(|at| faults(&draft.flaws, at)).unwrap_or_default();
    let form = if here.is_empty() { form } else { form.refused(&Problem::validation(here), opened.desk.page.w) };
    page::ok(&view(opened, form, (at, &asked), draft.version))
}

/// The flaws of a question, each at the field that mends it.
fn faults(flaws: &[FieldFault], at: usize) -> Vec<FieldFault> {
    let base = format!("/form/fields/{at}");
    let here = flaws.iter().filter_map(|flaw| {
        let rest = flaw.pointer.strip_prefix(&base).filter(|rest| rest.is_empty() || rest.starts_with('/'))?;
        Some(FieldFault { pointer: format!("/{}", fields::mending(rest)), ..flaw.clone() })
    });
    here.collect()
}

/// Where what was just written is mended, if it must be: at the question itself, or at the one whose answers it began
/// to count and that lacks a price.
fn unsound(before: &[FieldFault], after: &[FieldFault], placed: usize) -> Option<usize> {
    if !faults(after, placed).is_empty() {
        return Some(placed);
    }
    let unpriced = after.iter().find(|flaw| flaw.code == "answer-without-price" && !before.contains(flaw))?;
    unpriced.pointer.strip_prefix("/form/fields/")?.split('/').next()?.parse().ok()
}

/// `POST /desk/services/{id}/questions/{number}`
pub(in super::super) async fn save(
    desk: Desk,
    path: web::Path<(String, String)>,
    posted: ProtectedForm,
) -> HttpResponse {
    let (id, number) = path.into_inner();
    let opened = match Opened::of(desk, &id).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let draft = match opened.draft().await {
        Ok(draft) => draft,
        Err(problem) => return opened.desk.refuse(&problem),
    };
    let Some(place) = Place::of(&number, posted.typed.get("name"), &draft) else {
        return opened.desk.refuse(&Problem::not_found());
    };
    match (posted.typed.get("do"), place) {
        ("kind", place) => page::ok(&choosing::view(opened, &draft, (place.at(), posted.typed.carried()), None)),
        ("chosen", place) => choosing::chosen(opened, &draft, place.at(), &posted),
        (_, Place::Gone) => gone(opened, &draft, &posted.typed),
        (_, place) => written(opened, &draft, place.at(), &posted).await,
    }
}

/// What was typed for a question that somebody has removed: it can be added again, and is never put over another.
fn gone(opened: Opened, draft: &ServiceDraft, typed: &Typed) -> HttpResponse {
    let asked = asked(draft, None, kinds::named(typed.get("kind")));
    let form = Form::again(&opened.desk.page, shown(&opened, draft, None, &asked), typed, OnceKey::fresh());
    let form = form.wrong_as_a_whole(opened.desk.page.w.get("questions-gone"));
    let status = page::status_of(&Problem::new(ProblemKind::PreconditionFailed, ""));
    page::show(status, &view(opened, form, (None, &asked), draft.version))
}

async fn written(opened: Opened, draft: &ServiceDraft, at: Option<usize>, posted: &ProtectedForm) -> HttpResponse {
    let w = opened.desk.page.w;
    let asked = asked(draft, at, kinds::named(posted.typed.get("kind")));
    let again = |once: OnceKey| Form::again(&opened.desk.page, shown(&opened, draft, at, &asked), &posted.typed, once);
    let mut definition: Definition = draft.definition.clone();
    let placed = match typing::write(&mut definition.form, at, &posted.typed, w) {
        Ok(placed) => placed,
        Err(wrong) => {
            let form = again(posted.once.clone());
            let form = wrong.into_iter().fold(form, |form, wrong| form.wrong(wrong.field, wrong.text));
            let status = page::status_of(&Problem::validation(Vec::new()));
            return page::show(status, &view(opened, form, (at, &asked), version(&posted.typed)));
        }
    };
    let (desk, seen) = (&opened.desk, version(&posted.typed));
    let once = posted.once.as_str();
    let problem = match desk.rooms.cases.write_service_draft(&desk.token, opened.id, seen, once, &definition).await {
        Ok(written) => {
            let list = opened.path(Part::Questions);
            let to = match unsound(&draft.flaws, &written.flaws, placed) {
                None => Done::DraftSaved.at(&list),
                Some(at) => Done::DraftUnsound.at(&format!("{list}/{at}")),
            };
            return page::see_other(&desk.page, &to);
        }
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::Unauthenticated) {
        return opened.desk.refuse(&problem);
    }
    let changed = problem.kind == ProblemKind::PreconditionFailed;
    let (once, seen) = if changed { (OnceKey::fresh(), draft.version) } else { (posted.once.clone(), seen) };
    let form = again(once).refused(&problem, w);
    page::show(page::status_of(&problem), &view(opened, form, (at, &asked), seen))
}

pub(super) fn view(opened: Opened, form: Form, (at, asked): (Option<usize>, &Asked), version: i64) -> Question {
    let w = opened.desk.page.w;
    let number = at.map_or_else(|| NEW.to_owned(), |at| at.to_string());
    let form = form.to(format!("{}/{number}", opened.path(Part::Questions)));
    Question {
        frame: opened.frame(Part::Questions),
        new: at.is_none(),
        name: asked.name.clone(),
        kind: kinds::name(asked.kind),
        kind_label: kinds::label(asked.kind, w),
        carried: String::new(),
        version,
        page: opened.desk.page.failing(form.failed()),
        form,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flaw(pointer: &str, code: &str) -> FieldFault {
        FieldFault { pointer: pointer.to_owned(), code: code.to_owned(), detail: String::new() }
    }

    #[test]
    fn a_price_that_counts_an_answer_without_one_leads_to_that_question() {
        let unpriced = flaw("/form/fields/1/choices/0/amount", "answer-without-price");
        let other = flaw("/form/fields/2/label/cy", "welsh-missing");
        assert_eq!(unsound(&[], &[other.clone(), unpriced.clone()], 4), Some(1));
        let known = [unpriced.clone()];
        assert_eq!(unsound(&known, &[other, unpriced], 4), None, "known before, and listed");
        assert_eq!(unsound(&[], &[flaw("/form/fields/4/calculation/of/sum/0", "not-of-one-kind")], 4), Some(4));
    }
}
