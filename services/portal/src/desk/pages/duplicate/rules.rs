//! How likeness is scored.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use contacts_api::duplicate::{DuplicateRules, Likeness};
use contract::{Faults, Problem, ProblemKind};

use super::{LIST, RULES};
use crate::desk::duplicate::ScoreRules;
use crate::desk::pages::done::Done;
use crate::form::{Form, ProtectedForm, Typed};
use crate::page::{self, Section};
use crate::visit::Desk;

/// `GET /desk/duplicates/rules`
pub(super) async fn show(desk: Desk) -> HttpResponse {
    let desk = desk.at(Section::Duplicates);
    match desk.rooms.contacts.duplicate_rules(&desk.token).await {
        Ok(rules) => {
            let form = Form::new(&desk.page, ScoreRules::fields(desk.page.w, &rules.body)).to(RULES);
            page::ok(&ScoreRules { form, version: rules.etag.unwrap_or_default(), page: desk.page })
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/duplicates/rules`
pub(super) async fn set(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Duplicates);
    desk.page = desk.page.at_path(RULES);
    let version = posted.typed.get("version").to_owned();
    let answer = match read(&posted.typed) {
        Ok(rules) => desk
            .rooms
            .contacts
            .set_duplicate_rules(&desk.token, &version, posted.once.as_str(), &rules)
            .await
            .map(|_| ()),
        Err(problem) => Err(problem),
    };
    let problem = match answer {
        Ok(()) => return page::see_other(&desk.page, &Done::Settings.at(LIST)),
        Err(problem) => problem,
    };
    if !matches!(problem.kind, ProblemKind::ValidationFailed | ProblemKind::Unavailable) {
        return desk.refuse(&problem);
    }
    let empty = DuplicateRules { threshold: 0, points: BTreeMap::new() };
    let fields = ScoreRules::fields(desk.page.w, &empty);
    let form = Form::again(&desk.page, fields, &posted.typed, posted.once.clone()).refused(&problem, desk.page.w);
    let view = ScoreRules { form: form.to(RULES), version, page: desk.page.failing(true) };
    page::show(page::status_of(&problem), &view)
}

/// The numbers as they were typed.
fn read(typed: &Typed) -> Result<DuplicateRules, Problem> {
    let mut faults = Faults::none();
    let mut number = |name: &str, pointer: &str| {
        let text = typed.get(name).trim().replace('−', "-");
        let number = text.parse::<i16>().ok();
        if number.is_none() {
            faults.add(pointer, "not-a-number", "Give a whole number.");
        }
        number.unwrap_or_default()
    };
    let threshold = number("threshold", "/threshold");
    let points = Likeness::ALL.iter().map(|likeness| {
        let name = likeness.name();
        (*likeness, number(name, &format!("/points/{name}")))
    });
    let points = points.collect();
    faults.finish(Some(DuplicateRules { threshold, points }))
}
