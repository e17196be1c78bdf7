//! The calls behind a number: those of some days, or those that go on.

use actix_web::{HttpResponse, web};
use cases_api::catalogue::FoundService;
use contacts_api::interaction::{InteractionState, InteractionSummary, ListInteractions};
use contacts_api::measure::{ListCalls, MeasuredCall};
use contract::{PageQuery, ProblemKind, StaffId};
use identity_api::StaffMember;
use jiff::civil::Date;
use serde::Deserialize;

use super::behind::link;
use super::figures::minutes;
use super::{MANY, PATH, items};
use crate::desk::board::{Call, Calls};
use crate::desk::pages::next_page;
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::dates;

const CALLS: &str = "/desk/board/calls";
/// How many calls a page shows.
const ROWS: u16 = 50;

/// Which calls. Anything that isn't on offer counts as not chosen.
#[derive(Debug, Clone, Default, Deserialize)]
pub(in super::super) struct Which {
    #[serde(default)]
    day: String,
    #[serde(default)]
    staff: String,
    #[serde(default)]
    open: String,
    cursor: Option<String>,
}

/// The names that ids stand for.
struct Names {
    staff: Vec<StaffMember>,
    services: Vec<FoundService>,
}

impl Names {
    fn staff(&self, id: Option<StaffId>) -> String {
        let known = self.staff.iter().find(|member| Some(member.id) == id);
        known.map(|member| member.name.clone()).unwrap_or_default()
    }

    fn matter(&self, slug: &str, page: &Page) -> String {
        let known = self.services.iter().find(|found| found.service.slug == slug);
        match known {
            Some(found) => page.say(&found.service.name).to_owned(),
            None if slug.is_empty() => page.w.get("board-no-matter").into_owned(),
            None => slug.to_owned(),
        }
    }
}

/// `GET /desk/board/calls`
pub(in super::super) async fn calls(desk: Desk, which: web::Query<Which>) -> HttpResponse {
    let desk = desk.at(Section::Board);
    let which = which.into_inner();
    if which.open == "yes" {
        return going(desk, which.cursor).await;
    }
    let (rooms, token) = (&desk.rooms, &desk.token);
    let day = which.day.parse::<Date>().ok();
    let named = day.map(|day| day.to_string());
    let asked = ListCalls {
        from: named.clone(),
        to: named.clone(),
        staff: which.staff.parse().ok(),
        limit: Some(ROWS),
        cursor: which.cursor.clone(),
    };
    let everyone = PageQuery { limit: Some(MANY), cursor: None };
    let (found, staff, services) = futures::join!(
        rooms.contacts.each_call(token, &asked),
        rooms.identity.staff(token, &everyone),
        rooms.cases.services(token, ""),
    );
    let found = match found {
        Ok(found) => found,
        Err(problem) if problem.kind == ProblemKind::BadCursor => return page::see_other(&desk.page, PATH),
        Err(problem) => return desk.refuse(&problem),
    };
    let names = Names { staff: items(staff), services: services.map(|found| found.items).unwrap_or_default() };
    let w = desk.page.w;
    let title = match day {
        Some(day) => w.with_one("board-calls-of", "day", dates::day(day, desk.page.language())),
        None => w.get("board-calls-month"),
    };
    let kept = [("day", named.as_deref().unwrap_or_default()), ("staff", which.staff.as_str())];
    page::ok(&Calls {
        title: title.into_owned(),
        calls: found.items.iter().map(|call| ended(&desk.page, call, &names)).collect(),
        next: next_page(CALLS, &kept, found.next.as_deref()),
        page: desk.page,
    })
}

fn ended(page: &Page, call: &MeasuredCall, names: &Names) -> Call {
    let w = page.w;
    let person = call.contact.map(|id| link(format!("/desk/contacts/{id}"), w.get("board-person")));
    let cases = call.cases.iter().map(|id| link(format!("/desk/cases/{id}"), w.get("board-case")));
    Call {
        when: link(format!("/desk/calls/{}", call.interaction), dates::short_moment(call.at, page.language())),
        staff: names.staff(call.staff),
        matter: names.matter(&call.matter, page),
        how: w.get(&format!("call-outcome-{}", call.outcome.name())).into_owned(),
        length: minutes(call.seconds),
        to_reference: call.to_reference.map(minutes).unwrap_or_default(),
        about: person.into_iter().chain(cases).collect(),
    }
}

/// The calls that go on.
async fn going(desk: Desk, cursor: Option<String>) -> HttpResponse {
    let asked = ListInteractions { open: Some(true), limit: Some(ROWS), cursor, ..ListInteractions::default() };
    let found = match desk.rooms.contacts.interactions(&desk.token, &asked).await {
        Ok(found) => found,
        Err(problem) if problem.kind == ProblemKind::BadCursor => return page::see_other(&desk.page, PATH),
        Err(problem) => return desk.refuse(&problem),
    };
    page::ok(&Calls {
        title: desk.page.w.get("board-calls-open").into_owned(),
        calls: found.items.iter().map(|call| open(&desk.page, call)).collect(),
        next: next_page(CALLS, &[("open", "yes")], found.next.as_deref()),
        page: desk.page,
    })
}

fn open(page: &Page, call: &InteractionSummary) -> Call {
    let w = page.w;
    let how = if call.state == InteractionState::Ringing { "board-call-rings" } else { "board-call-goes-on" };
    let person = call.contact.as_ref().map(|who| link(format!("/desk/contacts/{}", who.id), who.name.clone()));
    let cases = call.cases.iter().map(|case| link(format!("/desk/cases/{}", case.id), case.reference.clone()));
    Call {
        when: link(format!("/desk/calls/{}", call.id), dates::short_moment(call.started_at, page.language())),
        staff: call.staff.as_ref().map(|by| by.name.clone()).unwrap_or_default(),
        matter: w.get(&format!("call-plain-{}", call.channel.name())).into_owned(),
        how: w.get(how).into_owned(),
        length: String::new(),
        to_reference: String::new(),
        about: person.into_iter().chain(cases).collect(),
    }
}
