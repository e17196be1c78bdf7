//! How a service stands, and what is done to it as a whole: publish, withdraw, offer.

use actix_web::{HttpResponse, web};
use cases_api::catalogue::editing::{Compare, Offer, Publish, ServiceDraft, ServiceState};
use cases_api::perm::SetCalendars;
use contract::{Problem, ProblemKind};

use super::{Opened, questions, say, version};
use crate::desk::case::Row as Fact;
use crate::desk::explain::amount;
use crate::desk::pages::done::Done;
use crate::desk::services::{Act, Hint, Overview, Part};
use crate::form::{Fault, Field, Form, OnceKey, ProtectedForm, Shape, fault};
use crate::page::{self, Page};
use crate::visit::Desk;
use crate::words::dates;

/// What is done by a button of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Publish,
    Offer,
}

/// A button that was pressed and refused.
struct Refused<'a> {
    deed: Deed,
    posted: &'a ProtectedForm,
    problem: &'a Problem,
}

/// `GET /desk/services/{id}`
pub(super) async fn show(desk: Desk, path: web::Path<String>) -> HttpResponse {
    match Opened::told(desk, &path).await {
        Ok(opened) => match overview(opened, None).await {
            Ok(view) => page::ok(&view),
            Err(answer) => answer,
        },
        Err(answer) => answer,
    }
}

/// `POST /desk/services/{id}/publish`
pub(super) async fn publish(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let opened = match Opened::of(desk, &path).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let note = posted.typed.given("note").map(str::to_owned);
    let (desk, seen, once) = (&opened.desk, version(&posted.typed), posted.once.as_str());
    let answer = desk.rooms.cases.publish_service(&desk.token, opened.id, seen, once, &Publish { note }).await;
    answered(opened, (Deed::Publish, Done::Published), &posted, answer.map(|_| Part::Overview)).await
}

/// `POST /desk/services/{id}/offer`
pub(super) async fn offer(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let opened = match Opened::of(desk, &path).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let offered = posted.typed.get("offered") == "yes";
    let (desk, seen, once) = (&opened.desk, version(&posted.typed), posted.once.as_str());
    let answer = desk.rooms.cases.offer_service(&desk.token, opened.id, seen, once, Offer { offered }).await;
    let done = if offered { Done::Offered } else { Done::Withdrawn };
    answered(opened, (Deed::Offer, done), &posted, answer.map(|_| Part::Overview)).await
}

async fn answered(
    opened: Opened,
    (deed, done): (Deed, Done),
    posted: &ProtectedForm,
    answer: Result<Part, Problem>,
) -> HttpResponse {
    let problem = match answer {
        Ok(part) => return page::see_other(&opened.desk.page, &done.at(&opened.path(part))),
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::Unauthenticated) {
        return opened.desk.refuse(&problem);
    }
    let status = page::status_of(&problem);
    match overview(opened, Some(Refused { deed, posted, problem: &problem })).await {
        Ok(view) => page::show(status, &view),
        Err(answer) => answer,
    }
}

async fn overview(opened: Opened, refused: Option<Refused<'_>>) -> Result<Overview, HttpResponse> {
    let desk = &opened.desk;
    let compare = Compare { from: "published".to_owned(), to: "draft".to_owned() };
    let published = opened.service.entry.number.is_some();
    let draft = match opened.draft().await {
        Ok(draft) => draft,
        Err(problem) => return Err(opened.desk.refuse(&problem)),
    };
    let hint = unheard(&opened).await;
    let changes = match published && draft.begun {
        true => desk.rooms.cases.compare_service(&desk.token, opened.id, &compare).await.map(|found| found.items.len()),
        false => Ok(0),
    };
    let w = desk.page.w;
    let changes = changes.unwrap_or_default();
    let frame = opened.frame(Part::Overview);
    let act = |deed: Deed, end: &str, version: i64, fields: Vec<Field>| {
        let refused = refused.as_ref().filter(|refused| refused.deed == deed);
        let form = match refused {
            Some(Refused { posted, problem, .. }) => {
                // What was refused over a newer version is meant for that one, if it is sent again.
                let once = match problem.kind {
                    ProblemKind::PreconditionFailed => OnceKey::fresh(),
                    _ => posted.once.clone(),
                };
                Form::again(&desk.page, fields, &posted.typed, once).refused(problem, w)
            }
            None => Form::new(&desk.page, fields),
        };
        Act { form: form.to(format!("{}/{end}", opened.path(Part::Overview))), version }
    };
    let note = Field { rows: 2, most: 500, ..Field::new(Shape::Paragraphs, "note", w.get("catalogue-note")) };
    let note = note.optional().hinted(w.get("catalogue-note-hint"));
    let (writes, entry) = (opened.writes(), &opened.service.entry);
    let mine = |yes: bool| writes && yes;
    let (offered, target) = (entry.state == ServiceState::Offered, draft.definition.clocks.target());
    Ok(Overview {
        facts: facts(&desk.page, &opened, &draft),
        live: if offered { format!("/services/{}", entry.slug) } else { String::new() },
        told: amount(target, target.count(), w),
        clocks: opened.path(Part::Clocks),
        draft: begun(&desk.page, &draft),
        changes: if changes == 0 {
            String::new()
        } else {
            w.with_one("catalogue-changes", "count", changes).into_owned()
        },
        changes_href: format!("{}/differences", opened.path(Part::Overview)),
        hint,
        flaws: flaws(&desk.page, &opened, &draft),
        publish: mine(draft.begun).then(|| act(Deed::Publish, "publish", draft.version, vec![note])),
        discard: if mine(draft.begun) { format!("{}/discard", opened.path(Part::Overview)) } else { String::new() },
        offer: mine(published).then(|| act(Deed::Offer, "offer", entry.version, Vec::new())),
        offered,
        frame,
        page: opened.desk.page.failing(refused.is_some()),
    })
}

/// That nobody is told when a clock of the service's team runs out; nothing while that can't be known.
async fn unheard(opened: &Opened) -> Option<Hint> {
    let (desk, team) = (&opened.desk, &opened.service.entry.team);
    if !desk.may::<SetCalendars>() {
        return None;
    }
    let record = desk.rooms.cases.team(&desk.token, team.id).await.ok()?.body;
    let text = desk.page.w.with_one("team-nobody-told", "team", desk.page.say(&team.name)).into_owned();
    (!record.told).then(|| Hint { text, href: format!("/desk/calendars/{}", team.id) })
}

fn facts(page: &Page, opened: &Opened, draft: &ServiceDraft) -> Vec<Fact> {
    let (w, entry) = (page.w, &opened.service.entry);
    let version = entry.number.map_or_else(
        || w.get("catalogue-version-none").into_owned(),
        |number| w.with_one("catalogue-version-number", "number", i64::from(number)).into_owned(),
    );
    let open: i64 = opened.service.versions.iter().map(|version| version.open_cases).sum();
    let code = draft.definition.lgsl.map_or_else(|| w.get("catalogue-code-none").into_owned(), |code| code.to_string());
    let origin = if entry.from_library { "catalogue-origin-library" } else { "catalogue-origin-own" };
    vec![
        Fact::new(w.get("catalogue-address"), format!("/services/{}", entry.slug)),
        Fact::new(w.get("catalogue-team"), page.say(&entry.team.name)),
        Fact::new(w.get("catalogue-version"), version),
        Fact::new(w.get("catalogue-open-cases"), open.to_string()),
        Fact::new(w.get("catalogue-lgsl"), code),
        Fact::new(w.get("catalogue-origin"), w.get(origin)),
    ]
}

/// Since when there is a draft, and whose it is; empty for none.
fn begun(page: &Page, draft: &ServiceDraft) -> String {
    let Some(at) = draft.touched_at else { return String::new() };
    let when = dates::short_moment(at, page.language());
    match &draft.touched_by {
        Some(by) => page.w.with("catalogue-draft-by", &[("when", &when), ("name", by)]).into_owned(),
        None => page.w.with_one("catalogue-draft-at", "when", &when).into_owned(),
    }
}

/// What the draft still lacks, each with the field that mends it.
fn flaws(page: &Page, opened: &Opened, draft: &ServiceDraft) -> Vec<Fault> {
    if !draft.begun {
        return Vec::new();
    }
    let asks = &draft.definition.form;
    let flaw = |wrong: &contract::FieldFault| {
        if let Some(flaw) = questions::flaw(page, asks, &opened.path(Part::Questions), wrong) {
            return flaw;
        }
        let href = say::place(&wrong.pointer).map(|(part, field)| format!("{}#{field}", opened.path(part)));
        // Which language lacks it stands in what is wrong.
        let place = wrong.pointer.strip_suffix("/cy").filter(|_| wrong.code == "welsh-missing");
        let text = format!("{}: {}", say::part(place.unwrap_or(&wrong.pointer), page.w), fault::unshown(wrong, page.w));
        Fault { href: href.unwrap_or_default(), text }
    };
    draft.flaws.iter().map(flaw).collect()
}
