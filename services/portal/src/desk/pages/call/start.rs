//! Calls that begin: by number, by a telephone, picked up while they ring, or blank.

use actix_web::http::StatusCode;
use actix_web::http::header::HeaderMap;
use actix_web::{HttpRequest, HttpResponse, web};
use contacts_api::interaction::{InteractionSummary, ListInteractions, StartInteraction};
use contract::{InteractionId, Problem, ProblemKind};
use serde::Deserialize;

use super::find::{fragment, read_out};
use super::{AtCall, line, path};
use crate::desk::call::calls::{Calls, Ended};
use crate::desk::call::ringing::{Pop, Ring, Ringing};
use crate::desk::call::way::Way;
use crate::desk::pages::done::Done;
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Section};
use crate::visit::{Desk, Poll};
use crate::words::dates;

/// Where calls are listed and begun.
const PATH: &str = "/desk/calls";
/// How many calls of today are listed.
const ROWS: u16 = 100;
/// What a switchboard says instead of a number that was withheld.
const WITHHELD: [&str; 5] = ["", "withheld", "anonymous", "private", "unavailable"];

/// The number that a telephone tells.
#[derive(Deserialize)]
pub(super) struct Told {
    #[serde(default)]
    number: String,
}

/// `GET /desk/pop`. Nothing begins by looking: the page's form begins the call, at once where a
/// script runs and the address was opened by a telephone, by hand or by the desk itself.
pub(super) async fn pop(desk: Desk, told: web::Query<Told>, request: HttpRequest) -> HttpResponse {
    let desk = desk.at(Section::Calls);
    let (page, number) = (desk.page, told.into_inner().number);
    let title = match is_withheld(&number) {
        true => page.w.get("call-withheld").into_owned(),
        false => page.w.with_one("call-from", "number", read_out(number.trim())).into_owned(),
    };
    let at_once = opened_here(request.headers());
    page::ok(&Pop { title, number, form: Form::new(&page, Vec::new()).to(PATH), at_once, page })
}

/// Whether the browser says that no other site opened the page: one that says nothing isn't believed.
fn opened_here(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").and_then(|site| site.to_str().ok());
    matches!(site, Some("none" | "same-origin"))
}

fn is_withheld(number: &str) -> bool {
    WITHHELD.contains(&number.trim().to_lowercase().as_str())
}

/// `POST /desk/calls`
pub(super) async fn start(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Calls);
    let way = Way::named(posted.typed.get("way"));
    let popped = !posted.typed.get("from").is_empty();
    let number = Some(posted.typed.get("number").trim()).filter(|number| !is_withheld(number));
    let ringing = if popped { rings(&desk, number).await } else { None };
    let begun = match ringing {
        Some(id) => desk.rooms.contacts.pick_up(&desk.token, id, posted.once.as_str()).await,
        None => {
            let contact_id = match number {
                Some(number) => only_one(&desk, number).await,
                None => None,
            };
            let number = number.map(str::to_owned);
            let withheld = popped && number.is_none();
            let call = StartInteraction {
                number,
                withheld,
                contact_id,
                direction: way.direction,
                ..StartInteraction::by(way.channel)
            };
            desk.rooms.contacts.start(&desk.token, posted.once.as_str(), &call).await
        }
    };
    match begun {
        Ok(call) => page::see_other(&desk.page, &path(call.summary.id)),
        Err(problem) => again(desk, &posted, &problem).await,
    }
}

/// The call that the switchboard announced, where the telephone tells of the same.
async fn rings(desk: &Desk, number: Option<&str>) -> Option<InteractionId> {
    let announced = desk.rooms.contacts.interactions(&desk.token, &ringing_now()).await.ok()?;
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<Vec<_>>();
    let last = |text: &str| digits(text).into_iter().rev().take(9).collect::<String>();
    let same = |call: &&InteractionSummary| call.number.as_deref().map(last) == number.map(last);
    announced.items.iter().find(same).map(|call| call.id)
}

/// The person whom a number belongs to, where that is one alone.
async fn only_one(desk: &Desk, number: &str) -> Option<contract::ContactId> {
    let callers = desk.rooms.contacts.callers(&desk.token, number).await.ok()?;
    match callers.people.as_slice() {
        [one] => Some(one.id),
        _ => None,
    }
}

/// `POST /desk/calls/{id}/pick-up`
pub(super) async fn pick_up(at: AtCall, posted: ProtectedForm) -> HttpResponse {
    let AtCall { desk, id } = at;
    let picked = desk.rooms.contacts.pick_up(&desk.token, id, posted.once.as_str()).await;
    match picked {
        Ok(call) => {
            let alone = match &call.summary.number {
                Some(number) if call.summary.contact.is_none() => only_one(&desk, number).await,
                _ => None,
            };
            if let Some(contact) = alone
                && let Err(problem) =
                    desk.rooms.contacts.set_contact(&desk.token, id, call.summary.version, Some(contact)).await
            {
                tracing::warn!(problem = problem.kind.slug(), "a call is answered, and who calls must be chosen");
            }
            page::see_other(&desk.page, &path(id))
        }
        Err(problem) if problem.kind == ProblemKind::Conflict => page::see_other(&desk.page, &Done::CallTaken.at(PATH)),
        Err(problem) => desk.refuse(&problem),
    }
}

/// `GET /desk/calls`
pub(super) async fn list(desk: Desk) -> HttpResponse {
    let desk = desk.at(Section::Calls);
    let form = Form::new(&desk.page, Calls::fields(desk.page.w)).to(PATH);
    shown(desk, form, StatusCode::OK).await
}

async fn again(desk: Desk, posted: &ProtectedForm, problem: &Problem) -> HttpResponse {
    let fields = Calls::fields(desk.page.w);
    let form = Form::again(&desk.page, fields, &posted.typed, posted.once.clone()).to(PATH);
    let form = form.refused(problem, desk.page.w);
    let status = page::status_of(problem);
    shown(desk, form, status).await
}

async fn shown(desk: Desk, form: Form, status: StatusCode) -> HttpResponse {
    let now = desk.now();
    let day = dates::london_date(now).to_string();
    let today = ListInteractions { mine: Some(true), day: Some(day), limit: Some(ROWS), ..ListInteractions::default() };
    let open =
        ListInteractions { mine: Some(true), open: Some(true), limit: Some(ROWS), ..ListInteractions::default() };
    let (contacts, token) = (&desk.rooms.contacts, &desk.token);
    let (open, today) = futures::join!(contacts.interactions(token, &open), contacts.interactions(token, &today));
    let (open, today) = match (open, today) {
        (Ok(open), Ok(today)) => (open.items, today.items),
        (Err(problem), _) | (_, Err(problem)) => return desk.refuse(&problem),
    };
    let failed = form.failed();
    let page = Done::told(desk.page).failing(failed);
    let w = page.w;
    let view = Calls {
        open: open.iter().map(|call| line::of(call, now, w)).collect(),
        ended: today.iter().filter(|call| call.ended_at.is_some()).map(|call| Ended::of(call, now, w)).collect(),
        form,
        page,
    };
    page::show(status, &view)
}

impl Ended {
    fn of(call: &InteractionSummary, now: time::OffsetDateTime, w: crate::words::Words) -> Self {
        let references = call.cases.iter().map(|case| case.reference.clone());
        let about: Vec<_> = references.chain(call.note.clone()).collect();
        Self {
            call: line::of(call, now, w),
            when: dates::clock(call.started_at, w.language()),
            who: call.contact.as_ref().map(|contact| contact.name.clone()).unwrap_or_default(),
            outcome: call
                .outcome
                .map(|outcome| w.get(&format!("call-outcome-{}", outcome.name())).into_owned())
                .unwrap_or_default(),
            about: about.join(" · "),
        }
    }
}

fn ringing_now() -> ListInteractions {
    ListInteractions { ringing: Some("mine".to_owned()), ..ListInteractions::default() }
}

/// `GET /desk/ringing`
pub(super) async fn ringing(Poll(desk): Poll) -> HttpResponse {
    let desk = desk.at(Section::Calls);
    let going = ListInteractions { mine: Some(true), open: Some(true), limit: Some(9), ..ListInteractions::default() };
    let (contacts, token) = (&desk.rooms.contacts, &desk.token);
    let now_ringing = ringing_now();
    let (rings, open) =
        futures::join!(contacts.interactions(token, &now_ringing), contacts.interactions(token, &going));
    // Nobody is told anything where it can't be known: the script asks again later.
    let (Ok(rings), Ok(open)) = (rings, open) else { return HttpResponse::NoContent().finish() };
    let (w, now) = (desk.page.w, desk.now());
    let ring = |call: &InteractionSummary| Ring {
        title: match &call.number {
            Some(number) => w.with_one("call-rings", "number", read_out(number)).into_owned(),
            None => w.get("call-rings-withheld").into_owned(),
        },
        form: Form::new(&desk.page, Vec::new()).to(format!("{}/pick-up", path(call.id))),
    };
    let open = open.items.iter().filter(|call| rings.items.iter().all(|rings| rings.id != call.id));
    let part = Ringing {
        w,
        calls: rings.items.iter().map(ring).collect(),
        open: open.map(|call| line::of(call, now, w)).collect(),
    };
    fragment(&desk, &part)
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    #[test]
    fn no_other_site_begins_a_call() {
        let opened = |site: &'static str| {
            let said = (HeaderName::from_static("sec-fetch-site"), HeaderValue::from_static(site));
            opened_here(&HeaderMap::from_iter([said]))
        };
        assert!(["none", "same-origin"].into_iter().all(opened));
        assert!(!["cross-site", "same-site", "", "null"].into_iter().any(opened));
        assert!(!opened_here(&HeaderMap::new()));
    }

    #[test]
    fn switchboards_say_in_many_ways_that_a_number_is_withheld() {
        assert!(["", " ", "withheld", "Anonymous", "PRIVATE "].iter().all(|number| is_withheld(number)));
        assert!(!is_withheld("01632 960 123"));
    }
}
