//! Someone has died: that is said, or taken back.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use contacts_api::Contact as Person;
use contacts_api::mark::{NoteDeath, TakeBackDeath};
use contacts_api::perm;
use contract::{ContactId, Problem, ProblemKind};

use super::super::call::caller;
use super::{From, path};
use crate::desk::contact::Link;
use crate::desk::death::{Death, Known};
use crate::desk::pages::done::Done;
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Section};
use crate::visit::Desk;

/// `GET /desk/contacts/{id}/death`
pub(super) async fn show(desk: Desk, id: web::Path<String>, from: web::Query<From>) -> HttpResponse {
    let Ok(id) = id.parse::<ContactId>() else { return desk.refuse(&Problem::not_found()) };
    if !desk.may::<perm::WriteMarks>() {
        return desk.refuse(&Problem::not_found());
    }
    shown(desk.at(Section::Cases), id, &from, None).await
}

/// `POST /desk/contacts/{id}/death`
pub(super) async fn note(
    desk: Desk,
    id: web::Path<String>,
    from: web::Query<From>,
    posted: ProtectedForm,
) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Ok(id) = id.parse::<ContactId>() else { return desk.refuse(&Problem::not_found()) };
    let typed = &posted.typed;
    let death = NoteDeath {
        told_by: typed.get("told_by").to_owned(),
        died_on: typed.date("died_on"),
        evidence: typed.get("evidence").to_owned(),
    };
    let answer = desk.rooms.contacts.note_death(&desk.token, id, posted.once.as_str(), &death).await;
    answered(desk, id, &from, &posted, answer.map(|_| Done::DeathNoted)).await
}

/// `POST /desk/contacts/{id}/death/removal`
pub(super) async fn take_back(
    desk: Desk,
    id: web::Path<String>,
    from: web::Query<From>,
    posted: ProtectedForm,
) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Ok(id) = id.parse::<ContactId>() else { return desk.refuse(&Problem::not_found()) };
    let why = TakeBackDeath { reason: posted.typed.get("reason").to_owned() };
    let answer = desk.rooms.contacts.take_back_death(&desk.token, id, posted.once.as_str(), &why).await;
    answered(desk, id, &from, &posted, answer.map(|()| Done::DeathTakenBack)).await
}

/// To the person's page where it was done, or where a colleague did it first; else the form again with what is wrong.
async fn answered(
    desk: Desk,
    id: ContactId,
    from: &From,
    posted: &ProtectedForm,
    answer: Result<Done, Problem>,
) -> HttpResponse {
    match answer {
        Ok(done) => page::see_other(&desk.page, &done.at(&from.with(&path(id)))),
        Err(problem) if problem.kind == ProblemKind::Conflict => page::see_other(&desk.page, &from.with(&path(id))),
        Err(problem) if matches!(problem.kind, ProblemKind::ValidationFailed | ProblemKind::Unavailable) => {
            shown(desk, id, from, Some((posted, &problem))).await
        }
        Err(problem) => desk.refuse(&problem),
    }
}

async fn shown(desk: Desk, id: ContactId, from: &From, wrong: Option<(&ProtectedForm, &Problem)>) -> HttpResponse {
    let person = match desk.rooms.contacts.read(&desk.token, id, from.reason()).await {
        Ok(person) => person,
        Err(problem) => return desk.refuse(&problem),
    };
    let w = desk.page.w;
    let known = known(&person, w);
    let own = from.with(&format!("{}/death", path(id)));
    let (fields, to) = match known {
        Some(_) => (Death::back_fields(w), from.with(&format!("{}/death/removal", path(id)))),
        None => (Death::fields(w), own.clone()),
    };
    let form = match wrong {
        None => Form::new(&desk.page, fields),
        Some((posted, problem)) => {
            Form::again(&desk.page, fields, &posted.typed, posted.once.clone()).refused(problem, w)
        }
    };
    let status = wrong.map_or(StatusCode::OK, |(_, problem)| page::status_of(problem));
    let page = desk.page.at_path(&own).failing(form.failed());
    let back = Link { href: from.with(&path(id)), text: person.name.clone() };
    page::show(status, &Death { back, name: person.name, known, form: form.to(to), page })
}

fn known(person: &Person, w: crate::words::Words) -> Option<Known> {
    let (mark, death) = person.marks.iter().find_map(|mark| Some((mark, mark.death.as_ref()?)))?;
    Some(Known { text: caller::died(death, w), hint: caller::told_of(mark, death, w) })
}
