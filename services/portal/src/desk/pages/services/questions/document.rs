//! All questions as one document: JSON Schema 2020-12 with the layout.

use actix_web::{HttpResponse, web};
use cases_api::form::{FormDocument, JudgedForm};
use contract::{FieldFault, Problem, ProblemKind};
use serde_json::Value;

use super::super::{Opened, version};
use crate::desk::pages::done::Done;
use crate::desk::services::{Judged, Part, Section};
use crate::form::{Fault, Field, Form, OnceKey, ProtectedForm, Shape};
use crate::page;
use crate::visit::Desk;
use crate::words::Words;

fn fields(w: Words, text: String) -> Vec<Field> {
    let field = Field::new(Shape::Paragraphs, "document", w.get("questions-document"));
    let field = field.hinted(w.get("questions-document-hint")).filled(text);
    vec![Field { rows: 30, classes: "d-code", autocomplete: "off", ..field }]
}

/// `GET /desk/services/{id}/questions/document`
pub(in super::super) async fn ask(desk: Desk, path: web::Path<String>) -> HttpResponse {
    let opened = match Opened::told(desk, &path).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let (draft, document) = match (
        opened.draft().await,
        opened.desk.rooms.cases.draft_form_document(&opened.desk.token, opened.id).await,
    ) {
        (Ok(draft), Ok(document)) => (draft, document),
        (Err(problem), _) | (_, Err(problem)) => return opened.desk.refuse(&problem),
    };
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    let mut form = Form::new(&opened.desk.page, fields(opened.desk.page.w, text));
    let flaws: Vec<_> = draft.flaws.iter().filter(|flaw| flaw.pointer.starts_with("/form")).cloned().collect();
    form.faults = told(&flaws);
    page::ok(&view(opened, form, draft.version))
}

/// A flaw with its place in the document.
fn placed(flaw: &FieldFault) -> String {
    let at = if flaw.pointer.is_empty() { "/" } else { flaw.pointer.as_str() };
    format!("{at}: {}", flaw.detail)
}

fn told(flaws: &[FieldFault]) -> Vec<Fault> {
    flaws.iter().map(|flaw| Fault { href: "#document".to_owned(), text: placed(flaw) }).collect()
}

/// What was typed, read and judged as a form.
async fn judged(desk: &Desk, posted: &ProtectedForm) -> Result<JudgedForm, Problem> {
    let document = serde_json::from_str::<Value>(posted.typed.get("document"))
        .map_err(|why| Problem::at("", "unsound", format!("This is no JSON: {why}.")))?;
    desk.rooms.cases.judge_form(&desk.token, &FormDocument(document)).await
}

/// `POST /desk/services/{id}/questions/judging`: what is wrong with the document so far; nothing is kept.
pub(in super::super) async fn judge(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let flaws = match judged(&desk, &posted).await {
        Ok(judged) => judged.flaws,
        Err(problem) if problem.kind == ProblemKind::ValidationFailed => problem.errors,
        Err(problem) => return desk.refuse(&problem),
    };
    page::ok(&Judged { flaws: flaws.iter().map(placed).collect(), page: desk.page })
}

/// `POST /desk/services/{id}/questions/document`: judged as it is; kept when it is a form.
pub(in super::super) async fn save(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let opened = match Opened::of(desk, &path).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let draft = match opened.draft().await {
        Ok(draft) => draft,
        Err(problem) => return opened.desk.refuse(&problem),
    };
    let (desk, seen) = (&opened.desk, version(&posted.typed));
    let problem = match judged(desk, &posted).await {
        Ok(judged) if judged.flaws.is_empty() => {
            let mut definition = draft.definition.clone();
            definition.form = judged.form;
            let once = posted.once.as_str();
            match desk.rooms.cases.write_service_draft(&desk.token, opened.id, seen, once, &definition).await {
                Ok(_) => return page::see_other(&desk.page, &Done::DraftSaved.at(&opened.path(Part::Questions))),
                Err(problem) => problem,
            }
        }
        Ok(judged) => Problem::validation(judged.flaws),
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::Unauthenticated) {
        return opened.desk.refuse(&problem);
    }
    let changed = problem.kind == ProblemKind::PreconditionFailed;
    let (once, seen) = if changed { (OnceKey::fresh(), draft.version) } else { (posted.once.clone(), seen) };
    let w = desk.page.w;
    let mut form = Form::again(&desk.page, fields(w, String::new()), &posted.typed, once).refused(&problem, w);
    if !problem.errors.is_empty() {
        form.faults = told(&problem.errors);
    }
    page::show(page::status_of(&problem), &view(opened, form, seen))
}

fn view(opened: Opened, form: Form, version: i64) -> Section {
    let w = opened.desk.page.w;
    let frame = opened.frame(Part::Questions);
    let form = form.to(format!("{}/document", opened.path(Part::Questions)));
    let (title, lead) = (w.get("questions-document-title").into_owned(), w.get("questions-document-lead").into_owned());
    let judging = format!("{}/judging", opened.path(Part::Questions));
    Section {
        page: opened.desk.page.failing(form.failed()),
        frame,
        title,
        lead,
        form,
        version,
        judging,
        next: String::new(),
    }
}
