//! A person's own page, and the caution marks on them.

mod death;
mod due;
mod marks;
pub(super) mod refuge;
mod shown;
mod timeline;

use actix_web::http::{Method, StatusCode};
use actix_web::{HttpResponse, web};
use cases_api::case::{CaseSummary, OfContact};
use contacts_api::Contact as Person;
use contacts_api::duplicate::LikelyDuplicate;
use contacts_api::interaction::{InteractionSummary, ListSaid};
use contacts_api::merge::Merge;
use contacts_api::perm;
use contract::{CaseId, ContactId, InteractionId, LookReason, Problem};
use runtime::Routes;
use serde::Deserialize;

use super::done::Done;
use crate::page::{self, Section};
use crate::visit::{Desk, Early};

/// How many of someone's contacts with the council are shown.
const SAID: u16 = 20;
/// The caution marks whose day has passed.
pub(super) const DUE: &str = "/desk/marks";

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, "/desk/contacts/{id}", show, "A person, with what is to be minded with them")
        .page(
            Method::GET,
            "/desk/contacts/{id}/timeline",
            timeline::show,
            "All between a person and the council, in one order",
        )
        .page(Method::POST, "/desk/contacts/{id}/marks", marks::add, "Put a caution mark on a person")
        .page(Method::POST, "/desk/contacts/{id}/marks/{mark}/end", marks::end, "End a caution mark")
        .page(Method::POST, "/desk/contacts/{id}/marks/{mark}/review", marks::review, "Let a caution mark hold on")
        .page(Method::GET, "/desk/contacts/{id}/death", death::show, "Say that a person has died, or take that back")
        .page(Method::POST, "/desk/contacts/{id}/death", death::note, "Keep that a person has died")
        .page(Method::POST, "/desk/contacts/{id}/death/removal", death::take_back, "Take back that a person has died")
        .page(
            Method::GET,
            "/desk/contacts/{id}/refuge",
            refuge::show,
            "Protect a person, or see how they are and who looked",
        )
        .page(Method::POST, "/desk/contacts/{id}/refuge", refuge::protect, "Keep that a person is protected")
        .page(Method::POST, "/desk/contacts/{id}/refuge/named", refuge::name, "Say who may see a protected person")
        .page(Method::POST, "/desk/contacts/{id}/refuge/review", refuge::review, "Let a protection hold on")
        .page(Method::POST, "/desk/contacts/{id}/refuge/end", refuge::end, "End a protection")
        .page(Method::GET, refuge::ALL, refuge::list, "The protected people whom one may see")
        .page(Method::GET, DUE, due::show, "Caution marks whose day has passed")
}

/// From where someone is looked at; it travels in the address of every page and form about them.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct From {
    call: Option<String>,
    case: Option<String>,
    queue: Option<String>,
}

impl From {
    fn call(&self) -> Option<InteractionId> {
        self.call.as_deref().and_then(|id| id.parse().ok())
    }

    fn case(&self) -> Option<CaseId> {
        self.case.as_deref().and_then(|id| id.parse().ok())
    }

    fn reason(&self) -> LookReason {
        LookReason { call: self.call(), case: self.case() }
    }

    /// An address with it.
    fn with(&self, path: &str) -> String {
        self.with_these(path, &[])
    }

    /// An address with these parts of a question, and with it.
    fn with_these(&self, path: &str, these: &[(&'static str, &str)]) -> String {
        let these =
            these.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (*name, (*value).to_owned()));
        let call = self.call().map(|call| ("call", call.to_string()));
        let case = self.case().map(|case| ("case", case.to_string()));
        let queue = self.queue.clone().map(|queue| ("queue", queue));
        let pairs: Vec<_> = these.chain([call, case, queue].into_iter().flatten()).collect();
        match serde_urlencoded::to_string(pairs) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path.to_owned(),
        }
    }
}

fn path(id: ContactId) -> String {
    format!("/desk/contacts/{id}")
}

/// What is known of someone: without what they said where that can't be had.
struct Known {
    person: Person,
    said: Option<Vec<InteractionSummary>>,
    /// Those of their cases that who sees a part of them may see; contacts tells such a one of none.
    cases: Vec<CaseSummary>,
    twice: Vec<LikelyDuplicate>,
    merged: Vec<Merge>,
}

impl Known {
    async fn of(desk: &Desk, id: ContactId, from: &From) -> Result<Self, Problem> {
        let page = ListSaid { call: from.call(), case: from.case(), limit: Some(SAID), cursor: None };
        let reported = OfContact { contact: id, call: from.call() };
        let person = desk.rooms.contacts.read(&desk.token, id, from.reason());
        let said = async {
            match desk.may::<perm::ReadInteractions>() {
                true => desk.rooms.contacts.said(&desk.token, id, &page).await.ok(),
                false => None,
            }
        };
        let cases = async {
            match desk.may::<perm::ReadPeoplesCases>() {
                true => None,
                false => desk.rooms.cases.of_contact(&desk.token, &reported).await.ok(),
            }
        };
        let twice = desk.rooms.contacts.duplicates_of(&desk.token, id, from.call());
        let merged = async {
            match desk.may::<perm::MergeContacts>() {
                true => desk.rooms.contacts.merges(&desk.token, id).await.ok(),
                false => None,
            }
        };
        let (person, said, cases, twice, merged) = futures::join!(person, said, cases, twice, merged);
        let twice = twice.map(|found| found.items).unwrap_or_default();
        let merged = merged.map(|found| found.items).unwrap_or_default();
        let cases = cases.map(|found| found.items).unwrap_or_default();
        Ok(Self { person: person?, said: said.map(|found| found.items), cases, twice, merged })
    }
}

/// `GET /desk/contacts/{id}`. Each look is kept in the access log, with its call or case.
async fn show(early: Early, id: web::Path<String>, from: web::Query<From>) -> HttpResponse {
    let known = async |desk: &Desk| {
        let id = id.parse::<ContactId>().map_err(|_| Problem::not_found())?;
        Known::of(desk, id, &from).await
    };
    let (mut desk, known) = early.beside(Section::Cases, known).await;
    desk.page = Done::told(desk.page);
    match known {
        Ok(known) => page::show(StatusCode::OK, &shown::view(desk, &known, &from, shown::Refused::Nothing)),
        Err(problem) => desk.refuse(&problem),
    }
}
