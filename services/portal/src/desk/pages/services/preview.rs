//! A draft as a citizen or an agent will see it.

use actix_web::{HttpResponse, web};
use cases_api::catalogue::ServiceDetail;
use contract::Channel;

use super::{Opened, Query};
use crate::citizen::pages::report;
use crate::desk::case::Row as Fact;
use crate::desk::services::{Part, Preview};
use crate::page::{self, Page, terms};
use crate::visit::Desk;

/// `GET /desk/services/{id}/preview`
pub(super) async fn show(desk: Desk, path: web::Path<String>, asked: Query) -> HttpResponse {
    let opened = match Opened::of(desk, &path).await {
        Ok(opened) => opened,
        Err(answer) => return answer,
    };
    let draft = match opened.draft().await {
        Ok(draft) => draft,
        Err(problem) => return opened.desk.refuse(&problem),
    };
    let (page, entry, agent) =
        (&opened.desk.page, &opened.service.entry, asked.get("as").is_some_and(|who| who == "agent"));
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
        fields: report::fields(&detail, page.w),
        received: text(&draft.definition.messages.received),
        completed: text(&draft.definition.messages.completed),
        page: opened.desk.page,
    })
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
