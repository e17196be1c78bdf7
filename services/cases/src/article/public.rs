//! What citizens are shown of an article: the answer, and nothing of who keeps it true and how. Pure.

use cases_api::article::{Article, ArticleSummary, ArticleWords};
use tenant_db::Actor;

/// An article in a list, as whoever asks may see it.
pub(super) fn summary(article: ArticleSummary, asks: &Actor) -> ArticleSummary {
    match asks {
        Actor::Staff { .. } => article,
        _ => ArticleSummary { owner: None, review_on: None, due: false, ..article },
    }
}

/// An article, as whoever asks may see it.
pub(super) fn whole(article: Article, asks: &Actor) -> Article {
    let shown = summary(article.article, asks);
    match asks {
        Actor::Staff { .. } => Article { article: shown, ..article },
        _ => Article { article: shown, words: ArticleWords::default(), changed_by: None, ..article },
    }
}
