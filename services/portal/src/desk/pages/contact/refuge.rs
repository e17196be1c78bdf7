//! A person who is protected, from saying so to its end, and all whom one may see.

use std::borrow::Cow;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use contacts_api::perm;
use contacts_api::refuge::{EndRefuge, NameStaff, Protect, Refuge, RefugeLook, RefugeScope, ReviewRefuge};
use contract::{ContactId, Page as Listed, PageQuery, Problem, ProblemKind, RefugeId, StaffId};
use serde::Deserialize;

use super::super::call::caller;
use super::path;
use crate::desk::case::Row;
use crate::desk::contact::Link;
use crate::desk::pages::done::Done;
use crate::desk::pages::next_page;
use crate::desk::refuge::{Deeds, Known, Look, Protected, Refuge as View, Refuges};
use crate::form::{Choice, Field, Form, ProtectedForm};
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::dates;

/// The protected people whom one may see.
pub(in crate::desk::pages) const ALL: &str = "/desk/refuges";
/// How many people a page shows, and how many looks.
const ROWS: u16 = 50;

/// Which page of a list.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Which {
    cursor: Option<String>,
}

/// Which form of the page was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Protect,
    Name,
    Review,
    End,
}

type Wrong<'a> = Option<(Deed, &'a ProtectedForm, &'a Problem)>;

fn own(id: ContactId) -> String {
    format!("{}/refuge", path(id))
}

/// `GET /desk/contacts/{id}/refuge`
pub(super) async fn show(desk: Desk, id: web::Path<String>, which: web::Query<Which>) -> HttpResponse {
    let Ok(id) = id.parse::<ContactId>() else { return desk.refuse(&Problem::not_found()) };
    let mut desk = desk.at(Section::Cases);
    desk.page = Done::told(desk.page);
    shown(desk, id, which.into_inner().cursor, None).await
}

/// `POST /desk/contacts/{id}/refuge`
pub(super) async fn protect(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Ok(id) = id.parse::<ContactId>() else { return desk.refuse(&Problem::not_found()) };
    let typed = &posted.typed;
    let answer = match RefugeScope::named(typed.get("scope")) {
        Some(scope) => {
            let how = Protect {
                scope,
                reason: typed.get("reason").to_owned(),
                named: named(&posted),
                review_on: typed.date("review_on").unwrap_or_default(),
            };
            desk.rooms.contacts.protect(&desk.token, id, posted.once.as_str(), &how).await.map(|_| ())
        }
        None => Err(Problem::at("/scope", "required", "Choose what is to be protected.")),
    };
    answered(desk, id, (Deed::Protect, &posted), answer, Done::Protected).await
}

/// `POST /desk/contacts/{id}/refuge/named`
pub(super) async fn name(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let (desk, id, refuge) = match held(desk, &id).await {
        Ok(held) => held,
        Err(answer) => return answer,
    };
    let named = NameStaff { named: named(&posted) };
    let answer = desk.rooms.contacts.name_for_refuge(&desk.token, refuge, &named).await.map(|_| ());
    answered(desk, id, (Deed::Name, &posted), answer, Done::RefugeNamed).await
}

/// `POST /desk/contacts/{id}/refuge/review`
pub(super) async fn review(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let (desk, id, refuge) = match held(desk, &id).await {
        Ok(held) => held,
        Err(answer) => return answer,
    };
    let answer = match posted.typed.date("review_on") {
        Some(review_on) => {
            let (once, to) = (posted.once.as_str(), ReviewRefuge { review_on });
            desk.rooms.contacts.review_refuge(&desk.token, refuge, once, &to).await.map(|_| ())
        }
        None => Err(Problem::at("/review_on", "required", "Say on which day it is to be looked at again.")),
    };
    answered(desk, id, (Deed::Review, &posted), answer, Done::RefugeReviewed).await
}

/// `POST /desk/contacts/{id}/refuge/end`
pub(super) async fn end(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let (desk, id, refuge) = match held(desk, &id).await {
        Ok(held) => held,
        Err(answer) => return answer,
    };
    let end = EndRefuge { reason: posted.typed.get("reason").to_owned() };
    let answer = desk.rooms.contacts.end_refuge(&desk.token, refuge, posted.once.as_str(), &end).await;
    answered(desk, id, (Deed::End, &posted), answer, Done::RefugeEnded).await
}

/// The protection that a form is about.
async fn held(desk: Desk, id: &str) -> Result<(Desk, ContactId, RefugeId), HttpResponse> {
    let desk = desk.at(Section::Cases);
    let Ok(id) = id.parse::<ContactId>() else { return Err(desk.refuse(&Problem::not_found())) };
    match desk.rooms.contacts.refuge_of(&desk.token, id).await {
        Ok(refuge) => Ok((desk, id, refuge.id)),
        Err(problem) => Err(desk.refuse(&problem)),
    }
}

fn named(posted: &ProtectedForm) -> Vec<StaffId> {
    posted.typed.all("named").filter_map(|id| id.parse().ok()).collect()
}

async fn answered(
    desk: Desk,
    id: ContactId,
    (deed, posted): (Deed, &ProtectedForm),
    answer: Result<(), Problem>,
    done: Done,
) -> HttpResponse {
    match answer {
        Ok(()) if done == Done::RefugeEnded => page::see_other(&desk.page, &done.at(&path(id))),
        Ok(()) => page::see_other(&desk.page, &done.at(&own(id))),
        Err(problem) if problem.kind == ProblemKind::Conflict => page::see_other(&desk.page, &own(id)),
        Err(problem) if matches!(problem.kind, ProblemKind::ValidationFailed | ProblemKind::Unavailable) => {
            shown(desk, id, None, Some((deed, posted, &problem))).await
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// To who isn't named nobody is protected, and who may protect is asked how.
async fn shown(desk: Desk, id: ContactId, cursor: Option<String>, wrong: Wrong<'_>) -> HttpResponse {
    let (contacts, token) = (&desk.rooms.contacts, &desk.token);
    let person = match contacts.read(token, id, contract::LookReason::default()).await {
        Ok(person) => person,
        Err(problem) => return desk.refuse(&problem),
    };
    let refuge = match contacts.refuge_of(token, id).await {
        Ok(refuge) => Some(refuge),
        Err(problem) if problem.kind == ProblemKind::NotFound => None,
        Err(problem) => return desk.refuse(&problem),
    };
    let keeps = desk.may::<perm::KeepRefuge>();
    if refuge.is_none() && (!keeps || person.address_protected) {
        return desk.refuse(&Problem::not_found());
    }
    let colleagues = desk.rooms.cases.colleagues(token).await.map(|found| found.items).unwrap_or_default();
    let me = desk.me.staff_id;
    let colleagues = colleagues.into_iter().filter(|colleague| colleague.id != me);
    let colleagues: Vec<_> = colleagues.map(|one| Choice::new(one.id.to_string(), one.name)).collect();
    let asked = PageQuery { limit: Some(ROWS), cursor };
    let looks = match &refuge {
        Some(refuge) => contacts.refuge_looks(token, refuge.id, &asked).await.ok(),
        None => None,
    };
    let status = wrong.map_or(StatusCode::OK, |(_, _, problem)| page::status_of(problem));
    let page = desk.page.at_path(&own(id)).failing(wrong.is_some());
    let form = refuge
        .is_none()
        .then(|| form(&page, Deed::Protect, View::fields(page.w, colleagues.clone()), wrong).to(own(id)));
    let known = refuge.map(|refuge| known(&page, &refuge, colleagues, keeps, looks, wrong));
    let back = Link { href: path(id), text: person.name.clone() };
    page::show(status, &View { back, name: person.name, known, form, page })
}

/// A form of the page, as it was sent where it was refused.
fn form(page: &Page, deed: Deed, fields: Vec<Field>, wrong: Wrong<'_>) -> Form {
    match wrong {
        Some((refused, posted, problem)) if refused == deed => {
            Form::again(page, fields, &posted.typed, posted.once.clone()).refused(problem, page.w)
        }
        _ => Form::new(page, fields),
    }
}

fn known(
    page: &Page,
    refuge: &Refuge,
    colleagues: Vec<Choice>,
    keeps: bool,
    looks: Option<Listed<RefugeLook>>,
    wrong: Wrong<'_>,
) -> Known {
    let (w, language, own) = (page.w, page.language(), own(refuge.contact));
    let review = reviewed_on(refuge, page);
    let set_by = refuge.set_by.as_ref().map(|staff| staff.name.as_str()).unwrap_or_default();
    let names: Vec<_> = refuge.named.iter().map(|staff| staff.name.as_str()).collect();
    let rows = [
        ("refuge-scope", w.get(&format!("refuge-scope-{}", refuge.scope.name())).into_owned()),
        ("refuge-reason", refuge.reason.clone()),
        ("refuge-who", names.join("\n")),
        ("refuge-set-by", format!("{set_by}, {}", dates::short_moment(refuge.set_at, language))),
        ("refuge-review", review.clone()),
    ];
    let deeds = keeps.then(|| {
        let ticked = refuge.named.iter().map(|staff| staff.id.to_string()).collect();
        Deeds {
            named: form(page, Deed::Name, View::named(w, colleagues, ticked), wrong).to(format!("{own}/named")),
            review: form(page, Deed::Review, View::review(w), wrong).to(format!("{own}/review")),
            end: form(page, Deed::End, View::ending(w), wrong).to(format!("{own}/end")),
        }
    });
    let (looks, older) = looks.map(|looks| (looks.items, looks.next)).unwrap_or_default();
    let look = |look: RefugeLook| Look {
        who: look.staff.name,
        screen: w.try_with(&format!("log-screen-{}", look.screen), &[]).map_or(look.screen, Cow::into_owned),
        when: dates::short_moment(look.looked_at, language),
    };
    Known {
        rows: rows.into_iter().map(|(key, value)| Row::new(w.get(key), value)).collect(),
        past: if refuge.past_review { w.with_one("refuge-past", "day", review).into_owned() } else { String::new() },
        deeds,
        looks: looks.into_iter().map(look).collect(),
        older: next_page(&own, &[], older.as_deref()),
    }
}

fn reviewed_on(refuge: &Refuge, page: &Page) -> String {
    caller::civil(refuge.review_on).map(|day| dates::short_day(day, page.language())).unwrap_or_default()
}

/// `GET /desk/refuges`
pub(super) async fn list(desk: Desk, which: web::Query<Which>) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let asked = PageQuery { limit: Some(ROWS), cursor: which.into_inner().cursor };
    let found = match desk.rooms.contacts.refuges(&desk.token, &asked).await {
        Ok(found) => found,
        Err(problem) if problem.kind == ProblemKind::BadCursor => return page::see_other(&desk.page, ALL),
        Err(problem) => return desk.refuse(&problem),
    };
    let w = desk.page.w;
    let row = |refuge: &Refuge| Protected {
        href: own(refuge.contact),
        name: refuge.name.clone(),
        what: w.get(&format!("refuge-scope-{}", refuge.scope.name())).into_owned(),
        by: reviewed_on(refuge, &desk.page),
        past: refuge.past_review,
    };
    page::ok(&Refuges {
        people: found.items.iter().map(row).collect(),
        next: next_page(ALL, &[], found.next.as_deref()),
        page: desk.page,
    })
}
