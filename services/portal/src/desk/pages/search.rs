use actix_web::{HttpResponse, web};
use cases_api::lookup::{FoundBy as CaseFoundBy, FoundByContent, FoundCase, LookUpCases};
use contacts_api::search::{FoundBy, FoundContact, SearchContacts};
use contract::text::Phone;
use contract::{Problem, ProblemKind};
use serde::Deserialize;

use super::call::caller;
use crate::desk::contact::dialled;
use crate::desk::search::{Call, Case, Found, Person, Results, Search};
use crate::page::{self, Page, Section, Status};
use crate::visit::{Desk, Early, Part};

/// What was typed. The call that goes on is the page's own matter.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

/// `GET /desk/search`. A reference that was typed without a slip leads to its case.
pub(super) async fn show(early: Early, asked: web::Query<Asked>) -> HttpResponse {
    let query = asked.into_inner().q.trim().to_owned();
    let (desk, all) = early
        .beside(Section::None, async |desk| {
            let (both, written) = futures::future::join(both(desk, &query), written(desk, &query)).await;
            Ok::<_, Problem>((both?, written?))
        })
        .await;
    let ((people, cases), written) = match all {
        Ok(all) => all,
        Err(problem) => return desk.refuse(&problem),
    };
    if let Ok([only]) = cases.as_deref()
        && only.by == CaseFoundBy::Reference
    {
        return page::see_other(&desk.page, &desk.page.during_call(format!("/desk/cases/{}", only.case.id)));
    }
    let mut found = found(&desk.page, &query, people, cases);
    found.partly |= written.is_err();
    let written = written.unwrap_or_default().iter().map(|hit| by_content(&desk.page, hit)).collect();
    page::ok(&Search { query, found, written, page: desk.page })
}

/// `GET /desk/search/results`
pub(super) async fn results(Part(desk): Part, asked: web::Query<Asked>) -> HttpResponse {
    let desk = desk.at(Section::None);
    let query = asked.into_inner().q.trim().to_owned();
    match both(&desk, &query).await {
        Ok((people, cases)) => page::ok(&Results { found: found(&desk.page, &query, people, cases), page: desk.page }),
        Err(problem) => desk.refuse(&problem),
    }
}

type Half<T> = Result<Vec<T>, Problem>;

/// Asks both services at once. One that can't answer leaves the other's answer.
///
/// # Errors
/// `unauthenticated` when the session ended.
async fn both(desk: &Desk, query: &str) -> Result<(Half<FoundContact>, Half<FoundCase>), Problem> {
    if query.is_empty() {
        return Ok((Ok(Vec::new()), Ok(Vec::new())));
    }
    let people = SearchContacts { q: query.to_owned(), call: desk.page.call() };
    let cases = LookUpCases { q: query.to_owned(), call: desk.page.call() };
    let (people, cases) = futures::future::join(
        desk.rooms.contacts.search(&desk.token, &people),
        desk.rooms.cases.find(&desk.token, &cases),
    )
    .await;
    Ok((part(people)?, part(cases)?))
}

/// Cases by what was written in them, asked beside the others: the box that searches while someone types doesn't wait
/// for it.
///
/// # Errors
/// `unauthenticated` when the session ended.
async fn written(desk: &Desk, query: &str) -> Result<Half<FoundByContent>, Problem> {
    if query.is_empty() {
        return Ok(Ok(Vec::new()));
    }
    let asked = LookUpCases { q: query.to_owned(), call: desk.page.call() };
    part(desk.rooms.cases.search(&desk.token, &asked).await)
}

fn by_content(page: &Page, hit: &FoundByContent) -> Case {
    let found_in = hit.found_in.iter().map(|place| page.w.get(&format!("find-in-{}", place.name())));
    let case = &hit.case;
    Case {
        href: page.during_call(format!("/desk/cases/{}", case.id)),
        reference: case.reference.to_string(),
        service: case.service.get(page.language()).to_owned(),
        place: case.place.clone().unwrap_or_default(),
        status: Status::named(case.state.name()).unwrap_or(Status::Received),
        by: found_in.collect::<Vec<_>>().join(", "),
    }
}

/// What may not be seen, or can't be looked for, is nothing; a session that ended ends it all.
fn part<T>(answer: Result<contract::Page<T>, Problem>) -> Result<Half<T>, Problem> {
    match answer {
        Ok(found) => Ok(Ok(found.items)),
        Err(problem) => match problem.kind {
            ProblemKind::Unauthenticated => Err(problem),
            ProblemKind::Forbidden | ProblemKind::ValidationFailed => Ok(Ok(Vec::new())),
            _ => Ok(Err(problem)),
        },
    }
}

fn found(page: &Page, query: &str, people: Half<FoundContact>, cases: Half<FoundCase>) -> Found {
    let partly = people.is_err() || cases.is_err();
    let number = Phone::parse(query).ok().filter(|_| page.call().is_none());
    Found {
        people: people.unwrap_or_default().into_iter().map(|one| person(page, one)).collect(),
        cases: cases.unwrap_or_default().into_iter().map(|one| case(page, &one)).collect(),
        call: number.and_then(|number| call(&number)),
        partly,
    }
}

fn call(number: &Phone) -> Option<Call> {
    let query = serde_urlencoded::to_string([("number", number.as_str())]).ok()?;
    Some(Call { href: format!("/desk/pop?{query}"), number: dialled(number.as_str()) })
}

fn person(page: &Page, found: FoundContact) -> Person {
    let near = found.near.then_some("find-by-near");
    let by = found.by.iter().map(|by| match by {
        FoundBy::Name => "find-by-name",
        FoundBy::Email => "find-by-email",
        FoundBy::Phone => "find-by-phone",
        FoundBy::Postcode => "find-by-postcode",
        FoundBy::Address => "find-by-address",
    });
    let by: Vec<_> = by.chain(near).map(|key| page.w.get(key)).collect();
    let lines = [found.address, found.postcode].into_iter().flatten().filter(|line| !line.is_empty());
    Person {
        href: page.during_call(format!("/desk/contacts/{}", found.id)),
        marks: found.marks.iter().map(|kind| caller::kind(*kind, page.w)).collect(),
        name: found.name,
        address: lines.collect::<Vec<_>>().join(", "),
        cases: found.cases,
        by: by.join(", "),
    }
}

fn case(page: &Page, found: &FoundCase) -> Case {
    let by = match found.by {
        CaseFoundBy::Slip => page.w.get("find-by-slip").into_owned(),
        CaseFoundBy::EarlierReference => page.w.get("find-by-earlier").into_owned(),
        CaseFoundBy::Reference | CaseFoundBy::Beginning => String::new(),
    };
    Case {
        href: page.during_call(format!("/desk/cases/{}", found.case.id)),
        reference: found.case.reference.to_string(),
        service: found.case.service.get(page.language()).to_owned(),
        place: match found.case.masked {
            true => page.w.get("hidden-until-verified").into_owned(),
            false => found.case.place.clone().unwrap_or_default(),
        },
        status: Status::named(found.case.state.name()).unwrap_or(Status::Received),
        by,
    }
}

#[cfg(test)]
mod tests {
    use contract::Language;

    use super::*;

    #[test]
    fn a_number_starts_a_call_unless_one_goes_on() {
        let at = |path: &str| Page::sample_desk(Language::En, Section::None).at_path(path);
        let offered = |path: &str, query: &str| found(&at(path), query, Ok(vec![]), Ok(vec![])).call;
        let call = offered("/desk/search?q=x", "01632 960 001").unwrap();
        assert_eq!((call.href.as_str(), call.number.as_str()), ("/desk/pop?number=%2B441632960001", "01632960001"));
        let during = "/desk/search?q=x&call=0198f3a0-0000-7000-8000-000000000001";
        assert!(offered(during, "01632 960 001").is_none());
        assert!(offered("/desk/search", "smith").is_none());
    }

    #[test]
    fn a_service_that_is_down_leaves_what_the_other_found() {
        let page = Page::sample_desk(Language::En, Section::None);
        assert!(part::<FoundCase>(Err(ProblemKind::Unauthenticated.into())).is_err());
        assert!(part::<FoundCase>(Err(ProblemKind::Forbidden.into())).unwrap().unwrap().is_empty());
        let down = part::<FoundCase>(Err(ProblemKind::Unavailable.into())).unwrap();
        assert!(found(&page, "smith", Ok(vec![]), down).partly);
    }
}
