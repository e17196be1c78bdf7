//! Bin days: rounds are said, moved, and served by a file.

mod typed;

use actix_web::http::{Method, StatusCode};
use actix_web::{HttpResponse, web};
use contacts_api::address::{AddAddressFile, FileHolds};
use contacts_api::bins::{Rounds, ShiftPreview};
use contacts_api::perm;
use contract::{Problem, ProblemKind, RoundId, ShiftId};
use runtime::Routes;

use super::done::Done;
use crate::desk::bins::{DeskBins, EditRound, PATH, RoundRow, ShiftRow, moved, rhythm};
use crate::form::{Form, OnceKey, ProtectedForm, ProtectedUpload};
use crate::page::{self, Page, Section};
use crate::visit::Desk;

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, PATH, list, "Rounds that empty bins, and what moves their days")
        .page(Method::POST, "/desk/bin-days/shifts", shift, "Have collections come on other days")
        .page(Method::POST, "/desk/bin-days/shifts/{id}/take-back", take_back, "Take that back")
        .page(Method::POST, "/desk/bin-days/file", bring, "Bring in a file that says whom rounds serve")
        .page(Method::GET, "/desk/bin-days/rounds/{id}", ask, "A round")
        .page(Method::POST, "/desk/bin-days/rounds/{id}", save, "Make or change it")
}

/// How the address of a round that is new ends.
const NEW: &str = "new";

/// The forms of the list as they are shown.
struct Forms {
    shift: Option<Form>,
    preview: Option<ShiftPreview>,
    file: Option<Form>,
}

/// `GET /desk/bin-days`
async fn list(desk: Desk) -> HttpResponse {
    let mut desk = desk.at(Section::Bins);
    desk.page = Done::told(desk.page);
    match desk.rooms.contacts.rounds(&desk.token).await {
        Ok(known) => page::ok(&view(desk.page, &known, Forms { shift: None, preview: None, file: None })),
        Err(problem) => desk.refuse(&problem),
    }
}

fn view(page: Page, known: &Rounds, forms: Forms) -> DeskBins {
    let w = page.w;
    let rounds = known.rounds.iter().map(|one| RoundRow {
        href: format!("{PATH}/rounds/{}", one.id),
        name: one.round.name.clone(),
        kinds: one.round.collects.iter().map(|kind| page.say(kind)).collect::<Vec<_>>().join(", "),
        days: rhythm(&one.round, w),
        addresses: one.addresses,
    });
    let named = |id: &RoundId| known.rounds.iter().find(|one| one.id == *id).map(|one| one.round.name.as_str());
    let shifts = known.shifts.iter().map(|one| {
        let shift = &one.shift;
        let [from, to] = [&shift.from, &shift.to].map(|day| typed::day(day, &page));
        let whose: Vec<_> = shift.rounds.iter().filter_map(named).collect();
        ShiftRow {
            days: if from == to { from } else { w.with("explain-days", &[("from", &from), ("to", &to)]).into_owned() },
            what: format!("{}: {}", moved(shift.days, w), page.say(&shift.why)),
            whose: if shift.rounds.is_empty() { w.get("bins-all-rounds").into_owned() } else { whose.join(", ") },
            back: Form::new(&page, Vec::new()).to(format!("{PATH}/shifts/{}/take-back", one.id)),
        }
    });
    let preview = forms.preview.map(|preview| {
        let moved = preview.moved.into_iter().map(|one| {
            let date = one.date.map_or_else(|| moved(None, w), |date| typed::day(&date.to_string(), &page));
            (one.round, typed::day(&one.usual.to_string(), &page), date)
        });
        moved.collect()
    });
    let (rounds, shifts) = (rounds.collect(), shifts.collect());
    let shift = forms.shift.unwrap_or_else(|| Form::new(&page, DeskBins::fields(&page, &known.rounds)));
    let file = forms.file.unwrap_or_else(|| Form::new(&page, DeskBins::file_fields(w)));
    DeskBins {
        rounds,
        shifts,
        shift: shift.to(format!("{PATH}/shifts")),
        preview,
        file: file.to(format!("{PATH}/file")),
        page,
    }
}

/// `POST /desk/bin-days/shifts`: what would be moved is shown first, then it is said.
async fn shift(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Bins);
    desk.page = desk.page.at_path(PATH);
    let asked = typed::shift(&posted.typed);
    let contacts = &desk.rooms.contacts;
    let answer = match posted.typed.get("do") {
        "save" => contacts.add_shift(&desk.token, posted.once.as_str(), &asked).await.map(|_| None),
        _ => contacts.preview_shift(&desk.token, &asked).await.map(Some),
    };
    let known = contacts.rounds(&desk.token).await;
    match (answer, known) {
        (Ok(None), _) => page::see_other(&desk.page, &Done::BinDaysMoved.at(PATH)),
        (Err(problem), _) if matches!(problem.kind, ProblemKind::Unauthenticated | ProblemKind::Forbidden) => {
            desk.refuse(&problem)
        }
        (_, Err(problem)) => desk.refuse(&problem),
        (answer, Ok(known)) => {
            let form = Form::again(&desk.page, DeskBins::fields(&desk.page, &known.rounds), &posted.typed, posted.once);
            let (status, form, preview) = match answer {
                Ok(preview) => (StatusCode::OK, form, preview),
                Err(problem) => (page::status_of(&problem), form.refused(&problem, desk.page.w), None),
            };
            let page = desk.page.failing(form.failed());
            page::show(status, &view(page, &known, Forms { shift: Some(form), preview, file: None }))
        }
    }
}

/// `POST /desk/bin-days/shifts/{id}/take-back`
async fn take_back(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Bins);
    desk.page = desk.page.at_path(PATH);
    let Ok(id) = id.parse::<ShiftId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.contacts.take_shift_back(&desk.token, id, posted.once.as_str()).await {
        Ok(()) => page::see_other(&desk.page, &Done::BinDaysMoved.at(PATH)),
        Err(problem) if problem.kind == ProblemKind::NotFound => page::see_other(&desk.page, PATH),
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/bin-days/file`
async fn bring(desk: Desk, mut sent: ProtectedUpload) -> HttpResponse {
    let mut desk = desk.at(Section::Bins);
    desk.page = desk.page.at_path(PATH);
    if !desk.may::<perm::WriteAddresses>() {
        return desk.refuse(&ProblemKind::Forbidden.into());
    }
    let problem = match sent.next().await {
        Ok(Some(file)) if !file.name.is_empty() => {
            let asked = AddAddressFile { name: file.name, holds: FileHolds::Rounds };
            match desk.rooms.contacts.add_address_file(&desk.token, &asked, file.bytes).await {
                Ok(file) => return page::see_other(&desk.page, &format!("/desk/addresses/{}/columns", file.id)),
                Err(problem) => problem,
            }
        }
        Ok(_) => Problem::at("/file", "required", "Choose a file."),
        Err(_) => ProblemKind::PayloadTooLarge.into(),
    };
    match (problem.kind, desk.rooms.contacts.rounds(&desk.token).await) {
        (ProblemKind::Forbidden | ProblemKind::Unauthenticated, _) | (_, Err(_)) => desk.refuse(&problem),
        (_, Ok(known)) => {
            let form = Form::again(&desk.page, DeskBins::file_fields(desk.page.w), &sent.typed, OnceKey::fresh());
            let form = form.refused(&problem, desk.page.w);
            let forms = Forms { shift: None, preview: None, file: Some(form) };
            page::show(StatusCode::UNPROCESSABLE_ENTITY, &view(desk.page.failing(true), &known, forms))
        }
    }
}

/// `GET /desk/bin-days/rounds/{id}`
async fn ask(desk: Desk, id: web::Path<String>) -> HttpResponse {
    let desk = desk.at(Section::Bins);
    if *id == NEW {
        if !desk.may::<perm::SetRounds>() {
            return desk.refuse(&ProblemKind::Forbidden.into());
        }
        let form = Form::new(&desk.page, EditRound::fields(&desk.page, None)).to(format!("{PATH}/rounds/{NEW}"));
        return page::ok(&EditRound { name: String::new(), form, version: 0, page: desk.page });
    }
    let Ok(id) = id.parse::<RoundId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.contacts.round(&desk.token, id).await {
        Ok(known) => {
            let fields = EditRound::fields(&desk.page, Some(&known.round));
            let form = Form::new(&desk.page, fields).to(format!("{PATH}/rounds/{id}"));
            page::ok(&EditRound { name: known.round.name, form, version: known.version, page: desk.page })
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/bin-days/rounds/{id}`
async fn save(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Bins);
    let path = format!("{PATH}/rounds/{id}");
    let asked = typed::round(&posted.typed);
    let version: i64 = posted.typed.get("version").parse().unwrap_or_default();
    let (contacts, token, once) = (&desk.rooms.contacts, &desk.token, posted.once.as_str());
    let answer = match id.parse::<RoundId>() {
        Ok(id) => contacts.set_round(token, id, version, once, &asked).await,
        Err(_) if *id == NEW => contacts.add_round(token, once, &asked).await,
        Err(_) => Err(Problem::not_found()),
    };
    let problem = match answer {
        Ok(_) => return page::see_other(&desk.page, &Done::RoundSaved.at(PATH)),
        Err(problem) => problem,
    };
    match problem.kind {
        ProblemKind::Forbidden | ProblemKind::Unauthenticated | ProblemKind::NotFound => desk.refuse(&problem),
        _ => {
            desk.page = desk.page.at_path(&path);
            let form = Form::again(&desk.page, EditRound::fields(&desk.page, None), &posted.typed, posted.once);
            let form = form.refused(&problem, desk.page.w).to(path);
            let name = if *id == NEW { String::new() } else { asked.name };
            page::show(page::status_of(&problem), &EditRound { name, form, version, page: desk.page.failing(true) })
        }
    }
}
