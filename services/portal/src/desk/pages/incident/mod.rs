//! Incidents at the desk: the list, one of them, and the reports that belong to it.

mod forms;
pub(super) mod of_case;
mod shown;

use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use cases_api::incident::{
    DismissSuggestion, IncidentState, IncidentView, JoinCases, LeaveIncident, LikeCase, ListIncidents, ListLike,
    MOST_CASES,
};
use cases_api::perm::RunIncidents;
use contract::{CaseId, IncidentId, Problem, ProblemKind};
use runtime::Routes;
use serde::Deserialize;

use super::done::Done;
use super::next_page;
use crate::desk::incident::{Incidents, Tab};
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Section};
use crate::visit::Desk;

const PATH: &str = "/desk/incidents";
/// Where a suggestion is dismissed.
const SUGGESTIONS: &str = "/desk/incident-suggestions";
/// How many incidents a page shows.
const ROWS: u16 = 25;

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, PATH, list, "Incidents: what many reports are about")
        .page(Method::GET, "/desk/incidents/new", forms::ask_new, "Declare an incident")
        .page(Method::POST, "/desk/incidents/new", forms::declare, "Declares it")
        .page(Method::POST, SUGGESTIONS, dismiss, "Say that reports aren’t one thing")
        .page(Method::GET, "/desk/incidents/{id}", show, "An incident with its reports")
        .page(Method::GET, "/desk/incidents/{id}/edit", forms::ask_edit, "Say anew what an incident is")
        .page(Method::POST, "/desk/incidents/{id}/edit", forms::edit, "Says it")
        .page(Method::GET, "/desk/incidents/{id}/tell", forms::ask_tell, "Update everyone")
        .page(Method::POST, "/desk/incidents/{id}/tell", forms::tell, "Sends the update")
        .page(Method::GET, "/desk/incidents/{id}/end", forms::ask_end, "End an incident")
        .page(Method::POST, "/desk/incidents/{id}/end", forms::end, "Ends it")
        .page(Method::POST, "/desk/incidents/{id}/join", join, "Add reports to an incident")
        .page(Method::POST, "/desk/incidents/{id}/leave", leave, "Take a report out of an incident")
}

/// Which incidents.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    state: String,
    cursor: Option<String>,
}

/// `GET /desk/incidents`
async fn list(desk: Desk, asked: web::Query<Asked>) -> HttpResponse {
    let mut desk = desk.at(Section::Incidents);
    desk.page = Done::told(desk.page);
    let state = IncidentState::named(&asked.state).unwrap_or(IncidentState::Open);
    let which = ListIncidents {
        state: Some(state),
        limit: Some(ROWS),
        cursor: asked.cursor.clone(),
        ..ListIncidents::default()
    };
    let (cases, token) = (&desk.rooms.cases, &desk.token);
    let (found, like) = futures::join!(cases.incidents(token, &which), cases.incident_suggestions(token));
    match found {
        Ok(found) => {
            let (w, runs) = (desk.page.w, desk.may::<RunIncidents>());
            let tab = |of: IncidentState| Tab {
                href: format!("{PATH}?state={}", of.name()),
                text: w.get(&format!("incident-tab-{}", of.name())).into_owned(),
                current: of == state,
            };
            page::ok(&Incidents {
                tabs: IncidentState::ALL.iter().copied().map(tab).collect(),
                incidents: found.items.iter().map(|one| shown::row(&desk.page, one)).collect(),
                suggested: shown::suggested(&desk.page, &like.map(|like| like.items).unwrap_or_default()),
                dismiss: runs.then(|| Form::new(&desk.page, Vec::new()).to(SUGGESTIONS)),
                declare_href: if runs { format!("{PATH}/new") } else { String::new() },
                next: next_page(PATH, &[("state", state.name())], found.next.as_deref()),
                page: desk.page,
            })
        }
        Err(problem) if problem.kind == ProblemKind::BadCursor => page::see_other(&desk.page, PATH),
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/incident-suggestions`
async fn dismiss(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Incidents);
    let asked = DismissSuggestion { cases: forms::named(posted.typed.get("cases")).collect() };
    match desk.rooms.cases.dismiss_suggestion(&desk.token, posted.once.as_str(), &asked).await {
        Ok(()) => page::see_other(&desk.page, &Done::SuggestionDismissed.at(PATH)),
        // The page shows what is suggested still.
        Err(problem) if problem.kind == ProblemKind::ValidationFailed => page::see_other(&desk.page, PATH),
        Err(problem) => desk.refuse(&problem),
    }
}

/// `GET /desk/incidents/{id}`
async fn show(desk: Desk, path: web::Path<String>) -> HttpResponse {
    let mut desk = desk.at(Section::Incidents);
    let Ok(id) = path.parse::<IncidentId>() else { return desk.refuse(&Problem::not_found()) };
    match known(&desk, id).await {
        Ok((view, like)) => {
            desk.page = Done::told(desk.page);
            let runs = desk.may::<RunIncidents>();
            page::ok(&shown::view(desk.page, &view, &like, runs))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// An incident, and what is like it as long as it lasts.
async fn known(desk: &Desk, id: IncidentId) -> Result<(IncidentView, Vec<LikeCase>), Problem> {
    let cases = &desk.rooms.cases;
    let view = cases.incident(&desk.token, id).await?.body;
    let looks = view.incident.state == IncidentState::Open && desk.may::<RunIncidents>();
    let like = if looks { cases.like_cases(&desk.token, id, ListLike::default()).await?.items } else { Vec::new() };
    Ok((view, like))
}

/// `POST /desk/incidents/{id}/join`
async fn join(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Incidents);
    let Ok(id) = path.parse::<IncidentId>() else { return desk.refuse(&Problem::not_found()) };
    let chosen = match posted.typed.given("all") {
        Some(_) => match desk.rooms.cases.like_cases(&desk.token, id, ListLike::default()).await {
            Ok(like) => like.items.into_iter().map(|one| one.id).collect(),
            Err(problem) => return desk.refuse(&problem),
        },
        None => posted.typed.all("case").filter_map(|case| case.parse().ok()).collect::<Vec<CaseId>>(),
    };
    let here = format!("{PATH}/{id}");
    if chosen.is_empty() {
        return page::see_other(&desk.page, &here);
    }
    let asked = JoinCases { cases: chosen.into_iter().take(MOST_CASES).collect() };
    match desk.rooms.cases.join_incident(&desk.token, id, posted.once.as_str(), &asked).await {
        Ok(_) => page::see_other(&desk.page, &Done::IncidentJoined.at(&here)),
        // A report was closed or joined elsewhere meanwhile: the page shows what is left to choose from.
        Err(problem) if problem.kind == ProblemKind::ValidationFailed => {
            page::see_other(&desk.page, &Done::ChangedSince.at(&here))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/incidents/{id}/leave`
async fn leave(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Incidents);
    let (Ok(id), Ok(case)) = (path.parse::<IncidentId>(), posted.typed.get("case").parse::<CaseId>()) else {
        return desk.refuse(&Problem::not_found());
    };
    let here = format!("{PATH}/{id}");
    match desk.rooms.cases.leave_incident(&desk.token, id, posted.once.as_str(), &LeaveIncident { case }).await {
        Ok(_) => page::see_other(&desk.page, &Done::IncidentLeft.at(&here)),
        // Someone else has taken it out meanwhile: the page shows that.
        Err(problem) if problem.kind == ProblemKind::ValidationFailed => page::see_other(&desk.page, &here),
        Err(problem) => desk.refuse(&problem),
    }
}
