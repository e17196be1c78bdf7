use actix_web::{HttpResponse, web};
use cases_api::article::{Article as Known, SayOfArticle};
use contract::{ArticleId, Problem};

use serde::Deserialize;

use crate::citizen::article::Article;
use crate::form::{Form, ProtectedForm};
use crate::page::{self, Page, markdown};
use crate::visit::Visit;

const YES: &str = "yes";
const NO: &str = "no";

/// What was just said of an answer, as its address tells it: nothing is kept in the browser.
#[derive(Deserialize)]
pub struct Said {
    #[serde(default)]
    said: String,
}

/// `GET /answers/{id}`
pub async fn show(visit: Visit, path: web::Path<String>, said: web::Query<Said>) -> HttpResponse {
    let Ok(id) = path.parse::<ArticleId>() else { return visit.refuse(&Problem::not_found()) };
    match visit.rooms.cases.article(&visit.token, id).await {
        Ok(found) => page::ok(&shown(visit.page, &found.body, &said.said)),
        Err(problem) => visit.refuse(&problem),
    }
}

/// `POST /answers/{id}/said`
pub async fn say(visit: Visit, path: web::Path<String>, posted: ProtectedForm) -> HttpResponse {
    let said = posted.typed.get("answered");
    let (Ok(id), YES | NO) = (path.parse::<ArticleId>(), said) else { return visit.refuse(&Problem::not_found()) };
    let asked = SayOfArticle { answered: said == YES };
    match visit.rooms.cases.say_of_article(&visit.token, posted.once.as_str(), id, &asked).await {
        Ok(()) => page::see_other(&visit.page, &format!("{}?said={said}", path_of(id))),
        Err(problem) => visit.refuse(&problem),
    }
}

fn path_of(id: ArticleId) -> String {
    format!("/answers/{id}")
}

fn shown(page: Page, known: &Known, said: &str) -> Article {
    let article = &known.article;
    let thanks = match said {
        YES => page.w.get("answer-thanks-yes").into_owned(),
        NO => page.w.get("answer-thanks-no").into_owned(),
        _ => String::new(),
    };
    let ask = || Form::new(&page, Vec::new()).to(format!("{}/said", path_of(article.id)));
    let service = article.service.as_ref().map(|slug| format!("/services/{slug}"));
    Article {
        title: page.say(&article.title).to_owned(),
        summary: page.say(&article.summary).to_owned(),
        body: markdown::html(page.say(&known.body)),
        service_href: service.unwrap_or_else(|| "/services".to_owned()),
        ask: thanks.is_empty().then(ask),
        thanks,
        page,
    }
}
