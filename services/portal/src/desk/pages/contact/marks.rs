//! Caution marks: put on someone, and ended.

use actix_web::{HttpResponse, web};
use contacts_api::mark::{AddMark, MarkKind, ReviewMark};
use contract::{ContactId, Faults, MarkId, Problem, ProblemKind};

use super::shown::Refused;
use super::{From, Known, path, shown};
use crate::desk::contact::Contact;
use crate::desk::pages::done::Done;
use crate::form::{Field, Form, ProtectedForm, Typed};
use crate::page::{self, Section};
use crate::visit::Desk;

/// `POST /desk/contacts/{id}/marks`
pub(super) async fn add(
    desk: Desk,
    id: web::Path<String>,
    from: web::Query<From>,
    posted: ProtectedForm,
) -> HttpResponse {
    let mut desk = desk.at(Section::Cases);
    let Ok(id) = id.parse::<ContactId>() else { return desk.refuse(&Problem::not_found()) };
    desk.page = desk.page.at_path(&from.with(&path(id)));
    let answer = match read(&posted.typed) {
        Ok(mark) => desk.rooms.contacts.add_mark(&desk.token, id, posted.once.as_str(), &mark).await,
        Err(problem) => Err(problem),
    };
    match answer {
        Ok(_) => page::see_other(&desk.page, &Done::Marked.at(&from.with(&path(id)))),
        Err(problem) if !matches!(problem.kind, ProblemKind::ValidationFailed | ProblemKind::Unavailable) => {
            desk.refuse(&problem)
        }
        Err(problem) => {
            let form = again(&desk, Contact::mark_fields(desk.page.w), &posted, &problem);
            refuse(desk, id, &from, &problem, Refused::Add(form)).await
        }
    }
}

/// A form as it was sent, with what is wrong.
fn again(desk: &Desk, fields: Vec<Field>, posted: &ProtectedForm, problem: &Problem) -> Form {
    Form::again(&desk.page, fields, &posted.typed, posted.once.clone()).refused(problem, desk.page.w)
}

async fn refuse(desk: Desk, id: ContactId, from: &From, problem: &Problem, refused: Refused) -> HttpResponse {
    match Known::of(&desk, id, from).await {
        Ok(known) => page::show(page::status_of(problem), &shown::view(desk, &known, from, refused)),
        Err(problem) => desk.refuse(&problem),
    }
}

/// The most marks of one person that are looked at again from their page.
const MOST_PLACES: usize = 100;

/// `POST /desk/contacts/{id}/marks/{mark}/review`
pub(super) async fn review(
    desk: Desk,
    ids: web::Path<(String, String)>,
    from: web::Query<From>,
    posted: ProtectedForm,
) -> HttpResponse {
    let mut desk = desk.at(Section::Cases);
    let (Ok(id), Ok(mark)) = (ids.0.parse::<ContactId>(), ids.1.parse::<MarkId>()) else {
        return desk.refuse(&Problem::not_found());
    };
    desk.page = desk.page.at_path(&from.with(&path(id)));
    let place = (0..MOST_PLACES).find(|place| posted.typed.date(&format!("again-{place}")).is_some());
    let answer = match place.and_then(|place| posted.typed.date(&format!("again-{place}"))) {
        Some(review_on) => {
            let to = ReviewMark { review_on };
            desk.rooms.contacts.review_mark(&desk.token, mark, posted.once.as_str(), &to).await
        }
        None => Err(Problem::at("/review_on", "required", "Say on which day it is to be looked at again.")),
    };
    match answer {
        Ok(_) => page::see_other(&desk.page, &Done::MarkReviewed.at(&from.with(&path(id)))),
        Err(problem) if !matches!(problem.kind, ProblemKind::ValidationFailed | ProblemKind::Unavailable) => {
            desk.refuse(&problem)
        }
        Err(problem) => {
            let fields = Contact::review_fields(desk.page.w, place.unwrap_or_default());
            let form = again(&desk, fields, &posted, &problem);
            refuse(desk, id, &from, &problem, Refused::Review(mark, form)).await
        }
    }
}

/// `POST /desk/contacts/{id}/marks/{mark}/end`. One that is ended already is as good as ended.
pub(super) async fn end(
    desk: Desk,
    ids: web::Path<(String, String)>,
    from: web::Query<From>,
    _posted: ProtectedForm,
) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let (Ok(id), Ok(mark)) = (ids.0.parse::<ContactId>(), ids.1.parse::<MarkId>()) else {
        return desk.refuse(&Problem::not_found());
    };
    match desk.rooms.contacts.end_mark(&desk.token, mark).await {
        Ok(()) => page::see_other(&desk.page, &Done::Unmarked.at(&from.with(&path(id)))),
        Err(problem) => desk.refuse(&problem),
    }
}

/// What was typed, as contacts takes it; without a kind nothing can be asked, so what is wrong beside
/// it is found here.
fn read(typed: &Typed) -> Result<AddMark, Problem> {
    let (text, review_on) = (typed.get("text").to_owned(), typed.date("review_on"));
    match (MarkKind::named(typed.get("kind")), review_on) {
        (Some(kind), Some(review_on)) => Ok(AddMark { kind, text, review_on }),
        (kind, review_on) => {
            let mut faults = Faults::none();
            if kind.is_none() {
                faults.add("/kind", "required", "Choose what kind of caution it is.");
            }
            if text.trim().is_empty() {
                faults.add("/text", "required", "Say what is to be minded.");
            }
            if review_on.is_none() {
                faults.add("/review_on", "required", "Say on which day it is to be looked at again.");
            }
            faults.finish(None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_mark_is_read_and_all_that_is_missing_is_said_at_once() {
        let day = [("review_on-day", "2"), ("review_on-month", "5"), ("review_on-year", "2027")];
        let mark = read(&typed(&[&[("kind", "dog"), ("text", "Bites.")][..], &day].concat())).unwrap();
        assert_eq!((mark.kind, mark.text.as_str(), mark.review_on.as_str()), (MarkKind::Dog, "Bites.", "2027-05-02"));
        let nothing = read(&typed(&[("kind", "cat")])).unwrap_err();
        let places: Vec<_> = nothing.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(places, ["/kind", "/text", "/review_on"]);
    }
}
