//! The caution marks whose day has passed.

use actix_web::{HttpResponse, web};
use contacts_api::mark::DueMark;
use contract::{PageQuery, ProblemKind};
use serde::Deserialize;

use super::{DUE, path};
use crate::desk::marks::{Due, DueMarks};
use crate::desk::pages::call::caller;
use crate::desk::pages::next_page;
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::dates;

/// How many marks a page shows.
const ROWS: u16 = 50;

/// Which page of them.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Which {
    cursor: Option<String>,
}

/// `GET /desk/marks`
pub(super) async fn show(desk: Desk, which: web::Query<Which>) -> HttpResponse {
    let desk = desk.at(Section::Board);
    let asked = PageQuery { limit: Some(ROWS), cursor: which.into_inner().cursor };
    let found = match desk.rooms.contacts.due_marks(&desk.token, &asked).await {
        Ok(found) => found,
        Err(problem) if problem.kind == ProblemKind::BadCursor => return page::see_other(&desk.page, DUE),
        Err(problem) => return desk.refuse(&problem),
    };
    page::ok(&DueMarks {
        marks: found.items.iter().map(|due| row(due, &desk.page)).collect(),
        next: next_page(DUE, &[], found.next.as_deref()),
        page: desk.page,
    })
}

fn row(due: &DueMark, page: &Page) -> Due {
    let by = caller::review_day(&due.mark);
    Due {
        by: by.map(|day| dates::short_day(day, page.language())).unwrap_or_default(),
        href: path(due.contact),
        who: due.name.clone(),
        what: format!("{}: {}", caller::kind(due.mark.kind, page.w), due.mark.text),
        set_by: due.mark.set_by.as_ref().map(|staff| staff.name.clone()).unwrap_or_default(),
    }
}
