//! Taking back what was just done, where that is safe: the banner that tells it offers it, and it works
//! as long as nothing else has happened to the case.

use actix_web::HttpResponse;
use cases_api::case::Assign;
use contract::{ProblemKind, StaffId};

use super::case::AtCase;
use super::done::Done;
use crate::form::ProtectedForm;
use crate::page::{self, Page, Undo};

/// Nobody had the case.
const NOBODY: &str = "nobody";
/// The case was begun to be watched.
const WATCH: &str = "watch";

/// What takes back that a case was given to someone else than `was`, and is at `version` since.
pub(super) fn of_assigning(was: Option<StaffId>, version: i64) -> String {
    let was = was.map_or_else(|| NOBODY.to_owned(), |staff| staff.to_string());
    format!("{was}.{version}")
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
    let sound = (was == NOBODY || was.parse::<StaffId>().is_ok()) && version.parse::<i64>().is_ok();
    let fields = vec![("was", was.to_owned()), ("version", version.to_owned())];
    sound.then(|| Undo { action: page.onward(format!("{path}/undo")), fields })
}

/// `POST /desk/cases/{id}/undo`: who had the case has it again, if nothing else has happened since.
pub(super) async fn undo(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    let (desk, path) = (at.desk, at.path);
    let to = Assign { to: posted.typed.get("was").parse().ok() };
    let version = posted.typed.get("version").parse().unwrap_or_default();
    match desk.rooms.cases.assign(&desk.token, at.id, version, posted.once.as_str(), &to).await {
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
        for nonsense in ["", "nobody", "nobody.x", "<b>.4", "everyone.4"] {
            assert_eq!(offered(&page, path, nonsense), None, "{nonsense}");
        }
        assert_eq!(offered(&page, "/desk/staff", "nobody.4"), None);
    }
}
