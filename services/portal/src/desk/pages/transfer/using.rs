//! A canned reply, used on a case.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use cases_api::perm;
use cases_api::reply::{FilledReply, ListReplies, UseReply as Chosen};
use contract::{CaseId, Problem, ProblemKind, ReplyId};
use serde::Deserialize;

use super::replies::{listed, version};
use crate::desk::case::Case;
use crate::desk::pages::done::Done;
use crate::desk::replies::{ChooseReply, UseReply, acts};
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Page, Section};
use crate::visit::Desk;

/// How many replies can be chosen from.
const MOST: u16 = 200;

/// Which reply.
#[derive(Default, Deserialize)]
pub(in crate::desk::pages) struct Asked {
    #[serde(rename = "use")]
    reply: Option<ReplyId>,
}

/// `GET /desk/cases/{id}/reply`
pub(in crate::desk::pages) async fn show(desk: Desk, id: web::Path<String>, asked: web::Query<Asked>) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Some(id) = case(&desk, &id) else { return desk.refuse(&Problem::not_found()) };
    match asked.reply {
        Some(reply) => preview(desk, id, reply, None).await,
        None => choose(desk, id).await,
    }
}

/// `POST /desk/cases/{id}/reply`
pub(in crate::desk::pages) async fn apply(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Some(id) = case(&desk, &id) else { return desk.refuse(&Problem::not_found()) };
    let Ok(reply) = posted.typed.get("reply").parse() else {
        return page::see_other(&desk.page, &path(&desk.page, id));
    };
    let (version, which) = (version(&posted.typed), Chosen { reply });
    match desk.rooms.cases.use_reply(&desk.token, id, version, posted.once.as_str(), &which).await {
        Ok(_) => page::see_other(&desk.page, &Done::Replied.at(&desk.page.onward(format!("/desk/cases/{id}")))),
        Err(problem) if problem.kind == ProblemKind::Unauthenticated => desk.refuse(&problem),
        Err(problem) => preview(desk, id, reply, Some(problem)).await,
    }
}

fn case(desk: &Desk, id: &str) -> Option<CaseId> {
    id.parse().ok().filter(|_| desk.may::<perm::WorkCases>())
}

fn path(page: &Page, id: CaseId) -> String {
    page.onward(format!("/desk/cases/{id}/reply"))
}

/// The page that shows what using a reply does.
fn using(page: &Page, id: CaseId, reply: ReplyId) -> String {
    page.onward(format!("/desk/cases/{id}/reply?use={reply}"))
}

async fn choose(desk: Desk, id: CaseId) -> HttpResponse {
    let asked = ListReplies { team: Some("mine".to_owned()), limit: Some(MOST), cursor: None };
    match desk.rooms.cases.replies(&desk.token, &asked).await {
        Ok(found) => {
            let replies = found.items.iter().map(|one| listed(one, &desk.page, using(&desk.page, id, one.id)));
            let replies = replies.collect();
            let case_href = desk.page.onward(format!("/desk/cases/{id}"));
            page::ok(&ChooseReply { case_href, replies, page: desk.page })
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// What using the reply does; with what was wrong where it was tried already.
async fn preview(desk: Desk, id: CaseId, reply: ReplyId, wrong: Option<Problem>) -> HttpResponse {
    let filled = match desk.rooms.cases.fill_reply(&desk.token, id, &Chosen { reply }).await {
        Ok(filled) => filled,
        Err(problem) if problem.kind == ProblemKind::ValidationFailed => {
            return page::see_other(&desk.page, &path(&desk.page, id));
        }
        Err(problem) => return desk.refuse(&problem),
    };
    let status = wrong.as_ref().map_or(200, |problem| problem.kind.status());
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let own = using(&desk.page, id, reply);
    let page = desk.page.at_path(&own);
    page::show(status, &shown(page, id, reply, filled, wrong))
}

fn shown(page: Page, id: CaseId, reply: ReplyId, filled: FilledReply, wrong: Option<Problem>) -> UseReply {
    let w = page.w;
    let several = !filled.acts.is_empty();
    let all = several.then(|| {
        let form = Form::new(&page, Vec::new()).to(path(&page, id));
        match &wrong {
            Some(problem) => form.refused(problem, w),
            None => form,
        }
    });
    let update = (!several).then(|| {
        let mut form = Form::new(&page, Case::update_fields(w, String::new(), 0));
        form.fields.iter_mut().for_each(|field| field.value.clone_from(&filled.text));
        form.to(page.onward(format!("/desk/cases/{id}/updates")))
    });
    let failed = all.as_ref().is_some_and(Form::failed);
    UseReply {
        back_href: path(&page, id),
        title: filled.title,
        text: filled.text,
        acts: acts(filled.acts.to, filled.acts.take, filled.acts.note.as_deref(), w),
        update,
        all,
        reply: reply.to_string(),
        version: filled.version,
        page: page.failing(failed),
    }
}
