//! Files: their bytes, and adding some to a case.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, web};
use contract::{CaseId, FileId, PageQuery, Problem};

use crate::desk::files::{CaseFiles, FileRow};
use crate::form::Form;
use crate::page::{Page, Section};
use crate::visit::Desk;

/// How many of a case's files its page shows.
const SHOWN: u16 = 100;

/// What is handed on of an answer with a file's bytes.
const HEADERS: [header::HeaderName; 5] = [
    header::CONTENT_TYPE,
    header::CONTENT_DISPOSITION,
    header::CONTENT_SECURITY_POLICY,
    header::X_FRAME_OPTIONS,
    header::CONTENT_ENCODING,
];

/// `GET /desk/files/{id}`: the bytes as they come, with the headers that make them safe to show.
pub(super) async fn content(desk: Desk, id: web::Path<String>) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Ok(id) = id.parse::<FileId>() else { return desk.refuse(&Problem::not_found()) };
    let answer = match desk.rooms.cases.file_content(&desk.token, id).await {
        Ok(answer) => answer,
        Err(problem) => return desk.refuse(&problem),
    };
    let mut shown = HttpResponse::build(StatusCode::OK);
    for name in HEADERS {
        let value = answer.headers().get(name.as_str()).and_then(|value| value.to_str().ok());
        if let Some(value) = value {
            shown.insert_header((name, value));
        }
    }
    shown.streaming(answer.bytes_stream())
}

/// The files of a case as its page shows them; none while they can't be had.
pub(super) async fn of_case(desk: &Desk, case: CaseId) -> Option<Vec<cases_api::file::FileSummary>> {
    let page = PageQuery { limit: Some(SHOWN), cursor: None };
    desk.rooms.cases.files_of_case(&desk.token, case, &page).await.ok().map(|page| page.items)
}

/// Files and the form that adds some.
pub(super) fn shown(page: &Page, case: CaseId, files: &[cases_api::file::FileSummary], works: bool) -> CaseFiles {
    CaseFiles {
        rows: files.iter().map(|file| FileRow::of(file, page.w)).collect(),
        add: works.then(|| Form::new(page, Vec::new()).to(page.onward(format!("/desk/cases/{case}/files")))),
        refused: Vec::new(),
    }
}
