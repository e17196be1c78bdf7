//! What is known already where someone is about to report, and being told of it instead.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use cases_api::Answers;
use cases_api::catalogue::ServiceDetail;
use cases_api::catalogue::definition::Shown;
use cases_api::form::Kind;
use cases_api::known::{AskFollowed, AskKnown, ConfirmFollowing, Follow, KnownIncident, KnownReport, StopFollowing};
use contract::{Problem, ProblemKind};
use serde::Deserialize;

use crate::citizen::known::{BeTold, ConfirmTold, Confirming, Incident, Known, Report, SEEN, Stop};
use crate::form::{Form, OnceKey, ProtectedForm, Typed};
use crate::page::{self, Page, Status};
use crate::visit::Visit;
use crate::words::dates;

/// Where someone has themselves told.
const PATH: &str = "/be-told";

/// Where something is, as far as the answers say it.
pub fn place(service: &ServiceDetail, answers: &Answers, own_postcode: Option<&str>) -> AskKnown {
    let given = |kind: Kind| {
        let mut asked = service.form.fields.iter().filter(move |field| field.kind == kind);
        asked.find_map(|field| answers.get(&field.name))
    };
    let position = given(Kind::Position);
    let degrees = |part: &str| position?.get(part)?.as_f64();
    let address = given(Kind::Address);
    let postcode = address.and_then(|address| address.get("postcode")?.as_str()).or(own_postcode);
    let (lat, lon) = degrees("lat").zip(degrees("lon")).unzip();
    AskKnown { lat, lon, postcode: postcode.map(str::to_owned) }
}

/// What is known there; nothing while that can't be had.
pub async fn about(visit: &Visit, service: &ServiceDetail, place: &AskKnown) -> Option<Known> {
    if service.shows == Shown::Nothing {
        return None;
    }
    let known = visit.rooms.cases.known(&visit.token, &service.service.slug, place).await.ok()?;
    (!known.is_empty()).then(|| shown(&visit.page, &known))
}

/// What is known that the form's sender hasn't been told yet.
pub async fn unseen(visit: &Visit, service: &ServiceDetail, place: &AskKnown, typed: &Typed) -> Option<Known> {
    let known = about(visit, service, place).await?;
    let seen: Vec<&str> = typed.get(SEEN).split(',').collect();
    let new = known.seen.split(',').any(|id| !seen.contains(&id));
    new.then_some(Known { asks: true, ..known })
}

/// What is known, in the page's language.
pub fn shown(page: &Page, known: &cases_api::known::Known) -> Known {
    let ids = known.incidents.iter().map(|one| one.id.to_string());
    let ids = ids.chain(known.reports.iter().map(|one| one.id.to_string()));
    Known {
        seen: ids.collect::<Vec<_>>().join(","),
        incidents: known.incidents.iter().map(|one| incident(page, one)).collect(),
        reports: known.reports.iter().map(|one| report(page, one)).collect(),
        asks: false,
    }
}

fn incident(page: &Page, one: &KnownIncident) -> Incident {
    let at = dates::moment(one.since, page.language());
    Incident {
        id: one.id.to_string(),
        title: page.say(&one.title).to_owned(),
        told: page.say(&one.told).to_owned(),
        since: page.w.with_one("known-since", "at", at).into_owned(),
        href: format!("{PATH}?incident={}", one.id),
    }
}

fn report(page: &Page, one: &KnownReport) -> Report {
    let day = dates::day(dates::london_date(one.opened_at), page.language());
    let text = match one.within_metres {
        Some(metres) => page.w.with("known-near", &[("metres", &metres), ("day", &day)]),
        None => page.w.with_one("known-postcode", "day", &day),
    };
    Report {
        text: text.into_owned(),
        status: Status::named(one.state.name()).unwrap_or(Status::Received),
        href: format!("{PATH}?report={}", one.id),
    }
}

/// What is followed.
#[derive(Default, Deserialize)]
pub struct Which {
    #[serde(default)]
    incident: String,
    #[serde(default)]
    report: String,
}

impl Which {
    /// # Errors
    /// `not-found` for what is no id of one of both.
    fn asked(&self) -> Result<AskFollowed, Problem> {
        let asked = AskFollowed { incident: self.incident.parse().ok(), report: self.report.parse().ok() };
        if asked.incident.is_some() == asked.report.is_some() { Err(Problem::not_found()) } else { Ok(asked) }
    }
}

/// `GET /be-told`
pub async fn ask(visit: Visit, which: web::Query<Which>, request: HttpRequest) -> HttpResponse {
    let asked = match which.asked() {
        Ok(asked) => asked,
        Err(problem) => return visit.refuse(&problem),
    };
    let done = request.query_string().split('&').any(|part| part == "done");
    match visit.rooms.cases.followable(&visit.token, &asked).await {
        Ok(followed) => {
            let form = (!done).then(|| Form::new(&visit.page, BeTold::fields(visit.page.w)));
            page::ok(&told(visit.page, &followed, form))
        }
        Err(problem) => visit.refuse(&problem),
    }
}

fn told(page: Page, followed: &cases_api::known::Followed, form: Option<Form>) -> BeTold {
    let text = followed.told.as_ref().map(|text| page.say(text).to_owned());
    BeTold { title: page.say(&followed.title).to_owned(), told: text.unwrap_or_default(), form, page }
}

/// `POST /be-told`
pub async fn begin(visit: Visit, which: web::Query<Which>, posted: ProtectedForm) -> HttpResponse {
    let asked = match which.asked() {
        Ok(asked) => asked,
        Err(problem) => return visit.refuse(&problem),
    };
    let follow = Follow {
        incident: asked.incident,
        report: asked.report,
        email: posted.typed.get("email").to_owned(),
        language: visit.page.language(),
    };
    let problem = match visit.rooms.cases.follow_along(&visit.token, posted.once.as_str(), &follow).await {
        Ok(_) => {
            let path = visit.page.path.clone();
            return page::see_other(&visit.page, &format!("{path}&done"));
        }
        Err(problem) => problem,
    };
    match visit.rooms.cases.followable(&visit.token, &asked).await {
        Ok(followed) => {
            let w = visit.page.w;
            let form = Form::again(&visit.page, BeTold::fields(w), &posted.typed, posted.once).refused(&problem, w);
            page::show(page::status_of(&problem), &told(visit.page.failing(true), &followed, Some(form)))
        }
        Err(problem) => visit.refuse(&problem),
    }
}

/// `GET /be-told/confirm/{token}`: nothing is confirmed by looking, as programs that read emails do.
pub async fn ask_confirm(visit: Visit) -> HttpResponse {
    let form = Form::new(&visit.page, Vec::new());
    page::ok(&ConfirmTold { stands: Confirming::Asked(Box::new(form)), page: visit.page })
}

/// `POST /be-told/confirm/{token}`
pub async fn confirm(visit: Visit, token: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let asked = ConfirmFollowing { token: token.into_inner() };
    match visit.rooms.cases.confirm_following(&visit.token, posted.once.as_str(), &asked).await {
        Ok(followed) => {
            let title = visit.page.say(&followed.title).to_owned();
            page::ok(&ConfirmTold { stands: Confirming::Done(title), page: visit.page })
        }
        Err(problem) if problem.kind == ProblemKind::NotFound => {
            page::show(StatusCode::NOT_FOUND, &ConfirmTold { stands: Confirming::Over, page: visit.page })
        }
        Err(problem) => visit.refuse(&problem),
    }
}

/// `GET /stop/{token}` and `GET /stop/one-click/{token}`: nothing is stopped by looking.
pub async fn ask_stop(visit: Visit) -> HttpResponse {
    let path = visit.page.path.replacen("/one-click/", "/", 1);
    let form = Form::new(&visit.page, Vec::new()).to(path);
    page::ok(&Stop { form: Some(form), page: visit.page })
}

/// `POST /stop/{token}`
pub async fn stop(visit: Visit, token: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    stopped(visit, token.into_inner(), &posted.once).await
}

/// `POST /stop/one-click/{token}`: a mail program's own button (RFC 8058). It has no cookie and no page of ours; the secret
/// alone is believed.
pub async fn stop_at_once(visit: Visit, token: web::Path<String>) -> HttpResponse {
    stopped(visit, token.into_inner(), &OnceKey::fresh()).await
}

async fn stopped(visit: Visit, token: String, once: &OnceKey) -> HttpResponse {
    match visit.rooms.cases.stop_following(&visit.token, once.as_str(), &StopFollowing { token }).await {
        Ok(()) => page::ok(&Stop { form: None, page: visit.page }),
        Err(problem) => visit.refuse(&problem),
    }
}
