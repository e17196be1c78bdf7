//! What the columns and words of a file stand for.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use cases_api::import::{CaseImport, ImportChoices, ImportMapping, ImportState};
use contract::{ImportId, Problem, ProblemKind};

use crate::desk::imports::{Columns, NOTHING, PATH};
use crate::desk::pages::done::Done;
use crate::form::{Form, OnceKey, ProtectedForm, Typed};
use crate::page::{self, Section};
use crate::visit::Desk;

async fn known(desk: &Desk, id: ImportId) -> Result<(CaseImport, ImportChoices), Problem> {
    let (cases, token) = (&desk.rooms.cases, &desk.token);
    let (import, choices) = futures::join!(cases.import(token, id), cases.import_choices(token, id));
    Ok((import?, choices?))
}

/// `GET /desk/imports/{id}/columns`
pub(super) async fn ask(desk: Desk, id: web::Path<String>) -> HttpResponse {
    let mut desk = desk.at(Section::Settings);
    let Ok(id) = id.parse::<ImportId>() else { return desk.refuse(&Problem::not_found()) };
    match known(&desk, id).await {
        Ok((import, _)) if !matches!(import.state, ImportState::Mapping | ImportState::Judged) => {
            page::see_other(&desk.page, &format!("{PATH}/{id}"))
        }
        Ok((import, choices)) => {
            desk.page = Done::told(desk.page);
            let form = Form::new(&desk.page, Columns::fields(&desk.page, &import, &choices));
            page::ok(&Columns::of(desk.page, &import, &choices, form))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/imports/{id}/columns`
pub(super) async fn save(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Settings);
    let Ok(id) = id.parse::<ImportId>() else { return desk.refuse(&Problem::not_found()) };
    let path = format!("{PATH}/{id}");
    desk.page = desk.page.at_path(&format!("{path}/columns"));
    let (import, choices) = match known(&desk, id).await {
        Ok(known) => known,
        Err(problem) => return desk.refuse(&problem),
    };
    let mapping = read(&posted.typed, &import);
    let version = posted.typed.get("version").parse().unwrap_or_default();
    let once = posted.once.as_str();
    let problem = match desk.rooms.cases.map_import(&desk.token, id, version, once, &mapping).await {
        Ok(_) => return page::see_other(&desk.page, &path),
        Err(problem) => problem,
    };
    let once = match problem.kind {
        ProblemKind::Forbidden | ProblemKind::Unauthenticated => return desk.refuse(&problem),
        ProblemKind::Conflict => return page::see_other(&desk.page, &Done::ImportPast.at(&path)),
        ProblemKind::PreconditionFailed => OnceKey::fresh(),
        _ => posted.once.clone(),
    };
    let fields = Columns::fields(&desk.page, &import, &choices);
    let form = Form::again(&desk.page, fields, &posted.typed, once).refused(&problem, desk.page.w);
    let status = page::status_of(&problem);
    page::show(status, &Columns::of(desk.page.failing(true), &import, &choices, form))
}

/// What was chosen; words that were said before stay said.
fn read(typed: &Typed, import: &CaseImport) -> ImportMapping {
    let columns = (0..import.headers.len()).map(|at| typed.given(&format!("column-{at}")).map(str::to_owned));
    let mut values = import.mapping.values.clone();
    for at in 0.. {
        let field = typed.get(&format!("word-{at}-field"));
        if field.is_empty() {
            break;
        }
        let meant = typed.get(&format!("word-{at}"));
        if !meant.is_empty() {
            let words: &mut BTreeMap<_, _> = values.entry(field.to_owned()).or_default();
            let meant = if meant == NOTHING { "" } else { meant };
            words.insert(typed.get(&format!("word-{at}-word")).to_owned(), meant.to_owned());
        }
    }
    ImportMapping { columns: columns.collect(), service: typed.given("service").map(str::to_owned), values }
}
