//! The council's teams: made, named, closed with where their work goes.

use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use cases_api::perm::SetTeams;
use cases_api::team::{CloseTeam, NameTeam, TeamRecord};
use contract::{Bilingual, Problem, ProblemKind, TeamId};
use runtime::Routes;

use super::done::Done;
use crate::desk::team::{Closed, Link, Row, Team, Teams};
use crate::form::{Choice, Field, Form, OnceKey, ProtectedForm, Typed};
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::dates;

const PATH: &str = "/desk/teams";

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, PATH, list, "The council's teams")
        .page(Method::POST, PATH, make, "Make a team")
        .page(Method::GET, "/desk/teams/{id}", show, "A team with what hangs on it")
        .page(Method::POST, "/desk/teams/{id}", rename, "Give a team another name")
        .page(Method::POST, "/desk/teams/{id}/close", close, "Close a team, and say who takes over its work")
        .page(Method::POST, "/desk/teams/{id}/reopen", reopen, "Open a closed team again")
}

/// `GET /desk/teams`
async fn list(desk: Desk) -> HttpResponse {
    let mut desk = desk.at(Section::Teams);
    desk.page = Done::told(desk.page);
    let make = Form::new(&desk.page, Teams::fields(&desk.page, None));
    listed(desk, make, None).await
}

/// `POST /desk/teams`
async fn make(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Teams);
    desk.page = desk.page.at_path(PATH);
    let problem = match desk.rooms.cases.make_team(&desk.token, posted.once.as_str(), &named(&posted.typed)).await {
        Ok(made) => return page::see_other(&desk.page, &Done::TeamMade.at(&format!("{PATH}/{}", made.id))),
        Err(problem) => problem,
    };
    if is_final(&problem) {
        return desk.refuse(&problem);
    }
    let w = desk.page.w;
    let fields = Teams::fields(&desk.page, None);
    let form = Form::again(&desk.page, fields, &posted.typed, posted.once).refused(&problem, w);
    listed(desk, form, Some(&problem)).await
}

async fn listed(desk: Desk, make: Form, problem: Option<&Problem>) -> HttpResponse {
    let teams = match desk.rooms.cases.team_records(&desk.token).await {
        Ok(teams) => teams.items,
        Err(problem) => return desk.refuse(&problem),
    };
    let page = &desk.page;
    let (closed, open): (Vec<_>, Vec<_>) = teams.iter().partition(|team| team.closed_at.is_some());
    let rows = open.into_iter().map(|team| Row {
        href: href(team),
        name: page.say(&team.team.name).to_owned(),
        members: team.members.to_string(),
        cases: team.cases.to_string(),
        services: team.services.len().to_string(),
        told: team.told,
    });
    let closed = closed.into_iter().map(|team| Closed {
        href: href(team),
        name: page.say(&team.team.name).to_owned(),
        said: closing(page, team),
    });
    let (rows, closed) = (rows.collect(), closed.collect());
    let make = desk.may::<SetTeams>().then(|| make.to(PATH));
    let view = Teams { rows, closed, make, page: desk.page.failing(problem.is_some()) };
    match problem {
        Some(problem) => page::show(page::status_of(problem), &view),
        None => page::ok(&view),
    }
}

/// `GET /desk/teams/{id}`
async fn show(desk: Desk, path: web::Path<String>) -> HttpResponse {
    let mut desk = desk.at(Section::Teams);
    desk.page = Done::told(desk.page);
    shown(desk, &path, None).await
}

/// Something that was asked of a team and refused.
struct Refused<'a> {
    closes: bool,
    posted: &'a ProtectedForm,
    problem: &'a Problem,
}

/// `POST /desk/teams/{id}`
async fn rename(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Teams);
    let Ok(id) = path.parse::<TeamId>() else { return desk.refuse(&Problem::not_found()) };
    let at = (id, posted.typed.get("version"));
    let answer = desk.rooms.cases.rename_team(&desk.token, at, &named(&posted.typed)).await;
    answered(desk, &path, (Done::TeamNamed, false), &posted, answer.map(|_| ())).await
}

/// `POST /desk/teams/{id}/close`
async fn close(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Teams);
    let Ok(id) = path.parse::<TeamId>() else { return desk.refuse(&Problem::not_found()) };
    let asked = CloseTeam { to: posted.typed.get("to").parse().ok() };
    let at = (id, posted.typed.get("version"), posted.once.as_str());
    let answer = desk.rooms.cases.close_team(&desk.token, at, &asked).await;
    answered(desk, &path, (Done::TeamClosed, true), &posted, answer.map(|_| ())).await
}

/// `POST /desk/teams/{id}/reopen`
async fn reopen(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Teams);
    let Ok(id) = path.parse::<TeamId>() else { return desk.refuse(&Problem::not_found()) };
    let answer = desk.rooms.cases.reopen_team(&desk.token, id).await;
    answered(desk, &path, (Done::TeamReopened, true), &posted, answer).await
}

async fn answered(
    desk: Desk,
    path: &str,
    (done, closes): (Done, bool),
    posted: &ProtectedForm,
    answer: Result<(), Problem>,
) -> HttpResponse {
    let problem = match answer {
        Ok(()) => return page::see_other(&desk.page, &done.at(&format!("{PATH}/{path}"))),
        Err(problem) => problem,
    };
    if is_final(&problem) {
        return desk.refuse(&problem);
    }
    shown(desk, path, Some(Refused { closes, posted, problem: &problem })).await
}

async fn shown(desk: Desk, path: &str, refused: Option<Refused<'_>>) -> HttpResponse {
    let teams = match desk.rooms.cases.team_records(&desk.token).await {
        Ok(teams) => teams.items,
        Err(problem) => return desk.refuse(&problem),
    };
    let Some(team) = teams.iter().find(|team| team.team.id.to_string() == path) else {
        return desk.refuse(&Problem::not_found());
    };
    let status = refused.as_ref().map(|refused| page::status_of(refused.problem));
    let view = one(desk, team, &teams, refused.as_ref());
    match status {
        Some(status) => page::show(status, &view),
        None => page::ok(&view),
    }
}

fn one(desk: Desk, team: &TeamRecord, teams: &[TeamRecord], refused: Option<&Refused<'_>>) -> Team {
    let page = &desk.page;
    let (path, keeps, works) = (href(team), desk.may::<SetTeams>(), team.closed_at.is_none());
    let form = |closes: bool, fields: Vec<Field>, end: &str| {
        let form = match refused.filter(|refused| refused.closes == closes) {
            Some(Refused { posted, problem, .. }) => {
                Form::again(page, fields, &posted.typed, once(problem, posted)).refused(problem, page.w)
            }
            None => Form::new(page, fields),
        };
        form.to(format!("{path}{end}"))
    };
    let others = teams.iter().filter(|other| other.closed_at.is_none() && other.team.id != team.team.id);
    let others = others.map(|other| Choice::new(other.team.id.to_string(), page.say(&other.team.name))).collect();
    let counts = [("team-cases", team.cases), ("team-waiting", team.waiting), ("team-members", team.members)];
    let left = works || team.cases + team.waiting > 0;
    Team {
        name: page.say(&team.team.name).to_owned(),
        has: counts.map(|(key, count)| page.w.with_one(key, "count", count).into_owned()).into(),
        services: team.services.iter().map(|of| link(page, of)).collect(),
        calendar: format!("/desk/calendars/{}", team.team.id),
        told: team.told,
        closed: if works { String::new() } else { closing(page, team) },
        rename: keeps.then(|| form(false, Teams::fields(page, Some(&team.team.name)), "")),
        close: (keeps && left).then(|| form(true, Team::fields(page, others), "/close")),
        reopen: (keeps && !works).then(|| form(!left, Vec::new(), "/reopen")),
        version: format!("\"{}\"", team.version),
        page: desk.page.failing(refused.is_some()),
    }
}

/// What was refused over a newer version is meant for that one, if it is sent again.
fn once(problem: &Problem, posted: &ProtectedForm) -> OnceKey {
    if problem.kind == ProblemKind::PreconditionFailed { OnceKey::fresh() } else { posted.once.clone() }
}

fn link(page: &Page, service: &cases_api::team::TeamService) -> Link {
    Link { href: format!("/desk/services/{}", service.id), name: page.say(&service.name).to_owned() }
}

fn href(team: &TeamRecord) -> String {
    format!("{PATH}/{}", team.team.id)
}

/// When a team was closed, and where its work went.
fn closing(page: &Page, team: &TeamRecord) -> String {
    let Some(at) = team.closed_at else { return String::new() };
    let when = dates::short_day(dates::london_date(at), page.language());
    match &team.heir {
        Some(heir) => page.w.with("team-closed-to", &[("when", &when), ("heir", &page.say(&heir.name))]).into_owned(),
        None => page.w.with_one("team-closed", "when", when).into_owned(),
    }
}

fn named(typed: &Typed) -> NameTeam {
    let name = Bilingual { en: typed.get("name-en").to_owned(), cy: typed.given("name-cy").map(str::to_owned) };
    NameTeam { name }
}

/// Whether there is nothing to be shown again.
fn is_final(problem: &Problem) -> bool {
    matches!(problem.kind, ProblemKind::Unauthenticated | ProblemKind::Forbidden | ProblemKind::NotFound)
}
