//! Letters are printed and posted, and staff say so.

use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use contract::{MessageId, Problem, ProblemKind, StaffId};
use futures::future::try_join_all;
use notifications_api::letter::{LetterSummary, LetterView, ListLetters, PostLetters, PrintedLetter};
use notifications_api::perm;
use runtime::Routes;
use serde::Deserialize;

use super::done::Done;
use super::next_page;
use crate::desk::case::Link;
use crate::desk::letters::{LetterPage, Letters, Row, Sheet};
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Page, Section};
use crate::visit::Desk;
use crate::words::dates;

const PATH: &str = "/desk/letters";
const ALL: &str = "/desk/letters/all";
/// How many letters a page lists, and prints at once.
const ROWS: u16 = 25;

/// The pages, in reading order.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page(Method::GET, PATH, list, "Letters that wait to be printed")
        .page(Method::POST, PATH, post_all, "Say that all that are listed were printed and posted")
        .page(Method::GET, ALL, several, "All that are listed, to be printed")
        .page(Method::GET, "/desk/letters/{id}", show, "A letter, to be printed")
        .page(Method::POST, "/desk/letters/{id}", post, "Say that a letter was printed and posted")
        .page(Method::POST, "/desk/letters/{id}/taking-back", unpost, "Take that back")
}

/// Where in the list, and in which print.
#[derive(Default, Deserialize)]
struct Asked {
    cursor: Option<String>,
    #[serde(default)]
    large: String,
}

impl Asked {
    fn which(&self) -> ListLetters {
        ListLetters { limit: Some(ROWS), cursor: self.cursor.clone() }
    }

    /// An address of the same place in the list.
    fn at(&self, path: &str, large: bool) -> String {
        let large = if large { "1" } else { "" };
        let pairs = [("cursor", self.cursor.as_deref().unwrap_or_default()), ("large", large)];
        let pairs: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        match serde_urlencoded::to_string(pairs) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path.to_owned(),
        }
    }
}

/// `GET /desk/letters`
async fn list(desk: Desk, asked: web::Query<Asked>) -> HttpResponse {
    let mut desk = desk.at(Section::Letters);
    let found = match desk.rooms.notifications.letters(&desk.token, &asked.which()).await {
        Ok(found) => found,
        Err(problem) if problem.kind == ProblemKind::BadCursor => return page::see_other(&desk.page, PATH),
        Err(problem) => return desk.refuse(&problem),
    };
    desk.page = Done::told(desk.page);
    let posts = desk.may::<perm::PostLetters>();
    let letters: Vec<Row> = found.items.iter().map(|letter| row(&desk.page, letter, posts)).collect();
    page::ok(&Letters {
        all: (posts && !letters.is_empty()).then(|| Form::new(&desk.page, Vec::new()).to(PATH)),
        letters,
        all_href: asked.at(ALL, false),
        next: next_page(PATH, &[], found.next.as_deref()),
        page: desk.page,
    })
}

fn row(page: &Page, letter: &LetterSummary, posts: bool) -> Row {
    Row {
        when: dates::short_moment(letter.created_at, page.language()),
        to: letter.to.clone(),
        letter: Link { href: path(letter.id), text: letter.subject.clone() },
        case: Link { href: format!("/desk/cases/{}", letter.about), text: letter.reference.clone() },
        language: page.w.get(&format!("letters-language-{}", letter.language.tag())).into_owned(),
        post: posts.then(|| Form::new(page, Vec::new()).to(path(letter.id))),
        version: letter.version,
        named: named(letter.id, letter.version),
    }
}

fn path(id: MessageId) -> String {
    format!("{PATH}/{id}")
}

/// A letter in the version that is shown, as a form of several names it.
fn named(id: MessageId, version: i64) -> String {
    format!("{id}:{version}")
}

/// The same, read again.
fn printed(named: &str) -> Option<PrintedLetter> {
    let (id, version) = named.split_once(':')?;
    Some(PrintedLetter { id: id.parse().ok()?, version: version.parse().ok()? })
}

/// `GET /desk/letters/{id}`
async fn show(desk: Desk, id: web::Path<String>, asked: web::Query<Asked>) -> HttpResponse {
    let mut desk = desk.at(Section::Letters);
    let Ok(id) = id.parse::<MessageId>() else { return desk.refuse(&Problem::not_found()) };
    let letter = match desk.rooms.notifications.letter(&desk.token, id).await {
        Ok(letter) => letter.body,
        Err(problem) => return desk.refuse(&problem),
    };
    let posted = posted(&desk, &letter).await;
    desk.page = Done::told(desk.page);
    let (page, posts, large) = (&desk.page, desk.may::<perm::PostLetters>(), !asked.large.is_empty());
    let form = |to: String| Some(Form::new(page, Vec::new()).to(to)).filter(|_| posts);
    let stands = letter.letter.is_some();
    let name = letter.letter.as_ref().and_then(|letter| letter.to.first()).cloned().unwrap_or_default();
    page::ok(&LetterPage {
        title: page.w.with_one("letter-to", "name", name).into_owned(),
        large,
        other_size: Asked::default().at(&path(id), !large),
        case_href: format!("/desk/cases/{}", letter.about),
        post: if letter.posted_at.is_none() { form(path(id)) } else { None },
        post_text: page.w.get("letter-post").into_owned(),
        unpost: if letter.posted_at.is_some() && stands { form(format!("{}/taking-back", path(id))) } else { None },
        posted,
        shown: letter.version.to_string(),
        sheets: letter.letter.map(Sheet::of).into_iter().collect(),
        page: desk.page,
    })
}

/// When it was posted, and who said so where that can be known; empty where it wasn't.
async fn posted(desk: &Desk, letter: &LetterView) -> String {
    let Some(at) = letter.posted_at else { return String::new() };
    let w = desk.page.w;
    let day = dates::day(dates::london_date(at), w.language());
    match letter.posted_by {
        Some(who) => match colleague(desk, who).await {
            Some(name) => w.with("letter-posted-by", &[("day", &day), ("name", &name)]).into_owned(),
            None => w.with_one("letter-posted", "day", day).into_owned(),
        },
        None => w.with_one("letter-posted", "day", day).into_owned(),
    }
}

async fn colleague(desk: &Desk, who: StaffId) -> Option<String> {
    if who == desk.me.staff_id {
        return Some(desk.me.name.clone());
    }
    let everyone = desk.rooms.cases.colleagues(&desk.token).await.ok()?;
    everyone.items.into_iter().find(|one| one.id == who).map(|one| one.name)
}

/// `GET /desk/letters/all`: as many as the list shows, each on a sheet of its own.
async fn several(desk: Desk, asked: web::Query<Asked>) -> HttpResponse {
    let desk = desk.at(Section::Letters);
    let letters = match whole(&desk, &asked).await {
        Ok(letters) => letters,
        Err(problem) if problem.kind == ProblemKind::BadCursor => return page::see_other(&desk.page, PATH),
        Err(problem) => return desk.refuse(&problem),
    };
    if letters.is_empty() {
        return page::see_other(&desk.page, PATH);
    }
    let (page, large) = (&desk.page, !asked.large.is_empty());
    let shown = letters.iter().map(|letter| named(letter.id, letter.version)).collect::<Vec<_>>().join(",");
    page::ok(&LetterPage {
        title: page.w.get("letters-title").into_owned(),
        large,
        other_size: asked.at(ALL, !large),
        case_href: String::new(),
        posted: String::new(),
        post: desk.may::<perm::PostLetters>().then(|| Form::new(page, Vec::new()).to(PATH)),
        post_text: page.w.with_one("letters-posted-all", "count", letters.len()).into_owned(),
        unpost: None,
        shown,
        sheets: letters.into_iter().filter_map(|letter| letter.letter).map(Sheet::of).collect(),
        page: desk.page,
    })
}

async fn whole(desk: &Desk, asked: &Asked) -> Result<Vec<LetterView>, Problem> {
    let (notifications, token) = (&desk.rooms.notifications, desk.token.as_str());
    let found = notifications.letters(token, &asked.which()).await?;
    let read = found.items.iter().map(|letter| notifications.letter(token, letter.id));
    Ok(try_join_all(read).await?.into_iter().map(|letter| letter.body).collect())
}

/// `POST /desk/letters/{id}`
async fn post(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Letters);
    let Ok(id) = id.parse::<MessageId>() else { return desk.refuse(&Problem::not_found()) };
    let version = posted.typed.get("shown").parse().unwrap_or_default();
    let said = desk.rooms.notifications.post_letter(&desk.token, id, version, posted.once.as_str()).await;
    said_of(desk, id, said, Done::LetterPosted, PATH)
}

/// `POST /desk/letters/{id}/taking-back`
async fn unpost(desk: Desk, id: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Letters);
    let Ok(id) = id.parse::<MessageId>() else { return desk.refuse(&Problem::not_found()) };
    let version = posted.typed.get("shown").parse().unwrap_or_default();
    let said = desk.rooms.notifications.unpost_letter(&desk.token, id, version, posted.once.as_str()).await;
    let own = path(id);
    said_of(desk, id, said, Done::LetterTakenBack, &own)
}

/// On to the next page, or to the letter as someone else has left it.
fn said_of(desk: Desk, id: MessageId, said: Result<(), Problem>, done: Done, next: &str) -> HttpResponse {
    match said {
        Ok(()) => page::see_other(&desk.page, &done.at(next)),
        Err(problem) if matches!(problem.kind, ProblemKind::PreconditionFailed | ProblemKind::Conflict) => {
            page::see_other(&desk.page, &Done::LetterChanged.at(&path(id)))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

/// `POST /desk/letters`
async fn post_all(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Letters);
    let letters: Vec<PrintedLetter> = posted.typed.get("shown").split(',').filter_map(printed).collect();
    if letters.is_empty() {
        return page::see_other(&desk.page, PATH);
    }
    let asked = PostLetters { letters };
    match desk.rooms.notifications.post_letters(&desk.token, posted.once.as_str(), &asked).await {
        Ok(now) if now.left > 0 => page::see_other(&desk.page, &Done::LettersLeft.at(PATH)),
        Ok(_) => page::see_other(&desk.page, &Done::LettersPosted.at(PATH)),
        Err(problem) => desk.refuse(&problem),
    }
}
