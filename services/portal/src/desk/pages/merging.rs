//! A duplicate is merged into the case that stays, and taken apart again.

use actix_web::http::{Method, StatusCode};
use actix_web::{HttpResponse, web};
use cases_api::case::{CaseView, ToldBy};
use cases_api::merging::{MergeCase, MergePlan};
use cases_api::perm;
use cases_api::workflow::State;
use contract::{Problem, ProblemKind};
use runtime::Routes;
use serde::Deserialize;

use super::case::{self, AtCase, answers};
use super::done::Done;
use crate::desk::case::{Link, Row};
use crate::desk::merging::{ChooseKept, Mark, Merge, Merges, Other, Side};
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Page, Status};
use crate::words::dates;

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, "/desk/cases/{id}/merge", show, "Merge a case into another: which, and what that does")
        .page(Method::POST, "/desk/cases/{id}/merge", merge, "Merge a case into another")
        .page(Method::POST, "/desk/cases/{id}/merge/undo", take_apart, "Take a case out of the one it is merged into")
}

/// Which case was chosen.
#[derive(Default, Deserialize)]
struct Chosen {
    #[serde(default)]
    into: Option<String>,
}

/// What a case's page says of merges.
pub(super) fn shown(page: &Page, works: bool, view: &CaseView) -> Merges {
    let w = page.w;
    let link = |id: contract::CaseId, reference: contract::Reference| Link {
        href: page.onward(format!("/desk/cases/{id}")),
        text: reference.to_string(),
    };
    let into = view.merged_into.as_ref().map(|mark| {
        let at = dates::moment(mark.at, w.language());
        Mark {
            kept: mark.id.map(|id| link(id, mark.reference)),
            text: w.with_one("merged-into", "reference", mark.reference.to_string()).into_owned(),
            when: mark.by.as_ref().map_or_else(|| at.clone(), |by| format!("{at} · {by}")),
        }
    });
    let seen = u32::try_from(view.merged.len()).unwrap_or(u32::MAX);
    let told = |key: &str, count: u32| {
        if count == 0 { String::new() } else { w.with_one(key, "count", count).into_owned() }
    };
    Merges {
        apart: (works && into.is_some())
            .then(|| Form::new(page, Vec::new()).to(page.onward(format!("/desk/cases/{}/merge/undo", view.case.id)))),
        into,
        others: view
            .merged
            .iter()
            .map(|one| Other {
                case: link(one.id, one.reference),
                about: format!("{}, {}", page.say(&one.service), dates::moment(one.opened_at, w.language())),
            })
            .collect(),
        count: told("merged-count", view.merged_count),
        unseen: told("merged-unseen", view.merged_count.saturating_sub(seen)),
    }
}

/// `GET /desk/cases/{id}/merge`
async fn show(at: AtCase, chosen: web::Query<Chosen>) -> HttpResponse {
    if !at.desk.may::<perm::WorkCases>() {
        return at.desk.refuse(&Problem::not_found());
    }
    match &chosen.into {
        None => choose(at, None).await,
        Some(into) => planned(at, into, None).await,
    }
}

/// `POST /desk/cases/{id}/merge`
async fn merge(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    let asked = MergeCase { into: posted.typed.get("into").to_owned() };
    let version = posted.typed.get("version").parse().unwrap_or_default();
    let (cases, token, once) = (&at.desk.rooms.cases, &at.desk.token, posted.once.as_str());
    match cases.merge(token, at.id, version, once, &asked).await {
        Ok(_) => page::see_other(&at.desk.page, &Done::Merged.at(&at.path)),
        Err(problem) if problem.kind == ProblemKind::ValidationFailed => {
            choose(at, Some((&asked.into, &problem))).await
        }
        Err(problem) if problem.kind == ProblemKind::PreconditionFailed => {
            planned(at, &asked.into, Some(&problem)).await
        }
        Err(problem) => at.desk.refuse(&problem),
    }
}

/// `POST /desk/cases/{id}/merge/undo`
async fn take_apart(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    let (cases, token, once) = (&at.desk.rooms.cases, &at.desk.token, posted.once.as_str());
    let mut seen = posted.typed.get("version").parse().unwrap_or_default();
    let mut answer = cases.take_apart(token, at.id, seen, once).await;
    // What was written on it meanwhile stands in nobody's way.
    if answer.as_ref().is_err_and(|problem| problem.kind == ProblemKind::PreconditionFailed)
        && let Ok(now) = case::read(&at.desk, at.id).await
    {
        seen = now.body.case.version;
        answer = cases.take_apart(token, at.id, seen, &format!("{once}-{seen}")).await;
    }
    match answer {
        Ok(_) => page::see_other(&at.desk.page, &Done::Unmerged.at(&at.path)),
        // Someone else has taken it out meanwhile: the page shows that.
        Err(problem) if problem.kind == ProblemKind::Conflict => page::see_other(&at.desk.page, &at.path),
        Err(problem) => at.desk.refuse(&problem),
    }
}

fn own(at: &AtCase) -> String {
    at.desk.page.onward(format!("/desk/cases/{}/merge", at.id))
}

/// The question which case stays, with what was wrong with the answer.
async fn choose(at: AtCase, wrong: Option<(&str, &Problem)>) -> HttpResponse {
    let reference = match case::read(&at.desk, at.id).await {
        Ok(case) => case.body.case.reference.to_string(),
        Err(problem) => return at.desk.refuse(&problem),
    };
    let href = own(&at);
    let AtCase { desk, path, .. } = at;
    let w = desk.page.w;
    let form = match wrong {
        None => Form::new(&desk.page, ChooseKept::fields(w)),
        Some((typed, problem)) => {
            let fields = ChooseKept::fields(w).into_iter().map(|field| field.filled(typed)).collect();
            Form::new(&desk.page, fields).refused(problem, w)
        }
    };
    let action = href.split('?').next().unwrap_or_default().to_owned();
    let status = wrong.map_or(StatusCode::OK, |(_, problem)| page::status_of(problem));
    let context = desk.page.context();
    let page = desk.page.at_path(&href).failing(form.failed());
    page::show(status, &ChooseKept { case_href: path, reference, context, form: form.to(action), page })
}

/// Both cases and what merging them does, to be confirmed.
async fn planned(at: AtCase, into: &str, changed: Option<&Problem>) -> HttpResponse {
    let asked = MergeCase { into: into.to_owned() };
    let plan = match at.desk.rooms.cases.may_merge(&at.desk.token, at.id, &asked).await {
        Ok(plan) => plan,
        Err(problem) if problem.kind == ProblemKind::ValidationFailed => {
            return choose(at, Some((into, &problem))).await;
        }
        Err(problem) => return at.desk.refuse(&problem),
    };
    let (one, other) = futures::join!(case::read(&at.desk, at.id), case::read(&at.desk, plan.into));
    let (one, other) = match (one, other) {
        (Ok(one), Ok(other)) => (one.body, other.body),
        (Err(problem), _) | (_, Err(problem)) => return at.desk.refuse(&problem),
    };
    let back_href = own(&at);
    let page = at.desk.page;
    let mut form = Form::new(&page, Vec::new()).to(back_href.clone());
    if let Some(problem) = changed {
        form = form.refused(problem, page.w);
    }
    let status = changed.map_or(StatusCode::OK, page::status_of);
    let (happens, told) = (happens(&page, plan, &one, &other), told(&page, plan, &one, &other));
    let (duplicate, kept) = (side(&page, &one), side(&page, &other));
    let page = page.failing(form.failed());
    page::show(status, &Merge { back_href, duplicate, kept, happens, told, form, version: plan.version, page })
}

fn side(page: &Page, view: &CaseView) -> Side {
    let (w, case) = (page.w, &view.case);
    let nobody = w.get("queue-nobody").into_owned();
    let status = Status::named(case.state.name()).unwrap_or(Status::Received);
    let mut rows = vec![
        Row::new(w.get("merge-service"), page.say(&case.service)),
        Row::new(w.get("case-status"), status.tag(w)),
        Row::new(w.get("merge-reporter"), view.reporter.name.as_str()),
        Row::new(w.get("merge-received"), dates::moment(case.opened_at, w.language())),
        Row::new(w.get("queue-due"), dates::moment(case.due_at, w.language())),
        Row::new(w.get("queue-team"), page.say(&case.team.name)),
        Row::new(w.get("queue-assignee"), case.assignee.as_ref().map_or(nobody, |who| who.name.clone())),
    ];
    if let Some(place) = &case.place {
        rows.push(Row::new(w.get("merge-place"), place.as_str()));
    }
    Side { reference: case.reference.to_string(), rows, answers: answers(view, w.language()) }
}

/// What merging does, a line each.
fn happens(page: &Page, plan: MergePlan, one: &CaseView, other: &CaseView) -> Vec<String> {
    let w = page.w;
    let (duplicate, kept) = (one.case.reference.to_string(), other.case.reference.to_string());
    let mut lines = vec![w.with("merge-closes", &[("duplicate", &duplicate), ("kept", &kept)]).into_owned()];
    for (key, count) in [("merge-clocks", plan.clocks), ("merge-tasks", plan.tasks), ("merge-others", plan.others)] {
        if count > 0 {
            lines.push(w.with_one(key, "count", count).into_owned());
        }
    }
    if one.case.service != other.case.service {
        lines.push(w.get("merge-other-service").into_owned());
    }
    lines.push(w.get("merge-replies").into_owned());
    lines.push(w.get("merge-undo-later").into_owned());
    lines
}

/// Who is told, a line each.
fn told(page: &Page, plan: MergePlan, one: &CaseView, other: &CaseView) -> Vec<String> {
    let w = page.w;
    let tells = match plan.told_by {
        ToldBy::Email => "merge-tells-email",
        ToldBy::Letter => "merge-tells-letter",
        ToldBy::Nothing => "merge-tells-page",
        ToldBy::Died => "merge-tells-died",
    };
    let mut lines = vec![w.with_one(tells, "name", one.reporter.name.as_str()).into_owned()];
    let same = one.contact.is_some() && one.contact.map(|who| who.id) == other.contact.map(|who| who.id);
    if !same {
        lines.push(w.with_one("merge-tells-nothing", "name", other.reporter.name.as_str()).into_owned());
    }
    lines
}

/// Whether a case can be merged into another, as far as it shows by itself.
pub(super) fn offered(view: &CaseView) -> bool {
    view.case.state != State::Done && view.merged_count == 0
}
