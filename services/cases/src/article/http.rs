use auth::Allowed;
use cases_api::article::{Article, ArticleState, ArticleSummary, ArticleVersion, ListArticles, WriteArticle};
use cases_api::perm;
use contract::{ArticleId, Created, Found, Page, PageQuery, Problem};
use jiff::civil::Date;
use runtime::{At, Body, Early, IfMatch, Params, Shared};
use tenant_db::TenantTx;

use super::which::Which;
use super::{add as write, edit as rewrite, public, said, store};
use crate::office::Office;

pub async fn list(
    allowed: Allowed<perm::ReadArticles>,
    Params(asked): Params<ListArticles>,
    Shared(office): Shared<Office>,
) -> Result<Found<Page<ArticleSummary>>, Early> {
    let council = allowed.council()?;
    let today = office.today(council.time(allowed.real_now()))?;
    let which = Which::read(&asked, allowed.actor().staff(), today)?;
    let (limit, cursor) = (asked.limit, asked.cursor);
    let page = PageQuery { limit, cursor };
    let size = page.size()?;
    let question = asked.q.as_deref().map(str::trim).filter(|question| !question.is_empty());
    if let Some(question) = question {
        let tx = allowed.begin().await?;
        let known = office.answers.of(&tx).await?;
        let mut items: Vec<_> = known.find(question, &which, today).into_iter().take(usize::from(size)).collect();
        tell_said(&tx, items.iter_mut(), today).await?;
        let items = items.into_iter().map(|article| public::summary(article, allowed.actor())).collect();
        return Ok(Found::plain(Page { items, next: None }));
    }
    let name = format!("articles {which:?}");
    let list = allowed.list(&name);
    let after = page.cursor.map(|cursor| list.open::<(Option<Date>, ArticleId)>(&cursor)).transpose()?;
    let after = after.and_then(|(day, id)| Some((day?, id)));
    let tx = allowed.begin().await?;
    let mut rows = store::list(&tx, &which, after, size, today).await?;
    tell_said(&tx, rows.iter_mut(), today).await?;
    let Page { items, next } = list.page(rows, size, |article| (article.review_on, article.id));
    let items = items.into_iter().map(|article| public::summary(article, allowed.actor())).collect();
    Ok(Found::plain(Page { items, next }))
}

/// Staff see with each article what citizens said of it.
async fn tell_said(
    tx: &TenantTx,
    articles: impl Iterator<Item = &mut ArticleSummary>,
    today: Date,
) -> Result<(), Problem> {
    if tx.actor().staff().is_none() {
        return Ok(());
    }
    let articles: Vec<_> = articles.collect();
    let said = said::store::of(tx, articles.iter().map(|article| article.id), said::since(today)).await?;
    for article in articles {
        article.said = Some(said.get(&article.id).copied().unwrap_or_default());
    }
    Ok(())
}

pub async fn read(
    allowed: Allowed<perm::ReadArticles>,
    At(id): At<ArticleId>,
    Shared(office): Shared<Office>,
) -> Result<Found<Article>, Early> {
    let tx = allowed.begin().await?;
    let today = office.today(tx.now())?;
    let mut article = store::read(&tx, id, today).await?.ok_or_else(Problem::not_found)?;
    let open = article.article.public && article.article.state == ArticleState::Published;
    if !open && tx.actor().staff().is_none() {
        return Err(Problem::not_found().into());
    }
    tell_said(&tx, std::iter::once(&mut article.article), today).await?;
    let version = article.article.version;
    Ok(Found::at(public::whole(article, tx.actor()), version))
}

pub async fn add(
    allowed: Allowed<perm::WriteArticles>,
    Body(asked): Body<WriteArticle>,
) -> Result<Created<ArticleVersion>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let body = write(&tx, &asked).await?;
    let location = format!("/api/v1/articles/{}", body.id);
    Ok(tx.commit(Created { body, location }).await?)
}

pub async fn edit(
    allowed: Allowed<perm::WriteArticles>,
    At(id): At<ArticleId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<WriteArticle>,
) -> Result<Found<ArticleVersion>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let edited = rewrite(&tx, id, version, &asked).await?;
    let version = edited.version;
    Ok(tx.commit(Found::at(edited, version)).await?)
}
