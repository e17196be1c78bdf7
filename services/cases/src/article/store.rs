//! Every query about articles.

use cases_api::article::{Article, ArticleState, ArticleSummary, ArticleWords};
use cases_api::case::Assignee;
use contract::{ArticleId, StaffId};
use jiff::civil::{Date, date};
use serde_json::{Value, json};
use tenant_db::{DbError, Row, TenantTx, args};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Written;
use super::which::Which;
use crate::library::StarterArticle;

/// Before every day of review.
const START: Date = date(1, 1, 1);

/// An article as it is made ready to be found.
#[derive(Debug)]
pub(super) struct Kept {
    pub article: ArticleSummary,
    pub words: ArticleWords,
}

/// The columns of an [`ArticleSummary`], of `k` and `s`. A day goes over the wire as text.
macro_rules! summary_columns {
    () => {
        "k.id, k.title, k.summary, k.service, k.state, k.public, s.id, s.name, k.review_on::text, k.version"
    };
}

/// Every article with its version.
pub(super) async fn versions(tx: &TenantTx) -> Result<Vec<(ArticleId, i64)>, DbError> {
    tx.rows("select id, version from article where tenant_id = $1 order by id", args![tx.tenant()], |row| {
        Ok((row.id(0)?, row.get(1)?))
    })
    .await
}

/// Every article with the words by which it is found, in the same order.
pub(super) async fn kept(tx: &TenantTx) -> Result<Vec<Kept>, DbError> {
    tx.rows(
        concat!(
            "select ",
            summary_columns!(),
            ", k.words from article k left join staff s on s.tenant_id = $1 and s.id = k.owner_id
             where k.tenant_id = $1 order by k.id"
        ),
        args![tx.tenant()],
        |row| Ok(Kept { article: summary(row, Date::MIN)?, words: row.json(10)? }),
    )
    .await
}

/// A page of articles by day of review after a day and an id, and one more when there is one.
pub(super) async fn list(
    tx: &TenantTx,
    which: &Which,
    after: Option<(Date, ArticleId)>,
    size: u16,
    today: Date,
) -> Result<Vec<ArticleSummary>, DbError> {
    let (day, id) = after.unwrap_or((START, ArticleId::from(Uuid::nil())));
    tx.rows(
        concat!(
            "select ",
            summary_columns!(),
            " from article k left join staff s on s.tenant_id = $1 and s.id = k.owner_id
             where k.tenant_id = $1 and k.state = $2 and (k.public or not $3)
                 and ($4::uuid is null or k.owner_id = $4) and ($5::text is null or k.review_on <= $5::text::date)
                 and (k.review_on, k.id) > ($6::text::date, $7)
             order by k.review_on, k.id
             limit $8"
        ),
        args![
            tx.tenant(),
            which.state.name(),
            which.public,
            which.owner.map(StaffId::uuid),
            which.due.map(|day| day.to_string()),
            day.to_string(),
            id.uuid(),
            i64::from(size) + 1,
        ],
        |row| summary(row, today),
    )
    .await
}

/// One article.
pub(super) async fn read(tx: &TenantTx, id: ArticleId, today: Date) -> Result<Option<Article>, DbError> {
    tx.row(
        concat!(
            "select ",
            summary_columns!(),
            ", k.words, k.body, k.changed_at, k.changed_by
             from article k left join staff s on s.tenant_id = $1 and s.id = k.owner_id
             where k.tenant_id = $1 and k.id = $2"
        ),
        args![tx.tenant(), id.uuid()],
        |row| {
            Ok(Article {
                article: summary(row, today)?,
                words: row.json(10)?,
                body: row.json(11)?,
                changed_at: row.get(12)?,
                changed_by: row.get(13)?,
            })
        },
    )
    .await
}

/// The version of an article whose row is locked until the transaction ends.
pub(super) async fn lock(tx: &TenantTx, id: ArticleId) -> Result<Option<i64>, DbError> {
    tx.row(
        "select version from article where tenant_id = $1 and id = $2 for no key update",
        args![tx.tenant(), id.uuid()],
        |row| row.get(0),
    )
    .await
}

/// Keeps a new article.
pub(super) async fn insert(tx: &TenantTx, id: ArticleId, written: &Written) -> Result<(), DbError> {
    tx.run(
        "insert into article (tenant_id, id, title, summary, body, words, service, state, public, owner_id,
             review_on, changed_at, changed_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::date, $12,
             (select name from staff where tenant_id = $1 and id = $13))",
        args![
            tx.tenant(),
            id.uuid(),
            value(&written.title)?,
            value(&written.summary)?,
            value(&written.body)?,
            value(&written.words)?,
            written.service.as_deref(),
            written.state.name(),
            written.public,
            written.owner.as_ref().map(|owner| owner.id.uuid()),
            written.review_on.to_string(),
            tx.now(),
            tx.actor().staff().map(StaffId::uuid),
        ],
    )
    .await?;
    Ok(())
}

/// Keeps a locked article anew, and gives its version.
pub(super) async fn update(tx: &TenantTx, id: ArticleId, written: &Written) -> Result<i64, DbError> {
    let version = tx
        .row(
            "update article set title = $3, summary = $4, body = $5, words = $6, service = $7, state = $8, public = $9,
                 owner_id = $10, review_on = $11::text::date, changed_at = $12,
                 changed_by = (select name from staff where tenant_id = $1 and id = $13), version = version + 1
             where tenant_id = $1 and id = $2
             returning version",
            args![
                tx.tenant(),
                id.uuid(),
                value(&written.title)?,
                value(&written.summary)?,
                value(&written.body)?,
                value(&written.words)?,
                written.service.as_deref(),
                written.state.name(),
                written.public,
                written.owner.as_ref().map(|owner| owner.id.uuid()),
                written.review_on.to_string(),
                tx.now(),
                tx.actor().staff().map(StaffId::uuid),
            ],
            |row| row.get(0),
        )
        .await?;
    version.ok_or_else(|| DbError::Bug("a locked article is gone".into()))
}

/// Adds the library's articles that the council hasn't had yet, published, to be looked at by a day.
pub(crate) async fn begin(
    tx: &TenantTx,
    articles: &[&StarterArticle],
    review_on: Date,
    at: OffsetDateTime,
) -> Result<(), DbError> {
    let rows: Vec<_> = articles
        .iter()
        .map(|article| {
            json!({
                "id": tx.new_id::<ArticleId>(), "key": article.key, "title": article.title, "summary": article.summary,
                "body": article.body, "words": article.words, "service": article.service, "public": article.public,
            })
        })
        .collect();
    tx.run(
        "insert into article (tenant_id, id, key, title, summary, body, words, service, state, public, review_on, changed_at)
         select $1, k.id, k.key, k.title, k.summary, k.body, k.words, k.service, 'published', k.public, $3::text::date, $4
         from jsonb_to_recordset($2)
             as k(id uuid, key text, title jsonb, summary jsonb, body jsonb, words jsonb, service text, public boolean)
         on conflict (tenant_id, key) do nothing",
        args![tx.tenant(), Value::Array(rows), review_on.to_string(), at],
    )
    .await?;
    Ok(())
}

/// Makes someone the owner of every article of the library's that has none.
pub(crate) async fn give_to(tx: &TenantTx, owner: StaffId) -> Result<u64, DbError> {
    tx.run(
        "update article set owner_id = $2, version = version + 1
         where tenant_id = $1 and owner_id is null and key is not null and state <> 'withdrawn'",
        args![tx.tenant(), owner.uuid()],
    )
    .await
}

fn summary(row: Row<'_>, today: Date) -> Result<ArticleSummary, DbError> {
    let owner: Option<StaffId> = row.id_or_null(6)?;
    let state = ArticleState::named(row.get(4)?);
    let review_on: &str = row.get(8)?;
    let review_on: Date = review_on.parse().map_err(|_| DbError::Bug("a stored day isn't one".into()))?;
    Ok(ArticleSummary {
        id: row.id(0)?,
        title: row.json(1)?,
        summary: row.json(2)?,
        service: row.get(3)?,
        state: state.ok_or_else(|| DbError::Bug("a stored state of an article isn't one".into()))?,
        public: row.get(5)?,
        owner: owner.map(|id| row.get(7).map(|name| Assignee { id, name })).transpose()?,
        review_on: Some(review_on),
        due: review_on <= today,
        matched: String::new(),
        said: None,
        version: row.get(9)?,
    })
}

fn value(part: &impl serde::Serialize) -> Result<Value, DbError> {
    serde_json::to_value(part).map_err(|_| DbError::Bug("a part of an article can't be written".into()))
}
