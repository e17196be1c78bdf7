//! Throwing a draft away: what is lost is said first, above all where nothing was ever published.

use actix_web::{HttpResponse, web};
use cases_api::catalogue::definition::Definition;
use cases_api::catalogue::editing::{Compare, ServiceDraft, ServiceState};
use contract::{Problem, ProblemKind};

use super::{Opened, version};
use crate::desk::pages::done::Done;
use crate::desk::services::{Part, Sure};
use crate::form::{Form, OnceKey, ProtectedForm};
use crate::page;
use crate::visit::Desk;
use crate::words::Words;

/// `GET /desk/services/{id}/discard`
pub(super) async fn ask(desk: Desk, path: web::Path<String>) -> HttpResponse {
    let opened = match Opened::of(desk, &path).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    match sure(opened, None).await {
        Ok(view) => page::ok(&view),
        Err(answer) => answer,
    }
}

/// `POST /desk/services/{id}/discard`
pub(super) async fn discard(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let opened = match Opened::of(desk, &path).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let (desk, seen, once) = (&opened.desk, version(&posted.typed), posted.once.as_str());
    let problem = match desk.rooms.cases.discard_service_draft(&desk.token, opened.id, seen, once).await {
        Ok(()) => {
            // Nothing is left of what was never published.
            let left = opened.service.entry.state != ServiceState::Unpublished;
            let to = if left { opened.path(Part::Overview) } else { super::PATH.to_owned() };
            return page::see_other(&desk.page, &Done::DraftDiscarded.at(&to));
        }
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::Unauthenticated) {
        return opened.desk.refuse(&problem);
    }
    // What was refused over a newer version is meant for that one, if it is sent again.
    let once = if problem.kind == ProblemKind::PreconditionFailed { OnceKey::fresh() } else { posted.once.clone() };
    let status = page::status_of(&problem);
    match sure(opened, Some((&problem, once))).await {
        Ok(view) => page::show(status, &view),
        Err(answer) => answer,
    }
}

async fn sure(opened: Opened, refused: Option<(&Problem, OnceKey)>) -> Result<Sure, HttpResponse> {
    let draft = match opened.draft().await {
        Ok(draft) if draft.begun => draft,
        // Nothing is left to throw away.
        Ok(_) => return Err(page::see_other(&opened.desk.page, &opened.path(Part::Overview))),
        Err(problem) => return Err(opened.desk.refuse(&problem)),
    };
    let page = &opened.desk.page;
    let w = page.w;
    let form = match refused {
        Some((problem, once)) => Form::again(page, Vec::new(), &Default::default(), once).refused(problem, w),
        None => Form::new(page, Vec::new()),
    };
    let published = opened.service.entry.state != ServiceState::Unpublished;
    let lost = if published { changed(&opened).await } else { lost(&draft, w) };
    let lead = if published { "catalogue-discard-published" } else { "catalogue-discard-unpublished" };
    let back = opened.path(Part::Overview);
    Ok(Sure {
        frame: opened.frame(Part::Overview),
        title: w.get("catalogue-discard-title").into_owned(),
        lead: w.get(lead).into_owned(),
        lost,
        name: String::new(),
        button: w.get("catalogue-discard").into_owned(),
        form: form.to(format!("{back}/discard")),
        back,
        version: draft.version,
        page: opened.desk.page,
    })
}

/// The parts that aren't as they are published.
async fn changed(opened: &Opened) -> Vec<String> {
    let (desk, w) = (&opened.desk, opened.desk.page.w);
    let compare = Compare { from: "published".to_owned(), to: "draft".to_owned() };
    let found = desk.rooms.cases.compare_service(&desk.token, opened.id, &compare).await;
    let mut parts: Vec<String> = Vec::new();
    for change in found.iter().flat_map(|found| &found.items) {
        let first = change.part.split('/').nth(1).unwrap_or_default();
        let part = super::say::part(&format!("/{first}"), w);
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    if parts.is_empty() { vec![w.get("catalogue-discard-nothing").into_owned()] } else { parts }
}

/// All that there is of a service that was never published.
fn lost(draft: &ServiceDraft, w: Words) -> Vec<String> {
    let Definition { form, messages, guidance, .. } = &draft.definition;
    let mut lost = vec![w.get("catalogue-discard-words").into_owned()];
    if !form.fields.is_empty() {
        lost.push(w.with_one("catalogue-discard-questions", "count", form.fields.len()).into_owned());
    }
    let said = !messages.received.en.is_empty() || !messages.completed.en.is_empty() || !guidance.is_empty();
    if said {
        lost.push(w.get("catalogue-discard-messages").into_owned());
    }
    lost
}
