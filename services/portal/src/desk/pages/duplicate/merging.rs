//! Two records side by side, merged field by field, and made two again.

use actix_web::{HttpResponse, web};
use contacts_api::merge::{ComparedContact, ComparedDetail, Comparison, DetailKind, MergeContacts, Whose};
use contract::{ContactId, DetailId, MergeId, Problem, ProblemKind};
use serde::Deserialize;

use super::list::apart;
use crate::desk::case::Row;
use crate::desk::contact::dialled;
use crate::desk::duplicate::{Compare, Side, reasons};
use crate::desk::pages::call::caller;
use crate::desk::pages::done::Done;
use crate::form::{Choice, Field, Form, ProtectedForm, Shape, Typed};
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::{Words, dates};

/// With whom.
#[derive(Debug, Default, Deserialize)]
pub(super) struct With {
    #[serde(default)]
    with: String,
}

fn path(kept: ContactId, other: ContactId) -> String {
    format!("/desk/contacts/{kept}/merge?with={other}")
}

fn both(id: &str, with: &With) -> Option<(ContactId, ContactId)> {
    id.parse().ok().zip(with.with.parse().ok())
}

/// `GET /desk/contacts/{id}/merge`
pub(super) async fn show(desk: Desk, id: web::Path<String>, with: web::Query<With>) -> HttpResponse {
    let desk = desk.at(Section::Duplicates);
    let Some((kept, other)) = both(&id, &with) else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.contacts.compare(&desk.token, kept, other).await {
        Ok(found) => {
            let form = Form::new(&desk.page, fields(&found, desk.page.w));
            page::ok(&view(desk.page, &found, form))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/contacts/{id}/merge`
pub(super) async fn merge(
    desk: Desk,
    id: web::Path<String>,
    with: web::Query<With>,
    posted: ProtectedForm,
) -> HttpResponse {
    let mut desk = desk.at(Section::Duplicates);
    let Some((kept, other)) = both(&id, &with) else { return desk.refuse(&Problem::not_found()) };
    desk.page = desk.page.at_path(&path(kept, other));
    let (version, how) = read(&posted.typed, other);
    let once = posted.once.as_str();
    let problem = match desk.rooms.contacts.merge(&desk.token, kept, version, once, &how).await {
        Ok(_) => return page::see_other(&desk.page, &Done::PeopleMerged.at(&format!("/desk/contacts/{kept}"))),
        Err(problem) => problem,
    };
    if problem.kind != ProblemKind::PreconditionFailed {
        return desk.refuse(&problem);
    }
    match desk.rooms.contacts.compare(&desk.token, kept, other).await {
        Ok(found) => {
            let form = Form::new(&desk.page, fields(&found, desk.page.w))
                .wrong("name", desk.page.w.get("people-merge-changed"));
            page::show(page::status_of(&problem), &view(desk.page.failing(true), &found, form))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/contacts/{id}/merges/{merge}/undo`
pub(super) async fn undo(desk: Desk, ids: web::Path<(String, String)>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Duplicates);
    let (Ok(id), Ok(merge)) = (ids.0.parse::<ContactId>(), ids.1.parse::<MergeId>()) else {
        return desk.refuse(&Problem::not_found());
    };
    match desk.rooms.contacts.undo_merge(&desk.token, merge, posted.once.as_str()).await {
        Ok(_) => page::see_other(&desk.page, &Done::PeopleUnmerged.at(&format!("/desk/contacts/{id}"))),
        Err(problem) => desk.refuse(&problem),
    }
}

/// What is kept of whom, as it was chosen; what isn't ticked is left out.
fn read(typed: &Typed, other: ContactId) -> (i64, MergeContacts) {
    let whose = |name: &str| Whose::named(typed.get(name)).unwrap_or_default();
    let kept: Vec<&str> = typed.all("keep").collect();
    let shown = typed.get("shown").split(' ').filter(|id| !id.is_empty() && !kept.contains(id));
    let leave_out: Vec<DetailId> = shown.filter_map(|id| id.parse().ok()).collect();
    let version = |name: &str| typed.get(name).parse().unwrap_or_default();
    let how = MergeContacts {
        other,
        other_version: version("other_version"),
        name: whose("name"),
        postcode: whose("postcode"),
        date_of_birth: whose("date_of_birth"),
        leave_out,
    };
    (version("version"), how)
}

fn view(page: Page, found: &Comparison, form: Form) -> Compare {
    let (one, other) = (&found.one, &found.other);
    let details = one.details.iter().chain(&other.details);
    Compare {
        kept: side(one, &page),
        other: side(other, &page),
        turned: path(other.id, one.id),
        score: page.w.with_one("duplicates-score", "points", found.score.to_string()).into_owned(),
        reasons: reasons(&found.parts, page.w),
        form: form.to(path(one.id, other.id)),
        apart: Form::new(&page, Vec::new()).to(apart(one.id, other.id)),
        versions: (one.version, other.version),
        shown: details.map(|detail| detail.id.to_string()).collect::<Vec<_>>().join(" "),
        page,
    }
}

fn side(one: &ComparedContact, page: &Page) -> Side {
    let (w, language) = (page.w, page.language());
    let of = |kind: DetailKind| {
        let values = one.details.iter().filter(move |detail| detail.kind == kind).map(said);
        values.collect::<Vec<_>>().join("\n")
    };
    let born = one.date_of_birth.map(|day| day.to_string()).unwrap_or_default();
    let marks: Vec<_> = one.marks.iter().map(|kind| caller::kind(*kind, w)).collect();
    let rows = [
        ("field-name", one.name.clone()),
        ("people-merge-born", born),
        ("field-postcode", one.postcode.clone().unwrap_or_default()),
        ("contact-emails", of(DetailKind::Email)),
        ("contact-phones", of(DetailKind::Phone)),
        ("contact-addresses", of(DetailKind::Address)),
        ("contact-cases", one.cases.to_string()),
        ("people-merge-interactions", one.interactions.to_string()),
        ("call-caution", marks.join("\n")),
        ("contact-since", dates::day(dates::london_date(one.first_seen_at), language)),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    let rows = rows.map(|(key, value)| Row::new(w.get(key), value)).collect();
    Side { href: format!("/desk/contacts/{}", one.id), name: one.name.clone(), rows }
}

/// A detail as it is read.
fn said(detail: &ComparedDetail) -> String {
    match (detail.kind, &detail.postcode) {
        (DetailKind::Phone, _) => dialled(&detail.value),
        (DetailKind::Address, Some(postcode)) => format!("{}, {postcode}", detail.value),
        _ => detail.value.clone(),
    }
}

/// What differs is chosen, and of what both have nothing is left out unless that is said.
fn fields(found: &Comparison, w: Words) -> Vec<Field> {
    let (one, other) = (&found.one, &found.other);
    let none = || w.get("people-merge-none").into_owned();
    let born = |one: &ComparedContact| one.date_of_birth.map(|day| day.to_string());
    let choose = |name: &'static str, label: &str, of: [Option<String>; 2]| {
        let prefer = if of[0].is_none() { Whose::Other } else { Whose::Kept };
        let choices = [Whose::Kept, Whose::Other].into_iter().zip(of.clone());
        let choices = choices.map(|(whose, text)| Choice::new(whose.name(), text.unwrap_or_else(none))).collect();
        let field = Field::choice(Shape::Radios, name, w.get(label), choices).filled(prefer.name());
        (name == "name" || of[0] != of[1]).then_some(field)
    };
    let details: Vec<Choice> = one
        .details
        .iter()
        .chain(&other.details)
        .map(|detail| Choice::new(detail.id.to_string(), said(detail)))
        .collect();
    let values = details.iter().map(|detail| detail.value.clone()).collect();
    let keep = (!details.is_empty()).then(|| {
        let keep = Field::choice(Shape::Checkboxes, "keep", w.get("people-merge-keep"), details)
            .hinted(w.get("people-merge-keep-hint"));
        Field { values, ..keep }
    });
    [
        choose("name", "people-merge-name", [Some(one.name.clone()), Some(other.name.clone())]),
        choose("postcode", "people-merge-postcode", [one.postcode.clone(), other.postcode.clone()]),
        choose("date_of_birth", "people-merge-birth", [born(one), born(other)]),
        keep,
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_isnt_ticked_is_left_out_and_nothing_else() {
        let (one, two, other) = (DetailId::from(uuid(1)), DetailId::from(uuid(2)), ContactId::from(uuid(3)));
        let typed = [
            ("version", "4".to_owned()),
            ("other_version", "2".to_owned()),
            ("name", "other".to_owned()),
            ("shown", format!("{one} {two}")),
            ("keep", one.to_string()),
        ];
        let typed: Typed = typed.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let (version, how) = read(&typed, other);
        assert_eq!((version, how.other_version, how.name, how.postcode), (4, 2, Whose::Other, Whose::Kept));
        assert_eq!(how.leave_out, [two]);
    }

    fn uuid(n: u128) -> contract::uuid::Uuid {
        contract::uuid::Uuid::from_u128(n)
    }
}
