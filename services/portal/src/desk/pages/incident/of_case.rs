//! The incident to which a case belongs, as its page shows it.

use cases_api::incident::{Incident, ListIncidents};
use contract::CaseId;

use super::PATH;
use crate::desk::case::incident::OfCase;
use crate::page::Page;
use crate::visit::Desk;

/// The incident of a case, if it belongs to one; `None` while that can't be had.
pub(in crate::desk::pages) async fn of(desk: &Desk, id: CaseId) -> Option<Option<Incident>> {
    let which = ListIncidents { case: Some(id), limit: Some(1), ..ListIncidents::default() };
    let found = desk.rooms.cases.incidents(&desk.token, &which).await.ok()?;
    Some(found.items.into_iter().next())
}

/// The card of a case's page.
pub(in crate::desk::pages) fn shown(page: &Page, id: CaseId, joined: Option<&Incident>, runs: bool) -> OfCase {
    OfCase {
        joined: joined.map(|one| (format!("{PATH}/{}", one.id), page.say(&one.title).to_owned())),
        declare_href: if runs && joined.is_none() { format!("{PATH}/new?case={id}") } else { String::new() },
    }
}
