//! Every query about what was said of articles.

use std::collections::HashMap;

use cases_api::article::ArticleSaid;
use contract::ArticleId;
use jiff::civil::Date;
use tenant_db::{DbError, TenantTx, args};
use uuid::Uuid;

/// Counts what someone said of an article on a day; `false` when citizens don't see it.
pub(super) async fn add(tx: &TenantTx, id: ArticleId, day: Date, answered: bool) -> Result<bool, DbError> {
    let counted = tx
        .run(
            "insert into article_said as s (tenant_id, article_id, day, answered, unanswered)
             select $1, k.id, $3::text::date, $4, 1 - $4
             from article k where k.tenant_id = $1 and k.id = $2 and k.state = 'published' and k.public
             on conflict (tenant_id, article_id, day) do update
             set answered = s.answered + excluded.answered, unanswered = s.unanswered + excluded.unanswered",
            args![tx.tenant(), id.uuid(), day.to_string(), i64::from(answered)],
        )
        .await?;
    Ok(counted == 1)
}

/// What was said of these articles since a day; nothing of those of which nothing was.
pub(in crate::article) async fn of(
    tx: &TenantTx,
    articles: impl Iterator<Item = ArticleId>,
    since: Date,
) -> Result<HashMap<ArticleId, ArticleSaid>, DbError> {
    let ids: Vec<Uuid> = articles.map(ArticleId::uuid).collect();
    let rows = tx
        .rows(
            "select article_id, sum(answered)::bigint, sum(unanswered)::bigint from article_said
             where tenant_id = $1 and article_id = any($2) and day >= $3::text::date group by article_id",
            args![tx.tenant(), ids, since.to_string()],
            |row| Ok((row.id(0)?, ArticleSaid { answered: row.get(1)?, unanswered: row.get(2)? })),
        )
        .await?;
    Ok(rows.into_iter().collect())
}
