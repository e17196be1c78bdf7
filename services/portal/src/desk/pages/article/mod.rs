//! Answers at the desk: found, read, and written by those who may.

mod editing;

use actix_web::{HttpResponse, web};
use cases_api::article::{Article, ArticleState, ArticleSummary, ListArticles};
use cases_api::perm;
use contacts_api::interaction::{EndInteraction, Outcome};
use contract::{ArticleId, InteractionId, Problem, ProblemKind};
use serde::Deserialize;

pub(super) use editing::{ask, ask_new, save, save_new};

use super::done::Done;
use super::next_page;
use crate::desk::article::{Answered, Articles, Read, Row, said};
use crate::desk::case::Row as Fact;
use crate::form::{Form, ProtectedForm, Typed};
use crate::page::{self, Page, Section, markdown};
use crate::visit::Desk;
use crate::words::dates;

const PATH: &str = "/desk/articles";
/// How many articles a page shows.
const ROWS: u16 = 50;
/// How many of one's own due articles are counted.
const MINE: u16 = 99;
/// The most characters of a question that are looked for.
const MOST_ASKED: usize = 200;

/// What is asked of the list. Anything that isn't on offer counts as not chosen.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    q: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    due: String,
    #[serde(default)]
    call: String,
    cursor: Option<String>,
}

/// During which call a page is used.
#[derive(Debug, Clone, Default, Deserialize)]
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

impl Chosen {
    fn query(&self) -> String {
        self.q.trim().chars().take(MOST_ASKED).collect()
    }

    fn state(&self) -> ArticleState {
        ArticleState::named(&self.state).unwrap_or(ArticleState::Published)
    }

    fn asked(&self, writes: bool) -> ListArticles {
        ListArticles {
            q: Some(self.query()).filter(|query| !query.is_empty()),
            state: writes.then(|| self.state()),
            due: (writes && matches!(self.due.as_str(), "mine" | "all")).then_some(true),
            owner: (writes && self.due == "mine").then(|| "me".to_owned()),
            limit: Some(ROWS),
            cursor: self.cursor.clone(),
        }
    }
}

/// `GET /desk/articles`
pub(super) async fn list(desk: Desk, chosen: web::Query<Chosen>) -> HttpResponse {
    let mut desk = desk.at(Section::Articles);
    let (chosen, writes) = (chosen.into_inner(), desk.may::<perm::WriteArticles>());
    let asked = chosen.asked(writes);
    let mine =
        ListArticles { due: Some(true), owner: Some("me".to_owned()), limit: Some(MINE), ..ListArticles::default() };
    let found = desk.rooms.cases.articles(&desk.token, &asked);
    let mine = desk.rooms.cases.articles(&desk.token, &mine);
    let (found, mine) = futures::join!(found, mine);
    desk.page = Done::told(desk.page);
    let found = match found {
        Ok(found) => found,
        Err(problem) if problem.kind == ProblemKind::BadCursor => return page::see_other(&desk.page, PATH),
        Err(problem) => return desk.refuse(&problem),
    };
    let call = During { call: chosen.call.clone() }.call();
    let kept = [("q", chosen.q.as_str()), ("state", &chosen.state), ("due", &chosen.due), ("call", &chosen.call)];
    page::ok(&Articles {
        query: chosen.query(),
        call: call.map(|call| call.to_string()).unwrap_or_default(),
        filters: if writes { Articles::filters(desk.page.w, chosen.state().name(), &chosen.due) } else { Vec::new() },
        mine_due: mine.map(|mine| mine.items.len()).unwrap_or_default(),
        mine_href: format!("{PATH}?due=mine"),
        rows: found.items.iter().map(|article| row(&desk.page, article, call)).collect(),
        writes,
        next: next_page(PATH, &kept, found.next.as_deref()),
        page: desk.page,
    })
}

fn row(page: &Page, article: &ArticleSummary, call: Option<InteractionId>) -> Row {
    Row {
        href: during(&path_of(article.id), call),
        title: page.say(&article.title).to_owned(),
        summary: page.say(&article.summary).to_owned(),
        state: article.state,
        public: article.public,
        owner: article.owner.as_ref().map(|owner| owner.name.clone()).unwrap_or_default(),
        review: article.review_on.map(|day| dates::short_day(day, page.language())).unwrap_or_default(),
        due: article.due,
        said: said_of(page, article),
    }
}

fn said_of(page: &Page, article: &ArticleSummary) -> String {
    article.said.map(|counts| said(counts.answered, counts.unanswered, page.w)).unwrap_or_default()
}

/// `GET /desk/articles/{id}`
pub(super) async fn show(desk: Desk, path: web::Path<String>, during: web::Query<During>) -> HttpResponse {
    let mut desk = desk.at(Section::Articles);
    let Ok(id) = path.parse::<ArticleId>() else { return desk.refuse(&Problem::not_found()) };
    match desk.rooms.cases.article(&desk.token, id).await {
        Ok(found) => {
            let writes = desk.may::<perm::WriteArticles>();
            desk.page = Done::told(desk.page);
            page::ok(&shown(desk.page, &found.body, during.call(), writes))
        }
        Err(problem) => desk.refuse(&problem),
    }
}

fn shown(page: Page, known: &Article, call: Option<InteractionId>, writes: bool) -> Read {
    let (w, article) = (page.w, &known.article);
    let language = page.language();
    let owner = article.owner.as_ref().map_or_else(|| w.get("articles-nobody").into_owned(), |by| by.name.clone());
    let review = article.review_on.map(|day| dates::day(day, language)).unwrap_or_default();
    let when = dates::short_moment(known.changed_at, language);
    let changed = match &known.changed_by {
        Some(name) => w.with("article-changed-by", &[("when", &when), ("name", name)]).into_owned(),
        None => when,
    };
    let said = said_of(&page, article);
    let audience = if article.public { "articles-public" } else { "articles-staff" };
    Read {
        back_href: during(PATH, call),
        title: page.say(&article.title).to_owned(),
        summary: page.say(&article.summary).to_owned(),
        body: markdown::html(page.say(&known.body)),
        state: article.state,
        due: article.due,
        facts: vec![
            Fact::new(w.get("articles-audience"), w.get(audience)),
            Fact::new(w.get("articles-owner"), owner),
            Fact::new(w.get("articles-review-on"), review),
            Fact::new(w.get("article-changed"), changed),
            Fact::new(
                w.get("articles-said"),
                if said.is_empty() { w.get("articles-said-none").into_owned() } else { said },
            ),
        ],
        answered: call.map(|call| Answered {
            form: Form::new(&page, Vec::new()).to(format!("{}/answered", path_of(article.id))),
            call: call.to_string(),
            matter: article.service.clone().unwrap_or_default(),
        }),
        edit_href: if writes { format!("{}/edit", path_of(article.id)) } else { String::new() },
        service_href: article.service.as_ref().map(|slug| format!("/services/{slug}")).unwrap_or_default(),
        page,
    }
}

/// `POST /desk/articles/{id}/answered`: it answered the caller, and so the call ends.
pub(super) async fn answered(desk: Desk, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let mut desk = desk.at(Section::Articles);
    let call = posted.typed.get("call").parse::<InteractionId>();
    let (Ok(id), Ok(call)) = (path.parse::<ArticleId>(), call) else { return desk.refuse(&Problem::not_found()) };
    desk.page = desk.page.at_path(&during(&path_of(id), Some(call)));
    let matter = posted.typed.given("matter").map(str::to_owned);
    // What was noted in the panel is the call's note.
    let note = match desk.rooms.contacts.interaction(&desk.token, call).await {
        Ok(call) => {
            Typed::parse(call.draft.text.as_bytes()).and_then(|kept| kept.given("call-note").map(str::to_owned))
        }
        Err(problem) => return desk.refuse(&problem),
    };
    let end = EndInteraction { matter, note, article: Some(id), ..EndInteraction::with(Outcome::Answered) };
    match desk.rooms.contacts.end(&desk.token, call, posted.once.as_str(), &end).await {
        Ok(_) => page::see_other(&desk.page, &Done::ArticleAnswered.at(&format!("/desk/calls/{call}"))),
        Err(problem) => desk.refuse(&problem),
    }
}

fn path_of(id: ArticleId) -> String {
    format!("{PATH}/{id}")
}

/// A page of the desk with the call that goes on.
fn during(path: &str, call: Option<InteractionId>) -> String {
    call.map_or_else(|| path.to_owned(), |call| format!("{path}?call={call}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_does_not_write_is_shown_what_is_published_whatever_the_address_says() {
        let chosen = Chosen { state: "draft".into(), due: "mine".into(), q: "  bin  ".into(), ..Chosen::default() };
        let asked = chosen.asked(false);
        assert_eq!((asked.state, asked.due, asked.owner), (None, None, None));
        assert_eq!(asked.q.as_deref(), Some("bin"));
        let asked = chosen.asked(true);
        assert_eq!(
            (asked.state, asked.due, asked.owner.as_deref()),
            (Some(ArticleState::Draft), Some(true), Some("me"))
        );
    }
}
