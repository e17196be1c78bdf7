use actix_web::{HttpResponse, web};
use cases_api::article::Article as Known;
use contract::{ArticleId, Problem};

use crate::citizen::article::Article;
use crate::page::{self, Page, markdown};
use crate::visit::Visit;

/// `GET /answers/{id}`
pub async fn show(visit: Visit, path: web::Path<String>) -> HttpResponse {
    let Ok(id) = path.parse::<ArticleId>() else { return visit.refuse(&Problem::not_found()) };
    match visit.rooms.cases.article(&visit.token, id).await {
        Ok(found) => page::ok(&shown(visit.page, &found.body)),
        Err(problem) => visit.refuse(&problem),
    }
}

fn shown(page: Page, known: &Known) -> Article {
    let article = &known.article;
    let service = article.service.as_ref().map(|slug| format!("/services/{slug}"));
    Article {
        title: page.say(&article.title).to_owned(),
        summary: page.say(&article.summary).to_owned(),
        body: markdown::html(page.say(&known.body)),
        service_href: service.unwrap_or_else(|| "/services".to_owned()),
        page,
    }
}
