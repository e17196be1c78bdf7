//! One question: what kind of answer it takes, then its words in both languages, what may be answered, when it is
//! asked, which answers end the request.

use actix_web::{HttpResponse, web};
use cases_api::catalogue::definition::Definition;
use cases_api::catalogue::editing::ServiceDraft;
use cases_api::form::{Field as Asked, Kind};
use contract::{Bilingual, FieldFault, Language, Problem, ProblemKind};

use super::super::{Opened, Query, version};
use super::{fields, kinds, typing};
use crate::desk::pages::done::Done;
use crate::desk::services::{Part, Question};
use crate::form::{Form, OnceKey, ProtectedForm, Typed};
use crate::page;
use crate::visit::Desk;

/// The place of a question in an address: its number, or none for a new one.
fn place(text: &str, draft: &ServiceDraft) -> Option<Option<usize>> {
    match text {
        "new" => Some(None),
        number => number.parse().ok().filter(|at| *at < draft.definition.form.fields.len()).map(Some),
    }
}

/// Whether the council's texts must be there in Welsh too.
fn welsh(desk: &Desk) -> bool {
    desk.page.council.languages.contains(&Language::Cy)
}

/// The question at a place, of a kind: its own, where none is named.
fn asked(draft: &ServiceDraft, at: Option<usize>, kind: Option<Kind>) -> Asked {
    let known = at.and_then(|at| draft.definition.form.fields.get(at)).cloned();
    let blank = || Asked { required: true, ..Asked::new("", Kind::Text, Bilingual::english("")) };
    let asked = known.unwrap_or_else(blank);
    Asked { kind: kind.unwrap_or(asked.kind), ..asked }
}

/// The form of a question.
fn shown(opened: &Opened, draft: &ServiceDraft, at: Option<usize>, asked: &Asked) -> Vec<crate::form::Field> {
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
    let Some(at) = place(&number, &draft) else { return opened.desk.refuse(&Problem::not_found()) };
    let kind = query.get("kind").and_then(|name| kinds::named(name));
    if kind.is_none() && (at.is_none() || query.get("kind").is_some()) {
        return page::ok(&choosing(opened, &draft, (at, &number)));
    }
    let asked = asked(&draft, at, kind);
    let form = Form::new(&opened.desk.page, shown(&opened, &draft, at, &asked));
    // What must be put right before it is published is told here too.
    let own = at.filter(|_| kind.is_none());
    let here = own.map(|at| faults(&draft.flaws, at)).unwrap_or_default();
    let form = if here.is_empty() { form } else { form.refused(&Problem::validation(here), opened.desk.page.w) };
    page::ok(&view(opened, form, (&number, asked.kind), draft.version))
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
    let Some(at) = place(&number, &draft) else { return opened.desk.refuse(&Problem::not_found()) };
    let w = opened.desk.page.w;
    let again = |typed: &Typed, once: OnceKey| {
        let asked = asked(&draft, at, kinds::named(typed.get("kind")));
        (Form::again(&opened.desk.page, shown(&opened, &draft, at, &asked), typed, once), asked.kind)
    };
    let mut definition: Definition = draft.definition.clone();
    let placed = match typing::write(&mut definition.form, at, &posted.typed, w) {
        Ok(placed) => placed,
        Err(wrong) => {
            let (form, kind) = again(&posted.typed, posted.once.clone());
            let form = wrong.into_iter().fold(form, |form, wrong| form.wrong(wrong.field, wrong.text));
            let status = page::status_of(&Problem::validation(Vec::new()));
            return page::show(status, &view(opened, form, (&number, kind), version(&posted.typed)));
        }
    };
    let (desk, seen) = (&opened.desk, version(&posted.typed));
    let once = posted.once.as_str();
    let problem = match desk.rooms.cases.write_service_draft(&desk.token, opened.id, seen, once, &definition).await {
        Ok(written) => {
            let list = opened.path(Part::Questions);
            let sound = faults(&written.flaws, placed).is_empty();
            let to =
                if sound { Done::DraftSaved.at(&list) } else { Done::DraftUnsound.at(&format!("{list}/{placed}")) };
            return page::see_other(&desk.page, &to);
        }
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::Unauthenticated) {
        return opened.desk.refuse(&problem);
    }
    let changed = problem.kind == ProblemKind::PreconditionFailed;
    let (once, seen) = if changed { (OnceKey::fresh(), draft.version) } else { (posted.once.clone(), seen) };
    let (form, kind) = again(&posted.typed, once);
    let form = form.refused(&problem, w);
    page::show(page::status_of(&problem), &view(opened, form, (&number, kind), seen))
}

/// The kinds to choose from.
fn choosing(opened: Opened, draft: &ServiceDraft, (at, number): (Option<usize>, &str)) -> Question {
    let w = opened.desk.page.w;
    let kind = at.and_then(|at| draft.definition.form.fields.get(at)).map(|asked| asked.kind);
    let form = Form::new(&opened.desk.page, vec![kinds::choice(kind, w)]);
    let shown = view(opened, form, (number, kind.unwrap_or(Kind::Text)), draft.version);
    Question { kind: String::new(), ..shown }
}

fn view(opened: Opened, form: Form, (number, kind): (&str, Kind), version: i64) -> Question {
    let w = opened.desk.page.w;
    let form = form.to(format!("{}/{number}", opened.path(Part::Questions)));
    Question {
        frame: opened.frame(Part::Questions),
        new: number == "new",
        kind: kinds::name(kind),
        kind_label: kinds::label(kind, w),
        version,
        page: opened.desk.page.failing(form.failed()),
        form,
    }
}
