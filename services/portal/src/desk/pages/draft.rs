//! Reports that staff begin: sent at once, or handed over to their citizen and watched.

use actix_web::{HttpResponse, web};
use cases_api::case::{CaseOpened, OpenCase};
use cases_api::catalogue::{FoundService, Provider, ServiceDetail};
use cases_api::draft::{Draft, DraftState, HandOver, LinkBy, SendDraft};
use contacts_api::interaction::{CaseLink, LinkCase};
use contract::{Channel, ContactId, DraftId, InteractionId, Problem, ProblemKind};
use serde::Deserialize;

use crate::citizen::groups::Group;
use crate::citizen::pages::continuing::{filled_with, typed_so_far};
use crate::citizen::pages::report;
use crate::desk::case::Row;
use crate::desk::draft::{Choose, DraftForm, Progress};
use crate::form::{Choice, Form, ProtectedForm, Typed, questions, repeated, standard};
use crate::page::{self, Section};
use crate::visit::Desk;
use crate::words::dates;

const PATH: &str = "/desk/drafts";
/// What goes along with the form from the address that opened it.
const ALONG: [&str; 4] = ["service", "call", "contact", "channel"];

/// During which call a page is used.
#[derive(Deserialize)]
pub(super) struct During {
    #[serde(default)]
    call: String,
}

impl During {
    /// The call, if it can be one.
    fn call(&self) -> Option<InteractionId> {
        self.call.parse().ok()
    }
}

/// What is begun, in which call, for whom.
#[derive(Deserialize)]
pub(super) struct Begin {
    service: Option<String>,
    call: Option<String>,
    contact: Option<String>,
    channel: Option<String>,
}

impl Begin {
    /// What goes along with the form.
    fn along(self) -> Vec<(&'static str, String)> {
        let values = [self.service, self.call, self.contact, self.channel];
        ALONG.into_iter().zip(values).filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

/// `GET /desk/drafts/new`
pub(super) async fn new(desk: Desk, begin: web::Query<Begin>) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let begin = begin.into_inner();
    let Some(slug) = begin.service.clone().filter(|slug| !slug.is_empty()) else {
        return choose(desk, begin).await;
    };
    match desk.rooms.cases.service(&desk.token, &slug).await {
        Ok(service) => {
            let mut form = Form::new(&desk.page, report::fields(&service, desk.page.w)).to(PATH);
            questions::decide(&mut form.fields, &service.form, &cases_api::Answers::default());
            page::ok(&begun(desk, &service, form, begin.along()))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// What is asked for must be chosen first.
async fn choose(desk: Desk, begin: Begin) -> HttpResponse {
    let services = match desk.rooms.cases.services(&desk.token, "").await {
        Ok(services) => services.items,
        Err(problem) => return desk.refuse(&problem),
    };
    let own = services.iter().filter(|found| found.service.provider == Provider::Own);
    let choice = |found: &FoundService| Choice::new(&found.service.slug, desk.page.say(&found.service.name));
    let groups = Group::all(&desk.page, own, choice);
    page::ok(&Choose { groups, along: Begin { service: None, ..begin }.along(), page: desk.page })
}

fn begun(desk: Desk, service: &ServiceDetail, form: Form, along: Vec<(&'static str, String)>) -> DraftForm {
    DraftForm {
        service: desk.page.say(&service.service.name).to_owned(),
        reference: String::new(),
        hands_over: true,
        texts: desk.rooms.config.sms.is_sent(),
        along,
        page: desk.page.failing(form.failed()),
        form,
    }
}

/// `POST /desk/drafts`: a report is sent, or handed over to its citizen.
pub(super) async fn begin(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Cases);
    let typed = &posted.typed;
    let along: Vec<_> = ALONG.into_iter().filter_map(|name| Some((name, typed.given(name)?.to_owned()))).collect();
    let asked = serde_urlencoded::to_string(&along).unwrap_or_default();
    desk.page = desk.page.at_path(&format!("{PATH}/new?{asked}"));
    let service = match desk.rooms.cases.service(&desk.token, typed.get("service")).await {
        Ok(service) => service,
        Err(problem) => return desk.refuse(&problem),
    };
    if let Some(typed) = repeated::changed(&standard::questions(&service.form, desk.page.w), typed) {
        let mut form =
            Form::again(&desk.page, report::fields(&service, desk.page.w), &typed, posted.once.clone()).to(PATH);
        decided(&mut form, &service, &typed, &desk);
        return page::ok(&begun(desk, &service, form, along));
    }
    let by = match typed.get("do") {
        "hand-over" => Some(None),
        "hand-over-text" => Some(Some(LinkBy::Text)),
        _ => None,
    };
    let answer = if let Some(by) = by {
        let handed = HandOver { by, ..handed(&service, typed, &desk) };
        let draft = desk.rooms.cases.hand_over(&desk.token, posted.once.as_str(), &handed).await;
        draft.map(|draft| with_call(&path(draft.id), call_of(typed)))
    } else {
        let report = sent(&service, typed, &desk);
        let opened = desk.rooms.cases.open(&desk.token, posted.once.as_str(), &report).await;
        opened.map(|opened| with_call(&format!("/desk/cases/{}", opened.id), call_of(typed)))
    };
    match answer {
        Ok(to) => page::see_other(&desk.page, &to),
        Err(problem) => {
            let form = Form::again(&desk.page, report::fields(&service, desk.page.w), typed, posted.once.clone());
            let mut form = form.to(PATH).refused(&problem, desk.page.w);
            decided(&mut form, &service, typed, &desk);
            page::show(page::status_of(&problem), &begun(desk, &service, form, along))
        }
    }
}

/// Shows and hides questions by what was typed.
fn decided(form: &mut Form, service: &ServiceDetail, typed: &Typed, desk: &Desk) {
    let answers = questions::answers(&service.form, typed, desk.page.w);
    questions::decide(&mut form.fields, &service.form, &answers);
}

fn with_call(path: &str, call: Option<InteractionId>) -> String {
    call.map_or_else(|| path.to_owned(), |call| format!("{path}?call={call}"))
}

fn call_of(typed: &Typed) -> Option<InteractionId> {
    typed.given("call").and_then(|call| call.parse().ok())
}

fn contact_of(typed: &Typed) -> Option<ContactId> {
    typed.given("contact").and_then(|contact| contact.parse().ok())
}

/// How it came: as the form says, else by phone in a call and at the desk without one.
fn channel_of(typed: &Typed) -> Channel {
    let usual = if call_of(typed).is_some() { Channel::Phone } else { Channel::Desk };
    typed.given("channel").and_then(Channel::named).unwrap_or(usual)
}

fn handed(service: &ServiceDetail, typed: &Typed, desk: &Desk) -> HandOver {
    let (reporter, answers) = typed_so_far(service, typed, desk.page.w);
    HandOver {
        service: service.service.slug.clone(),
        language: desk.page.language(),
        reporter,
        answers,
        channel: channel_of(typed),
        call: call_of(typed),
        contact: contact_of(typed),
        by: None,
    }
}

fn sent(service: &ServiceDetail, typed: &Typed, desk: &Desk) -> OpenCase {
    OpenCase {
        channel: channel_of(typed),
        call: call_of(typed),
        contact: contact_of(typed),
        ..report::report(service, typed, desk.page.w)
    }
}

fn path(id: DraftId) -> String {
    format!("{PATH}/{id}")
}

fn call_path(id: InteractionId) -> String {
    format!("/desk/calls/{id}")
}

/// `GET /desk/drafts/{id}`
pub(super) async fn show(desk: Desk, id: web::Path<String>, during: web::Query<During>) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Ok(id) = id.parse::<DraftId>() else { return desk.refuse(&Problem::not_found()) };
    // An open page asks again and again how far it is, and for nothing else.
    let draft = match desk.is_alone() {
        true => desk.rooms.cases.draft_progress(&desk.token, id).await,
        false => desk.rooms.cases.draft(&desk.token, id).await,
    };
    match draft {
        Ok(draft) => page::ok(&progress(desk, &draft, during.call())),
        Err(problem) => desk.refuse(&problem),
    }
}

fn progress(desk: Desk, draft: &Draft, call: Option<InteractionId>) -> Progress {
    let (w, language) = (desk.page.w, desk.page.language());
    let at = |when| dates::short_moment(when, language);
    let begun = [Some(at(draft.begun_at)), draft.begun_by.clone()].into_iter().flatten().collect::<Vec<_>>();
    let times = [
        ("draft-begun", Some(begun.join(" · "))),
        ("draft-opened", draft.opened_at.map(at)),
        ("draft-touched", draft.touched_at.map(at)),
        ("draft-expires", (draft.state != DraftState::Sent).then(|| at(draft.expires_at))),
    ];
    let link = draft.link.as_ref();
    let address = |path: &str| desk.rooms.config.address(desk.council.host(), path);
    let way_in = [
        ("draft-emailed", draft.reporter.email.clone().filter(|_| draft.emailed && link.is_some())),
        ("draft-emailed", draft.reporter.phone.clone().filter(|_| draft.texted && link.is_some())),
        ("draft-page", link.map(|_| address("/continue"))),
        ("draft-reference", link.map(|_| draft.reference.to_string())),
        ("draft-code", link.map(|link| link.code.clone())),
        ("draft-link", link.map(|link| address(&format!("/continue/{}", link.token)))),
    ];
    let rows = |pairs: &[(&str, Option<String>)]| {
        pairs.iter().filter_map(|(key, value)| Some(Row::new(w.get(key), value.as_deref()?))).collect()
    };
    let standing = match draft.state {
        DraftState::HandedOver => "draft-handed-over",
        DraftState::TakenBack => "draft-taken-back",
        DraftState::Sent => "draft-sent",
    };
    let act =
        |may: bool, act: &str| if may { with_call(&format!("{}/{act}", path(draft.id)), call) } else { String::new() };
    Progress {
        service: desk.page.say(&draft.service).to_owned(),
        reference: draft.reference.to_string(),
        standing: w.get(standing).into_owned(),
        answered: draft.answered,
        questions: draft.questions,
        times: rows(&times),
        way_in: rows(&way_in),
        way_in_hint: w.get(hint(draft, desk.rooms.config.sms.is_sent())).into_owned(),
        call_href: call.map(call_path).unwrap_or_default(),
        case_href: draft.case.map(|case| with_call(&format!("/desk/cases/{case}"), call)).unwrap_or_default(),
        take_back: act(draft.state == DraftState::HandedOver, "take-back"),
        finish_href: act(draft.state == DraftState::TakenBack, "form"),
        give_up: act(draft.state != DraftState::Sent, "give-up"),
        page: desk.page,
    }
}

/// How the citizen comes to it; `texts` is whether text messages are sent.
fn hint(draft: &Draft, texts: bool) -> &'static str {
    match (draft.emailed, draft.texted) {
        (true, _) => "draft-way-in-hint",
        (_, true) => "draft-way-in-texted",
        _ if texts => "draft-way-in-unsent",
        _ => "draft-way-in-alone",
    }
}

/// `POST /desk/drafts/{id}/take-back`: staff finish it themselves.
pub(super) async fn take_back(
    desk: Desk,
    id: web::Path<String>,
    during: web::Query<During>,
    _posted: ProtectedForm,
) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Ok(id) = id.parse::<DraftId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.cases.take_back(&desk.token, id).await {
        Ok(_) => page::see_other(&desk.page, &with_call(&format!("{}/form", path(id)), during.call())),
        // It was sent in the meantime: its page says so.
        Err(problem) if problem.kind == ProblemKind::Conflict => {
            page::see_other(&desk.page, &with_call(&path(id), during.call()))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/drafts/{id}/give-up`
pub(super) async fn give_up(
    desk: Desk,
    id: web::Path<String>,
    during: web::Query<During>,
    _posted: ProtectedForm,
) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let Ok(id) = id.parse::<DraftId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.cases.give_up_draft(&desk.token, id).await {
        Ok(()) => page::see_other(&desk.page, &during.call().map_or_else(|| "/desk".to_owned(), call_path)),
        Err(problem) if problem.kind == ProblemKind::Conflict => {
            page::see_other(&desk.page, &with_call(&path(id), during.call()))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `GET /desk/drafts/{id}/form`
pub(super) async fn form(desk: Desk, id: web::Path<String>, during: web::Query<During>) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    match drafted(&desk, &id).await {
        Ok((draft, _)) if draft.state == DraftState::Sent => {
            page::see_other(&desk.page, &with_call(&path(draft.id), during.call()))
        }
        Ok((draft, service)) => {
            let w = desk.page.w;
            let typed = filled_with(&service, &draft.reporter, &draft.answers, w);
            let mut form = Form::new(&desk.page, report::fields(&service, w)).to(format!("{}/form", path(draft.id)));
            form.fields.iter_mut().for_each(|field| field.keep(&typed));
            decided(&mut form, &service, &typed, &desk);
            page::ok(&finishing(desk, (&draft, &service), form, during.call()))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

async fn drafted(desk: &Desk, id: &str) -> Result<(Draft, ServiceDetail), Problem> {
    let id = id.parse::<DraftId>().map_err(|_| Problem::not_found())?;
    let draft = desk.rooms.cases.draft(&desk.token, id).await?;
    let service = desk.rooms.cases.service(&desk.token, &draft.slug).await?;
    Ok((draft, service))
}

fn finishing(
    desk: Desk,
    (draft, service): (&Draft, &ServiceDetail),
    form: Form,
    call: Option<InteractionId>,
) -> DraftForm {
    let along = call.map(|call| ("call", call.to_string())).into_iter().collect();
    let begun = begun(desk, service, form, along);
    DraftForm { reference: draft.reference.to_string(), hands_over: false, ..begun }
}

/// `POST /desk/drafts/{id}/form`: staff send it.
pub(super) async fn send(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Cases);
    let (draft, service) = match drafted(&desk, &id).await {
        Ok(drafted) => drafted,
        Err(problem) => return desk.refuse(&problem),
    };
    if let Some(typed) = repeated::changed(&standard::questions(&service.form, desk.page.w), &posted.typed) {
        let form = Form::again(&desk.page, report::fields(&service, desk.page.w), &typed, posted.once);
        let mut form = form.to(format!("{}/form", path(draft.id)));
        decided(&mut form, &service, &typed, &desk);
        return page::ok(&finishing(desk, (&draft, &service), form, call_of(&typed)));
    }
    let (reporter, answers) = typed_so_far(&service, &posted.typed, desk.page.w);
    match desk.rooms.cases.send_draft(&desk.token, draft.id, &SendDraft { reporter, answers }).await {
        Ok(opened) => {
            let to = match call_of(&posted.typed) {
                Some(call) => told_to(&desk, call, &opened).await,
                None => format!("/desk/cases/{}", opened.id),
            };
            page::see_other(&desk.page, &to)
        }
        Err(problem) => {
            let call = call_of(&posted.typed);
            let form = Form::again(&desk.page, report::fields(&service, desk.page.w), &posted.typed, posted.once);
            let mut form = form.to(format!("{}/form", path(draft.id))).refused(&problem, desk.page.w);
            decided(&mut form, &service, &posted.typed, &desk);
            page::show(page::status_of(&problem), &finishing(desk, (&draft, &service), form, call))
        }
    }
}

/// Back in the call during which a report was sent for its caller: the panel has the reference to be
/// read out.
async fn told_to(desk: &Desk, call: InteractionId, opened: &CaseOpened) -> String {
    let link = LinkCase { case_id: opened.id, reference: opened.reference.to_string(), how: CaseLink::Opened };
    if let Err(problem) = desk.rooms.contacts.link_case(&desk.token, call, &link).await {
        tracing::warn!(problem = problem.kind.slug(), "a report is sent, and its call doesn't know it yet");
    }
    format!("{}?about=made:{}", call_path(call), opened.id)
}
