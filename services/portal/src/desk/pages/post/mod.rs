//! The inbox of the post: scans come in, and each is filed.

mod filing;
mod letter;
mod taking;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use cases_api::file::{FileSummary, ListFiles};
use cases_api::perm;
use contract::{FileId, Problem, ProblemKind};
use serde::Deserialize;

use super::done::Done;
use crate::desk::files::FileRow;
use crate::desk::post::{Item, Post, Refused};
use crate::form::{Form, ProtectedForm, ProtectedUpload};
use crate::page::{self, Section};
use crate::visit::Desk;
use crate::words::dates;

pub(super) use taking::take;

const PATH: &str = "/desk/post";
/// How many letters that wait are listed.
const LISTED: u16 = 25;

/// Which letter.
#[derive(Deserialize)]
pub(super) struct Which {
    file: Option<String>,
}

/// The letters that wait, and the one that is shown.
struct Inbox {
    shown: Option<FileSummary>,
    others: Vec<FileSummary>,
    more: bool,
}

impl Inbox {
    /// The inbox with this letter, or its oldest.
    async fn of(desk: &Desk, wanted: Option<FileId>) -> Result<Self, Problem> {
        let which = ListFiles { limit: Some(LISTED), ..ListFiles::default() };
        let page = desk.rooms.cases.files(&desk.token, &which).await?;
        let mut others = page.items;
        let shown = match wanted {
            Some(id) => Some(desk.rooms.cases.file(&desk.token, id).await?),
            None if others.is_empty() => None,
            None => Some(others.remove(0)),
        };
        others.retain(|file| shown.as_ref().is_none_or(|shown| shown.id != file.id));
        Ok(Self { shown, others, more: page.next.is_some() })
    }
}

/// `GET /desk/post`
pub(super) async fn show(desk: Desk, which: web::Query<Which>) -> HttpResponse {
    let mut desk = desk.at(Section::Post);
    let wanted = which.file.as_deref().and_then(|id| id.parse().ok());
    match Inbox::of(&desk, wanted).await {
        Ok(inbox) => {
            desk.page = Done::told(desk.page);
            page::ok(&view(desk, inbox))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

fn view(desk: Desk, inbox: Inbox) -> Post {
    let (page, now) = (&desk.page, desk.now());
    let today = dates::london_date(now).to_string();
    let item = inbox.shown.map(|file| Item {
        form: Form::new(page, Post::fields(page.w, &today, Vec::new())).to(path(file.id)),
        discard: format!("{}/discard", path(file.id)),
        version: file.version,
        file: FileRow::of(&file, page.w),
    });
    Post {
        works: desk.may::<perm::WorkCases>(),
        upload: Form::new(page, Vec::new()).to(PATH),
        refused: Vec::new(),
        item,
        waiting: inbox.others.iter().map(|file| FileRow::of(file, page.w)).collect(),
        more: inbox.more,
        page: desk.page,
    }
}

fn path(id: FileId) -> String {
    format!("{PATH}/{id}")
}

/// `POST /desk/post`: takes scans into the inbox, all that can be taken.
pub(super) async fn upload(desk: Desk, sent: ProtectedUpload) -> HttpResponse {
    let mut desk = desk.at(Section::Post);
    desk.page = desk.page.at_path(PATH);
    if !desk.may::<perm::WorkCases>() {
        return desk.refuse(&ProblemKind::Forbidden.into());
    }
    let refused = match take(&desk, sent, None).await {
        Ok(refused) if refused.is_empty() => return page::see_other(&desk.page, &Done::Uploaded.at(PATH)),
        Ok(refused) => refused,
        Err(problem) => return desk.refuse(&problem),
    };
    match Inbox::of(&desk, None).await {
        Ok(inbox) => {
            let post = view(desk, inbox);
            page::show(StatusCode::UNPROCESSABLE_ENTITY, &Post { refused, ..post })
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/post/{id}`: files a letter; the next comes at once.
pub(super) async fn file(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Post);
    let Ok(id) = id.parse::<FileId>() else { return desk.refuse(&Problem::not_found()) };
    desk.page = desk.page.at_path(&format!("{PATH}?file={id}"));
    match filing::file(&desk, id, &posted).await {
        Ok(filing::Filed::Done) => page::see_other(&desk.page, &Done::Filed.at(PATH)),
        Ok(filing::Filed::Ask(people)) => filing::again(desk, id, &posted, people, None).await,
        Err(problem) if matches!(problem.kind, ProblemKind::NotFound | ProblemKind::Unauthenticated) => {
            desk.refuse(&problem)
        }
        Err(problem) => filing::again(desk, id, &posted, Vec::new(), Some(&problem)).await,
    }
}

/// `POST /desk/post/{id}/discard`
pub(super) async fn discard(desk: Desk, id: web::Path<String>, _posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Post);
    let Ok(id) = id.parse::<FileId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.cases.discard_file(&desk.token, id).await {
        Ok(()) => page::see_other(&desk.page, &Done::Discarded.at(PATH)),
        // A second press finds it gone.
        Err(problem) if problem.kind == ProblemKind::NotFound => page::see_other(&desk.page, PATH),
        Err(problem) => desk.refuse(&problem),
    }
}

/// Why a file wasn't taken, in the page's language.
fn refused(name: String, problem: &Problem, desk: &Desk) -> Refused {
    let w = desk.page.w;
    let own = problem.errors.first().and_then(|fault| w.try_with(&format!("fault-{}", fault.code), &[]));
    let why = match (own, problem.kind) {
        (Some(why), _) => why.into_owned(),
        (None, ProblemKind::PayloadTooLarge) => w.get("files-too-large").into_owned(),
        (None, ProblemKind::QuotaExceeded) => w.get("files-no-room").into_owned(),
        (None, _) => w.get("problem-unavailable").into_owned(),
    };
    Refused { name, why }
}
