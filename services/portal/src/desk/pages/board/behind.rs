//! The contacts behind a figure.

use actix_web::{HttpResponse, web};
use cases_api::avoidable::{AvoidableReason, ListAvoidable, MissingMessage};
use contacts_api::measure::{ListEnquiries, MeasureBy};
use contract::{PageQuery, ProblemKind};
use serde::Deserialize;

use super::figures::missing;
use super::parts::Names;
use super::{MANY, PATH, parts};
use crate::desk::board::{Behind, Line, Link};
use crate::page::{self, Section, channel};
use crate::visit::Desk;
use crate::words::dates;

const ENQUIRIES: &str = "/desk/board/enquiries";
const AVOIDABLE: &str = "/desk/board/avoidable";
/// How an address names those that no message would have avoided.
const NO_MESSAGE: &str = "none";
/// How many contacts a page shows.
const ROWS: u16 = 50;

/// Which part of a figure. Anything that isn't on offer counts as not chosen.
#[derive(Debug, Clone, Default, Deserialize)]
pub(in super::super) struct Part {
    by: Option<String>,
    key: Option<String>,
    resolved: Option<String>,
    strangers: Option<String>,
    message: Option<String>,
    reason: Option<String>,
    cursor: Option<String>,
}

/// `GET /desk/board/enquiries`
pub(in super::super) async fn enquiries(desk: Desk, part: web::Query<Part>) -> HttpResponse {
    let desk = desk.at(Section::Board);
    let part = part.into_inner();
    let resolved = part.resolved.as_deref().and_then(|said| said.parse::<bool>().ok());
    let strangers = part.strangers.as_deref() == Some("true");
    let by = parts::chosen(part.by.as_deref());
    let which = ListEnquiries {
        by: Some(by),
        key: part.key.clone(),
        resolved,
        strangers: strangers.then_some(true),
        limit: Some(ROWS),
        cursor: part.cursor.clone(),
        ..ListEnquiries::default()
    };
    let found = desk.rooms.contacts.enquiries(&desk.token, &which);
    let services = desk.rooms.cases.services(&desk.token, "");
    let everyone = PageQuery { limit: Some(MANY), cursor: None };
    let staff = async {
        match by {
            MeasureBy::Agent => Some(desk.rooms.identity.staff(&desk.token, &everyone).await),
            _ => None,
        }
    };
    let (found, services, staff) = futures::join!(found, services, staff);
    let found = match found {
        Ok(found) => found,
        Err(problem) if problem.kind == ProblemKind::BadCursor => return page::see_other(&desk.page, PATH),
        Err(problem) => return desk.refuse(&problem),
    };
    let services = services.map(|services| services.items).unwrap_or_default();
    let (w, language) = (desk.page.w, desk.page.language());
    let staff = staff.and_then(Result::ok).map(|everyone| everyone.items).unwrap_or_default();
    let names = |by| Names { by, services: &services, staff: &staff, w };
    let matters = names(MeasureBy::Service);
    let lines = found.items.iter().map(|enquiry| {
        let person = enquiry.contact.map(|id| link(format!("/desk/contacts/{id}"), w.get("board-person")));
        let cases = enquiry.cases.iter().map(|id| link(format!("/desk/cases/{id}"), w.get("board-case")));
        Line {
            when: link(format!("/desk/calls/{}", enquiry.interaction), dates::short_moment(enquiry.at, language)),
            channel: channel::name(enquiry.channel, w).into_owned(),
            matter: matters.of(&enquiry.matter),
            how: w.get(&format!("call-outcome-{}", enquiry.outcome.name())).into_owned(),
            then: enquiry.back_at.map(|at| dates::short_moment(at, language)).unwrap_or_default(),
            about: person.into_iter().chain(cases).collect(),
        }
    });
    let lines: Vec<Line> = lines.collect();
    let title = match (&part.key, resolved) {
        (Some(key), _) => w.with_one("board-behind-of", "matter", names(by).of(key)),
        (None, _) if strangers => w.get("board-strangers-behind"),
        (None, Some(false)) => w.get("board-unresolved"),
        (None, _) => w.get("board-enquiries"),
    };
    let kept = [("by", &part.by), ("key", &part.key), ("resolved", &part.resolved), ("strangers", &part.strangers)];
    let next = further(ENQUIRIES, &kept, found.next);
    page::ok(&Behind { title: title.into_owned(), lines, next, page: desk.page })
}

/// `GET /desk/board/avoidable`
pub(in super::super) async fn avoidable(desk: Desk, part: web::Query<Part>) -> HttpResponse {
    let desk = desk.at(Section::Board);
    let part = part.into_inner();
    let which = ListAvoidable {
        message: part.message.as_deref().and_then(MissingMessage::named),
        no_message: (part.message.as_deref() == Some(NO_MESSAGE)).then_some(true),
        reason: part.reason.as_deref().and_then(AvoidableReason::named),
        limit: Some(ROWS.min(MANY)),
        cursor: part.cursor.clone(),
        ..ListAvoidable::default()
    };
    let found = match desk.rooms.cases.avoidable_contacts(&desk.token, &which).await {
        Ok(found) => found,
        Err(problem) if problem.kind == ProblemKind::BadCursor => return page::see_other(&desk.page, PATH),
        Err(problem) => return desk.refuse(&problem),
    };
    let (w, language) = (desk.page.w, desk.page.language());
    let lines = found.items.iter().map(|contact| {
        let case = contact.case.as_ref();
        Line {
            when: link(format!("/desk/calls/{}", contact.interaction), dates::short_moment(contact.at, language)),
            channel: channel::name(contact.channel, w).into_owned(),
            matter: case.map(|case| desk.page.say(&case.service).to_owned()).unwrap_or_default(),
            how: w.get(&format!("avoidable-{}", contact.reason.name())).into_owned(),
            then: contact.message.map(|message| missing(Some(message), w)).unwrap_or_default(),
            about: case
                .map(|case| link(format!("/desk/cases/{}", case.id), case.reference.to_string()))
                .into_iter()
                .collect(),
        }
    });
    let lines: Vec<Line> = lines.collect();
    let next = further(AVOIDABLE, &[("message", &part.message), ("reason", &part.reason)], found.next);
    page::ok(&Behind { title: w.get("board-behind-avoidable").into_owned(), lines, next, page: desk.page })
}

/// The next page of the same part: an empty name in it is one too, of what was about nothing in particular.
fn further(path: &str, kept: &[(&str, &Option<String>)], next: Option<String>) -> Option<String> {
    let next = next?;
    let kept = kept.iter().filter_map(|(name, value)| Some((*name, value.as_deref()?)));
    let query = serde_urlencoded::to_string(kept.chain([("cursor", next.as_str())]).collect::<Vec<_>>()).ok()?;
    Some(format!("{path}?{query}"))
}

pub(super) fn link(href: String, text: impl Into<String>) -> Link {
    Link { href, text: text.into(), note: String::new() }
}
