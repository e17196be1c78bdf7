//! Canned replies, as they are kept.

use actix_web::{HttpResponse, web};
use cases_api::perm;
use cases_api::reply::{ListReplies, ReplyActs, ReplyView, WriteReply};
use contract::{Bilingual, Page as List, Problem, ProblemKind, ReplyId};
use serde::Deserialize;

use crate::desk::pages::done::Done;
use crate::desk::pages::next_page;
use crate::desk::replies::{Replies, Reply, acts};
use crate::form::{Choice, Form, ProtectedForm, Typed};
use crate::page::{self, Page, Section};
use crate::visit::Desk;

const PATH: &str = "/desk/replies";
/// How many replies a page shows.
const ROWS: u16 = 100;

/// Where the page begins.
#[derive(Default, Deserialize)]
pub(in crate::desk::pages) struct From {
    cursor: Option<String>,
}

/// `GET /desk/replies`
pub(in crate::desk::pages) async fn show(desk: Desk, from: web::Query<From>) -> HttpResponse {
    let mut desk = desk.at(Section::Replies);
    desk.page = Done::told(desk.page);
    let around = match Around::of(&desk, from.cursor.clone()).await {
        Ok(around) => around,
        Err(problem) if problem.kind == ProblemKind::BadCursor => return page::see_other(&desk.page, PATH),
        Err(problem) => return desk.refuse(&problem),
    };
    let form = around.teams.clone().map(|teams| Form::new(&desk.page, Replies::fields(desk.page.w, teams)).to(PATH));
    page::ok(&around.view(desk.page, None, 0, form))
}

/// `GET /desk/replies/{id}`
pub(in crate::desk::pages) async fn one(desk: Desk, id: web::Path<String>) -> HttpResponse {
    let desk = desk.at(Section::Replies);
    let Ok(id) = id.parse::<ReplyId>() else { return desk.refuse(&Problem::not_found()) };
    let around = Around::of(&desk, None);
    let reply = desk.rooms.cases.read_reply(&desk.token, id);
    match futures::join!(around, reply) {
        (Ok(around), Ok(reply)) => {
            let fields = around.teams.clone().map(|teams| Replies::fields(desk.page.w, teams));
            let form =
                fields.map(|fields| filled(Form::new(&desk.page, fields).to(format!("{PATH}/{id}")), &reply.body));
            page::ok(&around.view(desk.page, Some(id), reply.body.version, form))
        }
        (Err(problem), _) | (_, Err(problem)) => desk.refuse(&problem),
    }
}

/// `POST /desk/replies`
pub(in crate::desk::pages) async fn add(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Replies);
    let reply = read(&posted.typed);
    let answer = desk.rooms.cases.add_reply(&desk.token, posted.once.as_str(), &reply).await;
    answered(desk, None, &posted, answer).await
}

/// `POST /desk/replies/{id}`
pub(in crate::desk::pages) async fn edit(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Replies);
    let Ok(id) = id.parse::<ReplyId>() else { return desk.refuse(&Problem::not_found()) };
    let (reply, version) = (read(&posted.typed), version(&posted.typed));
    let answer = desk.rooms.cases.edit_reply(&desk.token, id, version, posted.once.as_str(), &reply).await;
    answered(desk, Some(id), &posted, answer).await
}

/// `POST /desk/replies/{id}/remove`. One that is gone already is as good as taken away.
pub(in crate::desk::pages) async fn remove(desk: Desk, id: web::Path<String>, _posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Replies);
    let Ok(id) = id.parse::<ReplyId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.cases.remove_reply(&desk.token, id).await {
        Ok(()) => page::see_other(&desk.page, &Done::Described.at(PATH)),
        Err(problem) if problem.kind == ProblemKind::NotFound => page::see_other(&desk.page, PATH),
        Err(problem) => desk.refuse(&problem),
    }
}

async fn answered(
    mut desk: Desk,
    id: Option<ReplyId>,
    posted: &ProtectedForm,
    answer: Result<ReplyView, Problem>,
) -> HttpResponse {
    let path = id.map_or_else(|| PATH.to_owned(), |id| format!("{PATH}/{id}"));
    desk.page = desk.page.at_path(&path);
    let problem = match answer {
        Ok(_) => return page::see_other(&desk.page, &Done::Described.at(PATH)),
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::NotFound | ProblemKind::Unauthenticated) {
        return desk.refuse(&problem);
    }
    let around = match Around::of(&desk, None).await {
        Ok(around) => around,
        Err(problem) => return desk.refuse(&problem),
    };
    let fields = Replies::fields(desk.page.w, around.teams.clone().unwrap_or_default());
    let form = Form::again(&desk.page, fields, &posted.typed, posted.once.clone()).to(path);
    let form = form.refused(&problem, desk.page.w);
    let status = page::status_of(&problem);
    let page = desk.page.failing(form.failed());
    page::show(status, &around.view(page, id, version(&posted.typed), Some(form)))
}

/// The list beside the form, and the teams of the form for those who may write.
struct Around {
    list: List<ReplyView>,
    teams: Option<Vec<Choice>>,
}

impl Around {
    async fn of(desk: &Desk, cursor: Option<String>) -> Result<Self, Problem> {
        let asked = ListReplies { limit: Some(ROWS), cursor, ..ListReplies::default() };
        let list = desk.rooms.cases.replies(&desk.token, &asked);
        if !desk.may::<perm::WriteReplies>() {
            return Ok(Self { list: list.await?, teams: None });
        }
        let (list, teams) = futures::join!(list, desk.rooms.cases.teams(&desk.token));
        let language = desk.page.language();
        let teams = teams?.items.into_iter();
        let teams = teams.map(|team| Choice::new(team.team.id.to_string(), team.team.name.get(language)));
        Ok(Self { list: list?, teams: Some(teams.collect()) })
    }

    fn view(self, page: Page, id: Option<ReplyId>, version: i64, form: Option<Form>) -> Replies {
        let heading = page.w.get(if id.is_some() { "replies-edit" } else { "replies-new" });
        let remove = id.filter(|_| form.is_some());
        Replies {
            replies: self.list.items.iter().map(|reply| listed(reply, &page, format!("{PATH}/{}", reply.id))).collect(),
            next: next_page(PATH, &[], self.list.next.as_deref()),
            heading: heading.into_owned(),
            remove: remove.map(|id| Form::new(&page, Vec::new()).to(format!("{PATH}/{id}/remove"))),
            form,
            version,
            page,
        }
    }
}

/// A reply in a list, with its page.
pub(super) fn listed(reply: &ReplyView, page: &Page, href: String) -> Reply {
    let (w, language) = (page.w, page.language());
    let team = reply.team.as_ref().map(|team| team.name.get(language).to_owned());
    Reply {
        href,
        title: reply.title.clone(),
        team: team.unwrap_or_else(|| w.get("reply-every-team").into_owned()),
        text: reply.text.get(language).to_owned(),
        acts: acts(reply.acts.to, reply.acts.take, reply.acts.note.as_deref(), w),
    }
}

/// The form with what a reply says now.
fn filled(mut form: Form, reply: &ReplyView) -> Form {
    for field in &mut form.fields {
        match field.name.as_str() {
            "title" => field.value.clone_from(&reply.title),
            "team" => field.value = reply.team.as_ref().map(|team| team.id.to_string()).unwrap_or_default(),
            "en" => field.value.clone_from(&reply.text.en),
            "cy" => field.value = reply.text.cy.clone().unwrap_or_default(),
            "state" => field.value = reply.acts.to.map(|to| to.name().to_owned()).unwrap_or_default(),
            "outcome" => field.value = reply.acts.outcome.map(|how| how.name().to_owned()).unwrap_or_default(),
            "take" if reply.acts.take => field.values = vec!["yes".to_owned()],
            "note" => field.value = reply.acts.note.clone().unwrap_or_default(),
            _ => {}
        }
    }
    form
}

/// The version that the form was made for; one that can't be read is no version at all.
pub(super) fn version(typed: &Typed) -> i64 {
    typed.get("version").parse().unwrap_or_default()
}

/// What was typed, as cases takes it.
fn read(typed: &Typed) -> WriteReply {
    let given = |name: &str| typed.given(name).map(str::to_owned);
    WriteReply {
        title: typed.get("title").to_owned(),
        team: typed.get("team").parse().ok(),
        text: Bilingual { en: typed.get("en").to_owned(), cy: given("cy") },
        acts: ReplyActs {
            to: typed.get("state").parse().ok(),
            outcome: typed.get("outcome").parse().ok(),
            take: typed.get("take") == "yes",
            note: given("note"),
        },
    }
}

#[cfg(test)]
mod tests {
    use cases_api::workflow::State;

    use super::*;

    #[test]
    fn what_was_typed_is_kept() {
        let typed: Typed =
            [("title", "Ask"), ("en", "Which bin?"), ("state", "waiting"), ("take", "yes"), ("note", " ")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into_iter()
                .collect();
        let reply = read(&typed);
        assert_eq!((reply.title.as_str(), reply.text.en.as_str(), reply.text.cy), ("Ask", "Which bin?", None));
        let expected = ReplyActs { to: Some(State::Waiting), take: true, ..ReplyActs::default() };
        assert_eq!((reply.team, reply.acts), (None, expected));
    }
}
