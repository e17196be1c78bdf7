//! A report that was begun with staff is finished by its citizen. The key that shows it is theirs is
//! kept in a cookie, never in an address.

use actix_web::cookie::time::Duration;
use actix_web::{HttpRequest, HttpResponse, web};
use cases_api::catalogue::ServiceDetail;
use cases_api::draft::{ContinueDraft, ContinuedDraft, DraftKey, DraftReporter, DraftToken, SaveDraft};
use contract::{Problem, ProblemKind};

use super::{known, report, walk};
use crate::citizen::continuing::{Continued, Door};
use crate::citizen::known::{Known, SEEN};
use crate::form::{Form, OnceKey, ProtectedForm, Typed, answer};
use crate::page;
use crate::visit::Visit;
use crate::words::{Words, dates};

/// The cookie that holds the key.
const KEY_COOKIE: &str = "__Host-draft";

/// `GET /continue`
pub async fn ask(visit: Visit) -> HttpResponse {
    let form = Form::new(&visit.page, Door::code_fields(visit.page.w));
    page::ok(&Door { service: String::new(), form, page: visit.page })
}

/// `POST /continue`
pub async fn by_code(visit: Visit, asked: ProtectedForm) -> HttpResponse {
    let given = |name: &str| asked.typed.given(name).map(str::to_owned);
    let which =
        ContinueDraft { token: None, reference: given("reference"), code: given("code"), postcode: given("postcode") };
    match visit.rooms.cases.continue_draft(&visit.token, &which).await {
        Ok(draft) => entered(&visit, &draft),
        Err(problem) => refused(visit, String::new(), Door::code_fields, &asked, &problem),
    }
}

/// `GET /continue/{token}`: nothing of it is used up by looking.
pub async fn door(visit: Visit, token: web::Path<String>) -> HttpResponse {
    let which = DraftToken { token: token.into_inner() };
    match visit.rooms.cases.draft_door(&visit.token, &which).await {
        Ok(door) => {
            let form = Form::new(&visit.page, Door::link_fields(visit.page.w, door.asks_postcode));
            page::ok(&Door { service: visit.page.say(&door.service).to_owned(), form, page: visit.page })
        }
        Err(problem) => visit.refuse(&problem),
    }
}

/// `POST /continue/{token}`
pub async fn enter(visit: Visit, token: web::Path<String>, asked: ProtectedForm) -> HttpResponse {
    let token = token.into_inner();
    let postcode = asked.typed.given("postcode").map(str::to_owned);
    let which = ContinueDraft { token: Some(token.clone()), postcode, ..ContinueDraft::default() };
    let problem = match visit.rooms.cases.continue_draft(&visit.token, &which).await {
        Ok(draft) => return entered(&visit, &draft),
        Err(problem) => problem,
    };
    match visit.rooms.cases.draft_door(&visit.token, &DraftToken { token }).await {
        Ok(door) => {
            let service = visit.page.say(&door.service).to_owned();
            refused(visit, service, |w| Door::link_fields(w, door.asks_postcode), &asked, &problem)
        }
        Err(problem) => visit.refuse(&problem),
    }
}

/// Into the form, with the key that opens it; a report that was sent leads to its case.
fn entered(visit: &Visit, draft: &ContinuedDraft) -> HttpResponse {
    if let Some(follow) = &draft.follow_token {
        return page::see_other(&visit.page, &format!("/sent/{follow}"));
    }
    with_key(page::see_other(&visit.page, &path(&draft.token)), draft)
}

/// An answer with the key that opens a draft from now on.
pub(super) fn with_key(mut answer: HttpResponse, draft: &ContinuedDraft) -> HttpResponse {
    let mut cookie = page::cookie(KEY_COOKIE, draft.key.clone(), Duration::hours(12));
    cookie.set_max_age(None);
    if answer.add_cookie(&cookie).is_err() {
        return HttpResponse::InternalServerError().finish();
    }
    answer
}

fn refused(
    visit: Visit,
    service: String,
    fields: impl Fn(Words) -> Vec<crate::form::Field>,
    asked: &ProtectedForm,
    problem: &Problem,
) -> HttpResponse {
    let w = visit.page.w;
    let form = Form::again(&visit.page, fields(w), &asked.typed, asked.once.clone());
    let form = match problem.kind {
        ProblemKind::NotFound => form.wrong("reference", w.get("continue-not-found")),
        _ => form.refused(problem, w),
    };
    page::show(page::status_of(problem), &Door { service, form, page: visit.page.failing(true) })
}

pub(super) fn path(token: &str) -> String {
    format!("/continue/{token}/form")
}

/// The draft that the browser's key opens, if it is the one of the address, with its service.
pub(super) async fn own(
    visit: &Visit,
    request: &HttpRequest,
    token: &str,
) -> Result<(ContinuedDraft, ServiceDetail), Problem> {
    let key = request.cookie(KEY_COOKIE).map(|cookie| cookie.value().to_owned()).ok_or_else(Problem::not_found)?;
    let draft = visit.rooms.cases.continued_draft(&visit.token, &DraftKey { key }).await?;
    if draft.token != token {
        return Err(Problem::not_found());
    }
    let service = visit.rooms.cases.service(&visit.token, &draft.slug).await?;
    Ok((draft, service))
}

/// `GET /continue/{token}/form`
pub async fn show(visit: Visit, token: web::Path<String>, request: HttpRequest) -> HttpResponse {
    let (draft, service) = match own(&visit, &request, &token).await {
        Ok((ContinuedDraft { follow_token: Some(follow), .. }, _)) => {
            return page::see_other(&visit.page, &format!("/sent/{follow}"));
        }
        Ok(own) => own,
        // Another browser, or another draft's key: the door asks again.
        Err(problem) if problem.kind == ProblemKind::NotFound => {
            return page::see_other(&visit.page, &format!("/continue/{token}"));
        }
        Err(problem) => return visit.refuse(&problem),
    };
    if service.form.is_walked() {
        return walk::show(visit, &draft, &service, request.query_string()).await;
    }
    let saved = request.query_string().split('&').any(|part| part == "saved");
    let notice = saved.then(|| visit.page.w.get("continue-saved-notice").into_owned());
    let place = known::place(&service, &draft.answers, draft.reporter.postcode.as_deref());
    let known = known::about(&visit, &service, &place).await;
    let mut page = visit.page.at_path(&path(&draft.token));
    page.notice = notice;
    let mut form = Form::new(&page, report::fields(&service, page.w)).to(path(&draft.token));
    let typed = filled(&service, &draft, page.w);
    form.fields.iter_mut().for_each(|field| field.keep(&typed));
    page::ok(&view(page, &draft, &service, (form, known)))
}

/// What a draft holds, as it was typed.
pub fn filled_with(service: &ServiceDetail, reporter: &DraftReporter, answers: &cases_api::Answers, w: Words) -> Typed {
    let questions = crate::form::standard::questions(&service.form, w);
    let mut pairs = answer::typed(&questions, answers);
    let details = [
        ("name", &reporter.name),
        ("email", &reporter.email),
        ("phone", &reporter.phone),
        ("postcode", &reporter.postcode),
    ];
    pairs.extend(details.into_iter().filter_map(|(name, value)| Some((format!("your-{name}"), value.clone()?))));
    pairs.into_iter().collect()
}

fn filled(service: &ServiceDetail, draft: &ContinuedDraft, w: Words) -> Typed {
    filled_with(service, &draft.reporter, &draft.answers, w)
}

fn view(
    page: page::Page,
    draft: &ContinuedDraft,
    service: &ServiceDetail,
    (form, known): (Form, Option<Known>),
) -> Continued {
    Continued {
        reference: draft.reference.to_string(),
        service: page.say(&service.service.name).to_owned(),
        until: dates::day(dates::london_date(draft.expires_at), page.language()),
        version: draft.version,
        known,
        page: page.failing(form.failed()),
        form,
    }
}

/// `POST /continue/{token}/form`: saves it, or sends it.
pub async fn take(visit: Visit, token: web::Path<String>, request: HttpRequest, posted: ProtectedForm) -> HttpResponse {
    let (draft, service) = match own(&visit, &request, &token).await {
        Ok(own) => own,
        Err(problem) => return visit.refuse(&problem),
    };
    if let Some(follow) = &draft.follow_token {
        return page::see_other(&visit.page, &format!("/sent/{follow}"));
    }
    if service.form.is_walked() {
        return walk::take(visit, &draft, &service, request.query_string(), posted).await;
    }
    let w = visit.page.w;
    let (reporter, answers) = typed_so_far(&service, &posted.typed, w);
    let (version, own) = (posted.typed.get("version").parse().unwrap_or_default(), posted.once.as_str().to_owned());
    let saves = posted.typed.get("do") == "save";
    let place = known::place(&service, &answers, reporter.postcode.as_deref());
    if !saves && let Some(known) = known::unseen(&visit, &service, &place, &posted.typed).await {
        let page = visit.page.at_path(&path(&draft.token));
        let form = Form::again(&page, report::fields(&service, w), &posted.typed, posted.once).to(path(&draft.token));
        return page::ok(&view(page, &ContinuedDraft { version, ..draft }, &service, (form, Some(known))));
    }
    let whole = SaveDraft { key: draft.key.clone(), version, form: own, reporter, answers };
    let answer = if saves {
        let saved = visit.rooms.cases.save_draft(&visit.token, &whole).await;
        saved.map(|_| format!("{}?saved", path(&draft.token)))
    } else {
        let sent = visit.rooms.cases.finish_draft(&visit.token, &whole).await;
        sent.map(|opened| format!("/sent/{}", opened.follow_token))
    };
    match answer {
        Ok(to) => page::see_other(&visit.page, &to),
        Err(problem) => {
            // Who was told once isn't stopped by it a second time.
            let known = match posted.typed.given(SEEN) {
                Some(_) => known::about(&visit, &service, &place).await,
                None => None,
            };
            let page = visit.page.at_path(&path(&draft.token));
            // Another form saved it meanwhile: sent again, this one is meant to go over it.
            let over = problem.kind == ProblemKind::PreconditionFailed;
            let own = if over { OnceKey::fresh() } else { posted.once };
            let form = Form::again(&page, report::fields(&service, w), &posted.typed, own);
            let form = form.to(path(&draft.token)).refused(&problem, w);
            page::show(page::status_of(&problem), &view(page, &draft, &service, (form, known)))
        }
    }
}

/// What was typed so far, as a draft keeps it.
pub fn typed_so_far(service: &ServiceDetail, typed: &Typed, w: Words) -> (DraftReporter, cases_api::Answers) {
    let asked = report::report(service, typed, w);
    let name = Some(asked.reporter.name).filter(|name| !name.trim().is_empty());
    let reporter = DraftReporter {
        name,
        email: asked.reporter.email,
        phone: asked.reporter.phone,
        postcode: asked.reporter.postcode,
    };
    (reporter, asked.answers)
}
