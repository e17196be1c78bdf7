//! The council's services: a draft is written section by section, looked at, published; earlier versions come back.

mod discarding;
mod library;
mod listing;
mod new;
mod preview;
mod publishing;
mod questions;
pub(super) mod say;
mod sections;
mod versions;

use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use cases_api::catalogue::editing::{CatalogueService, ServiceDraft};
use cases_api::perm;
use contract::{Problem, ServiceId};
use runtime::Routes;

use super::done::Done;
use crate::desk::services::{Frame, Part};
use crate::form::Typed;
use crate::page::Section;
use crate::visit::Desk;

const PATH: &str = "/desk/services";

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    use sections::Words;
    of_questions(routes)
        .page(Method::GET, PATH, listing::list, "The council's services")
        .page(Method::POST, "/desk/services/offering", listing::offer, "Offer many services, or withdraw them")
        .page(Method::GET, "/desk/services/new", new::ask, "A new service")
        .page(Method::POST, "/desk/services/new", new::begin_own, "Begin a service from nothing")
        .page(Method::POST, "/desk/services/new/library", new::begin_from_library, "Begin a service from the library")
        .page(Method::GET, "/desk/services/{id}", publishing::show, "How a service stands")
        .page(Method::POST, "/desk/services/{id}/publish", publishing::publish, "Publish its draft")
        .page(Method::GET, "/desk/services/{id}/discard", discarding::ask, "What is lost with its draft")
        .page(Method::POST, "/desk/services/{id}/discard", discarding::discard, "Throw its draft away")
        .page(Method::POST, "/desk/services/{id}/offer", publishing::offer, "Offer it, or withdraw it")
        .page(Method::GET, "/desk/services/{id}/words", sections::ask::<Words>, "Its words")
        .page(Method::POST, "/desk/services/{id}/words", sections::save::<Words>, "Write its words")
        .page(Method::GET, "/desk/services/{id}/messages", sections::ask::<sections::Messages>, "Its messages")
        .page(Method::POST, "/desk/services/{id}/messages", sections::save::<sections::Messages>, "Write its messages")
        .page(Method::GET, "/desk/services/{id}/terms", sections::ask::<sections::Terms>, "Who may ask, and how")
        .page(
            Method::POST,
            "/desk/services/{id}/terms",
            sections::save::<sections::Terms>,
            "Change who may ask, and how",
        )
        .page(Method::GET, "/desk/services/{id}/routing", sections::ask::<sections::Routing>, "Where its reports come")
        .page(
            Method::POST,
            "/desk/services/{id}/routing",
            sections::save::<sections::Routing>,
            "Write where its reports come",
        )
        .page(Method::GET, "/desk/services/{id}/tasks", sections::ask::<sections::Tasks>, "Templates of its tasks")
        .page(
            Method::POST,
            "/desk/services/{id}/tasks",
            sections::save::<sections::Tasks>,
            "Write templates of its tasks",
        )
        .page(Method::GET, "/desk/services/{id}/versions", versions::show, "What was published")
        .page(Method::POST, "/desk/services/{id}/versions", versions::restore, "Publish an earlier version once more")
        .page(Method::GET, "/desk/services/{id}/differences", versions::compare, "What differs between two texts")
        .page(Method::GET, "/desk/services/{id}/library", library::show, "What differs from the library")
        .page(Method::POST, "/desk/services/{id}/library", library::settle, "Take a change of the library, or leave it")
        .page(Method::GET, "/desk/services/{id}/preview", preview::show, "What a citizen or an agent will see")
        .page(Method::POST, "/desk/services/{id}/preview", preview::fill, "The same with what was typed")
}

/// The routes of its questions.
fn of_questions(routes: Routes) -> Routes {
    routes
        .page(Method::GET, "/desk/services/{id}/questions", questions::list, "Its questions")
        .page(Method::POST, "/desk/services/{id}/questions", questions::act, "Move a question, or lay out the pages")
        .page(
            Method::GET,
            "/desk/services/{id}/questions/document",
            questions::document,
            "All questions as one document",
        )
        .page(
            Method::POST,
            "/desk/services/{id}/questions/document",
            questions::save_document,
            "Write all questions at once",
        )
        .page(
            Method::POST,
            "/desk/services/{id}/questions/judging",
            questions::judge,
            "What is wrong with the document so far",
        )
        .page(Method::GET, "/desk/services/{id}/questions/{number}", questions::one, "A question, or a new one")
        .page(Method::POST, "/desk/services/{id}/questions/{number}", questions::save_one, "Write a question")
        .page(
            Method::GET,
            "/desk/services/{id}/questions/{number}/remove",
            questions::ask_to_remove,
            "What is lost with a question",
        )
        .page(Method::POST, "/desk/services/{id}/questions/{number}/remove", questions::remove, "Remove a question")
}

/// A service that a page is about.
struct Opened {
    desk: Desk,
    id: ServiceId,
    service: CatalogueService,
}

impl Opened {
    /// # Errors
    /// The answer to give, for a service that there isn't or that may not be seen.
    async fn of(desk: Desk, path: &str) -> Result<Self, HttpResponse> {
        let desk = desk.at(Section::Services);
        let Ok(id) = path.parse::<ServiceId>() else { return Err(desk.refuse(&Problem::not_found())) };
        match desk.rooms.cases.catalogue_service(&desk.token, id).await {
            Ok(found) => Ok(Self { id, service: found.body, desk }),
            Err(problem) => Err(desk.refuse(&problem)),
        }
    }

    /// The same, with what was just done told on the page.
    async fn told(desk: Desk, path: &str) -> Result<Self, HttpResponse> {
        let mut opened = Self::of(desk, path).await?;
        opened.desk.page = Done::told(opened.desk.page);
        Ok(opened)
    }

    fn frame(&self, part: Part) -> Frame {
        Frame::of(&self.desk.page, &self.service.entry, part)
    }

    fn path(&self, part: Part) -> String {
        part.path(&self.id.to_string())
    }

    fn writes(&self) -> bool {
        self.desk.may::<perm::WriteCatalogue>()
    }

    async fn draft(&self) -> Result<ServiceDraft, Problem> {
        self.desk.rooms.cases.service_draft(&self.desk.token, self.id).await
    }
}

/// The version that a form was made of.
fn version(typed: &Typed) -> i64 {
    typed.get("version").parse().unwrap_or(-1)
}

/// What a page's address asks for, as text.
type Query = web::Query<std::collections::HashMap<String, String>>;
