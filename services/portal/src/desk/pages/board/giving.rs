use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use cases_api::case::Assign;
use contacts_api::measure::MeasureBy;
use contract::{CaseId, Problem, ProblemKind, StaffId};

use super::super::done::Done;
use super::{PATH, shown};
use crate::form::{Fault, Field, Form, ProtectedForm, Typed};
use crate::page::{self, Page, Section};
use crate::visit::Desk;

/// Where a case is given.
pub(super) const ACTION: &str = "/desk/board/give";

/// A form that couldn't be done.
pub(super) struct Refused<'a> {
    posted: &'a ProtectedForm,
    why: Why,
}

enum Why {
    /// No case was chosen.
    NoCase,
    /// Something else changed it first.
    Changed,
    /// Another problem.
    Other(Problem),
}

impl Refused<'_> {
    /// The form as it was sent, with what is wrong.
    pub(super) fn form(&self, page: &Page, fields: Vec<Field>) -> Form {
        let (w, posted) = (page.w, self.posted);
        let mut form = Form::again(page, fields, &posted.typed, posted.once.clone()).to(ACTION);
        let said = match &self.why {
            Why::Other(problem) => return form.refused(problem, w),
            Why::NoCase => "board-give-choose",
            Why::Changed => "board-give-changed",
        };
        form.faults = vec![Fault { href: "#case-1".to_owned(), text: w.get(said).into_owned() }];
        form
    }
}

/// `POST /desk/board/give`
pub(in super::super) async fn give(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Board);
    desk.page = desk.page.at_path(PATH);
    let Some((id, version)) = chosen(&posted.typed) else {
        let refused = Refused { posted: &posted, why: Why::NoCase };
        return shown(desk, StatusCode::UNPROCESSABLE_ENTITY, MeasureBy::Service, Some(refused)).await;
    };
    let to = Assign { to: posted.typed.given("to").and_then(|id| id.parse::<StaffId>().ok()) };
    match desk.rooms.cases.assign(&desk.token, id, version, posted.once.as_str(), &to).await {
        Ok(_) => page::see_other(&desk.page, &Done::Given.at(PATH)),
        Err(problem) => {
            let status = page::status_of(&problem);
            let why = match problem.kind {
                ProblemKind::Forbidden | ProblemKind::Unauthenticated => return desk.refuse(&problem),
                ProblemKind::PreconditionFailed => Why::Changed,
                _ => Why::Other(problem),
            };
            shown(desk, status, MeasureBy::Service, Some(Refused { posted: &posted, why })).await
        }
    }
}

/// The case that was chosen, at the version that was shown.
fn chosen(typed: &Typed) -> Option<(CaseId, i64)> {
    let (id, version) = typed.get("case").split_once(':')?;
    Some((id.parse().ok()?, version.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_names_a_case_and_its_version() {
        let typed = |value: &str| [("case".to_owned(), value.to_owned())].into_iter().collect::<Typed>();
        let id = contract::uuid::Uuid::from_u128(7);
        assert_eq!(chosen(&typed(&format!("{id}:4"))), Some((id.into(), 4)));
        for wrong in ["", ":", "x:4", &format!("{id}:"), &id.to_string()] {
            assert_eq!(chosen(&typed(wrong)), None, "{wrong}");
        }
    }
}
