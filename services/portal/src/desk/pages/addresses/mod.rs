//! The council's addresses: a file comes in, is looked at, takes the place of the one before.

mod table;

use actix_web::http::{Method, StatusCode};
use actix_web::{HttpResponse, web};
use contacts_api::address::{AddAddressFile, AddressFault, AddressFile, AddressFileState, FileHolds, MapAddressFile};
use contacts_api::perm;
use contract::{AddressFileId, Page as Paged, PageQuery, Problem, ProblemKind};
use runtime::Routes;
use serde::Deserialize;

use super::done::Done;
use super::next_page;
use crate::desk::addresses::{AddressColumns, AddressFiles, FileRow, OneAddressFile, PATH};
use crate::form::{Form, OnceKey, ProtectedForm, ProtectedUpload};
use crate::page::{self, Section};
use crate::visit::Desk;

/// How many files, and how many faults, a page shows.
const FILES: u16 = 25;
const FAULTS: u16 = 50;

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, PATH, list, "Files of the council’s addresses")
        .page(Method::POST, PATH, bring, "Bring a file of addresses in")
        .page(Method::GET, "/desk/addresses/{id}", show, "How far a file of addresses is, and what is wrong with it")
        .page(Method::GET, "/desk/addresses/{id}/bad-rows.csv", table::download, "Every bad row as a table")
        .page(Method::GET, "/desk/addresses/{id}/columns", ask_columns, "What its columns hold")
        .page(Method::POST, "/desk/addresses/{id}/columns", save_columns, "Say what its columns hold")
        .page(Method::POST, "/desk/addresses/{id}/take", take, "Make its addresses the council’s")
        .page(Method::POST, "/desk/addresses/{id}/discard", discard, "Give it up")
}

/// Where a list goes on.
#[derive(Deserialize)]
pub(super) struct From {
    cursor: Option<String>,
}

/// `GET /desk/addresses`
async fn list(desk: Desk, from: web::Query<From>) -> HttpResponse {
    let mut desk = desk.at(Section::Addresses);
    match brought(&desk, from.cursor.clone()).await {
        Ok(found) => {
            desk.page = Done::told(desk.page);
            let form = Form::new(&desk.page, AddressFiles::fields(desk.page.w));
            page::ok(&view(desk, &found, form))
        }
        Err(problem) if problem.kind == ProblemKind::BadCursor => page::see_other(&desk.page, PATH),
        Err(problem) => desk.refuse(&problem),
    }
}

async fn brought(desk: &Desk, cursor: Option<String>) -> Result<Paged<AddressFile>, Problem> {
    desk.rooms.contacts.address_files(&desk.token, &PageQuery { limit: Some(FILES), cursor }).await
}

fn view(desk: Desk, found: &Paged<AddressFile>, form: Form) -> AddressFiles {
    let failed = form.failed();
    AddressFiles {
        rows: found.items.iter().map(|file| FileRow::of(&desk.page, file)).collect(),
        next: next_page(PATH, &[], found.next.as_deref()),
        form: form.to(PATH),
        page: desk.page.failing(failed),
    }
}

/// `POST /desk/addresses`
async fn bring(desk: Desk, mut sent: ProtectedUpload) -> HttpResponse {
    let mut desk = desk.at(Section::Addresses);
    desk.page = desk.page.at_path(PATH);
    if !desk.may::<perm::WriteAddresses>() {
        return desk.refuse(&ProblemKind::Forbidden.into());
    }
    let problem = match sent.next().await {
        Ok(Some(file)) if !file.name.is_empty() => {
            let asked = AddAddressFile { name: file.name, holds: FileHolds::Addresses };
            match desk.rooms.contacts.add_address_file(&desk.token, &asked, file.bytes).await {
                Ok(file) => return page::see_other(&desk.page, &format!("{PATH}/{}/columns", file.id)),
                Err(problem) => problem,
            }
        }
        Ok(_) => Problem::at("/file", "required", "Choose a file."),
        Err(_) => ProblemKind::PayloadTooLarge.into(),
    };
    match (problem.kind, brought(&desk, None).await) {
        (ProblemKind::Forbidden | ProblemKind::Unauthenticated, _) | (_, Err(_)) => desk.refuse(&problem),
        (_, Ok(found)) => {
            let fields = AddressFiles::fields(desk.page.w);
            let form = Form::again(&desk.page, fields, &sent.typed, OnceKey::fresh()).refused(&problem, desk.page.w);
            page::show(StatusCode::UNPROCESSABLE_ENTITY, &view(desk, &found, form))
        }
    }
}

async fn opened(
    desk: &Desk,
    id: AddressFileId,
    cursor: Option<String>,
) -> Result<(AddressFile, Paged<AddressFault>), Problem> {
    let page = PageQuery { limit: Some(FAULTS), cursor };
    let (contacts, token) = (&desk.rooms.contacts, &desk.token);
    let (file, faults) = futures::join!(contacts.address_file(token, id), contacts.address_faults(token, id, &page));
    Ok((file?, faults?))
}

/// `GET /desk/addresses/{id}`
async fn show(desk: Desk, id: web::Path<String>, from: web::Query<From>) -> HttpResponse {
    let mut desk = desk.at(Section::Addresses);
    let Ok(id) = id.parse::<AddressFileId>() else { return desk.refuse(&Problem::not_found()) };
    let path = format!("{PATH}/{id}");
    match opened(&desk, id, from.cursor.clone()).await {
        Ok((file, _)) if file.state == AddressFileState::Mapping => {
            page::see_other(&desk.page, &format!("{path}/columns"))
        }
        Ok((file, faults)) => {
            desk.page = Done::told(desk.page);
            let next = next_page(&path, &[], faults.next.as_deref());
            page::ok(&OneAddressFile::of(desk.page, &file, &faults.items, next))
        }
        Err(problem) if problem.kind == ProblemKind::BadCursor => page::see_other(&desk.page, &path),
        Err(problem) => desk.refuse(&problem),
    }
}

/// `GET /desk/addresses/{id}/columns`
async fn ask_columns(desk: Desk, id: web::Path<String>) -> HttpResponse {
    let desk = desk.at(Section::Addresses);
    let Ok(id) = id.parse::<AddressFileId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.contacts.address_file(&desk.token, id).await {
        Ok(file) if file.state != AddressFileState::Mapping => page::see_other(&desk.page, &format!("{PATH}/{id}")),
        Ok(file) => {
            let form = Form::new(&desk.page, AddressColumns::fields(desk.page.w, &file));
            page::ok(&AddressColumns::of(desk.page, &file, form))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/addresses/{id}/columns`
async fn save_columns(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Addresses);
    let Ok(id) = id.parse::<AddressFileId>() else { return desk.refuse(&Problem::not_found()) };
    let path = format!("{PATH}/{id}");
    desk.page = desk.page.at_path(&format!("{path}/columns"));
    let file = match desk.rooms.contacts.address_file(&desk.token, id).await {
        Ok(file) => file,
        Err(problem) => return desk.refuse(&problem),
    };
    let columns = (0..file.headers.len()).map(|at| posted.typed.given(&format!("column-{at}")).map(str::to_owned));
    let asked = MapAddressFile { columns: columns.collect() };
    let once = posted.once.as_str();
    let problem = match desk.rooms.contacts.map_address_file(&desk.token, id, version(&posted), once, &asked).await {
        Ok(_) => return page::see_other(&desk.page, &path),
        Err(problem) => problem,
    };
    match problem.kind {
        ProblemKind::Conflict | ProblemKind::PreconditionFailed => {
            page::see_other(&desk.page, &Done::AddressesPast.at(&path))
        }
        ProblemKind::Forbidden | ProblemKind::Unauthenticated | ProblemKind::NotFound => desk.refuse(&problem),
        _ => {
            let fields = AddressColumns::fields(desk.page.w, &file);
            let form = Form::again(&desk.page, fields, &posted.typed, posted.once.clone());
            let form = form.refused(&problem, desk.page.w);
            let status = page::status_of(&problem);
            page::show(status, &AddressColumns::of(desk.page.failing(true), &file, form))
        }
    }
}

/// `POST /desk/addresses/{id}/take`
async fn take(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Addresses);
    let Ok(id) = id.parse::<AddressFileId>() else { return desk.refuse(&Problem::not_found()) };
    let once = posted.once.as_str();
    let answer = desk.rooms.contacts.take_address_file(&desk.token, id, version(&posted), once).await;
    answered(desk, id, answer)
}

/// `POST /desk/addresses/{id}/discard`
async fn discard(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Addresses);
    let Ok(id) = id.parse::<AddressFileId>() else { return desk.refuse(&Problem::not_found()) };
    let answer = desk.rooms.contacts.discard_address_file(&desk.token, id, posted.once.as_str()).await;
    answered(desk, id, answer)
}

/// The version that was looked at.
fn version(posted: &ProtectedForm) -> i64 {
    posted.typed.get("version").parse().unwrap_or_default()
}

/// The page of a file after something was asked of it; what is past already shows there.
fn answered(desk: Desk, id: AddressFileId, answer: Result<AddressFile, Problem>) -> HttpResponse {
    let path = format!("{PATH}/{id}");
    match answer {
        Ok(_) => page::see_other(&desk.page, &path),
        Err(problem) if matches!(problem.kind, ProblemKind::Conflict | ProblemKind::PreconditionFailed) => {
            page::see_other(&desk.page, &Done::AddressesPast.at(&path))
        }
        Err(problem) => desk.refuse(&problem),
    }
}
