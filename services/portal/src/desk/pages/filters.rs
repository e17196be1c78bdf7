use actix_web::{HttpResponse, web};
use cases_api::case::TeamOfCaller;
use cases_api::queues::{SaveFilter, SavedFilter};
use contract::{Problem, ProblemKind, SavedFilterId};

use super::done::Done;
use super::queue::Chosen;
use crate::desk::filters::{Filters, Saved};
use crate::desk::queue::Queue;
use crate::form::{Choice, Form, OnceKey, ProtectedForm, Typed};
use crate::page::{self, Page, Section};
use crate::visit::Desk;

const PATH: &str = "/desk/filters";

/// `GET /desk/filters`
pub(super) async fn show(desk: Desk) -> HttpResponse {
    let mut desk = desk.at(Section::Cases);
    match known(&desk).await {
        Ok((saved, teams)) => {
            desk.page = Done::told(desk.page);
            page::ok(&shown(desk.page, &saved, &teams))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/filters`
pub(super) async fn save(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Cases);
    desk.page = desk.page.at_path(PATH);
    let asked = read(&posted.typed, str::to_owned);
    match desk.rooms.cases.save_filter(&desk.token, posted.once.as_str(), &asked).await {
        Ok(saved) => {
            let chosen = Chosen::saved(&saved.filters);
            page::see_other(&desk.page, &format!("{}&done=filter-saved", chosen.href()))
        }
        Err(problem) => again(desk, None, &posted, &problem).await,
    }
}

/// `POST /desk/filters/{id}`
pub(super) async fn change(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Cases);
    desk.page = desk.page.at_path(PATH);
    let Ok(id) = path.parse::<SavedFilterId>() else { return desk.refuse(&Problem::not_found()) };
    let version = posted.typed.get("version").parse().unwrap_or_default();
    let asked = read(&posted.typed, |name| own_name(name, id));
    match desk.rooms.cases.change_filter(&desk.token, id, version, posted.once.as_str(), &asked).await {
        Ok(_) => page::see_other(&desk.page, &Done::FilterSaved.at(PATH)),
        Err(problem) => again(desk, Some(id), &posted, &problem).await,
    }
}

/// `POST /desk/filters/{id}/delete`. One that is gone already is as good as deleted.
pub(super) async fn delete(desk: Desk, path: web::Path<String>, _posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Ok(id) = path.parse::<SavedFilterId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.cases.delete_filter(&desk.token, id).await {
        Err(problem) if problem.kind != ProblemKind::NotFound => desk.refuse(&problem),
        _ => page::see_other(&desk.page, &Done::FilterDeleted.at(PATH)),
    }
}

fn read(typed: &Typed, named: impl Fn(&str) -> String) -> SaveFilter {
    let filters = Chosen::read(typed.get("query")).settled(&[]).filters();
    let team = typed.get(&named("share")).parse().ok();
    SaveFilter { name: typed.get(&named("name")).to_owned(), filters, team }
}

/// The name of a field of one of several filters.
fn own_name(name: &str, id: SavedFilterId) -> String {
    format!("{name}-{id}")
}

async fn known(desk: &Desk) -> Result<(Vec<SavedFilter>, Vec<TeamOfCaller>), Problem> {
    let (queues, teams) = futures::join!(desk.rooms.cases.queues(&desk.token), desk.rooms.cases.teams(&desk.token));
    Ok((queues?.saved.into_iter().filter(|filter| filter.mine).collect(), teams?.items))
}

fn shown(page: Page, saved: &[SavedFilter], teams: &[TeamOfCaller]) -> Filters {
    let own = saved.iter().map(|filter| own(&page, filter, teams)).collect();
    Filters { own, new: None, query: String::new(), page }
}

fn own(page: &Page, filter: &SavedFilter, teams: &[TeamOfCaller]) -> Saved {
    let path = format!("{PATH}/{}", filter.id);
    let chosen = Chosen::saved(&filter.filters);
    let mut fields = Queue::save_fields(page.w, shares(page, teams));
    let team = filter.team.as_ref();
    for field in &mut fields {
        field.value = match field.name.as_str() {
            "name" => filter.name.clone(),
            _ => team.map(|team| team.id.to_string()).unwrap_or_default(),
        };
        // There may be many on the page, each with fields of its own.
        field.name = own_name(&field.name, filter.id);
    }
    Saved {
        href: chosen.href(),
        name: filter.name.clone(),
        team: team.map(|team| team.name.get(page.language()).to_owned()).unwrap_or_default(),
        change: Form::new(page, fields).to(path.clone()),
        version: filter.version,
        query: chosen.query(),
        delete: Form::new(page, Vec::new()).to(format!("{path}/delete")),
    }
}

fn shares(page: &Page, teams: &[TeamOfCaller]) -> Vec<Choice> {
    let mine = teams.iter().filter(|team| team.mine);
    mine.map(|team| Choice::new(team.team.id.to_string(), team.team.name.get(page.language()))).collect()
}

async fn again(desk: Desk, id: Option<SavedFilterId>, posted: &ProtectedForm, problem: &Problem) -> HttpResponse {
    use ProblemKind::{Forbidden, NotFound, Unauthenticated};
    if matches!(problem.kind, Forbidden | NotFound | Unauthenticated) {
        return desk.refuse(problem);
    }
    let (saved, teams) = match known(&desk).await {
        Ok(known) => known,
        Err(problem) => return desk.refuse(&problem),
    };
    let mut view = shown(desk.page.failing(true), &saved, &teams);
    let w = view.page.w;
    let name = id.map_or_else(|| "name".to_owned(), |id| own_name("name", id));
    let wrong = |form: Form| match problem.kind {
        ProblemKind::Conflict => form.wrong(&name, w.get("filter-too-many")),
        ProblemKind::PreconditionFailed => form.wrong(&name, w.get("filter-changed")),
        _ => form.refused(problem, w),
    };
    let path = id.map(|id| format!("{PATH}/{id}"));
    match view.own.iter_mut().find(|own| Some(&own.change.action) == path.as_ref()) {
        Some(own) => {
            let fields = std::mem::take(&mut own.change.fields);
            let form = Form::again(&view.page, fields, &posted.typed, OnceKey::fresh()).to(own.change.action.clone());
            own.change = wrong(form);
        }
        None => {
            let fields = Queue::save_fields(w, shares(&view.page, &teams));
            let form = Form::again(&view.page, fields, &posted.typed, posted.once.clone()).to(PATH);
            (view.new, view.query) = (Some(wrong(form)), posted.typed.get("query").to_owned());
        }
    }
    let status = page::status_of(problem);
    page::show(status, &view)
}
