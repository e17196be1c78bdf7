use actix_web::{HttpRequest, HttpResponse, web};
use cases_api::case::ToldBy;
use cases_api::follow::{FindCase, FollowedCase, PublicStep, Reply};
use cases_api::target::Step;
use cases_api::workflow::State;
use contract::{Problem, ProblemKind};

use super::after;
use crate::citizen::after::After;
use crate::citizen::case::{Case, Event};
use crate::citizen::follow::Follow;
use crate::citizen::sent::Sent;
use crate::citizen::still::Still;
use crate::citizen::told::told;
use crate::desk::explain::explain;
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Page, Status};
use crate::visit::Visit;
use crate::words::dates;

/// What the address of a report ends with once a reply was sent.
const REPLIED: &str = "replied";
/// What the address of a report ends with once something was done, and what is told of it.
const NOTICES: [(&str, &str); 3] =
    [(REPLIED, "case-reply-sent"), ("rated", "after-thanks"), ("reopened", "after-reopened")];

pub async fn sent(visit: Visit, token: web::Path<String>) -> HttpResponse {
    match by_token(&visit, &token).await {
        Ok(case) => page::ok(&made(visit.page, &case)),
        Err(problem) => visit.refuse(&problem),
    }
}

pub async fn ask(visit: Visit) -> HttpResponse {
    page::ok(&Follow::new(visit.page))
}

pub async fn find(visit: Visit, asked: ProtectedForm) -> HttpResponse {
    let given = |name: &str| asked.typed.given(name).map(str::to_owned);
    let which = FindCase { token: None, reference: given("reference"), postcode: given("postcode") };
    let problem = match visit.rooms.cases.follow(&visit.token, &which).await {
        Ok(case) => return page::see_other(&visit.page, &format!("/follow/{}", case.token)),
        Err(problem) => problem,
    };
    let w = visit.page.w;
    let form = Form::again(&visit.page, Follow::fields(w), &asked.typed, asked.once);
    let form = match problem.kind {
        ProblemKind::NotFound => form.wrong("reference", w.get("follow-not-found")),
        _ => form.refused(&problem, w),
    };
    page::show(page::status_of(&problem), &Follow { page: visit.page.failing(true), form })
}

pub async fn show(visit: Visit, token: web::Path<String>, request: HttpRequest) -> HttpResponse {
    let case = match by_token(&visit, &token).await {
        Ok(case) => case,
        Err(problem) => return visit.refuse(&problem),
    };
    let told = |what: &str| request.query_string().split('&').any(|part| part == what);
    let said = NOTICES.iter().find(|(what, _)| told(what));
    let notice = said.map(|(_, words)| visit.page.w.get(words).into_owned());
    let mut page = visit.page.at_path(&path_of(&case));
    page.notice = notice;
    let reply = Form::new(&page, reply_fields(&case, &page));
    page::ok(&seen(page, &case, reply))
}

pub async fn reply(visit: Visit, token: web::Path<String>, written: ProtectedForm) -> HttpResponse {
    let reply = Reply { token: token.into_inner(), text: written.typed.get("text").to_owned() };
    let problem = match visit.rooms.cases.reply(&visit.token, written.once.as_str(), &reply).await {
        Ok(case) => return page::see_other(&visit.page, &format!("{}?{REPLIED}", path_of(&case))),
        Err(problem) => problem,
    };
    let case = match by_token(&visit, &reply.token).await {
        Ok(case) => case,
        Err(problem) => return visit.refuse(&problem),
    };
    let page = visit.page.at_path(&path_of(&case)).failing(true);
    let form = Form::again(&page, reply_fields(&case, &page), &written.typed, written.once).refused(&problem, page.w);
    page::show(page::status_of(&problem), &seen(page, &case, form))
}

/// A reload of an address that takes something leads to the report.
pub async fn back(visit: Visit) -> HttpResponse {
    let report = visit.page.path.rsplit_once('/').map_or("/follow", |(report, _)| report);
    page::see_other(&visit.page, report)
}

/// The report with a form of what comes after its end as it was sent.
pub(super) fn seen_again(page: Page, case: &FollowedCase, after: Option<After>, problem: &Problem) -> HttpResponse {
    let reply = Form::new(&page, reply_fields(case, &page));
    page::show(page::status_of(problem), &Case { after, ..seen(page, case, reply) })
}

pub(super) async fn by_token(visit: &Visit, token: &str) -> Result<FollowedCase, Problem> {
    let which = FindCase { token: Some(token.to_owned()), ..FindCase::default() };
    visit.rooms.cases.follow(&visit.token, &which).await
}

pub(super) fn path_of(case: &FollowedCase) -> String {
    format!("/follow/{}", case.token)
}

fn due(case: &FollowedCase, page: &Page) -> String {
    dates::day(dates::london_date(case.due_at), page.language())
}

/// Whether the council has stopped the service and the day moves on with it: then none can be told.
fn stopped(case: &FollowedCase) -> bool {
    let stands = |step: &Step| matches!(step, Step::StandsStill { .. });
    case.still.is_some() && case.target.as_ref().is_none_or(|target| target.steps.iter().any(stands))
}

fn made(page: Page, case: &FollowedCase) -> Sent {
    Sent {
        reference: case.reference.to_string(),
        service: page.say(&case.service).to_owned(),
        next: page.say(&case.what_next).to_owned(),
        due: if stopped(case) { String::new() } else { due(case, &page) },
        emailed: case.told_by == ToldBy::Email,
        lettered: case.told_by == ToldBy::Letter,
        told: told(&page, case),
        follow_href: path_of(case),
        page,
    }
}

fn reply_fields(case: &FollowedCase, page: &Page) -> Vec<crate::form::Field> {
    Case::reply_fields(page.w, case.state == State::Waiting)
}

/// The report as it stands; a reply is taken until it is done.
fn seen(page: Page, case: &FollowedCase, reply: Form) -> Case {
    let status = Status::named(case.state.name()).unwrap_or(Status::Received);
    let outcome = case.outcome.as_ref().map(|outcome| page.say(outcome).to_owned());
    let done = case.state == State::Done;
    Case {
        reference: case.reference.to_string(),
        service: page.say(&case.service).to_owned(),
        team: page.say(&case.team).to_owned(),
        status,
        standing: page.say(&case.state_words).to_owned(),
        meaning: outcome.unwrap_or_else(|| status.meaning(page.w).into_owned()),
        received: dates::moment(case.opened_at, page.language()),
        due: match (done, stopped(case)) {
            (true, _) => String::new(),
            (_, true) => page.w.get("case-due-stopped").into_owned(),
            _ => due(case, &page),
        },
        together: case.together,
        explanation: case.target.as_ref().map(|target| explain(target, page.w)).unwrap_or_default(),
        still: case.still.as_ref().filter(|_| !done).map(|still| Still::of(still, &page)),
        told: told(&page, case),
        by_reference: case.by_reference,
        events: case.steps.iter().rev().map(|step| event(step, &page)).collect(),
        reply: (!done).then(|| reply.to(format!("{}/reply", path_of(case)))),
        after: after::forms(&page, case),
        page,
    }
}

fn event(step: &PublicStep, page: &Page) -> Event {
    let title =
        if step.from_citizen { page.w.get("event-yours").into_owned() } else { page.say(&step.title).to_owned() };
    Event {
        title,
        when: dates::moment(step.at, page.language()),
        text: step.text.clone().unwrap_or_default(),
        own: step.from_citizen,
    }
}

#[cfg(test)]
mod tests {
    use contract::{Bilingual, Language};
    use serde_json::json;

    use super::*;
    use crate::citizen::told::Told;
    use cases_api::calendar::StandsStill;

    fn case(state: &str) -> FollowedCase {
        let at = "2026-11-20T16:00:00Z";
        serde_json::from_value(json!({
            "reference": contract::Reference::random(contract::Prefix::numbered(1), &mut rand::rng()).to_string(),
            "token": "secret", "service": { "en": "Missed bin" }, "state": state,
            "state_words": { "en": "We need something from you" }, "outcome": null,
            "opened_at": at, "due_at": "2026-11-24T17:00:00Z", "what_next": { "en": "We come back." },
            "email": false, "told_by": "letter", "language": "en",
            "answers": [
                { "label": { "en": "From which day?" }, "answer": { "en": "2026-12-01" } },
                { "label": { "en": "Price for a year" }, "answer": { "en": "£96" } },
            ],
            "files": ["gate.jpg"],
            "steps": [
                { "at": at, "title": { "en": "We received your request" }, "text": null, "from_citizen": false },
                { "at": at, "title": { "en": "Your reply" }, "text": "Yes", "from_citizen": true },
            ],
        }))
        .unwrap()
    }

    fn seen_at(state: &str) -> Case {
        let page = Page::sample(Language::En);
        let case = case(state);
        let form = Form::new(&page, reply_fields(&case, &page));
        seen(page, &case, form)
    }

    #[test]
    fn the_latest_step_stands_first_and_a_reply_goes_to_its_own_address() {
        let seen = seen_at("waiting");
        let titles: Vec<&str> = seen.events.iter().map(|event| event.title.as_str()).collect();
        assert_eq!(titles, ["Your message", "We received your request"]);
        assert_eq!(seen.reply.unwrap().action, "/follow/secret/reply");
        assert_eq!(seen.due, "Tuesday 24 November 2026");
    }

    #[test]
    fn the_citizen_reads_their_answers_the_price_and_the_names_of_their_files_again() {
        let read = |told: &[Told]| {
            told.iter().map(|told| format!("{} {}", told.key, told.value)).collect::<Vec<_>>().join(" / ")
        };
        let words = "From which day? Tuesday 1 December 2026 / Price for a year £96 / Files gate.jpg";
        assert_eq!(read(&seen_at("received").told), words);
        let made = made(Page::sample(Language::En), &case("received"));
        assert_eq!(read(&made.told), words);
        assert!(made.lettered && !made.emailed, "who gave an address and no email is told of a letter");
    }

    #[test]
    fn no_day_is_told_while_the_service_is_stopped() {
        let mut stopped = case("received");
        let why = Bilingual::english("A storm.");
        stopped.still = Some(StandsStill { why, since: time::macros::datetime!(2026-11-21 09:00 UTC) });
        let page = Page::sample(Language::En);
        let form = Form::new(&page, Vec::new());
        assert_eq!(seen(page, &stopped, form).due, "No day can be given while the service is stopped");
        assert!(made(Page::sample(Language::En), &stopped).due.is_empty());
    }

    #[test]
    fn a_report_that_is_done_takes_no_reply_and_has_no_day_ahead() {
        let mut done = case("done");
        done.outcome = Some(Bilingual::english("Your bin has been emptied."));
        let page = Page::sample(Language::En);
        let form = Form::new(&page, Vec::new());
        let seen = seen(page, &done, form);
        assert!(seen.reply.is_none() && seen.due.is_empty());
        assert_eq!(seen.meaning, "Your bin has been emptied.");
    }
}
