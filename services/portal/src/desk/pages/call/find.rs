//! The panel's two boxes: what it is about, and who calls. A script asks for what they find while
//! somebody types.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use askama::Template;
use cases_api::article::{ArticleSummary, ListArticles};
use cases_api::case::{CaseSummary, OfContact};
use cases_api::catalogue::{FoundService, Provider};
use contacts_api::caller::Callers;
use contacts_api::interaction::Interaction;
use contacts_api::search::{FoundContact, SearchContacts};
use contract::{ContactId, Language};
use serde::Deserialize;

use super::known::Known;
use super::topic::Topic;
use super::{Asked, AtCall, PartOfCall, caller, line, path};
use crate::desk::call::ask::{Ask, Group, Options, Topic as Choice};
use crate::desk::call::caller::{People, Person, Unknown};
use crate::desk::contact::dialled;
use crate::visit::Desk;
use crate::words::{Words, dates};

/// How many services are offered, and how many answers.
const SERVICES: usize = 6;
const ANSWERS: usize = 4;
/// How many people are.
const PEOPLE: usize = 6;
/// How questions begin, in both languages.
const QUESTIONS: [&str; 22] = [
    "when", "what", "where", "how", "who", "which", "why", "can", "do", "does", "is", "are", "will", "pryd", "beth",
    "ble", "sut", "pwy", "pam", "ydy", "oes", "faint",
];

/// What is looked for while somebody types.
#[derive(Deserialize)]
pub(super) struct Sought {
    #[serde(default)]
    q: String,
    #[serde(default)]
    contact: String,
}

/// `GET /desk/calls/{id}/topics`
pub(super) async fn topics(part: PartOfCall, sought: web::Query<Sought>) -> HttpResponse {
    let PartOfCall(AtCall { desk, id }) = part;
    let (found, own) = futures::join!(anything(&desk, &sought.q), own_cases(&desk, &sought.contact));
    let groups = cases(&desk, &own, &sought.q).into_iter().chain(found).collect();
    let ask = Ask::of(sought.q.clone(), groups, desk.page.w);
    fragment(&desk, &Options { path: path(id), ask })
}

/// `GET /desk/calls/{id}/people`
pub(super) async fn people(part: PartOfCall, sought: web::Query<Sought>) -> HttpResponse {
    let PartOfCall(AtCall { desk, id }) = part;
    let unknown = look(&desk, &sought.q).await;
    fragment(&desk, &People { path: path(id), unknown })
}

/// A part of a page, for the script that puts it there.
pub(in crate::desk::pages) fn fragment(desk: &Desk, part: &impl Template) -> HttpResponse {
    match part.render() {
        Ok(html) => HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
            .insert_header((header::CONTENT_LANGUAGE, desk.page.language().tag()))
            .body(html),
        Err(cause) => {
            tracing::error!(%cause, "a part of a page can't be rendered");
            HttpResponse::InternalServerError().finish()
        }
    }
}

impl Ask {
    /// The box with what it found.
    pub(super) fn of(query: String, groups: Vec<Group>, w: Words) -> Self {
        Self { query, groups, none: w.get("call-topics-none").into_owned() }
    }
}

async fn own_cases(desk: &Desk, contact: &str) -> Vec<CaseSummary> {
    let Ok(contact) = contact.parse::<ContactId>() else { return Vec::new() };
    let reported = OfContact { contact, call: desk.page.call() };
    let found = desk.rooms.cases.of_contact(&desk.token, &reported).await;
    found.map(|found| found.items).unwrap_or_default()
}

/// What the words find: answers before services for a question, after them for anything else.
pub(super) async fn anything(desk: &Desk, words: &str) -> Vec<Group> {
    if words.trim().is_empty() {
        return Vec::new();
    }
    let which = ListArticles { q: Some(words.to_owned()), ..ListArticles::default() };
    let (services, answers) =
        futures::join!(desk.rooms.cases.services(&desk.token, words), desk.rooms.cases.articles(&desk.token, &which));
    let answers = answers.map(|found| found.items).unwrap_or_default();
    let mut groups = services_of(desk, &services.map(|found| found.items).unwrap_or_default());
    groups.insert(if is_question(words) { 0 } else { groups.len() }, answers_of(desk, &answers));
    groups
}

/// Whether somebody asks something rather than tells of something.
fn is_question(words: &str) -> bool {
    let first = words.split(|letter: char| !letter.is_alphabetic()).find(|word| !word.is_empty());
    words.contains('?') || first.is_some_and(|first| QUESTIONS.contains(&first.to_lowercase().as_str()))
}

fn answers_of(desk: &Desk, found: &[ArticleSummary]) -> Group {
    let (w, language) = (desk.page.w, desk.page.language());
    let options = found.iter().take(ANSWERS).map(|article| Choice {
        about: Topic::Article(article.id).name(),
        text: article.title.get(language).to_owned(),
        hint: article.summary.get(language).to_owned(),
        number: 0,
    });
    Group { title: w.get("call-topics-answers").into_owned(), kind: "answers", options: options.collect() }
}

/// Services, ours before others'.
fn services_of(desk: &Desk, found: &[FoundService]) -> Vec<Group> {
    let (own, others): (Vec<_>, Vec<_>) =
        found.iter().take(SERVICES).partition(|found| found.service.provider == Provider::Own);
    let w = desk.page.w;
    let offered = |found: &&FoundService| service(found, w.language());
    let mut groups = vec![
        Group {
            title: w.get("call-topics-services").into_owned(),
            kind: "services",
            options: own.iter().map(offered).collect(),
        },
        Group {
            title: w.get("call-topics-others").into_owned(),
            kind: "others",
            options: others.iter().map(offered).collect(),
        },
    ];
    // What came nearest to the words stands first, whoever does it.
    if found.first().is_some_and(|best| best.service.provider != Provider::Own) {
        groups.reverse();
    }
    groups
}

fn service(found: &FoundService, language: Language) -> Choice {
    let whose = match &found.service.provider {
        Provider::Own => found.service.summary.get(language).to_owned(),
        Provider::Other { councils, .. } => {
            councils.iter().map(|council| council.name.get(language)).collect::<Vec<_>>().join(", ")
        }
    };
    Choice {
        about: Topic::Service(found.service.slug.clone()).name(),
        text: found.service.name.get(language).to_owned(),
        hint: whose,
        number: 0,
    }
}

/// What was found, after the caller's own cases.
pub(super) fn with_cases(desk: &Desk, known: &Known, query: &str, found: Vec<Group>) -> Vec<Group> {
    let own = known.person().and_then(|person| person.cases.as_deref()).unwrap_or_default();
    cases(desk, own, query).into_iter().chain(found).collect()
}

/// Their cases, numbered as the panel numbers them: all of them until something is typed, then those
/// whose service or reference has what was typed in it.
fn cases(desk: &Desk, own: &[CaseSummary], query: &str) -> Option<Group> {
    let (w, language) = (desk.page.w, desk.page.language());
    let meant = own.iter().enumerate().filter(|(at, case)| is_meant(case, at + 1, query, language));
    let options: Vec<_> = meant
        .map(|(at, case)| Choice {
            about: Topic::Case(case.id).name(),
            text: case.service.get(language).to_owned(),
            hint: format!("{} · {}", case.reference, dates::short_day(dates::london_date(case.opened_at), language)),
            number: at + 1,
        })
        .collect();
    (!options.is_empty()).then(|| Group { title: w.get("call-topics-cases").into_owned(), kind: "cases", options })
}

fn is_meant(case: &CaseSummary, number: usize, query: &str, language: Language) -> bool {
    let query = query.trim().to_lowercase();
    if query.is_empty() || query == number.to_string() {
        return true;
    }
    let name = case.service.get(language).to_lowercase();
    let compact = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let by_reference =
        query.len() > 3 && compact(&case.reference.to_string().to_lowercase()).contains(&compact(&query));
    by_reference || query.split_whitespace().all(|word| name.split_whitespace().any(|part| part.starts_with(word)))
}

/// Who could be calling: whom the words find, or those who share the number.
pub(super) async fn who(desk: &Desk, call: &Interaction, asked: &Asked) -> Unknown {
    let w = desk.page.w;
    if !asked.who.trim().is_empty() {
        return look(desk, &asked.who).await;
    }
    let nobody = |key: &str| unknown(w.get(key).into_owned(), String::new(), Vec::new(), w);
    if call.summary.contact.is_some() {
        return nobody("call-away");
    }
    let Some(number) = &call.summary.number else {
        return nobody(if call.summary.withheld { "call-who-withheld" } else { "call-who-nobody" });
    };
    match desk.rooms.contacts.callers(&desk.token, number).await {
        Ok(callers) if callers.people.is_empty() => nobody("call-who-stranger"),
        Ok(callers) => {
            let count = callers.people.len();
            let key = if count == 1 { "call-shared-one" } else { "call-shared" };
            unknown(w.with_one(key, "count", count).into_owned(), String::new(), sharing(&callers, w), w)
        }
        Err(_) => nobody("call-away"),
    }
}

/// Somebody who was found, with what must be known before their name is read.
fn person(found: &FoundContact, w: Words) -> Person {
    let hint = found.address.iter().chain(&found.postcode).cloned().collect::<Vec<_>>();
    Person {
        id: found.id.to_string(),
        marks: found.marks.iter().map(|kind| caller::kind(*kind, w)).collect(),
        name: found.name.clone(),
        hint: hint.join(", "),
    }
}

/// Whom the words find.
async fn look(desk: &Desk, words: &str) -> Unknown {
    let w = desk.page.w;
    let lead = w.get("call-who-nobody").into_owned();
    let sought = SearchContacts { q: words.to_owned(), call: desk.page.call() };
    let found = desk.rooms.contacts.search(&desk.token, &sought).await;
    let found = found.map(|found| found.items).unwrap_or_default();
    let people = found.iter().take(PEOPLE).map(|one| person(one, w)).collect();
    unknown(lead, words.to_owned(), people, w)
}

fn unknown(lead: String, query: String, people: Vec<Person>, w: Words) -> Unknown {
    Unknown { lead, query, people, none: w.get("call-who-none").into_owned() }
}

fn sharing(callers: &Callers, w: Words) -> Vec<Person> {
    let people = callers.people.iter().map(|one| {
        let since = dates::short_day(dates::london_date(one.given_at), w.language());
        let hint = one.postcode.iter().cloned().chain([since]);
        Person {
            id: one.id.to_string(),
            marks: one.marks.iter().map(|mark| caller::kind(mark.kind, w)).collect(),
            name: one.name.clone(),
            hint: hint.collect::<Vec<_>>().join(" · "),
        }
    });
    people.take(9).collect()
}

/// A number as it is read out.
pub(super) fn read_out(number: &str) -> String {
    line::spaced(&dialled(number))
}

#[cfg(test)]
mod tests {
    use super::is_question;

    #[test]
    fn a_question_is_told_from_a_report() {
        for asked in
            ["when are the bins collected", "Can I have a bigger bin", "bins at christmas?", "  Pryd mae'r bin"]
        {
            assert!(is_question(asked), "{asked}");
        }
        for told in ["bin not emptied", "whenever", "pothole in mill lane", "", "12"] {
            assert!(!is_question(told), "{told}");
        }
    }
}
