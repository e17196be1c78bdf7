use actix_web::{HttpRequest, HttpResponse, web};
use cases_api::article::ListArticles;
use cases_api::catalogue::{FoundService, Provider};
use contract::Problem;

use crate::citizen::groups::Group;
use crate::citizen::home::{Home, Subject, Tile};
use crate::citizen::search::{Answer, Search};
use crate::form::Typed;
use crate::page::{self, Page};
use crate::visit::Visit;

/// How many services the front page offers.
const TOP: usize = 9;

/// How many written answers stand before the forms.
const WRITTEN: u16 = 3;

/// The most characters of a question that are looked for.
const MOST_ASKED: usize = 200;

pub async fn home(visit: Visit) -> HttpResponse {
    let services = visit.rooms.cases.services(&visit.token, "");
    let (services, bins) = futures::join!(services, visit.rooms.has_rounds(visit.council.id, &visit.token));
    match services {
        Ok(found) => {
            let own = found.items.iter().filter(|found| found.service.provider == Provider::Own);
            let top = own.take(TOP).map(|found| tile(&visit.page, found)).collect();
            let groups = Group::all(&visit.page, &found.items, |_| ()).into_iter();
            let groups =
                groups.map(|group| Subject { href: format!("/services#{}", group.id), name: group.name }).collect();
            page::ok(&Home { page: visit.page, top, groups, bins: bins.unwrap_or(false) })
        }
        Err(problem) => visit.refuse(&problem),
    }
}

fn tile(page: &Page, found: &FoundService) -> Tile {
    let service = &found.service;
    Tile::of(&service.slug, page.say(&service.name), page.say(&service.summary))
}

pub async fn services(visit: Visit, request: HttpRequest) -> HttpResponse {
    let query = asked(request.query_string());
    let services = visit.rooms.cases.services(&visit.token, &query);
    let (services, written) = futures::join!(services, written(&visit, &query));
    match services {
        Ok(found) => {
            let show = |found| answer(&visit.page, found);
            let (answers, groups) = match query.is_empty() {
                true => (Vec::new(), Group::all(&visit.page, &found.items, show)),
                false => (found.items.iter().map(show).collect(), Vec::new()),
            };
            page::ok(&Search { page: visit.page, query, written, answers, groups })
        }
        Err(problem) => visit.refuse(&problem),
    }
}

/// `GET /lgsl/{lgsl}`: the council's service of a number in the Local Government Services List, for whoever links to
/// councils by that.
pub async fn of_code(visit: Visit, lgsl: web::Path<String>) -> HttpResponse {
    known_as(visit, &lgsl, None).await
}

/// `GET /lgsl/{lgsl}/{lgil}`: the same of one kind of dealing, where the council tells these apart.
pub async fn of_dealing(visit: Visit, codes: web::Path<(String, String)>) -> HttpResponse {
    let (lgsl, lgil) = codes.into_inner();
    known_as(visit, &lgsl, lgil.parse().ok()).await
}

async fn known_as(visit: Visit, lgsl: &str, lgil: Option<u16>) -> HttpResponse {
    let Ok(lgsl) = lgsl.parse() else { return visit.refuse(&Problem::not_found()) };
    match visit.rooms.cases.services_of_code(&visit.token, lgsl).await {
        Ok(found) => {
            let kind = |one: &&FoundService| lgil.is_some() && one.service.lgil == lgil;
            let found = found.items.iter().find(kind).or(found.items.first());
            match found {
                Some(one) => page::see_other(&visit.page, &format!("/services/{}", one.service.slug)),
                None => visit.refuse(&Problem::not_found()),
            }
        }
        Err(problem) => visit.refuse(&problem),
    }
}

/// What the council has written down about it. The forms are shown without it where it can't be had.
async fn written(visit: &Visit, query: &str) -> Vec<Answer> {
    if query.is_empty() {
        return Vec::new();
    }
    let asked = ListArticles { q: Some(query.to_owned()), limit: Some(WRITTEN), ..ListArticles::default() };
    let found = visit.rooms.cases.articles(&visit.token, &asked).await.map(|found| found.items).unwrap_or_default();
    let say = |text| visit.page.say(text).to_owned();
    let shown = found.iter().map(|article| Answer {
        href: format!("/answers/{}", article.id),
        name: say(&article.title),
        summary: say(&article.summary),
        provider: None,
    });
    shown.collect()
}

/// What was typed, without white space around it.
fn asked(query: &str) -> String {
    let typed = Typed::parse(query.as_bytes()).unwrap_or_default();
    typed.get("q").trim().chars().take(MOST_ASKED).collect()
}

fn answer(page: &Page, found: &FoundService) -> Answer {
    let service = &found.service;
    let provider = match &service.provider {
        Provider::Own => None,
        Provider::Other { tier, councils } => Some(match councils.as_slice() {
            [one] => page.w.with_one("provided-by", "council", page.say(&one.name)).into_owned(),
            _ => page.w.get(provided_by(*tier)).into_owned(),
        }),
    };
    Answer {
        href: format!("/services/{}", service.slug),
        name: page.say(&service.name).to_owned(),
        summary: page.say(&service.summary).to_owned(),
        provider,
    }
}

/// The words for a council of a tier, where it isn't known which one.
fn provided_by(tier: contract::council::Tier) -> &'static str {
    use contract::council::Tier;
    match tier {
        Tier::County => "provided-by-county",
        Tier::District => "provided-by-district",
        Tier::Unitary => "provided-by-other",
        Tier::Parish => "provided-by-parish",
    }
}

#[cfg(test)]
mod tests {
    use cases_api::catalogue::{OtherCouncil, ServiceSummary};
    use contract::council::Tier;
    use contract::{Bilingual, Language};

    use super::*;

    #[test]
    fn what_was_typed_is_read_whatever_else_stands_in_the_address() {
        assert_eq!(asked("lang=cy&q=+bin+heb+ei+wagio%3F"), "bin heb ei wagio?");
        assert_eq!(asked("q=%FF%00&q=2").chars().count(), 2);
        assert_eq!(asked(""), "");
        assert_eq!(asked(&format!("q={}", "ŵ".repeat(300))).chars().count(), 200);
    }

    #[test]
    fn anothers_service_says_whose_it_is() {
        let found = |councils: &[&str]| FoundService {
            service: ServiceSummary {
                id: None,
                slug: "missed-bin".to_owned(),
                lgsl: 524,
                lgil: None,
                group: None,
                name: Bilingual::english("Missed bin"),
                summary: Bilingual::english("A bin was missed."),
                provider: Provider::Other {
                    tier: Tier::District,
                    councils: councils
                        .iter()
                        .map(|name| OtherCouncil { name: Bilingual::english(*name), url: String::new() })
                        .collect(),
                },
            },
            matched: String::new(),
        };
        let page = Page::sample(Language::En);
        let said = |councils: &[&str]| answer(&page, &found(councils)).provider.unwrap();
        assert_eq!(said(&["Wenbury District Council"]), "Provided by Wenbury District Council");
        assert_eq!(said(&["A", "B"]), "Provided by your district or borough council");
        assert_eq!(said(&[]), said(&["A", "B"]));
    }
}
