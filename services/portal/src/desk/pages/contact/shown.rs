//! From what contacts says of a person to their page.

use contacts_api::duplicate::LikelyDuplicate;
use contacts_api::mark::Mark;
use contacts_api::merge::Merge;
use contacts_api::{Contact as Person, perm};
use contract::{CaseId, MarkId};
use time::OffsetDateTime;

use super::super::call::caller;
use super::super::queue;
use super::{From, Known, path};
use crate::desk::case::Row;
use crate::desk::contact::{Caution, Contact, Link, MergedRecord, Reported, Said, Shelter, Twice, dialled};
use crate::desk::duplicate::reasons;
use crate::form::Form;
use crate::page::Page;
use crate::visit::Desk;
use crate::words::dates;

/// A form of the page that was refused, as it was sent.
pub(super) enum Refused {
    Nothing,
    Add(Form),
    Review(MarkId, Form),
}

impl Refused {
    /// The form that adds a mark, if it is that.
    fn add(&mut self) -> Option<Form> {
        match std::mem::replace(self, Self::Nothing) {
            Self::Add(form) => Some(form),
            other => {
                *self = other;
                None
            }
        }
    }

    /// The form that lets this mark hold on, if it is that.
    fn review(&mut self, mark: MarkId) -> Option<Form> {
        match std::mem::replace(self, Self::Nothing) {
            Self::Review(of, form) if of == mark => Some(form),
            other => {
                *self = other;
                None
            }
        }
    }
}

/// The page of a person, with a form that was refused in the place of an empty one.
pub(super) fn view(desk: Desk, known: &Known, from: &From, mut refused: Refused) -> Contact {
    let (marks, merges) = (desk.may::<perm::WriteMarks>(), desk.may::<perm::MergeContacts>());
    let keeps = desk.may::<perm::KeepRefuge>();
    let timeline = match desk.may::<perm::ReadInteractions>() && !known.person.masked {
        true => from.with(&format!("{}/timeline", path(known.person.id))),
        false => String::new(),
    };
    let page = desk.page.failing(!matches!(refused, Refused::Nothing));
    let (person, own) = (&known.person, path(known.person.id));
    let add = marks.then(|| {
        let form = refused.add().unwrap_or_else(|| Form::new(&page, Contact::mark_fields(page.w)));
        form.to(from.with(&format!("{own}/marks")))
    });
    let caution = |(place, mark): (usize, &Mark)| {
        let to = |deed: &str| from.with(&format!("{own}/marks/{}/{deed}", mark.id));
        let review = (marks && mark.past_review).then(|| {
            let fresh = || Form::new(&page, Contact::review_fields(page.w, place));
            refused.review(mark.id).unwrap_or_else(fresh).to(to("review"))
        });
        if let Some(death) = &mark.death {
            return Caution {
                text: caller::died(death, page.w),
                hint: caller::told_of(mark, death, page.w),
                death: marks.then(|| from.with(&format!("{own}/death"))),
                end: None,
                review: None,
            };
        }
        Caution {
            death: None,
            text: format!("{}: {}", caller::kind(mark.kind, page.w), mark.text),
            hint: hint(mark, &page),
            end: marks.then(|| Form::new(&page, Vec::new()).to(to("end"))),
            review,
        }
    };
    Contact {
        marks: person.marks.iter().enumerate().map(caution).collect(),
        back: back(from, &page),
        name: person.name.clone(),
        masked: person.masked,
        details: details(known, &page),
        said: known.said.as_ref().map(|said| {
            let rows = caller::said(Some(said), &page);
            let rows = said.iter().zip(rows);
            rows.map(|(one, row)| Said { href: format!("/desk/calls/{}", one.id), when: row.key, text: row.value })
                .collect()
        }),
        timeline,
        cases: cases(known, &page),
        twice: twice(known, merges, &page),
        merged: merged(known, &own, &page),
        add,
        refuge: refuge(person, keeps, &own, &page),
        death: (marks && person.marks.iter().all(|mark| mark.death.is_none()))
            .then(|| from.with(&format!("{own}/death"))),
        page,
    }
}

/// What is said of their protection, and where it is kept.
fn refuge(person: &Person, keeps: bool, own: &str, page: &Page) -> Shelter {
    let w = page.w;
    let (notice, link) = match (person.refuge, person.address_protected) {
        (_, true) => (w.get("refuge-hidden").into_owned(), None),
        (Some(scope), false) => {
            let notice = w.get(&format!("refuge-notice-{}", scope.name())).into_owned();
            (notice, Some(w.get("refuge-link-known")))
        }
        (None, false) => (String::new(), keeps.then(|| w.get("refuge-link"))),
    };
    Shelter { notice, link: link.map(|text| Link { href: format!("{own}/refuge"), text: text.into_owned() }) }
}

/// Who may be the same person, with the reasons; side by side for who may merge them.
fn twice(known: &Known, merges: bool, page: &Page) -> Vec<Twice> {
    let row = |likely: &LikelyDuplicate| {
        let other = &likely.contact;
        let postcode = other.postcode.as_ref().map(|postcode| format!(", {postcode}")).unwrap_or_default();
        Twice {
            href: match merges {
                true => format!("{}/merge?with={}", path(known.person.id), other.id),
                false => path(other.id),
            },
            text: format!("{}{postcode}", other.name),
            why: reasons(&likely.parts, page.w).join(" · "),
        }
    };
    known.twice.iter().map(row).collect()
}

/// What was merged into theirs.
fn merged(known: &Known, own: &str, page: &Page) -> Vec<MergedRecord> {
    let row = |merge: &Merge| {
        let by = merge.merged_by.as_ref().map(|staff| staff.name.as_str()).unwrap_or_default();
        let day = dates::short_day(dates::london_date(merge.merged_at), page.language());
        let key = if merge.undone_at.is_some() { "people-merged-record-undone" } else { "people-merged-record" };
        let undo = Form::new(page, Vec::new()).to(format!("{own}/merges/{}/undo", merge.id));
        MergedRecord {
            text: page.w.with(key, &[("name", &merge.name.as_str()), ("day", &day), ("by", &by)]).into_owned(),
            undo: merge.undone_at.is_none().then_some(undo),
        }
    };
    known.merged.iter().map(row).collect()
}

/// What they reported, as far as it may be seen.
fn cases(known: &Known, page: &Page) -> Vec<Reported> {
    let language = page.language();
    let told = known.person.cases.iter().map(|case| (case.id, case.reference.clone(), &*case.service, case.opened_at));
    let part = known
        .cases
        .iter()
        .map(|case| (case.id, case.reference.to_string(), case.service.get(language), case.opened_at));
    let row = |(id, reference, service, opened_at): (CaseId, String, &str, OffsetDateTime)| Reported {
        href: page.onward(format!("/desk/cases/{id}")),
        reference,
        service: service.to_owned(),
        when: dates::short_moment(opened_at, language),
    };
    told.chain(part).map(row).collect()
}

/// Where one came from: the call, the case, or else the queue.
pub(super) fn back(from: &From, page: &Page) -> Link {
    let (href, key) = match (from.call(), from.case()) {
        (Some(call), None) => (format!("/desk/calls/{call}"), "contact-back-call"),
        (_, Some(case)) => (page.onward(format!("/desk/cases/{case}")), "contact-back-case"),
        (None, None) => (queue::named(from.queue.as_deref().unwrap_or_default()), "desk-back-queue"),
    };
    Link { href, text: page.w.get(key).into_owned() }
}

/// Who put a mark there and when, and by which day it is to be looked at again.
fn hint(mark: &Mark, page: &Page) -> String {
    let (w, language) = (page.w, page.language());
    let name = mark.set_by.as_ref().map(|staff| staff.name.as_str()).unwrap_or_default();
    let day = dates::short_day(dates::london_date(mark.set_at), language);
    let review = caller::review_day(mark).map(|day| dates::short_day(day, language)).unwrap_or_default();
    let key = if mark.past_review { "mark-set-past" } else { "mark-set" };
    w.with(key, &[("name", &name), ("day", &day), ("review", &review)]).into_owned()
}

fn details(known: &Known, page: &Page) -> Vec<Row> {
    let (person, w) = (&known.person, page.w);
    let addresses = person.addresses.iter().map(|address| match address.lines.is_empty() {
        true => address.postcode.clone(),
        false => format!("{}, {}", address.lines, address.postcode),
    });
    let lists = [
        ("contact-emails", person.emails.join("\n")),
        ("contact-phones", person.phones.iter().map(|phone| dialled(phone)).collect::<Vec<_>>().join("\n")),
        ("contact-addresses", addresses.collect::<Vec<_>>().join("\n")),
        ("contact-since", dates::day(dates::london_date(person.first_seen_at), page.language())),
    ];
    let given = lists.into_iter().filter(|(_, value)| !value.is_empty());
    given.map(|(key, value)| Row::new(w.get(key), value)).collect()
}
