//! A draft as a citizen or an agent will see it.

use actix_web::{HttpResponse, web};
use cases_api::catalogue::ServiceDetail;
use contract::Channel;

use super::{Opened, Query};
use crate::citizen::pages::report;
use crate::desk::case::Row as Fact;
use crate::desk::services::{Part, Preview};
use crate::form::{Form, ProtectedForm, questions, repeated, standard};
use crate::page::{self, Page, terms};
use crate::visit::Desk;

/// `GET /desk/services/{id}/preview`
pub(super) async fn show(desk: Desk, path: web::Path<String>, asked: Query) -> HttpResponse {
    let agent = asked.get("as").is_some_and(|who| who == "agent");
    shown(desk, &path, agent, None).await
}

/// `POST /desk/services/{id}/preview`: the same with what was typed; nothing of it is kept or sent.
pub(super) async fn fill(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let agent = posted.typed.get("as") == "agent";
    shown(desk, &path, agent, Some(&posted)).await
}

async fn shown(desk: Desk, path: &str, agent: bool, posted: Option<&ProtectedForm>) -> HttpResponse {
    let opened = match Opened::of(desk, path).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let draft = match opened.draft().await {
        Ok(draft) => draft,
        Err(problem) => return opened.desk.refuse(&problem),
    };
    let (page, entry) = (&opened.desk.page, &opened.service.entry);
    let detail = draft.definition.to_detail(Some(entry.id), &entry.slug, &entry.team.name);
    let text = |text: &contract::Bilingual| page.say(text).to_owned();
    page::ok(&Preview {
        frame: opened.frame(Part::Overview),
        agent,
        name: text(&detail.service.name),
        guidance: detail.guidance.iter().map(text).collect(),
        urgent: detail.urgent.as_ref().map(text).unwrap_or_default(),
        target: report::target(detail.target, page.w),
        script: detail.call_script.iter().map(text).collect(),
        facts: facts(page, &detail),
        closed: if detail.is_open(Channel::Web) { String::new() } else { terms::closed(&detail, page.w) },
        form: form(page, &detail, posted).to(format!("{}/preview", opened.path(Part::Overview))),
        received: text(&draft.definition.messages.received),
        completed: text(&draft.definition.messages.completed),
        page: opened.desk.page,
    })
}

/// The questions as what was typed makes them.
fn form(page: &Page, detail: &ServiceDetail, posted: Option<&ProtectedForm>) -> Form {
    let asks = &detail.form;
    let Some(posted) = posted else {
        let mut form = Form::new(page, report::fields(detail, page.w));
        questions::decide(&mut form.fields, asks, &cases_api::Answers::default());
        return form;
    };
    let changed = repeated::changed(&standard::questions(asks, page.w), &posted.typed);
    let typed = changed.as_ref().unwrap_or(&posted.typed);
    let mut form = Form::again(page, report::fields(detail, page.w), typed, posted.once.clone());
    questions::decide(&mut form.fields, asks, &questions::answers(asks, typed, page.w));
    form
}

/// What an agent is told of a service beside its questions.
fn facts(page: &Page, detail: &ServiceDetail) -> Vec<Fact> {
    let w = page.w;
    vec![
        Fact::new(w.get("catalogue-team"), page.say(&detail.team)),
        Fact::new(w.get("catalogue-audience"), terms::audience(detail.audience, w)),
        Fact::new(w.get("catalogue-channels"), terms::channels(&detail.channels, w)),
    ]
}
