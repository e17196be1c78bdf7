use actix_web::{HttpRequest, HttpResponse, web};
use cases_api::Answers;
use cases_api::catalogue::{Provider, ServiceDetail};
use cases_api::draft::{BeginDraft, DraftReporter};
use cases_api::follow::FindCase;
use cases_api::known::AskKnown;
use contract::council::Tier;
use contract::{Channel, Language, Problem, ProblemKind};

use super::{continuing, known, report, walk};
use crate::citizen::closed::Closed;
use crate::citizen::handoff::{self, HandOff};
use crate::citizen::known::SEEN;
use crate::citizen::service::{Made, Service};
use crate::form::{Field, Form, OnceKey, ProtectedForm, Typed, addresses, answer, questions, repeated};
use crate::page::{self, Page, terms};
use crate::visit::Visit;
use crate::words::Words;

/// Where the form is sent: its page with another address. A browser forgets the page of an address
/// that took a post, and who goes back would find a new form, with a new key of sending.
const SEND: &str = "?send";

pub async fn show(visit: Visit, slug: web::Path<String>, request: HttpRequest) -> HttpResponse {
    let service = match read(&visit, &slug).await {
        Ok(service) => service,
        Err(problem) => return visit.refuse(&problem),
    };
    if let Provider::Other { .. } = service.service.provider {
        return page::ok(&hand_off(visit.page, &service));
    }
    if !service.is_open(Channel::Web) {
        return page::ok(&closed(visit.page, &service));
    }
    let mut form = Form::new(&visit.page, first(&service, visit.page.w)).to(SEND);
    let asked = Typed::parse(request.query_string().as_bytes()).unwrap_or_default();
    if let Some(uprn) = asked.given("uprn") {
        let typed = addresses::carried(visit.asking(), &form.fields, uprn).await;
        form.fields.iter_mut().for_each(|field| field.keep(&typed));
    }
    questions::decide(&mut form.fields, &service.form, &Answers::default());
    let form = addresses::offered(visit.asking(), form, None, visit.page.w).await;
    let known = known::about(&visit, &service, &AskKnown::default()).await;
    page::ok(&Service { known, ..report::view(visit.page, &service, form) })
}

/// How a service can be asked for that isn't open on the web.
fn closed(page: Page, service: &ServiceDetail) -> Closed {
    let say = |text| page.say(text).to_owned();
    Closed {
        name: say(&service.service.name),
        summary: say(&service.service.summary),
        guidance: service.guidance.iter().map(say).collect(),
        urgent: service.urgent.as_ref().map(say).unwrap_or_default(),
        ways: terms::closed(service, page.w),
        page,
    }
}

pub async fn send(visit: Visit, slug: web::Path<String>, sent: ProtectedForm) -> HttpResponse {
    let service = match read(&visit, &slug).await {
        Ok(service) if service.service.provider == Provider::Own => service,
        Ok(_) => return page::see_other(&visit.page, &visit.page.path),
        Err(problem) => return visit.refuse(&problem),
    };
    if !service.is_open(Channel::Web) {
        return page::see_other(&visit.page, &visit.page.path);
    }
    if service.form.is_walked() {
        return begin(visit, &service, sent).await;
    }
    let w = visit.page.w;
    let fields = report::fields(&service, w);
    let sent = ProtectedForm { typed: addresses::settled(visit.asking(), &fields, &sent.typed).await, ..sent };
    if let Some(sought) = addresses::sought(&fields, &sent.typed) {
        let form = Form::again(&visit.page, fields, &sent.typed, sent.once.clone()).to(SEND);
        let form = addresses::offered(visit.asking(), form, Some(sought), w).await;
        return page::ok(&report::view(visit.page, &service, form));
    }
    let asked = report::report(&service, &sent.typed, w);
    let place = known::place(&service, &asked.answers, asked.reporter.postcode.as_deref());
    if let Some(known) = known::unseen(&visit, &service, &place, &sent.typed).await {
        let form = Form::again(&visit.page, report::fields(&service, w), &sent.typed, sent.once).to(SEND);
        return page::ok(&Service { known: Some(known), ..report::view(visit.page, &service, form) });
    }
    let problem = match visit.rooms.cases.open(&visit.token, sent.once.as_str(), &asked).await {
        Ok(opened) => {
            visit.rooms.remember_sent(visit.council.id, sent.once.as_str(), &opened.follow_token);
            return page::see_other(&visit.page, &format!("/sent/{}", opened.follow_token));
        }
        Err(problem) => problem,
    };
    // Who was told once isn't stopped by it a second time.
    let known = match sent.typed.given(SEEN) {
        Some(_) => known::about(&visit, &service, &place).await,
        None => None,
    };
    let made = if problem.kind == ProblemKind::IdempotencyMismatch { made(&visit, &sent.once).await } else { None };
    let form = Form::again(&visit.page, fields, &sent.typed, sent.once).to(SEND).refused(&problem, w);
    let form = addresses::offered(visit.asking(), form, None, w).await;
    let status = page::status_of(&problem);
    page::show(status, &Service { known, made, ..report::view(visit.page, &service, form) })
}

/// The fields of the page: all of them, or the first page of several.
fn first(service: &ServiceDetail, w: Words) -> Vec<Field> {
    match service.form.is_walked() {
        true => walk::first_fields(service, w),
        false => report::fields(service, w),
    }
}

/// The first page of several is filled in: the report is kept from here on, and goes on at its own address.
async fn begin(visit: Visit, service: &ServiceDetail, sent: ProtectedForm) -> HttpResponse {
    let w = visit.page.w;
    let fields = first(service, w);
    let typed = repeated::changed(&fields, &sent.typed).unwrap_or_else(|| sent.typed.clone());
    let typed = addresses::settled(visit.asking(), &fields, &typed).await;
    if let Some(sought) = addresses::sought(&fields, &typed) {
        let mut form = Form::again(&visit.page, fields, &typed, sent.once).to(SEND);
        questions::decide(&mut form.fields, &service.form, &questions::answers(&service.form, &typed, w));
        let form = addresses::offered(visit.asking(), form, Some(sought), w).await;
        return page::ok(&report::view(visit.page, service, form));
    }
    let answers: Answers = answer::answers(&fields, &typed).into_iter().collect();
    let begun = BeginDraft {
        service: service.service.slug.clone(),
        language: w.language(),
        reporter: DraftReporter::default(),
        answers,
    };
    match visit.rooms.cases.begin_draft(&visit.token, sent.once.as_str(), &begun).await {
        Ok(draft) => continuing::with_key(walk::after_first(&visit, service, &draft, &sent.typed), &draft),
        Err(problem) => {
            let mut form = Form::again(&visit.page, fields, &typed, sent.once).to(SEND).refused(&problem, w);
            questions::decide(&mut form.fields, &service.form, &begun.answers);
            page::show(page::status_of(&problem), &report::view(visit.page, service, form))
        }
    }
}

/// The report that a form became when it was sent before with other words.
async fn made(visit: &Visit, once: &OnceKey) -> Option<Made> {
    let token = visit.rooms.sent(visit.council.id, once.as_str());
    let which = FindCase { token: Some(token?), ..FindCase::default() };
    let case = visit.rooms.cases.follow(&visit.token, &which).await.ok()?;
    Some(Made { reference: case.reference.to_string(), href: format!("/follow/{}", case.token) })
}

async fn read(visit: &Visit, slug: &str) -> Result<ServiceDetail, Problem> {
    if !is_slug(slug) {
        return Err(Problem::not_found());
    }
    visit.rooms.cases.service(&visit.token, slug).await
}

/// Whether it can be a service's part of an address; nothing else is put into an address of ours.
fn is_slug(text: &str) -> bool {
    (1..=100).contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

fn hand_off(page: Page, service: &ServiceDetail) -> HandOff {
    let (tier, councils) = match &service.service.provider {
        Provider::Other { tier, councils } => (*tier, councils.as_slice()),
        Provider::Own => (page.council.tier, &[][..]),
    };
    let councils = councils.iter().map(|council| handoff::Provider {
        name: page.say(&council.name).to_owned(),
        href: in_language(&council.url, page.language()),
    });
    HandOff {
        name: page.say(&service.service.name).to_owned(),
        summary: page.say(&service.service.summary).to_owned(),
        councils: councils.collect(),
        whose: page.w.get(whose(tier)).into_owned(),
        page,
    }
}

fn whose(tier: Tier) -> &'static str {
    match tier {
        Tier::County => "handoff-county",
        Tier::District => "handoff-district",
        Tier::Unitary => "handoff-other",
        Tier::Parish => "handoff-parish",
    }
}

/// The same page of another council in the reader's language: cookies don't reach there.
fn in_language(url: &str, language: Language) -> String {
    format!("{url}?lang={}", language.tag())
}

#[cfg(test)]
mod tests {
    use super::is_slug;

    #[test]
    fn only_a_slug_becomes_part_of_an_address() {
        assert!(is_slug("missed-bin") && is_slug("a1"));
        for other in ["", "..", "a/b", "a?b", "A", "bin%20", "ŵ", &"a".repeat(101)] {
            assert!(!is_slug(other), "{other}");
        }
    }
}
