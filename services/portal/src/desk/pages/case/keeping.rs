//! Keeping an eye on a case, and saying that one is at it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use cases_api::case::CaseSummary;
use cases_api::queues::{AtCase as Presence, CaseNow, Other};
use contract::{CaseId, Problem, ProblemKind};
use serde::Serialize;

use super::super::done::Done;
use super::super::undo;
use super::AtCase;
use crate::form::ProtectedForm;
use crate::page;
use crate::visit::{Desk, Poll};
use crate::words::Words;

/// Notes that a case that is watched was seen as it is now. Should that fail, it stays marked.
pub(super) async fn seen(desk: &Desk, case: &CaseSummary) {
    if case.seen.is_some_and(|seen| seen < case.version)
        && let Err(problem) = desk.rooms.cases.watch(&desk.token, case.id, case.version).await
    {
        tracing::warn!(problem = problem.kind.slug(), "a look at a watched case wasn't noted");
    }
}

/// `POST /desk/cases/{id}/watch`
pub(in crate::desk::pages) async fn watch(at: AtCase, posted: ProtectedForm) -> HttpResponse {
    let seen = super::version(&posted.typed);
    let told = |at: &AtCase| Done::Watched.at_undoable(&at.path, undo::of_watching());
    let answer = at.desk.rooms.cases.watch(&at.desk.token, at.id, seen).await;
    arranged(at, answer, told)
}

/// `POST /desk/cases/{id}/unwatch`
pub(in crate::desk::pages) async fn unwatch(at: AtCase, _posted: ProtectedForm) -> HttpResponse {
    let answer = at.desk.rooms.cases.unwatch(&at.desk.token, at.id).await;
    arranged(at, answer, |at| Done::Unwatched.at(&at.path))
}

fn arranged(at: AtCase, answer: Result<(), Problem>, told: impl Fn(&AtCase) -> String) -> HttpResponse {
    match answer {
        Ok(()) => page::see_other(&at.desk.page, &told(&at)),
        Err(problem) if problem.kind == ProblemKind::Conflict => {
            page::see_other(&at.desk.page, &Done::WatchesFull.at(&at.path))
        }
        Err(problem) => at.desk.refuse(&problem),
    }
}

/// What the open page is told, in its language; empty for nothing.
#[derive(Serialize)]
struct Told {
    others: String,
    news: String,
}

/// `POST /desk/cases/{id}/presence`, sent by the open page every few seconds.
pub(in crate::desk::pages) async fn present(
    Poll(desk): Poll,
    path: web::Path<String>,
    posted: ProtectedForm,
) -> HttpResponse {
    let Ok(id) = path.parse::<CaseId>() else { return HttpResponse::NotFound().finish() };
    let typed = &posted.typed;
    let presence = Presence { seen: super::version(typed), writing: typed.get("writing") == "yes" };
    match desk.rooms.cases.at_case(&desk.token, id, &presence).await {
        Ok(now) => HttpResponse::Ok().json(told(&now, desk.page.w)),
        Err(problem) => {
            let status = StatusCode::from_u16(problem.kind.status());
            HttpResponse::build(status.unwrap_or(StatusCode::SERVICE_UNAVAILABLE)).finish()
        }
    }
}

fn told(now: &CaseNow, w: Words) -> Told {
    let others = now.others.iter().map(|other| other_said(other, w)).collect::<Vec<_>>().join(" ");
    let news = now.news.as_ref().map(|news| {
        let name = news.by.as_deref().unwrap_or_default();
        let who = if name.is_empty() { "nobody" } else { "someone" };
        let said = w.try_with(&format!("news-{}-{who}", news.kind), &[("name", &name)]);
        said.unwrap_or_else(|| w.get("news-other")).into_owned()
    });
    Told { others, news: news.unwrap_or_default() }
}

fn other_said(other: &Other, w: Words) -> String {
    let key = if other.writing { "presence-writing" } else { "presence-looking" };
    w.with_one(key, "name", &other.name).into_owned()
}

#[cfg(test)]
mod tests {
    use cases_api::queues::News;
    use contract::Language;

    use super::*;

    #[test]
    fn who_is_there_and_what_happened_is_said_in_words() {
        let other = |name: &str, writing| Other { name: name.to_owned(), writing };
        let news = |by: Option<&str>, kind: &str| Some(News { by: by.map(str::to_owned), kind: kind.to_owned() });
        let now = |news| CaseNow { version: 3, others: vec![other("Priya", false), other("Tomos", true)], news };
        let said = told(&now(news(Some("Priya"), "note")), Words::of(Language::En));
        assert_eq!(said.others, "Priya is looking at this case now. Tomos is writing.");
        assert_eq!(said.news, "Priya added a note just now.");
        for language in Language::ALL {
            for (by, kind) in
                [(None, "reply"), (Some("Priya"), "moved"), (None, "moved"), (Some("Priya"), "unheard-of")]
            {
                assert!(!told(&now(news(by, kind)), Words::of(language)).news.contains('\u{27e6}'));
            }
        }
    }
}
