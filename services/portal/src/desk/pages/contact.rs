use actix_web::{HttpResponse, web};
use contacts_api::Contact as Known;
use contract::{ContactId, Problem};

use crate::desk::case::Row;
use crate::desk::contact::{Contact, Reported, dialled};
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::dates;

/// `GET /desk/contacts/{id}`. Each look is kept in the access log.
pub(super) async fn show(desk: Desk, path: web::Path<String>) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Ok(id) = path.parse::<ContactId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.contacts.read(&desk.token, id).await {
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
