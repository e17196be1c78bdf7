//! A person's timeline, from what contacts says of it to its page.

use actix_web::{HttpResponse, web};
use contacts_api::timeline::{ListTimeline, TimelineEntry, TimelineKind};
use contract::{ContactId, Problem, ProblemKind};
use serde::Deserialize;

use super::{From, path};
use crate::desk::contact::Link;
use crate::desk::timeline::{Entry, Timeline};
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::dates;

/// How many entries a page shows.
const ROWS: u16 = 50;

/// Which part of it, as the address says it.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    kind: String,
    cursor: Option<String>,
}

/// `GET /desk/contacts/{id}/timeline`
pub(super) async fn show(
    desk: Desk,
    id: web::Path<String>,
    from: web::Query<From>,
    chosen: web::Query<Chosen>,
) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Ok(id) = id.parse::<ContactId>() else { return desk.refuse(&Problem::not_found()) };
    let Chosen { kind, cursor } = chosen.into_inner();
    let kind = TimelineKind::named(&kind);
    let own = format!("{}/timeline", path(id));
    let which =
        ListTimeline { kind, call: from.call(), case: from.case(), limit: Some(ROWS), cursor, ..Default::default() };
    let person = desk.rooms.contacts.read(&desk.token, id, from.reason());
    let entries = desk.rooms.contacts.timeline(&desk.token, id, &which);
    let (person, entries) = match futures::join!(person, entries) {
        (Ok(person), Ok(entries)) => (person, entries),
        (_, Err(problem)) if problem.kind == ProblemKind::BadCursor => {
            return page::see_other(&desk.page, &from.with(&own));
        }
        (Err(problem), _) | (_, Err(problem)) => return desk.refuse(&problem),
    };
    let back = Link { href: from.with(&path(id)), text: desk.page.w.get("timeline-back").into_owned() };
    let chosen = kind.map_or("", TimelineKind::name);
    page::ok(&Timeline {
        back,
        name: person.name,
        masked: person.masked,
        tabs: Timeline::tabs(desk.page.w, |kind| from.with_these(&own, &[("kind", kind)]), kind),
        entries: entries.items.iter().map(|entry| shown(entry, &desk.page)).collect(),
        next: entries.next.map(|next| from.with_these(&own, &[("kind", chosen), ("cursor", &next)])),
        page: desk.page,
    })
}

fn shown(entry: &TimelineEntry, page: &Page) -> Entry {
    let w = page.w;
    let when = dates::short_moment(entry.at(), w.language());
    let way = |channel: contract::Channel| w.get(&format!("call-plain-{}", channel.name())).into_owned();
    let by = |whom: Option<&str>| whom.map_or_else(|| when.clone(), |whom| format!("{when} · {whom}"));
    match entry {
        TimelineEntry::Interaction(said) => {
            let outcome = said.outcome.map(|outcome| w.get(&format!("call-outcome-{}", outcome.name())).into_owned());
            Entry {
                from: "citizen",
                what: way(said.channel),
                href: format!("/desk/calls/{}", said.id),
                when: by(said.staff.as_deref()),
                text: outcome.into_iter().chain(said.note.clone()).collect::<Vec<_>>().join(" · "),
                state: None,
            }
        }
        TimelineEntry::Case(case) => Entry {
            from: "citizen",
            what: format!("{} · {}", case.service, case.reference),
            href: page.onward(format!("/desk/cases/{}", case.id)),
            when,
            text: String::new(),
            state: None,
        },
        TimelineEntry::Message(message) => {
            let named = w.try_with(
                &format!("timeline-wrote-{}", message.template),
                &[("reference", &message.reference.as_str())],
            );
            let otherwise = || w.with_one("timeline-wrote", "reference", message.reference.as_str());
            Entry {
                from: "council",
                what: named.unwrap_or_else(otherwise).into_owned(),
                href: page.onward(format!("/desk/cases/{}", message.case_id)),
                when: by(Some(&way(message.channel))),
                text: String::new(),
                state: Some(message.state.into()),
            }
        }
    }
}
