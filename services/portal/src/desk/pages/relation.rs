//! Cases that belong together: linked and unlinked.

use actix_web::HttpResponse;
use actix_web::http::Method;
use cases_api::case::{CaseVersion, CaseView};
use cases_api::relation::{RelateCase, RelatedCase, Relation, UnrelateCase};
use cases_api::workflow::State;
use contract::{CaseId, Problem, ProblemKind};
use runtime::Routes;

use super::case::AtCase;
use super::done::Done;
use crate::desk::again::Again;
use crate::desk::relations::{Group, Related, Relations};
use crate::form::{Form, OnceKey, ProtectedForm};
use crate::page::{self, Page, Status};
use crate::words::dates;

/// The groups of linked cases, in the order of the page.
const GROUPS: [Relation; 3] = [Relation::Parent, Relation::Child, Relation::Related];

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes.page(Method::POST, "/desk/cases/{id}/relations", relate, "Link another case to a case").page(
        Method::POST,
        "/desk/cases/{id}/relations/remove",
        unrelate,
        "Remove the link to another case",
    )
}

/// What belongs to a case, as its page shows it.
pub(super) fn shown(page: &Page, works: bool, view: &CaseView) -> Relations {
    let (w, parts) = (page.w, view.parts);
    let group = |relation: Relation| {
        let cases: Vec<_> = of(view, relation).map(|one| related(page, one)).collect();
        let is_parts = relation == Relation::Child && parts.all > 0;
        (is_parts || !cases.is_empty()).then(|| Group {
            title: w.get(&format!("relation-{}", relation.name())).into_owned(),
            so_far: if is_parts {
                w.with("relation-parts", &[("done", &parts.done), ("all", &parts.all)]).into_owned()
            } else {
                String::new()
            },
            cases,
        })
    };
    let seen = u32::try_from(of(view, Relation::Child).count()).unwrap_or(u32::MAX);
    let told = |key: &str, name: &'static str, count: u32| {
        if count == 0 { String::new() } else { w.with_one(key, name, count).into_owned() }
    };
    Relations {
        groups: GROUPS.into_iter().filter_map(group).collect(),
        unseen: told("relation-unseen", "count", parts.all.saturating_sub(seen)),
        open: told("relation-open", "open", parts.all.saturating_sub(parts.done)),
        remove: (works && !view.relations.is_empty())
            .then(|| Form::new(page, Vec::new()).to(to(page, view.case.id, "/remove"))),
        add: works.then(|| Form::new(page, Relations::fields(w)).to(to(page, view.case.id, ""))),
    }
}

fn of(view: &CaseView, relation: Relation) -> impl Iterator<Item = &RelatedCase> {
    view.relations.iter().filter(move |one| one.relation == relation)
}

fn related(page: &Page, one: &RelatedCase) -> Related {
    Related {
        href: page.onward(format!("/desk/cases/{}", one.id)),
        reference: one.reference.to_string(),
        id: one.id.to_string(),
        service: page.say(&one.service).to_owned(),
        status: Status::named(one.state.name()).unwrap_or(Status::Received),
        due: if one.state == State::Done { String::new() } else { dates::moment(one.due_at, page.w.language()) },
    }
}

fn to(page: &Page, id: CaseId, act: &str) -> String {
    page.onward(format!("/desk/cases/{id}/relations{act}"))
}

fn version(posted: &ProtectedForm) -> i64 {
    posted.typed.get("version").parse().unwrap_or_default()
}

/// `POST /desk/cases/{id}/relations`
async fn relate(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    let relation = Relation::named(posted.typed.get("relation")).unwrap_or(Relation::Related);
    let asked = RelateCase { relation, reference: posted.typed.get("reference").to_owned() };
    let (cases, token, once) = (&at.desk.rooms.cases, &at.desk.token, posted.once.as_str());
    match cases.relate(token, at.id, version(&posted), once, &asked).await {
        Ok(CaseVersion { .. }) => page::see_other(&at.desk.page, &Done::Related.at(&at.path)),
        Err(problem) => again(at, &posted, &problem).await,
    }
}

/// `POST /desk/cases/{id}/relations/remove`
async fn unrelate(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    let Ok(case) = posted.typed.get("case").parse::<CaseId>() else { return at.desk.refuse(&Problem::not_found()) };
    let (cases, token, once) = (&at.desk.rooms.cases, &at.desk.token, posted.once.as_str());
    let asked = UnrelateCase { case };
    let mut seen = version(&posted);
    let mut answer = cases.unrelate(token, at.id, seen, once, &asked).await;
    // What else has changed stands in no link's way.
    if answer.as_ref().is_err_and(|problem| problem.kind == ProblemKind::PreconditionFailed)
        && let Ok(now) = super::case::read(&at.desk, at.id).await
    {
        seen = now.body.case.version;
        answer = cases.unrelate(token, at.id, seen, &format!("{once}-{seen}"), &asked).await;
    }
    match answer {
        Ok(_) => page::see_other(&at.desk.page, &Done::Unrelated.at(&at.path)),
        // Someone else has removed it meanwhile: the page shows that there is none.
        Err(problem) if problem.kind == ProblemKind::ValidationFailed => page::see_other(&at.desk.page, &at.path),
        Err(problem) => at.desk.refuse(&problem),
    }
}

/// The form alone with what was typed: for the case as it is now, where it has changed.
async fn again(at: AtCase, posted: &ProtectedForm, problem: &Problem) -> HttpResponse {
    let AtCase { desk, id, .. } = at;
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::NotFound | ProblemKind::Unauthenticated) {
        return desk.refuse(problem);
    }
    let (w, mut version) = (desk.page.w, version(posted));
    let mut once = posted.once.clone();
    if problem.kind == ProblemKind::PreconditionFailed
        && let Ok(now) = super::case::read(&desk, id).await
    {
        (version, once) = (now.body.case.version, OnceKey::fresh());
    }
    let form = Form::again(&desk.page, Relations::fields(w), &posted.typed, once);
    let form = form.to(to(&desk.page, id, "")).refused(problem, w);
    let title = w.get("relation-add").into_owned();
    page::show(page::status_of(problem), &Again { page: desk.page.failing(true), title, form, version })
}
