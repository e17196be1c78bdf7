use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use contacts_api::LookEntry;
use contacts_api::access::ListLooks;
use contract::{PageQuery, ProblemKind, StaffId};
use serde::Deserialize;

use super::next_page;
use crate::desk::log::{Log, Look};
use crate::page::{self, Section};
use crate::visit::Desk;
use crate::words::dates;

/// How many looks a page shows.
const ROWS: u16 = 50;
/// How many names are asked for at once; whoever is beyond is shown by id.
const NAMES: u16 = 200;

/// Where the page begins.
#[derive(Deserialize)]
pub(super) struct From {
    cursor: Option<String>,
}

/// `GET /desk/access-log`
pub(super) async fn show(desk: Desk, from: web::Query<From>) -> HttpResponse {
    let desk = desk.at(Section::Log);
    let asked = ListLooks { unexplained: None, limit: Some(ROWS), cursor: from.cursor.clone() };
    let everyone = PageQuery { limit: Some(NAMES), cursor: None };
    let looks = desk.rooms.contacts.access_log(&desk.token, &asked);
    let staff = desk.rooms.identity.staff(&desk.token, &everyone);
    let (looks, staff) = futures::join!(looks, staff);
    let looks = match looks {
        Ok(looks) => looks,
        Err(problem) if problem.kind == ProblemKind::BadCursor => {
            return page::see_other(&desk.page, "/desk/access-log");
        }
        Err(problem) => return desk.refuse(&problem),
    };
    let names = staff.map(|staff| staff.items).unwrap_or_default();
    let names: HashMap<_, _> = names.into_iter().map(|member| (member.id, member.name)).collect();
    let language = desk.page.language();
    page::ok(&Log {
        looks: looks.items.iter().map(|look| shown(look, &names, |at| dates::short_moment(at, language))).collect(),
        next: next_page("/desk/access-log", &[], looks.next.as_deref()),
        page: desk.page,
    })
}

fn shown(look: &LookEntry, names: &HashMap<StaffId, String>, when: impl Fn(time::OffsetDateTime) -> String) -> Look {
    Look {
        when: when(look.looked_at),
        who: names.get(&look.staff_id).cloned().unwrap_or_else(|| look.staff_id.to_string()),
        href: format!("/desk/contacts/{}", look.subject_id),
    }
}
