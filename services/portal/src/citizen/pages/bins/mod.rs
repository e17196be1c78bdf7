//! When bins are emptied: the search, the page of an address, its calendar.

mod calendar;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use contacts_api::address::FindAddresses;
use contacts_api::bins::{BinDays as Known, FindBinDays};
use contract::text::{Postcode, Uprn};
use contract::{Language, Problem};
use sha2::{Digest, Sha256};

use crate::citizen::bins::{BinDays, FindBins, PATH};
use crate::form::{Form, Typed};
use crate::page;
use crate::visit::Visit;
use crate::words::Words;

/// The service that a missed bin is reported by.
const MISSED: &str = "missed-bin";
/// How many days a calendar holds.
const CALENDAR: u16 = 365;
/// How many seconds a calendar may be kept without asking again.
const CACHE: &str = "public, max-age=3600";

/// `GET /bins`
pub async fn find(visit: Visit, request: HttpRequest) -> HttpResponse {
    let typed = Typed::parse(request.query_string().as_bytes()).unwrap_or_default();
    let page = visit.page;
    match visit.rooms.has_rounds(visit.council.id, &visit.token).await {
        Ok(true) => {}
        Ok(false) => return page::ok(&FindBins { page, form: None, postcode: String::new(), found: Vec::new() }),
        Err(problem) => return Visit { page, ..visit }.refuse(&problem),
    }
    let mut form = Form::new(&page, FindBins::fields(page.w)).to(PATH);
    let Some(asked) = typed.given("postcode") else {
        return page::ok(&FindBins { page, form: Some(form), postcode: String::new(), found: Vec::new() });
    };
    form.fields.iter_mut().for_each(|field| field.keep(&typed));
    let Ok(postcode) = Postcode::parse(asked).map(String::from) else {
        let form = form.wrong("postcode", page.w.get("fault-not-a-postcode"));
        let page = page.failing(true);
        return page::ok(&FindBins { page, form: Some(form), postcode: String::new(), found: Vec::new() });
    };
    let which = FindAddresses { postcode: Some(postcode.clone()), limit: Some(200), ..FindAddresses::default() };
    match visit.rooms.contacts.find_addresses(&visit.token, &which).await {
        Ok(found) => {
            let found = found.items.into_iter().map(|one| (format!("{PATH}/{}", one.uprn), one.line)).collect();
            page::ok(&FindBins { page, form: Some(form), postcode, found })
        }
        Err(problem) => Visit { page, ..visit }.refuse(&problem),
    }
}

/// The days of an address that the council has.
async fn known(visit: &Visit, uprn: &str, days: Option<u16>) -> Result<(String, Known), Problem> {
    let uprn = Uprn::parse(uprn).map(String::from).map_err(|_| Problem::not_found())?;
    let which = FindBinDays { uprn: uprn.clone(), days };
    let known = visit.rooms.contacts.bin_days(&visit.token, &which).await?;
    if known.address.is_none() {
        return Err(Problem::not_found());
    }
    Ok((uprn, known))
}

/// The host by which the council was asked for, which is one of its own: what a proxy says of it isn't believed.
fn host(request: &HttpRequest) -> &str {
    request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default()
}

/// `GET /bins/{uprn}`
pub async fn show(visit: Visit, uprn: web::Path<String>, request: HttpRequest) -> HttpResponse {
    let missed = visit.rooms.cases.service(&visit.token, MISSED);
    let (known, missed) = futures::join!(known(&visit, &uprn, None), missed);
    match known {
        Ok((uprn, known)) => {
            let host = host(&request);
            page::ok(&BinDays::of(visit.page, &uprn, &known, host, missed.ok().map(|_| MISSED)))
        }
        Err(problem) => visit.refuse(&problem),
    }
}

/// `GET /bins/{uprn}/{language}.ics`
pub async fn calendar(mut visit: Visit, path: web::Path<(String, String)>, request: HttpRequest) -> HttpResponse {
    let (uprn, language) = path.into_inner();
    let Some(language) = Language::from_tag(&language).filter(|one| visit.council.languages.contains(one)) else {
        return visit.refuse(&Problem::not_found());
    };
    visit.page.w = Words::of(language);
    let (uprn, known) = match known(&visit, &uprn, Some(CALENDAR)).await {
        Ok(known) => known,
        Err(problem) => return visit.refuse(&problem),
    };
    let text = calendar::text(&visit.page, &uprn, &known, visit.council.id);
    let hash: String = Sha256::digest(text.as_bytes()).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let etag = format!("\"{hash}\"");
    let seen = request.headers().get(header::IF_NONE_MATCH).and_then(|seen| seen.to_str().ok()).unwrap_or_default();
    let is_seen = seen.split(',').any(|one| one.trim().trim_start_matches("W/") == etag);
    let mut answer = if is_seen { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((header::ETAG, etag)).insert_header((header::CACHE_CONTROL, CACHE));
    if is_seen {
        return answer.finish();
    }
    answer.content_type("text/calendar; charset=utf-8").body(text)
}
