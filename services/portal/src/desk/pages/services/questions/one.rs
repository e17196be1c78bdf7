//! One question: its words in both languages, what may be answered, when it is asked, which answers end the
//! request.

use actix_web::{HttpResponse, web};
use cases_api::catalogue::definition::Definition;
use cases_api::catalogue::editing::ServiceDraft;
use contract::{FieldFault, Language, Problem, ProblemKind};

use super::super::{Opened, version};
use super::typing;
use crate::desk::pages::done::Done;
use crate::desk::services::{Part, Section};
use crate::form::{Form, OnceKey, ProtectedForm};
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

/// `GET /desk/services/{id}/questions/{number}`
pub(in super::super) async fn ask(desk: Desk, path: web::Path<(String, String)>) -> HttpResponse {
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
    let asks = &draft.definition.form;
    let fields = typing::fields(asks, at, opened.desk.page.w, welsh(&opened.desk));
    let form = Form::new(&opened.desk.page, fields);
    // What must be put right before it is published is told here too.
    let here = at.map(|at| faults(&draft.flaws, at)).unwrap_or_default();
    let form = if here.is_empty() { form } else { form.refused(&Problem::validation(here), opened.desk.page.w) };
    page::ok(&view(opened, form, &number, draft.version))
}

/// The flaws of a question, each at the field that mends it.
fn faults(flaws: &[FieldFault], at: usize) -> Vec<FieldFault> {
    let base = format!("/form/fields/{at}");
    let here = flaws.iter().filter_map(|flaw| {
        let rest = flaw.pointer.strip_prefix(&base).filter(|rest| rest.is_empty() || rest.starts_with('/'))?;
        Some(FieldFault { pointer: format!("/{}", typing::field_of(rest)), ..flaw.clone() })
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
    let mut definition: Definition = draft.definition.clone();
    let placed = typing::write(&mut definition.form, at, &posted.typed);
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
    let fields = typing::fields(&draft.definition.form, at, desk.page.w, welsh(desk));
    let form = Form::again(&desk.page, fields, &posted.typed, once).refused(&problem, desk.page.w);
    page::show(page::status_of(&problem), &view(opened, form, &number, seen))
}

fn view(opened: Opened, form: Form, number: &str, version: i64) -> Section {
    let w = opened.desk.page.w;
    let frame = opened.frame(Part::Questions);
    let form = form.to(format!("{}/{number}", opened.path(Part::Questions)));
    let title = w.get(if number == "new" { "questions-new" } else { "questions-one" }).into_owned();
    let lead = w.get("questions-one-lead").into_owned();
    Section { page: opened.desk.page.failing(form.failed()), frame, title, lead, form, version, judging: String::new() }
}
