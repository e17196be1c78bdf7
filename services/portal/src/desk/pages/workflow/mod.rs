//! The workflow of a service: shown, and changed by its forms, each of which writes the draft.

mod edit;
pub(crate) mod fields;
mod shown;

use actix_web::http::{Method, StatusCode};
use actix_web::{HttpResponse, web};
use cases_api::catalogue::editing::{CatalogueEntry, ServiceDraft};
use cases_api::perm;
use cases_api::workflow::Workflow;
use contract::faults::Unfit;
use contract::{FieldFault, Problem, ProblemKind};
use runtime::Routes;
use serde::Deserialize;

use super::done::Done;
use crate::desk::services::Judged;
use crate::form::{Form, OnceKey, ProtectedForm};
use crate::page::{self, Section};
use crate::visit::Desk;
use edit::Part;

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, "/desk/services/{slug}/workflow", show, "The workflow of a service, with its picture")
        .page(Method::POST, "/desk/services/{slug}/workflow", change, "Change the workflow of a service")
        .page(
            Method::POST,
            "/desk/services/{slug}/workflow/judging",
            judge,
            "What is wrong with the workflow's text so far",
        )
}

/// Which part of the workflow is open.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    part: String,
}

/// What is known of a service's workflow.
struct Known {
    entry: CatalogueEntry,
    draft: ServiceDraft,
    library: Vec<Workflow>,
}

impl Known {
    /// # Errors
    /// `forbidden` for who doesn't look after the catalogue; `not-found` for a service that the council hasn't.
    async fn of(desk: &Desk, slug: &str) -> Result<Self, Problem> {
        let (cases, token) = (&desk.rooms.cases, &desk.token);
        if !desk.may::<perm::ReadCatalogue>() {
            return Err(ProblemKind::Forbidden.into());
        }
        let (services, library) = futures::join!(cases.catalogue(token), cases.library_workflows(token));
        let asked = |entry: &CatalogueEntry| entry.slug == slug || entry.id.to_string() == slug;
        let entry = services?.items.into_iter().find(asked).ok_or_else(Problem::not_found)?;
        let draft = cases.service_draft(token, entry.id).await?;
        Ok(Self { entry, draft, library: library?.items })
    }

    fn flow(&self) -> &Workflow {
        &self.draft.definition.workflow
    }
}

/// A form that was refused.
struct Refused<'a> {
    posted: &'a ProtectedForm,
    problem: Problem,
}

impl Refused<'_> {
    /// What of the page it is: a part, `library` or `json`.
    fn part(&self) -> &str {
        self.posted.typed.get("part")
    }

    /// The form again; over what somebody else wrote meanwhile it is a new sending.
    fn form(&self, page: &page::Page, fields: Vec<crate::form::Field>) -> Form {
        let once = match self.problem.kind {
            ProblemKind::PreconditionFailed => OnceKey::fresh(),
            _ => self.posted.once.clone(),
        };
        Form::again(page, fields, &self.posted.typed, once).refused(&self.problem, page.w)
    }
}

/// `GET /desk/services/{slug}/workflow`
async fn show(desk: Desk, slug: web::Path<String>, asked: web::Query<Asked>) -> HttpResponse {
    let mut desk = desk.at(Section::Services);
    match Known::of(&desk, &slug).await {
        Ok(known) => {
            let writes = desk.may::<perm::WriteCatalogue>();
            let open = Part::named(&asked.part).filter(|_| writes);
            desk.page = Done::told(desk.page);
            page::ok(&shown::view(desk.page, &known, writes, open, None))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/services/{slug}/workflow`
async fn change(desk: Desk, slug: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Services);
    let path = path(&slug);
    desk.page = desk.page.at_path(&path);
    let known = match Known::of(&desk, &slug).await {
        Ok(known) => known,
        Err(problem) => return desk.refuse(&problem),
    };
    let problem = match written(&desk, &known, &posted).await {
        Ok(()) => return page::see_other(&desk.page, &Done::WorkflowSaved.at(&path)),
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::Unauthenticated | ProblemKind::NotFound) {
        return desk.refuse(&problem);
    }
    let status = match problem.kind {
        ProblemKind::ValidationFailed => StatusCode::UNPROCESSABLE_ENTITY,
        _ => page::status_of(&problem),
    };
    let refused = Refused { posted: &posted, problem };
    let open = Part::named(refused.part());
    page::show(status, &shown::view(desk.page, &known, true, open, Some(&refused)))
}

/// Does what a form says, to the draft.
async fn written(desk: &Desk, known: &Known, posted: &ProtectedForm) -> Result<(), Problem> {
    let (cases, token, once) = (&desk.rooms.cases, &desk.token, posted.once.as_str());
    let version = posted.typed.get("version").parse().unwrap_or_default();
    let mut definition = known.draft.definition.clone();
    definition.workflow = asked(known, posted)?;
    cases.write_service_draft(token, known.entry.id, version, once, &definition).await?;
    Ok(())
}

/// The workflow that a form asks for.
fn asked(known: &Known, posted: &ProtectedForm) -> Result<Workflow, Problem> {
    let typed = &posted.typed;
    match typed.get("part") {
        "library" => {
            let found = known.library.iter().find(|flow| flow.id == typed.get("library")).cloned();
            found.ok_or_else(|| Problem::at("/library", "required", "Choose a workflow."))
        }
        "json" => serde_json::from_str(typed.get("json")).map_err(|why| {
            Problem::validation(vec![FieldFault::at("/json", Unfit::new("flow-json", why.to_string()))])
        }),
        part => {
            let part = Part::named(part).ok_or_else(Problem::not_found)?;
            edit::changed(known.flow(), part, typed, typed.given("remove").is_some())
        }
    }
}

/// `POST /desk/services/{slug}/workflow/judging`: what is wrong with the text so far; nothing is kept.
async fn judge(desk: Desk, slug: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let known = match Known::of(&desk, &slug).await {
        Ok(known) => known,
        Err(problem) => return desk.refuse(&problem),
    };
    match judged(&desk, known, &posted).await {
        Ok(flaws) => page::ok(&Judged { flaws, page: desk.page }),
        Err(problem) => desk.refuse(&problem),
    }
}

/// Every flaw of the text so far, with its place.
async fn judged(desk: &Desk, known: Known, posted: &ProtectedForm) -> Result<Vec<String>, Problem> {
    let mut definition = known.draft.definition;
    definition.workflow = match serde_json::from_str(posted.typed.get("json")) {
        Ok(workflow) => workflow,
        Err(why) => return Ok(vec![format!("{}: {why}", desk.page.w.get("fault-flow-json"))]),
    };
    let judged = desk.rooms.cases.judge_definition(&desk.token, &definition).await?;
    let of_workflow = judged.flaws.iter().filter(|flaw| flaw.pointer.starts_with("/workflow"));
    Ok(of_workflow.map(|flaw| shown::placed(flaw, &definition.workflow, desk.page.w)).collect())
}

fn path(slug: &str) -> String {
    format!("/desk/services/{slug}/workflow")
}
