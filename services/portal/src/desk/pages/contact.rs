use actix_web::{HttpResponse, web};
use contacts_api::Contact as Known;
use contract::{CaseId, ContactId, InteractionId, LookReason, Problem};
use serde::Deserialize;

use crate::desk::case::Row;
use crate::desk::contact::{Contact, Reported, dialled};
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::dates;

/// From where someone is looked at.
#[derive(Deserialize)]
pub(super) struct From {
    call: Option<String>,
    case: Option<String>,
}

impl From {
    fn reason(&self) -> LookReason {
        let call = self.call.as_deref().and_then(|id| id.parse::<InteractionId>().ok());
        let case = self.case.as_deref().and_then(|id| id.parse::<CaseId>().ok());
        LookReason { call, case }
    }
}

/// `GET /desk/contacts/{id}`. Each look is kept in the access log, with its call or case.
pub(super) async fn show(desk: Desk, path: web::Path<String>, from: web::Query<From>) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Ok(id) = path.parse::<ContactId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.contacts.read(&desk.token, id, from.reason()).await {
        Ok(known) => page::ok(&shown(desk.page, &known)),
        Err(problem) => desk.refuse(&problem),
    }
}

fn shown(page: Page, known: &Known) -> Contact {
    let (w, language) = (page.w, page.language());
    let addresses = known.addresses.iter().map(|address| match address.lines.is_empty() {
        true => address.postcode.clone(),
        false => format!("{}, {}", address.lines, address.postcode),
    });
    let lists = [
        ("contact-emails", known.emails.join("\n")),
        ("contact-phones", known.phones.iter().map(|phone| dialled(phone)).collect::<Vec<_>>().join("\n")),
        ("contact-addresses", addresses.collect::<Vec<_>>().join("\n")),
        ("contact-since", dates::day(dates::london_date(known.first_seen_at), language)),
    ];
    let given = lists.into_iter().filter(|(_, value)| !value.is_empty());
    let cases = known.cases.iter().map(|case| Reported {
        href: format!("/desk/cases/{}", case.id),
        reference: case.reference.clone(),
        service: case.service.clone(),
        when: dates::short_moment(case.opened_at, language),
    });
    Contact {
        name: known.name.clone(),
        details: given.map(|(key, value)| Row::new(w.get(key), value)).collect(),
        cases: cases.collect(),
        page,
    }
}
