//! What differs from the library, and what the library has changed, taken or left one by one.

use actix_web::{HttpResponse, web};
use cases_api::catalogue::editing::{Compare, Differences, LibraryUpdates, SettleUpdate};
use contract::{Problem, ProblemKind};

use super::{Opened, say, version};
use crate::desk::pages::done::Done;
use crate::desk::services::{Library, Part, Update};
use crate::form::{Form, OnceKey, ProtectedForm};
use crate::page;
use crate::visit::Desk;

/// `GET /desk/services/{id}/library`
pub(super) async fn show(desk: Desk, path: web::Path<String>) -> HttpResponse {
    match Opened::told(desk, &path).await {
        Ok(opened) => match known(&opened).await {
            Ok(known) => page::ok(&view(opened, known, None)),
            Err(problem) => opened.desk.refuse(&problem),
        },
        Err(answer) => answer,
    }
}

/// `POST /desk/services/{id}/library`
pub(super) async fn settle(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let opened = match Opened::of(desk, &path).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let (desk, take) = (&opened.desk, posted.typed.get("take") == "yes");
    let asked = SettleUpdate { part: posted.typed.get("part").to_owned(), take };
    let (seen, once, cases) = (version(&posted.typed), posted.once.as_str(), &desk.rooms.cases);
    let problem = match cases.settle_library_update(&desk.token, opened.id, seen, once, &asked).await {
        Ok(_) => {
            let done = if take { Done::UpdateTaken } else { Done::UpdateLeft };
            return page::see_other(&desk.page, &done.at(&opened.path(Part::Library)));
        }
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::Unauthenticated) {
        return opened.desk.refuse(&problem);
    }
    let form = Form::again(&desk.page, Vec::new(), &posted.typed, OnceKey::fresh()).refused(&problem, desk.page.w);
    match known(&opened).await {
        Ok(known) => page::show(page::status_of(&problem), &view(opened, known, Some(form))),
        Err(problem) => opened.desk.refuse(&problem),
    }
}

async fn known(opened: &Opened) -> Result<(Differences, LibraryUpdates), Problem> {
    if !opened.service.entry.from_library {
        return Err(Problem::not_found());
    }
    let (cases, token) = (&opened.desk.rooms.cases, &opened.desk.token);
    let compare = Compare { from: "library".to_owned(), to: "draft".to_owned() };
    let own = cases.compare_service(token, opened.id, &compare);
    let (own, updates) = futures::join!(own, cases.library_updates(token, opened.id));
    // A service of which the library knows nothing any more has nothing to differ from.
    let own = match own {
        Err(problem) if problem.kind == ProblemKind::ValidationFailed => Ok(Differences { items: Vec::new() }),
        own => own,
    };
    Ok((own?, updates?))
}

fn view(opened: Opened, (own, updates): (Differences, LibraryUpdates), refused: Option<Form>) -> Library {
    let page = &opened.desk.page;
    let update = |update: &cases_api::catalogue::editing::LibraryUpdate| Update {
        value: update.change.part.clone(),
        difference: say::difference(page, &update.change, &say::Names::default()),
        own: match (&update.own, update.clashes) {
            (Some(own), true) => say::said(own, page.w),
            _ => Vec::new(),
        },
    };
    let failed = refused.is_some();
    let form = refused.unwrap_or_else(|| Form::new(page, Vec::new())).to(opened.path(Part::Library));
    Library {
        frame: opened.frame(Part::Library),
        own: own.items.iter().map(|changed| say::difference(page, changed, &say::Names::default())).collect(),
        updates: updates.items.iter().map(update).collect(),
        form: opened.writes().then_some(form),
        version: updates.version,
        page: opened.desk.page.failing(failed),
    }
}
