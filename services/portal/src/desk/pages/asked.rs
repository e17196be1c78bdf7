//! What workflows asked of other systems, and amounts that are due: listed until each is done.

use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use cases_api::effect::{AskedView, EffectOutcome, ListAsked, SettleEffect};
use cases_api::perm;
use contract::{CaseEffectId, CaseId, Problem, ProblemKind};
use runtime::Routes;
use serde::Deserialize;

use super::case::asked_of;
use super::done::Done;
use super::next_page;
use crate::desk::again::Again;
use crate::desk::asked::{Asked, Row, Settling};
use crate::desk::case::Link;
use crate::desk::task::Chosen;
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::dates;

const PATH: &str = "/desk/asked";
/// How many a page shows.
const ROWS: u16 = 25;

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes.page(Method::GET, PATH, list, "What was asked of other systems, and amounts that are due").page(
        Method::POST,
        "/desk/asked/{id}",
        settle,
        "Say what became of something that was asked",
    )
}

/// Whose, and of which connection.
#[derive(Default, Deserialize)]
struct Which {
    #[serde(default)]
    whose: String,
    connector: Option<String>,
    cursor: Option<String>,
}

/// The case on whose page it was said; none for the list.
#[derive(Default, Deserialize)]
struct From {
    case: Option<String>,
}

impl Which {
    fn all(&self) -> bool {
        self.whose == "all"
    }

    /// Its address, with another connection or without one.
    fn at(&self, all: bool, connector: Option<&str>) -> String {
        let whose = all.then_some(("whose", "all"));
        let pairs: Vec<_> = whose.into_iter().chain(connector.map(|name| ("connector", name))).collect();
        match serde_urlencoded::to_string(pairs) {
            Ok(query) if !query.is_empty() => format!("{PATH}?{query}"),
            _ => PATH.to_owned(),
        }
    }
}

/// `GET /desk/asked`
async fn list(desk: Desk, which: web::Query<Which>) -> HttpResponse {
    let mut desk = desk.at(Section::Asked);
    let connector = which.connector.as_deref().filter(|name| !name.is_empty());
    let asked = ListAsked {
        connector: connector.map(str::to_owned),
        team: (!which.all()).then(|| "mine".to_owned()),
        limit: Some(ROWS),
        cursor: which.cursor.clone(),
    };
    let found = match desk.rooms.cases.asked(&desk.token, &asked).await {
        Ok(found) => found,
        Err(problem) if problem.kind == ProblemKind::BadCursor => return page::see_other(&desk.page, PATH),
        Err(problem) => return desk.refuse(&problem),
    };
    desk.page = Done::told(desk.page);
    let settles = desk.may::<perm::SettleEffects>();
    let whose = if which.all() { "all" } else { "" };
    page::ok(&Asked {
        choices: choices(&desk.page, &which, connector),
        rows: found.items.iter().map(|one| row(&desk.page, settles, one, &which)).collect(),
        next: next_page(PATH, &[("whose", whose), ("connector", connector.unwrap_or_default())], found.next.as_deref()),
        page: desk.page,
    })
}

fn choices(page: &Page, which: &Which, connector: Option<&str>) -> Vec<Chosen> {
    let whose = [(false, "asked-mine"), (true, "asked-all")].map(|(all, key)| Chosen {
        href: which.at(all, None),
        text: page.w.get(key).into_owned(),
        current: connector.is_none() && which.all() == all,
    });
    let only = connector.map(|name| Chosen {
        href: which.at(which.all(), Some(name)),
        text: page.w.with_one("asked-only", "name", name).into_owned(),
        current: true,
    });
    whose.into_iter().chain(only).collect()
}

fn row(page: &Page, settles: bool, one: &AskedView, which: &Which) -> Row {
    let (w, language) = (page.w, page.language());
    let to = one.connector.clone().or_else(|| one.pence.map(|pence| pence.to_string()));
    let only = one.connector.as_deref().filter(|name| which.connector.as_deref() != Some(*name));
    Row {
        title: asked_of(one.kind, to.as_deref(), w),
        text: one.title.get(language).to_owned(),
        when: dates::short_moment(one.asked_at, language),
        case: Link { href: format!("/desk/cases/{}", one.case.id), text: one.case.reference.to_string() },
        service: one.case.service.get(language).to_owned(),
        failed: one.outcome == Some(EffectOutcome::Failed),
        said: one.words.clone().unwrap_or_default(),
        only: only.map(|name| Link {
            href: which.at(which.all(), Some(name)),
            text: w.with_one("asked-only", "name", name).into_owned(),
        }),
        settle: settles.then(|| settling(page, one.id, one.version, None)),
    }
}

/// The form that says what became of something, in the list or on its case's page.
pub(super) fn settling(page: &Page, id: CaseEffectId, version: i64, case: Option<CaseId>) -> Settling {
    let form = Form::new(page, Settling::fields(page.w, &id.to_string())).to(page.onward(action(id, case)));
    Settling { form, version }
}

fn action(id: CaseEffectId, case: Option<CaseId>) -> String {
    case.map_or_else(|| format!("{PATH}/{id}"), |case| format!("{PATH}/{id}?case={case}"))
}

/// `POST /desk/asked/{id}`: back to where it was said, or the form alone with what was typed.
async fn settle(desk: Desk, id: web::Path<String>, from: web::Query<From>, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Asked);
    let Ok(effect) = id.parse::<CaseEffectId>() else { return desk.refuse(&Problem::not_found()) };
    let case = from.case.as_deref().and_then(|case| case.parse::<CaseId>().ok());
    let back = case.map_or_else(|| PATH.to_owned(), |case| format!("/desk/cases/{case}"));
    desk.page = desk.page.at_path(&back);
    let seen = (effect, posted.typed.get("version").parse().unwrap_or_default());
    let answer = match said(&posted, &effect) {
        Ok(said) => desk.rooms.cases.settle_effect(&desk.token, seen, posted.once.as_str(), &said).await,
        Err(problem) => Err(problem),
    };
    let problem = match answer {
        Ok(_) => return page::see_other(&desk.page, &Done::Settled.at(&back)),
        Err(problem) => problem,
    };
    match problem.kind {
        ProblemKind::Forbidden | ProblemKind::NotFound | ProblemKind::Unauthenticated => desk.refuse(&problem),
        ProblemKind::Conflict => page::see_other(&desk.page, &Done::TooLate.at(&back)),
        ProblemKind::PreconditionFailed => page::see_other(&desk.page, &Done::ChangedSince.at(&back)),
        _ => {
            let (w, fields) = (desk.page.w, Settling::fields(desk.page.w, &effect.to_string()));
            let form = Form::again(&desk.page, fields, &posted.typed, posted.once.clone());
            let form = form.to(action(effect, case)).refused(&problem, w);
            let title = w.get("asked-say").into_owned();
            page::show(
                page::status_of(&problem),
                &Again { page: desk.page.failing(true), title, form, version: seen.1 },
            )
        }
    }
}

/// What was chosen and typed.
fn said(posted: &ProtectedForm, of: &CaseEffectId) -> Result<SettleEffect, Problem> {
    let outcome = EffectOutcome::named(posted.typed.get(&format!("outcome-{of}")))
        .ok_or_else(|| Problem::at("/outcome", "required", "Say what became of it."))?;
    let words = posted.typed.get(&format!("words-{of}")).to_owned();
    Ok(SettleEffect { outcome, words: Some(words) })
}
