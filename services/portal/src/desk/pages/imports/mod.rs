//! Cases of another system: files come in, are looked at, become cases, are taken back.

mod columns;
mod files;
mod table;

use actix_web::http::{Method, StatusCode};
use actix_web::{HttpResponse, web};
use cases_api::import::{
    AddImport, CaseImport, ImportEncoding, ImportRow, ImportRowState, ImportState, ListImportRows, RunImport,
    UndoImport as Undo,
};
use cases_api::perm;
use contract::{ImportId, Page as Paged, PageQuery, Problem, ProblemKind};
use runtime::Routes;
use serde::Deserialize;

use super::done::Done;
use super::next_page;
use crate::desk::imports::{Import, Imports, PATH, Row, UndoImport};
use crate::form::{Form, ProtectedForm, ProtectedUpload};
use crate::page::{self, Section};
use crate::visit::Desk;

/// How many files, and how many rows, a page shows.
const FILES: u16 = 25;
const ROWS: u16 = 50;

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, PATH, list, "Files of cases of another system")
        .page(Method::POST, PATH, bring, "Bring a file in")
        .page(Method::GET, "/desk/imports/{id}", show, "How far an import is, and what is wrong with its rows")
        .page(Method::GET, "/desk/imports/{id}/bad-rows.csv", table::download, "Every bad row as a table")
        .page(Method::GET, "/desk/imports/{id}/columns", columns::ask, "What its columns hold")
        .page(Method::POST, "/desk/imports/{id}/columns", columns::save, "Say what its columns hold")
        .page(Method::POST, "/desk/imports/{id}/files", files::bring, "Bring in the archive of its files")
        .page(Method::POST, "/desk/imports/{id}/run", run, "Let its rows become cases")
        .page(Method::POST, "/desk/imports/{id}/discard", discard, "Give it up")
        .page(Method::GET, "/desk/imports/{id}/undo", ask_undo, "Ask whether it is to be taken back")
        .page(Method::POST, "/desk/imports/{id}/undo", undo, "Take it back")
}

/// Where a list goes on.
#[derive(Deserialize)]
pub(super) struct From {
    cursor: Option<String>,
}

/// `GET /desk/imports`
async fn list(desk: Desk, from: web::Query<From>) -> HttpResponse {
    let mut desk = desk.at(Section::Settings);
    match brought(&desk, from.cursor.clone()).await {
        Ok(found) => {
            desk.page = Done::told(desk.page);
            let form = Form::new(&desk.page, Imports::fields(desk.page.w));
            page::ok(&view(desk, &found, form))
        }
        Err(problem) if problem.kind == ProblemKind::BadCursor => page::see_other(&desk.page, PATH),
        Err(problem) => desk.refuse(&problem),
    }
}

async fn brought(desk: &Desk, cursor: Option<String>) -> Result<Paged<CaseImport>, Problem> {
    desk.rooms.cases.imports(&desk.token, &PageQuery { limit: Some(FILES), cursor }).await
}

fn view(desk: Desk, found: &Paged<CaseImport>, form: Form) -> Imports {
    let failed = form.failed();
    Imports {
        rows: found.items.iter().map(|import| Row::of(&desk.page, import)).collect(),
        next: next_page(PATH, &[], found.next.as_deref()),
        form: form.to(PATH),
        page: desk.page.failing(failed),
    }
}

/// `POST /desk/imports`
async fn bring(desk: Desk, mut sent: ProtectedUpload) -> HttpResponse {
    let mut desk = desk.at(Section::Settings);
    desk.page = desk.page.at_path(PATH);
    if !desk.may::<perm::ImportCases>() {
        return desk.refuse(&ProblemKind::Forbidden.into());
    }
    let problem = match sent.next().await {
        Ok(Some(file)) if !file.name.is_empty() => {
            let encoding = ImportEncoding::named(sent.typed.get("encoding"));
            let asked = AddImport { name: file.name, encoding };
            match desk.rooms.cases.add_import(&desk.token, &asked, file.bytes).await {
                Ok(import) => return page::see_other(&desk.page, &format!("{PATH}/{}/columns", import.id)),
                Err(problem) => problem,
            }
        }
        Ok(_) => Problem::at("/file", "required", "Choose a file."),
        Err(_) => ProblemKind::PayloadTooLarge.into(),
    };
    match (problem.kind, brought(&desk, None).await) {
        (ProblemKind::Forbidden | ProblemKind::Unauthenticated, _) | (_, Err(_)) => desk.refuse(&problem),
        (_, Ok(found)) => {
            let once = crate::form::OnceKey::fresh();
            let form = Form::again(&desk.page, Imports::fields(desk.page.w), &sent.typed, once);
            let form = form.refused(&problem, desk.page.w);
            page::show(StatusCode::UNPROCESSABLE_ENTITY, &view(desk, &found, form))
        }
    }
}

/// An import with a page of its bad rows, and the cases that were kept.
struct Opened {
    import: CaseImport,
    bad: Paged<ImportRow>,
    kept: Paged<ImportRow>,
}

async fn opened(desk: &Desk, id: ImportId, cursor: Option<String>) -> Result<Opened, Problem> {
    let import = desk.rooms.cases.import(&desk.token, id).await?;
    let left = import.count(ImportRowState::Bad) == 0;
    let bad = if left { ImportRowState::Left } else { ImportRowState::Bad };
    let rows = async |state, cursor| {
        if import.count(state) == 0 {
            return Ok(Paged { items: Vec::new(), next: None });
        }
        let which = ListImportRows { state: Some(state), limit: Some(ROWS), cursor };
        desk.rooms.cases.import_rows(&desk.token, id, &which).await
    };
    let (bad, kept) = futures::join!(rows(bad, cursor), rows(ImportRowState::Kept, None));
    let (bad, kept) = (bad?, kept?);
    Ok(Opened { import, bad, kept })
}

fn shown(desk: Desk, opened: &Opened) -> Import {
    let next = next_page(&format!("{PATH}/{}", opened.import.id), &[], opened.bad.next.as_deref());
    Import::of(desk.page, &opened.import, &opened.bad.items, &opened.kept.items, next)
}

/// `GET /desk/imports/{id}`
async fn show(desk: Desk, id: web::Path<String>, from: web::Query<From>) -> HttpResponse {
    let mut desk = desk.at(Section::Settings);
    let Ok(id) = id.parse::<ImportId>() else { return desk.refuse(&Problem::not_found()) };
    match opened(&desk, id, from.cursor.clone()).await {
        Ok(opened) if opened.import.state == ImportState::Mapping => {
            page::see_other(&desk.page, &format!("{PATH}/{id}/columns"))
        }
        Ok(opened) => {
            desk.page = Done::told(desk.page);
            page::ok(&shown(desk, &opened))
        }
        Err(problem) if problem.kind == ProblemKind::BadCursor => page::see_other(&desk.page, &format!("{PATH}/{id}")),
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/imports/{id}/run`
async fn run(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Settings);
    let Ok(id) = id.parse::<ImportId>() else { return desk.refuse(&Problem::not_found()) };
    let path = format!("{PATH}/{id}");
    desk.page = desk.page.at_path(&path);
    let opened = match opened(&desk, id, None).await {
        Ok(opened) => opened,
        Err(problem) => return desk.refuse(&problem),
    };
    let leave_bad_rows = posted.typed.get("leave") == "yes";
    if opened.import.state == ImportState::Judged && opened.import.count(ImportRowState::Bad) > 0 && !leave_bad_rows {
        let mut import = shown(desk, &opened);
        let w = import.page.w;
        import.run = import.run.map(|form| form.wrong("leave", w.get("fault-required-import-leave")));
        import.page = import.page.failing(true);
        return page::show(StatusCode::UNPROCESSABLE_ENTITY, &import);
    }
    let asked = RunImport { leave_bad_rows };
    answered(desk, &path, |rooms, token| async move {
        rooms.cases.run_import(&token, id, version(&posted), posted.once.as_str(), &asked).await
    })
    .await
}

/// `POST /desk/imports/{id}/discard`
async fn discard(desk: Desk, id: web::Path<String>, _posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Settings);
    let Ok(id) = id.parse::<ImportId>() else { return desk.refuse(&Problem::not_found()) };
    let discard = |rooms: Rooms, token: String| async move { rooms.cases.discard_import(&token, id).await };
    answered(desk, &format!("{PATH}/{id}"), discard).await
}

/// `GET /desk/imports/{id}/undo`
async fn ask_undo(desk: Desk, id: web::Path<String>) -> HttpResponse {
    let desk = desk.at(Section::Settings);
    let Ok(id) = id.parse::<ImportId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.cases.import(&desk.token, id).await {
        Ok(import) if matches!(import.state, ImportState::Imported | ImportState::Undone) => {
            page::ok(&UndoImport::of(desk.page, &import))
        }
        Ok(_) => page::see_other(&desk.page, &format!("{PATH}/{id}")),
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/imports/{id}/undo`
async fn undo(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Settings);
    let Ok(id) = id.parse::<ImportId>() else { return desk.refuse(&Problem::not_found()) };
    let asked = Undo { worked_on_too: posted.typed.get("too") == "yes" };
    answered(desk, &format!("{PATH}/{id}"), |rooms, token| async move {
        rooms.cases.undo_import(&token, id, version(&posted), posted.once.as_str(), &asked).await
    })
    .await
}

/// The version that was looked at.
fn version(posted: &ProtectedForm) -> i64 {
    posted.typed.get("version").parse().unwrap_or_default()
}

type Rooms = web::Data<crate::visit::Rooms>;

/// The page of an import after something was asked of it; what is past already shows there.
async fn answered<F>(desk: Desk, path: &str, ask: impl FnOnce(Rooms, String) -> F) -> HttpResponse
where
    F: Future<Output = Result<CaseImport, Problem>>,
{
    match ask(desk.rooms.clone(), desk.token.clone()).await {
        Ok(_) => page::see_other(&desk.page, path),
        Err(problem) if matches!(problem.kind, ProblemKind::Conflict | ProblemKind::PreconditionFailed) => {
            page::see_other(&desk.page, &Done::ImportPast.at(path))
        }
        Err(problem) => desk.refuse(&problem),
    }
}
