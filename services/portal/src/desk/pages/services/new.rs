//! A new service, from the library or from nothing: it has a draft, and nobody sees it until that is published.

use actix_web::HttpResponse;
use cases_api::catalogue::editing::{BeginService, CatalogueService};
use cases_api::perm;
use contract::{Bilingual, Problem, ProblemKind};

use crate::desk::pages::done::Done;
use crate::desk::services::{New, Part};
use crate::form::{Choice, Form, ProtectedForm};
use crate::page::{self, Section};
use crate::visit::Desk;

const OWN: &str = "/desk/services/new";
const SHELF: &str = "/desk/services/new/library";

/// `GET /desk/services/new`
pub(super) async fn ask(desk: Desk) -> HttpResponse {
    let desk = desk.at(Section::Services);
    if !desk.may::<perm::WriteCatalogue>() {
        return desk.refuse(&ProblemKind::Forbidden.into());
    }
    match choices(&desk).await {
        Ok(choices) => page::ok(&view(desk, choices, None)),
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/services/new`
pub(super) async fn begin_own(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let typed = &posted.typed;
    let name = Bilingual { en: typed.get("name-en").to_owned(), cy: typed.given("name-cy").map(str::to_owned) };
    let team = typed.given("team").and_then(|team| team.parse().ok());
    let asked = BeginService { name: Some(name), library: None, team };
    begin(desk, &posted, false, &asked).await
}

/// `POST /desk/services/new/library`
pub(super) async fn begin_from_library(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let library = Some(posted.typed.get("library").to_owned());
    let asked = BeginService { name: None, library, team: None };
    begin(desk, &posted, true, &asked).await
}

async fn begin(desk: Desk, posted: &ProtectedForm, shelf: bool, asked: &BeginService) -> HttpResponse {
    let mut desk = desk.at(Section::Services);
    desk.page = desk.page.at_path(OWN);
    let problem = match desk.rooms.cases.begin_service(&desk.token, posted.once.as_str(), asked).await {
        Ok(CatalogueService { entry, .. }) => {
            let begun = Done::ServiceBegun.at(&Part::Overview.path(&entry.id.to_string()));
            return page::see_other(&desk.page, &begun);
        }
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::Unauthenticated) {
        return desk.refuse(&problem);
    }
    match choices(&desk).await {
        Ok(choices) => page::show(page::status_of(&problem), &view(desk, choices, Some((posted, shelf, &problem)))),
        Err(problem) => desk.refuse(&problem),
    }
}

/// What the library has that the council hasn't, and the council's teams.
async fn choices(desk: &Desk) -> Result<(Vec<Choice>, Vec<Choice>), Problem> {
    let (cases, token) = (&desk.rooms.cases, &desk.token);
    let (library, teams) = futures::join!(cases.library(token), cases.teams(token));
    let (mut entries, page) = (library?.items, &desk.page);
    entries.retain(|entry| entry.service.is_none());
    entries.sort_by_key(|entry| (!entry.usual, page.say(&entry.name).to_owned()));
    let entries = entries.into_iter().map(|entry| Choice::new(entry.slug.clone(), page.say(&entry.name)));
    let teams = teams?.items.into_iter().map(|of| Choice::new(of.team.id.to_string(), page.say(&of.team.name)));
    Ok((entries.collect(), teams.collect()))
}

fn view(
    desk: Desk,
    (entries, teams): (Vec<Choice>, Vec<Choice>),
    refused: Option<(&ProtectedForm, bool, &Problem)>,
) -> New {
    let (page, w) = (&desk.page, desk.page.w);
    let form = |fields, shelf: bool| match refused {
        Some((posted, on, problem)) if on == shelf => {
            Form::again(page, fields, &posted.typed, posted.once.clone()).refused(problem, w)
        }
        _ => Form::new(page, fields),
    };
    let shelf = (!entries.is_empty()).then(|| form(New::shelf_fields(w, entries), true).to(SHELF));
    let own = form(New::own_fields(w, teams), false).to(OWN);
    New { shelf, own, page: desk.page.failing(refused.is_some()) }
}
