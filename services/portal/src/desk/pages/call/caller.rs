use std::collections::HashSet;

use cases_api::case::CaseSummary;
use cases_api::promise::{PromiseState, PromiseView};
use contacts_api::duplicate::LikelyDuplicate;
use contacts_api::interaction::{Interaction, InteractionSummary};
use contacts_api::mark;
use contacts_api::property;
use contract::uuid::Uuid;
use jiff::civil::Date;

use super::known::Person;
use super::{line, verify};
use crate::desk::call::caller::{Known, Mark, OpenCase, Property};
use crate::desk::case::Row;
use crate::desk::contact::Twice;
use crate::desk::contact::dialled;
use crate::desk::duplicate::reasons;
use crate::desk::queue::Urgency;
use crate::form::Typed;
use crate::page::{Page, Status};
use crate::visit::Desk;
use crate::words::{Words, dates};

/// Who is calling, as the panel shows them.
pub(super) fn known(desk: &Desk, call: &Interaction, person: &Person, typed: &Typed) -> Known {
    let (page, w) = (&desk.page, desk.page.w);
    let contact = &person.contact;
    let cases = person.cases.iter().flatten();
    Known {
        marks: contact.marks.iter().map(|mark| marked(mark, w)).collect(),
        id: contact.id.to_string(),
        name: contact.name.clone(),
        href: format!("/desk/contacts/{}?call={}", contact.id, call.summary.id),
        masked: contact.masked,
        verified: verify::shown(person.verification.as_ref(), typed, w),
        details: details(person, w),
        cases: cases.enumerate().map(|(at, case)| open_case(desk, case, at + 1)).collect(),
        promises: person.promises.iter().map(|promise| promised(promise, w)).collect(),
        property: person.property.as_ref().map(|found| property_of(found, person, w)),
        said: said(person.said.as_deref(), page),
        twice: person.twice.iter().map(|likely| twice(likely, call, w)).collect(),
    }
}

/// Who may be the same person, with the reasons.
fn twice(likely: &LikelyDuplicate, call: &Interaction, w: Words) -> Twice {
    let other = &likely.contact;
    let postcode = other.postcode.as_ref().map(|postcode| format!(", {postcode}")).unwrap_or_default();
    Twice {
        href: format!("/desk/contacts/{}?call={}", other.id, call.summary.id),
        text: format!("{}{postcode}", other.name),
        why: reasons(&likely.parts, w).join(" · "),
    }
}

/// A caution mark in words, with until when it holds.
pub(in crate::desk::pages) fn marked(mark: &mark::Mark, w: Words) -> Mark {
    if let Some(death) = &mark.death {
        return Mark { text: died(death, w), hint: told_of(mark, death, w) };
    }
    let kind = kind(mark.kind, w);
    let day = review_day(mark);
    let key = if mark.past_review { "call-mark-past" } else { "call-mark-review" };
    let hint = day.map(|day| w.with_one(key, "day", dates::short_day(day, w.language())).into_owned());
    Mark { text: format!("{kind}: {}", mark.text), hint: hint.unwrap_or_default() }
}

/// The day by which a mark is to be looked at again.
pub(in crate::desk::pages) fn review_day(mark: &mark::Mark) -> Option<Date> {
    civil(mark.review_on?)
}

/// A day, as pages tell it.
pub(in crate::desk::pages) fn civil(on: time::Date) -> Option<Date> {
    Date::new(i16::try_from(on.year()).ok()?, u8::from(on.month()).cast_signed(), on.day().cast_signed()).ok()
}

/// That someone has died, with the day where it is known.
pub(in crate::desk::pages) fn died(death: &mark::Death, w: Words) -> String {
    match death.died_on.and_then(civil) {
        Some(day) => w.with_one("death-known-day", "day", dates::day(day, w.language())).into_owned(),
        None => w.get("death-known").into_owned(),
    }
}

/// Who said so, by what it is known, and what follows.
pub(in crate::desk::pages) fn told_of(mark: &mark::Mark, death: &mark::Death, w: Words) -> String {
    w.with("death-told", &[("who", &death.told_by.as_str()), ("evidence", &mark.text.as_str())]).into_owned()
}

/// What kind of caution it is.
pub(in crate::desk::pages) fn kind(kind: mark::MarkKind, w: Words) -> String {
    w.get(&format!("call-mark-{}", kind.name())).into_owned()
}

fn details(person: &Person, w: Words) -> Vec<Row> {
    let contact = &person.contact;
    let phones = contact.phones.iter().take(2).map(|phone| ("field-phone", line::spaced(&dialled(phone))));
    let emails = contact.emails.iter().take(1).map(|email| ("field-email", email.clone()));
    let addresses = contact.addresses.iter().take(1);
    let addresses = addresses.map(|address| ("call-address", format!("{}, {}", address.lines, address.postcode)));
    let rows = addresses.chain(phones).chain(emails);
    rows.map(|(key, value)| Row::new(w.get(key), value)).collect()
}

fn open_case(desk: &Desk, case: &CaseSummary, number: usize) -> OpenCase {
    let w = desk.page.w;
    let status = Status::named(case.state.name()).unwrap_or(Status::Received);
    let due = dates::short_day(dates::london_date(case.due_at), w.language());
    OpenCase {
        about: format!("case:{}", case.id),
        reference: case.reference.to_string(),
        service: case.service.get(w.language()).to_owned(),
        status,
        due: match status {
            Status::Done => w.get("call-cases-done").into_owned(),
            _ => w.with_one("call-cases-due", "day", due).into_owned(),
        },
        late: Urgency::of(case.due_at, desk.now(), status) == Urgency::Overdue,
        number,
    }
}

fn promised(promise: &PromiseView, w: Words) -> Row {
    let when = dates::short_moment(promise.due_at, w.language());
    let when = match promise.state {
        PromiseState::Broken => w.with_one("call-promise-broken", "when", when).into_owned(),
        _ if promise.overdue => w.with_one("call-promise-late", "when", when).into_owned(),
        _ => when,
    };
    Row::new(when, promise.what.clone())
}

/// What the council knows by their address: who else lives there and what was reported from there.
fn property_of(found: &property::Property, person: &Person, w: Words) -> Property {
    let own: HashSet<Uuid> = person.contact.marks.iter().map(|mark| mark.id.uuid()).collect();
    let others = found.people.iter().filter(|other| other.id != person.contact.id).map(|other| other.name.as_str());
    let others: Vec<_> = others.collect();
    let marks = found.marks.iter().filter(|mark| !own.contains(&mark.id.uuid()));
    let mut facts: Vec<_> = marks
        .map(|mark| Row::new(w.get("call-property-mark"), format!("{}: {}", kind(mark.kind, w), mark.text)))
        .collect();
    if !others.is_empty() {
        facts.push(Row::new(w.get("call-property-people"), others.join(", ")));
    }
    let cases: Vec<_> = found.cases.iter().take(3).map(|case| format!("{} {}", case.service, case.reference)).collect();
    if !cases.is_empty() {
        facts.push(Row::new(w.get("call-property-cases"), cases.join("\n")));
    }
    Property { address: format!("{}, {}", found.lines, found.postcode), facts }
}

/// What they said last: when, by which way, and what was noted or what came of it.
pub(in crate::desk::pages) fn said(before: Option<&[InteractionSummary]>, page: &Page) -> Vec<Row> {
    let w = page.w;
    let Some(before) = before else { return vec![Row::new("", w.get("call-away"))] };
    let lines = before.iter().map(|one| {
        let way = w.get(&format!("call-plain-{}", one.channel.name()));
        let when = dates::short_moment(one.started_at, w.language());
        let outcome = one.outcome.map(|outcome| w.get(&format!("call-outcome-{}", outcome.name())).into_owned());
        let cases = one.cases.iter().map(|case| case.reference.clone());
        let masked = one.contact.as_ref().is_some_and(|contact| contact.masked);
        let hidden = masked.then(|| w.get("hidden-until-verified").into_owned());
        let told = outcome.into_iter().chain(cases).chain(one.note.clone().or(hidden));
        Row::new(format!("{when} · {way}"), told.collect::<Vec<_>>().join(" · "))
    });
    lines.collect()
}
