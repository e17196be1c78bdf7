//! What kind of answer a question takes: chosen first, and changed later with what was typed kept.

use actix_web::HttpResponse;
use cases_api::catalogue::editing::ServiceDraft;
use cases_api::form::Kind;
use contract::Problem;

use super::super::{Opened, version};
use super::place::NEW;
use super::{kinds, one};
use crate::desk::services::{Part, Question};
use crate::form::{Form, ProtectedForm, Typed};
use crate::page;

/// The kinds to choose from, with what was typed so far carried along; `wrong` where none was chosen.
pub(super) fn view(
    opened: Opened,
    draft: &ServiceDraft,
    (at, carried): (Option<usize>, String),
    wrong: Option<&str>,
) -> Question {
    let w = opened.desk.page.w;
    let typed = read(&carried);
    let asked = one::asked(draft, at, kinds::named(typed.get("kind")));
    let kind = (at.is_some() || !carried.is_empty()).then_some(asked.kind);
    let form = Form::new(&opened.desk.page, vec![kinds::choice(kind, w)]);
    let form = wrong.into_iter().fold(form, |form, wrong| form.wrong("kind", w.get(wrong)));
    let version = typed.given("version").and_then(|seen| seen.parse().ok()).unwrap_or(draft.version);
    let shown = one::view(opened, form, (at, &asked), version);
    Question { kind: String::new(), carried, ..shown }
}

fn read(carried: &str) -> Typed {
    Typed::parse(carried.as_bytes()).unwrap_or_default()
}

/// The question's form for the kind that was chosen: what was typed in fields that both kinds have stays.
pub(super) fn chosen(opened: Opened, draft: &ServiceDraft, at: Option<usize>, posted: &ProtectedForm) -> HttpResponse {
    let carried = posted.typed.get("typed");
    let Some(kind) = kinds::named(posted.typed.get("kind")) else {
        let status = page::status_of(&Problem::validation(Vec::new()));
        let again = view(opened, draft, (at, carried.to_owned()), Some("questions-kind-unchosen"));
        return page::show(status, &again);
    };
    let typed = read(carried);
    let Some(before) = kinds::named(typed.get("kind")) else {
        let number = at.map_or_else(|| NEW.to_owned(), |at| at.to_string());
        let to = format!("{}/{number}?kind={}", opened.path(Part::Questions), kinds::name(kind));
        return page::see_other(&opened.desk.page, &to);
    };
    let fields = kept(&opened, draft, at, (before, kind), &typed);
    let form = Form::new(&opened.desk.page, fields);
    let asked = one::asked(draft, at, Some(kind));
    page::ok(&one::view(opened, form, (at, &asked), version(&typed)))
}

fn kept(
    opened: &Opened,
    draft: &ServiceDraft,
    at: Option<usize>,
    (before, kind): (Kind, Kind),
    typed: &Typed,
) -> Vec<crate::form::Field> {
    let of = |kind| one::shown(opened, draft, at, &one::asked(draft, at, Some(kind)));
    let known = of(before);
    let mut fields = of(kind);
    let both = fields.iter_mut().filter(|field| known.iter().any(|other| other.name == field.name));
    both.for_each(|field| field.keep(typed));
    fields
}
