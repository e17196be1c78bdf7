//! Photos and documents of a half-done report: added and removed one by one.

use actix_web::{HttpRequest, HttpResponse, web};
use cases_api::draft::{AddReportFile, ContinuedDraft, RemoveReportFile};
use cases_api::form::{Accepts, Field, Kind, Scope};
use contract::{Problem, ProblemKind};

use super::super::continuing::{own, path};
use super::steps::{Asked, Step, Steps};
use super::view;
use crate::citizen::walk::{AddedFile, Files};
use crate::form::{Fault, Form, ProtectedForm, ProtectedUpload, fault, standard};
use crate::page::{self, Page};
use crate::visit::Visit;

/// The files of a step that takes them.
pub(super) fn shown(page: &Page, draft: &ContinuedDraft, step: &Step<'_>, asked: &Asked) -> Option<Files> {
    let Step::Page(_, of) = step else { return None };
    let field = of.fields.iter().find(|field| field.kind == Kind::Files)?;
    let files = draft.files.iter().filter(|file| file.question == field.name);
    let files: Vec<_> = files.map(|file| AddedFile { id: file.id.to_string(), name: file.name.clone() }).collect();
    let query = format!("page={}{}", step.key(), if asked.from_check { "&from=check" } else { "" });
    let hint = field.hint.as_ref().map(|hint| page.say(hint).to_owned()).unwrap_or_default();
    let kinds = if field.accepts == Accepts::Documents { "report-files-documents" } else { "report-files-photos" };
    Some(Files {
        add: format!("{}/files?{query}", path(&draft.token)),
        remove: format!("{}/removing?{query}", path(&draft.token)),
        hint,
        kinds: page.w.get(kinds).into_owned(),
        accept: match field.accepts {
            Accepts::Photos => "image/jpeg,image/png,image/heic,.jpg,.jpeg,.png,.heic",
            Accepts::Documents => "application/pdf,image/jpeg,image/png,image/heic,.pdf,.jpg,.jpeg,.png,.heic",
        },
        has_room: files.len() < field.most_items(),
        most: page.w.with_one("report-files-most", "count", field.most_items()).into_owned(),
        optional: !field.required && field.min.is_none(),
        files,
    })
}

/// The question of a step that takes files.
fn question<'a>(step: &'a Step<'_>) -> Option<&'a Field> {
    match step {
        Step::Page(_, of) => of.fields.iter().find(|field| field.kind == Kind::Files).copied(),
        Step::You | Step::Check => None,
    }
}

/// `POST /continue/{token}/form/files`
pub async fn add(visit: Visit, token: web::Path<String>, request: HttpRequest, sent: ProtectedUpload) -> HttpResponse {
    let (draft, service) = match own(&visit, &request, &token).await {
        Ok(own) => own,
        Err(problem) => return visit.refuse(&problem),
    };
    let asked = Asked::parse(request.query_string());
    let answers = draft.with_files(&service.form, draft.answers.clone());
    let steps = Steps::of(&service, &Scope::of(&service.form, &answers));
    let step = steps.named(&asked.page);
    let Some(field) = question(step) else { return visit.refuse(&Problem::not_found()) };
    match each(&visit, &draft, field, sent).await {
        Ok(()) => page::see_other(&visit.page, &format!("{}#files", asked.at(&draft.token, &step.key()))),
        Err((name, problem)) => {
            let w = visit.page.w;
            // What came before it was taken: the page shows the report as it is now.
            let Ok((draft, service)) = own(&visit, &request, &token).await else { return visit.refuse(&problem) };
            let mut form = Form::new(&visit.page, Vec::new()).to(asked.at(&draft.token, &step.key()));
            let field = standard::question(field, w);
            let why = match problem.errors.first() {
                Some(wrong) => fault::message(&field, wrong, w),
                None if problem.kind == ProblemKind::PayloadTooLarge => w.get("report-files-too-large").into_owned(),
                None => fault::whole(&problem, w),
            };
            let text = if name.is_empty() { why } else { format!("{name}: {why}") };
            form.faults = vec![Fault { href: "#file".to_owned(), text }];
            page::show(page::status_of(&problem), &view(visit, &draft, &service, (&steps, step), form, &asked))
        }
    }
}

/// Adds every file that was sent, up to the first that isn't taken.
async fn each(
    visit: &Visit,
    draft: &ContinuedDraft,
    field: &Field,
    mut sent: ProtectedUpload,
) -> Result<(), (String, Problem)> {
    let too_large = |_| (String::new(), Problem::from(ProblemKind::PayloadTooLarge));
    let mut some = false;
    while let Some(file) = sent.next().await.map_err(too_large)? {
        // A form without a file sends a nameless, empty one.
        if file.name.is_empty() {
            continue;
        }
        some = true;
        let ticket = draft.ticket.clone();
        let asked = AddReportFile { ticket, name: file.name.clone(), question: field.name.clone() };
        visit
            .rooms
            .cases
            .add_report_file(&visit.token, &asked, file.bytes)
            .await
            .map_err(|problem| (file.name, problem))?;
    }
    let nothing = || (String::new(), Problem::at("/file", "nothing-chosen", "Choose a file first."));
    if some { Ok(()) } else { Err(nothing()) }
}

/// `POST /continue/{token}/form/removing`
pub async fn remove(
    visit: Visit,
    token: web::Path<String>,
    request: HttpRequest,
    posted: ProtectedForm,
) -> HttpResponse {
    let (draft, service) = match own(&visit, &request, &token).await {
        Ok(own) => own,
        Err(problem) => return visit.refuse(&problem),
    };
    let asked = Asked::parse(request.query_string());
    let answers = draft.with_files(&service.form, draft.answers.clone());
    let steps = Steps::of(&service, &Scope::of(&service.form, &answers));
    let here = asked.at(&draft.token, &steps.named(&asked.page).key());
    let Ok(file) = posted.typed.get("file").parse() else { return visit.refuse(&Problem::not_found()) };
    let which = RemoveReportFile { key: draft.key.clone(), file };
    match visit.rooms.cases.remove_report_file(&visit.token, &which).await {
        // Pressed twice, it is gone all the same.
        Err(problem) if problem.kind != ProblemKind::NotFound => visit.refuse(&problem),
        _ => page::see_other(&visit.page, &format!("{here}#files")),
    }
}
