//! The list of services, and many offered or withdrawn at once, once it was said what that changes.

use actix_web::{HttpResponse, web};
use cases_api::catalogue::editing::{CatalogueEntry, OfferMany};
use cases_api::perm;
use contract::{Problem, ProblemKind, ServiceId};
use serde::Deserialize;

use super::PATH;
use crate::desk::pages::done::Done;
use crate::desk::services::{List, OfferedOne, Offering, Row};
use crate::form::{Form, ProtectedForm, Typed};
use crate::page::{self, Page, Section};
use crate::visit::Desk;

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

/// `GET /desk/services`
pub(super) async fn list(desk: Desk, asked: web::Query<Asked>) -> HttpResponse {
    let mut desk = desk.at(Section::Services);
    desk.page = Done::told(desk.page);
    let form = Form::new(&desk.page, Vec::new());
    listed(desk, asked.q.trim(), form, None).await
}

async fn listed(desk: Desk, query: &str, form: Form, problem: Option<&Problem>) -> HttpResponse {
    let found = match desk.rooms.cases.catalogue(&desk.token).await {
        Ok(found) => found.items,
        Err(problem) => return desk.refuse(&problem),
    };
    let mut rows: Vec<_> =
        found.iter().filter(|entry| fits(&desk.page, entry, query)).map(|entry| Row::of(&desk.page, entry)).collect();
    rows.sort_by_cached_key(|row| row.name.to_lowercase());
    let offering = desk.may::<perm::WriteCatalogue>().then(|| form.to(format!("{PATH}/offering")));
    let view = List { rows, query: query.to_owned(), offering, page: desk.page.failing(problem.is_some()) };
    match problem {
        Some(problem) => page::show(page::status_of(problem), &view),
        None => page::ok(&view),
    }
}

/// Whether a service has these words in its name, or this number in the national lists: `524`, or `524/8` with the kind
/// of dealing.
fn fits(page: &Page, entry: &CatalogueEntry, query: &str) -> bool {
    let (lgsl, lgil) = query.split_once('/').unwrap_or((query, ""));
    let of_kind = lgil.trim().is_empty() || lgil.trim().parse().is_ok_and(|kind: u16| entry.lgil == Some(kind));
    match lgsl.trim().parse::<u32>() {
        Ok(code) => entry.lgsl == code && of_kind,
        Err(_) => page.say(&entry.name).to_lowercase().contains(&query.to_lowercase()),
    }
}

/// `POST /desk/services/offering`: says what it changes, and does it once that was seen.
pub(super) async fn offer(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Services);
    desk.page = desk.page.at_path(PATH);
    let asked = asked(&posted.typed);
    let (cases, token) = (&desk.rooms.cases, &desk.token);
    let answer = match posted.typed.get("sure") {
        "yes" => cases.offer_many(token, posted.once.as_str(), &asked).await.map(|_| None),
        _ => cases.preview_offering(token, &asked).await.map(Some),
    };
    let problem = match answer {
        Ok(Some(found)) => return page::ok(&preview(desk.page, &asked, &found.items)),
        Ok(None) => {
            let done = if asked.offered { Done::OfferedMany } else { Done::WithdrawnMany };
            return page::see_other(&desk.page, &done.at(PATH));
        }
        Err(problem) => problem,
    };
    if matches!(problem.kind, ProblemKind::Forbidden | ProblemKind::Unauthenticated) {
        return desk.refuse(&problem);
    }
    let w = desk.page.w;
    let form = Form::again(&desk.page, Vec::new(), &posted.typed, posted.once.clone()).refused(&problem, w);
    listed(desk, "", form, Some(&problem)).await
}

fn asked(typed: &Typed) -> OfferMany {
    let services = typed.all("service").filter_map(|id| id.parse::<ServiceId>().ok()).collect();
    OfferMany { services, offered: typed.get("do") == "offer" }
}

fn preview(page: Page, asked: &OfferMany, found: &[cases_api::catalogue::editing::OfferedOne]) -> Offering {
    let w = page.w;
    let (changes, same): (Vec<_>, Vec<_>) = found.iter().partition(|one| one.changes);
    let changes = changes.into_iter().map(|one| OfferedOne {
        name: page.say(&one.name).to_owned(),
        cases: w.with_one("team-cases", "count", one.open_cases).into_owned(),
    });
    let same = match same.len() {
        0 => String::new(),
        count => w.with_one("offering-same", "count", count).into_owned(),
    };
    Offering {
        offered: asked.offered,
        changes: changes.collect(),
        same,
        along: asked.services.iter().map(ToString::to_string).collect(),
        form: Form::new(&page, Vec::new()).to(format!("{PATH}/offering")),
        page,
    }
}

#[cfg(test)]
mod tests {
    use cases_api::catalogue::editing::ServiceState;
    use contract::{Bilingual, Language};

    use super::*;

    #[test]
    fn a_service_is_found_by_its_name_or_its_numbers() {
        let team =
            cases_api::case::TeamSummary { id: contract::uuid::Uuid::nil().into(), name: Bilingual::english("T") };
        let entry = CatalogueEntry {
            id: contract::uuid::Uuid::nil().into(),
            slug: "missed-bin".to_owned(),
            name: Bilingual::english("Report a missed bin"),
            lgsl: 524,
            lgil: Some(8),
            team,
            state: ServiceState::Offered,
            number: Some(1),
            published_at: None,
            has_draft: false,
            from_library: true,
            version: 1,
        };
        let page = Page::sample(Language::En);
        for (query, found) in [
            ("", true),
            ("MISSED", true),
            ("524", true),
            ("524/8", true),
            ("524 / 0", false),
            ("8", false),
            ("pothole", false),
        ] {
            assert_eq!(fits(&page, &entry, query), found, "{query}");
        }
    }

    #[test]
    fn what_is_ticked_is_asked_for_and_nothing_else() {
        let id = contract::uuid::Uuid::from_u128(7).to_string();
        let typed: Typed = [("service", id.as_str()), ("service", "x"), ("do", "withdraw")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into_iter()
            .collect();
        let asked = asked(&typed);
        assert_eq!((asked.services.len(), asked.offered), (1, false));
    }
}
