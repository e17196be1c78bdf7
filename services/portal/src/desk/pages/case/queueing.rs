//! A case goes into another team's queue.

use actix_web::HttpResponse;
use cases_api::case::PutInQueue;
use contract::{Faults, ProblemKind, TeamId};

use super::super::undo;
use super::again::Act;
use super::{AtCase, answered, read, version};
use crate::form::ProtectedForm;
use crate::page;

/// `POST /desk/cases/{id}/queue`. That is taken back as long as nobody had the case: whoever had it isn't
/// given it again behind their back.
pub(in crate::desk::pages) async fn put_in_queue(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    let (cases, token) = (&at.desk.rooms.cases, &at.desk.token);
    let Ok(to) = posted.typed.get("team").parse::<TeamId>() else {
        let mut faults = Faults::none();
        faults.add("/to", "required", "Choose a team.");
        return answered(at, Act::Queue, &posted, faults.finish(None)).await;
    };
    let seen = version(&posted.typed);
    match cases.put_in_queue(token, at.id, seen, posted.once.as_str(), &PutInQueue { to }).await {
        Ok(now) => {
            let was = posted.typed.get("was").parse::<TeamId>().ok().filter(|_| posted.typed.get("holder").is_empty());
            let told = match was {
                Some(was) => Act::Queue.done().at_undoable(&at.path, &undo::of_queueing(was, now.version)),
                None => Act::Queue.done().at(&at.path),
            };
            // Who sees the cases of their own teams alone has let this one out of sight.
            let gone = read(&at.desk, at.id).await.is_err_and(|problem| problem.kind == ProblemKind::NotFound);
            let next = if gone { Act::Queue.done().at(&at.back) } else { told };
            page::see_other(&at.desk.page, &next)
        }
        Err(problem) => answered(at, Act::Queue, &posted, Err(problem)).await,
    }
}
