//! Taking back what was just done, where that is safe: the banner that tells it offers it, and it works
//! as long as nothing else has happened to the case.

use actix_web::HttpResponse;
use cases_api::case::{Assign, PutInQueue};
use contract::{ProblemKind, StaffId, TeamId};

use super::case::AtCase;
use super::done::Done;
use crate::form::ProtectedForm;
use crate::page::{self, Page, Undo};

/// Nobody had the case.
const NOBODY: &str = "nobody";
/// The case was in the queue of a team.
const TEAM: &str = "team-";
/// The case was begun to be watched.
const WATCH: &str = "watch";

/// What takes back that a case was given to someone else than `was`, and is at `version` since.
pub(super) fn of_assigning(was: Option<StaffId>, version: i64) -> String {
    let was = was.map_or_else(|| NOBODY.to_owned(), |staff| staff.to_string());
    format!("{was}.{version}")
}

/// What takes back that a case, which nobody had, was put into another queue than the one of `was`.
pub(super) fn of_queueing(was: TeamId, version: i64) -> String {
    format!("{TEAM}{was}.{version}")
}

/// What takes back that a case is watched.
pub(super) fn of_watching() -> &'static str {
    WATCH
}

/// The offer that an address makes for the page of a case at this path; `None` for what isn't one.
pub(super) fn offered(page: &Page, path: &str, undo: &str) -> Option<Undo> {
    if !path.starts_with("/desk/cases/") {
        return None;
    }
    if undo == WATCH {
        return Some(Undo { action: page.onward(format!("{path}/unwatch")), fields: Vec::new() });
    }
    let (was, version) = undo.split_once('.')?;
    let team = was.strip_prefix(TEAM).is_some_and(|team| team.parse::<TeamId>().is_ok());
    let sound = (was == NOBODY || team || was.parse::<StaffId>().is_ok()) && version.parse::<i64>().is_ok();
    let fields = vec![("was", was.to_owned()), ("version", version.to_owned())];
    sound.then(|| Undo { action: page.onward(format!("{path}/undo")), fields })
}

/// `POST /desk/cases/{id}/undo`: who had the case has it again, or the queue that it was in, if nothing else has
/// happened since.
pub(super) async fn undo(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    let (desk, path) = (at.desk, at.path);
    let (cases, token, was, once) = (&desk.rooms.cases, &desk.token, posted.typed.get("was"), posted.once.as_str());
    let version = posted.typed.get("version").parse().unwrap_or_default();
    let undone = match was.strip_prefix(TEAM).and_then(|team| team.parse().ok()) {
        Some(to) => cases.put_in_queue(token, at.id, version, once, &PutInQueue { to }).await,
        None => cases.assign(token, at.id, version, once, &Assign { to: was.parse().ok() }).await,
    };
    match undone {
        Ok(_) => page::see_other(&desk.page, &Done::Undone.at(&path)),
        Err(problem) if matches!(problem.kind, ProblemKind::PreconditionFailed | ProblemKind::ValidationFailed) => {
            page::see_other(&desk.page, &Done::NotUndone.at(&path))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_done_to_a_case_is_offered_to_be_taken_back() {
        let path = "/desk/cases/0198";
        let page = Page::sample(contract::Language::En).at_path(path);
        let nobody = offered(&page, path, &of_assigning(None, 4)).unwrap();
        assert_eq!(nobody.action, "/desk/cases/0198/undo");
        assert_eq!(nobody.fields, [("was", "nobody".to_owned()), ("version", "4".to_owned())]);
        assert_eq!(offered(&page, path, of_watching()).unwrap().action, "/desk/cases/0198/unwatch");
        let team = TeamId::from(uuid::Uuid::from_u128(7));
        let queue = offered(&page, path, &of_queueing(team, 4)).unwrap();
        assert_eq!(queue.fields, [("was", format!("team-{team}")), ("version", "4".to_owned())]);
        for nonsense in ["team-.4", "team-everyone.4", "", "nobody", "nobody.x", "<b>.4", "everyone.4"] {
            assert_eq!(offered(&page, path, nonsense), None, "{nonsense}");
        }
        assert_eq!(offered(&page, "/desk/staff", "nobody.4"), None);
    }
}
