//! What was published, going back, and what differs between two texts.

use actix_web::{HttpResponse, web};
use cases_api::catalogue::editing::{Compare, Publish, VersionSummary};
use contract::{Problem, ProblemKind, ServiceVersionId};

use super::{Opened, Query, say, version};
use crate::desk::pages::done::Done;
use crate::desk::services::{Differences, Part, Version, Versions};
use crate::form::{Form, OnceKey, ProtectedForm};
use crate::page::{self, Page};
use crate::visit::Desk;
use crate::words::{Words, dates};

/// `GET /desk/services/{id}/versions`
pub(super) async fn show(desk: Desk, path: web::Path<String>) -> HttpResponse {
    match Opened::told(desk, &path).await {
        Ok(opened) => page::ok(&view(opened, None)),
        Err(answer) => answer,
    }
}

/// `POST /desk/services/{id}/versions`
pub(super) async fn restore(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let opened = match Opened::of(desk, &path).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let desk = &opened.desk;
    let Ok(earlier) = posted.typed.get("earlier").parse::<ServiceVersionId>() else {
        return opened.desk.refuse(&Problem::not_found());
    };
    let (seen, once, cases) = (version(&posted.typed), posted.once.as_str(), &desk.rooms.cases);
    let problem = match cases.restore_service_version(&desk.token, earlier, seen, once, &Publish::default()).await {
        Ok(_) => return page::see_other(&desk.page, &Done::Restored.at(&opened.path(Part::Versions))),
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::NotFound | ProblemKind::Unauthenticated) {
        return opened.desk.refuse(&problem);
    }
    let form = Form::again(&desk.page, Vec::new(), &posted.typed, OnceKey::fresh()).refused(&problem, desk.page.w);
    page::show(page::status_of(&problem), &view(opened, Some(form)))
}

fn view(opened: Opened, refused: Option<Form>) -> Versions {
    let rows = opened.service.versions.iter().map(|version| row(&opened.desk.page, &opened, version)).collect();
    let failed = refused.is_some();
    let form = refused.unwrap_or_else(|| Form::new(&opened.desk.page, Vec::new()));
    let form = opened.writes().then(|| form.to(opened.path(Part::Versions)));
    let (frame, version) = (opened.frame(Part::Versions), opened.service.entry.version);
    Versions { frame, rows, form, version, page: opened.desk.page.failing(failed) }
}

fn row(page: &Page, opened: &Opened, version: &VersionSummary) -> Version {
    let w = page.w;
    let when = dates::short_moment(version.published_at, page.language());
    let published = match &version.published_by {
        Some(by) => w.with("catalogue-published-by", &[("when", &when), ("name", by)]),
        None => w.with_one("catalogue-published-at", "when", &when),
    };
    let restored =
        version.restored.map(|number| w.with_one("catalogue-restored", "number", i64::from(number)).into_owned());
    let note = [restored, version.note.clone()].into_iter().flatten().collect::<Vec<_>>().join("\n");
    let compare = format!("{}/differences?from={}&to=published", opened.path(Part::Overview), version.number);
    Version {
        id: version.id.to_string(),
        number: version.number.into(),
        current: version.current,
        published: published.into_owned(),
        note,
        cases: w.with_one("catalogue-version-cases", "count", version.open_cases).into_owned(),
        compare_href: if version.current { String::new() } else { compare },
    }
}

/// `GET /desk/services/{id}/differences?from=…&to=…`
pub(super) async fn compare(desk: Desk, path: web::Path<String>, asked: Query) -> HttpResponse {
    let opened = match Opened::told(desk, &path).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let named = |name: &str, otherwise: &str| asked.get(name).cloned().unwrap_or_else(|| otherwise.to_owned());
    let which = Compare { from: named("from", "published"), to: named("to", "draft") };
    let desk = &opened.desk;
    let (from, to) = (called(&which.from, desk.page.w), called(&which.to, desk.page.w));
    let called = match opened.draft().await {
        Ok(draft) => say::Names::of(&draft.definition.form, &desk.page),
        Err(problem) => return opened.desk.refuse(&problem),
    };
    match desk.rooms.cases.compare_service(&desk.token, opened.id, &which).await {
        Ok(found) => page::ok(&Differences {
            frame: opened.frame(Part::Overview),
            lead: desk.page.w.with("catalogue-differences-lead", &[("from", &from), ("to", &to)]).into_owned(),
            from,
            to,
            rows: found.items.iter().map(|changed| say::difference(&desk.page, changed, &called)).collect(),
            page: opened.desk.page,
        }),
        Err(problem) if problem.kind == ProblemKind::ValidationFailed => opened.desk.refuse(&Problem::not_found()),
        Err(problem) => opened.desk.refuse(&problem),
    }
}

/// What a text of a service is called.
fn called(which: &str, w: Words) -> String {
    match which {
        "published" | "draft" | "library" => w.get(&format!("catalogue-text-{which}")).into_owned(),
        number => w.with_one("catalogue-version-number", "number", number).into_owned(),
    }
}
