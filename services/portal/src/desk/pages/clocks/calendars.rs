//! When the council and its teams work.

use actix_web::{HttpResponse, web};
use cases_api::calendar::{Calendars as Known, NewClosure, TeamCalendar, TeamDays, Weekday};
use cases_api::perm::{ReadCalendars, SetCalendars};
use contract::{Bilingual, ClosureId, Problem, ProblemKind, StaffId, TeamId};

use super::super::done::Done;
use crate::desk::clocks::calendars::{CHAIN, Calendar, Calendars, Closed, Team, weekday};
use crate::form::{Choice, Form, ProtectedForm, Typed};
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::dates;

const PATH: &str = "/desk/calendars";

/// `GET /desk/calendars`
pub(in crate::desk::pages) async fn show(desk: Desk) -> HttpResponse {
    let mut desk = desk.at(Section::Settings);
    desk.page = Done::told(desk.page);
    match known(&desk).await {
        Ok((known, colleagues)) => {
            let fields = Calendars::fields(&desk.page, &teams(&desk.page, &known));
            let form = Form::new(&desk.page, fields);
            page::ok(&view(desk.page, &known, &colleagues, form))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/calendars`
pub(in crate::desk::pages) async fn close(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Settings);
    desk.page = desk.page.at_path(PATH);
    let closure = closure(&posted.typed);
    let problem = match desk.rooms.cases.add_closure(&desk.token, posted.once.as_str(), &closure).await {
        Ok(_) => return page::see_other(&desk.page, &Done::CalendarChanged.at(PATH)),
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Unauthenticated | ProblemKind::Forbidden) {
        return desk.refuse(&problem);
    }
    match known(&desk).await {
        Ok((known, colleagues)) => {
            let fields = Calendars::fields(&desk.page, &teams(&desk.page, &known));
            let w = desk.page.w;
            let form = Form::again(&desk.page, fields, &posted.typed, posted.once).refused(&problem, w);
            page::show(page::status_of(&problem), &view(desk.page.failing(true), &known, &colleagues, form))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/calendars/closures/{id}/remove`
pub(in crate::desk::pages) async fn reopen(desk: Desk, id: web::Path<String>, _posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Settings);
    desk.page = desk.page.at_path(PATH);
    let Ok(id) = id.parse::<ClosureId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.cases.remove_closure(&desk.token, id).await {
        Ok(()) => page::see_other(&desk.page, &Done::CalendarChanged.at(PATH)),
        Err(problem) if problem.kind == ProblemKind::NotFound => page::see_other(&desk.page, PATH),
        Err(problem) => desk.refuse(&problem),
    }
}

/// `GET /desk/calendars/{id}`
pub(in crate::desk::pages) async fn ask(desk: Desk, id: web::Path<String>) -> HttpResponse {
    let desk = desk.at(Section::Settings);
    match of_team(&desk, &id).await {
        Ok((team, colleagues)) => {
            let form = Form::new(&desk.page, Calendar::fields(&team.calendar, &colleagues, desk.page.w));
            page::ok(&calendar(desk.page, &team, form))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/calendars/{id}`
pub(in crate::desk::pages) async fn set(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Settings);
    let (team, colleagues) = match of_team(&desk, &id).await {
        Ok(found) => found,
        Err(problem) => return desk.refuse(&problem),
    };
    let (asked, version) = (chosen(&posted.typed), posted.typed.get("version"));
    let problem = match desk.rooms.cases.set_calendar(&desk.token, (team.team, version), &asked).await {
        Ok(_) => return page::see_other(&desk.page, &Done::CalendarChanged.at(PATH)),
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Unauthenticated | ProblemKind::Forbidden) {
        return desk.refuse(&problem);
    }
    let w = desk.page.w;
    let fields = Calendar::fields(&asked, &colleagues, w);
    let form = Form::again(&desk.page, fields, &posted.typed, posted.once).refused(&problem, w);
    page::show(page::status_of(&problem), &calendar(desk.page.failing(true), &team, form))
}

/// The council's days, and those who may be told of clocks.
async fn known(desk: &Desk) -> Result<(Known, Vec<Choice>), Problem> {
    if !(desk.may::<ReadCalendars>() && desk.may::<SetCalendars>()) {
        return Err(ProblemKind::Forbidden.into());
    }
    let known = desk.rooms.cases.calendars(&desk.token).await?;
    let colleagues = desk.rooms.cases.colleagues(&desk.token).await?.items;
    let choice = |one: &cases_api::queues::Colleague| Choice::new(one.id.to_string(), &one.name);
    Ok((known, colleagues.iter().map(choice).collect()))
}

async fn of_team(desk: &Desk, id: &str) -> Result<(TeamDays, Vec<Choice>), Problem> {
    let id = id.parse::<TeamId>().map_err(|_| Problem::not_found())?;
    let (known, colleagues) = known(desk).await?;
    let team = known.teams.into_iter().find(|team| team.team == id).ok_or_else(Problem::not_found)?;
    Ok((team, colleagues))
}

fn teams(page: &Page, known: &Known) -> Vec<Choice> {
    let language = page.language();
    known.teams.iter().map(|team| Choice::new(team.team.to_string(), team.name.get(language))).collect()
}

fn view(page: Page, known: &Known, colleagues: &[Choice], close: Form) -> Calendars {
    let (w, language) = (page.w, page.language());
    let closures = known.closures.iter().map(|closure| {
        let (from, to) = (dates::day(closure.from, language), dates::day(closure.to, language));
        let team = known.teams.iter().find(|team| Some(team.team) == closure.team);
        Closed {
            days: if from == to { from } else { w.with("explain-days", &[("from", &from), ("to", &to)]).into_owned() },
            name: closure.name.get(language).to_owned(),
            whose: team
                .map_or_else(|| w.get("closure-everyone").into_owned(), |team| team.name.get(language).to_owned()),
            remove: Form::new(&page, Vec::new()).to(format!("{PATH}/closures/{}/remove", closure.id)),
        }
    });
    let teams = known.teams.iter().map(|team| {
        let TeamCalendar { days, opens, closes, chain } = &team.calendar;
        let days: Vec<_> = days.iter().map(|day| weekday(*day, w)).collect();
        let named = chain.iter().filter_map(|id| colleagues.iter().find(|one| one.value == id.to_string()));
        let named: Vec<_> = named.map(|one| one.text.as_str()).collect();
        Team {
            name: team.name.get(language).to_owned(),
            days: days.join(", "),
            hours: format!("{opens}–{closes}"),
            chain: if named.is_empty() { w.get("calendar-nobody-told").into_owned() } else { named.join(", ") },
            href: format!("{PATH}/{}", team.team),
        }
    });
    let (closures, teams) = (closures.collect(), teams.collect());
    Calendars { closures, close: close.to(PATH), teams, page }
}

fn calendar(page: Page, team: &TeamDays, form: Form) -> Calendar {
    let name = team.name.get(page.language()).to_owned();
    Calendar { name, version: format!("\"{}\"", team.version), form, page }
}

fn closure(typed: &Typed) -> NewClosure {
    let day = |name: &str| typed.date(name).unwrap_or_default();
    let from = day("from");
    let to = if typed.date("to").is_some() { day("to") } else { from.clone() };
    let name = Bilingual { en: typed.get("name-en").to_owned(), cy: typed.given("name-cy").map(str::to_owned) };
    NewClosure { from, to, name, team: typed.get("team").parse().ok() }
}

fn chosen(typed: &Typed) -> TeamCalendar {
    let days =
        Weekday::ALL.iter().copied().filter(|day| typed.all("days").any(|ticked| ticked == day.name())).collect();
    let chain = (1..=CHAIN).filter_map(|place| typed.get(&format!("told-{place}")).parse::<StaffId>().ok()).collect();
    let time = |name: &str| typed.get(name).trim().to_owned();
    TeamCalendar { days, opens: time("opens"), closes: time("closes"), chain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closure_of_one_day_needs_no_last_day() {
        let typed: Typed = [("from-day", "24"), ("from-month", "12"), ("from-year", "2026"), ("name-en", "Party")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into_iter()
            .collect();
        let closure = closure(&typed);
        assert_eq!((closure.from.as_str(), closure.to.as_str(), closure.team), ("2026-12-24", "2026-12-24", None));
    }
}
