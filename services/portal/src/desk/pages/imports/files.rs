//! The archive of an import's files.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use cases_api::perm;
use contract::{ImportId, Problem, ProblemKind};

use super::{opened, shown};
use crate::desk::imports::{Import, PATH};
use crate::desk::pages::done::Done;
use crate::form::{Form, ProtectedUpload};
use crate::page::{self, Section};
use crate::visit::Desk;

/// `POST /desk/imports/{id}/files`
pub(super) async fn bring(desk: Desk, id: web::Path<String>, mut sent: ProtectedUpload) -> HttpResponse {
    let mut desk = desk.at(Section::Settings);
    let Ok(id) = id.parse::<ImportId>() else { return desk.refuse(&Problem::not_found()) };
    let path = format!("{PATH}/{id}");
    desk.page = desk.page.at_path(&path);
    if !desk.may::<perm::ImportCases>() {
        return desk.refuse(&ProblemKind::Forbidden.into());
    }
    let problem = match sent.next().await {
        Ok(Some(file)) if !file.name.is_empty() => {
            match desk.rooms.cases.add_import_archive(&desk.token, id, file.bytes).await {
                Ok(_) => return page::see_other(&desk.page, &path),
                Err(problem) => problem,
            }
        }
        Ok(_) => Problem::at("/file", "required", "Choose an archive."),
        Err(_) => ProblemKind::PayloadTooLarge.into(),
    };
    match problem.kind {
        ProblemKind::Forbidden | ProblemKind::Unauthenticated | ProblemKind::NotFound => return desk.refuse(&problem),
        ProblemKind::Conflict => return page::see_other(&desk.page, &Done::ImportPast.at(&path)),
        _ => {}
    }
    match opened(&desk, id, None).await {
        Ok(opened) => {
            let mut import = shown(desk, &opened);
            let form = Form::new(&import.page, vec![Import::archive_field(import.page.w)]).to(format!("{path}/files"));
            import.files = Some(form.refused(&problem, import.page.w));
            import.page = import.page.failing(true);
            page::show(StatusCode::UNPROCESSABLE_ENTITY, &import)
        }
        Err(problem) => desk.refuse(&problem),
    }
}
