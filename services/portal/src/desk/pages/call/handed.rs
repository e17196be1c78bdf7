//! Reports that the caller is to finish: handed over in the panel, and seen there while they go on.

use actix_web::{HttpResponse, web};
use cases_api::draft::{Draft, DraftState, HandOver, LinkBy, ListDrafts};
use cases_api::perm;
use contacts_api::interaction::Interaction;
use contract::{ContactId, InteractionId, Problem, ProblemKind};
use serde::Deserialize;

use super::topic::Topic;
use super::{Asked, AtCall, Refused, draft, find, panel, path};
use crate::citizen::pages::continuing::typed_so_far;
use crate::desk::call::handed::{HandedOver, Report};
use crate::desk::case::Row;
use crate::desk::pages::done::Done;
use crate::form::{ProtectedForm, Typed};
use crate::page;
use crate::visit::Desk;
use crate::words::dates;

/// Whose reports.
#[derive(Deserialize)]
pub(super) struct Whose {
    #[serde(default)]
    contact: String,
}

/// How the link goes to the caller.
#[derive(Deserialize)]
pub(super) struct Way {
    by: Option<LinkBy>,
}

/// `GET /desk/calls/{id}/handed`
pub(super) async fn again(at: AtCall, whose: web::Query<Whose>) -> HttpResponse {
    let AtCall { desk, id } = at;
    let contact = whose.contact.parse().ok();
    let found = of(&desk, id, contact).await;
    find::fragment(&desk, &shown(&desk, (id, contact), found))
}

/// What was handed over in a call, and what its caller hasn't sent of earlier ones.
pub(super) async fn of(desk: &Desk, call: InteractionId, contact: Option<ContactId>) -> Result<Vec<Draft>, Problem> {
    if !desk.may::<perm::WorkCases>() {
        return Ok(Vec::new());
    }
    let which = ListDrafts { call: Some(call), contact };
    desk.rooms.cases.drafts(&desk.token, &which).await.map(|found| found.items)
}

/// The same as the panel shows it.
pub(super) fn shown(
    desk: &Desk,
    (call, contact): (InteractionId, Option<ContactId>),
    found: Result<Vec<Draft>, Problem>,
) -> HandedOver {
    let whose = contact.map(|contact| format!("?contact={contact}")).unwrap_or_default();
    let away = if found.is_err() { desk.page.w.get("call-away").into_owned() } else { String::new() };
    let reports = found.unwrap_or_default();
    HandedOver {
        w: desk.page.w,
        path: format!("{}/handed{whose}", path(call)),
        reports: reports.iter().map(|report| shown_one(desk, call, report)).collect(),
        away,
    }
}

fn shown_one(desk: &Desk, call: InteractionId, draft: &Draft) -> Report {
    let (w, language) = (desk.page.w, desk.page.language());
    let count = |number: i16| u32::try_from(number).unwrap_or_default();
    let (answered, questions) = (count(draft.answered), count(draft.questions));
    let own = format!("/desk/drafts/{}", draft.id);
    let sent = draft.state == DraftState::Sent;
    let standing = match (draft.state, draft.touched_at, draft.opened_at) {
        (DraftState::Sent, ..) => w.get("draft-sent").into_owned(),
        (DraftState::TakenBack, ..) => w.get("call-handed-taken-back").into_owned(),
        (_, Some(at), _) => format!("{} {}", w.get("draft-touched"), dates::short_moment(at, language)),
        (_, None, Some(at)) => format!("{} {}", w.get("draft-opened"), dates::short_moment(at, language)),
        (_, None, None) if draft.emailed => w.get("call-handed-emailed").into_owned(),
        (_, None, None) if draft.texted => w.get("call-handed-texted").into_owned(),
        (_, None, None) => w.get("call-handed-unopened").into_owned(),
    };
    // The code of an earlier call's report isn't read out to whoever calls: its own page has it.
    let read_out = draft.link.as_ref().filter(|_| draft.call == Some(call) && draft.opened_at.is_none());
    let way_in = read_out.map(|link| {
        let page = desk.rooms.config.address(desk.council.host(), "/continue");
        vec![Row::new(w.get("draft-page"), page), Row::new(w.get("draft-code"), link.code.clone())]
    });
    Report {
        href: format!("{own}?call={call}"),
        service: desk.page.say(&draft.service).to_owned(),
        reference: draft.reference.to_string(),
        standing,
        counted: w.with("draft-progress", &[("answered", &answered), ("questions", &questions)]).into_owned(),
        answered: draft.answered,
        questions: draft.questions,
        way_in: way_in.unwrap_or_default(),
        take_back: if sent { String::new() } else { format!("{own}/take-back?call={call}") },
        case_href: draft.case.map(|case| format!("/desk/cases/{case}?call={call}")).unwrap_or_default(),
    }
}

/// `POST /desk/calls/{id}/hand-over`: the caller finishes the report themselves.
pub(super) async fn hand_over(at: AtCall, way: web::Query<Way>, posted: ProtectedForm) -> HttpResponse {
    let AtCall { desk, id } = at;
    let call = match desk.rooms.contacts.interaction(&desk.token, id).await {
        Ok(call) => call,
        Err(problem) => return desk.refuse(&problem),
    };
    match begin(&desk, &call, way.by, &posted).await {
        Ok(()) => page::see_other(&desk.page, &Done::HandedOver.at(&path(id))),
        Err(problem) if problem.kind == ProblemKind::Unauthenticated => desk.refuse(&problem),
        Err(problem) => {
            let _kept = draft::kept(&desk, id, &posted.typed).await;
            panel(desk, &call, &Asked::default(), Some(Refused { posted: &posted, problem: &problem })).await
        }
    }
}

/// Hands over what was typed so far, and forgets it here: from now on it is the draft's.
async fn begin(desk: &Desk, call: &Interaction, by: Option<LinkBy>, posted: &ProtectedForm) -> Result<(), Problem> {
    let Some(Topic::Service(slug)) = Topic::named(posted.typed.get("call-about")) else {
        return Err(Problem::not_found());
    };
    let service = desk.rooms.cases.service(&desk.token, &slug).await?;
    let (reporter, answers) = typed_so_far(&service, &posted.typed, desk.page.w);
    let handed = HandOver {
        service: slug.clone(),
        language: desk.page.language(),
        reporter,
        answers,
        channel: call.summary.channel,
        call: Some(call.summary.id),
        contact: call.summary.contact.as_ref().map(|contact| contact.id),
        by,
    };
    desk.rooms.cases.hand_over(&desk.token, posted.once.as_str(), &handed).await?;
    if let Err(problem) = draft::kept(desk, call.summary.id, &left(&posted.typed, &slug)).await {
        tracing::warn!(problem = problem.kind.slug(), "a report is handed over, and its call still has it");
    }
    Ok(())
}

/// What is left of what was typed: the note, and what the call was about.
fn left(typed: &Typed, slug: &str) -> Typed {
    let note = typed.shown().filter(|(name, _)| ["call-note", draft::EDITION].contains(name));
    let note = note.map(|(name, value)| (name.to_owned(), value.to_owned()));
    note.chain([("call-matter".to_owned(), slug.to_owned())]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_stays_with_the_call_and_the_answers_go_with_the_draft() {
        let pairs = [("bin", "rubbish"), ("call-note", "On her phone."), ("call-about", "service:missed-bin")];
        let typed: Typed = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect();
        let left = left(&typed, "missed-bin");
        assert_eq!((left.get("call-note"), left.get("call-matter")), ("On her phone.", "missed-bin"));
        assert!(left.given("bin").is_none() && left.given("call-about").is_none());
    }
}
