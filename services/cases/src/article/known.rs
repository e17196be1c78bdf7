use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use cases_api::article::ArticleSummary;
use contract::{ArticleId, CouncilId};
use jiff::civil::Date;
use tenant_db::{DbError, TenantTx};

use super::store::{self, Kept};
use super::which::Which;
use crate::finding::{Finder, Subject};

/// The most articles that a question finds.
const MOST_FOUND: usize = 50;

/// Councils' articles made ready to be searched, each council's kept until one of them changes.
#[derive(Debug, Default)]
pub(crate) struct Answers(Mutex<HashMap<CouncilId, Arc<Known>>>);

/// One council's articles.
#[derive(Debug)]
pub(crate) struct Known {
    versions: Vec<(ArticleId, i64)>,
    articles: HashMap<String, ArticleSummary>,
    finder: Finder,
}

impl Answers {
    /// The articles of the transaction's council. One round trip, or two when one changed.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub(super) async fn of(&self, tx: &TenantTx) -> Result<Arc<Known>, DbError> {
        let versions = store::versions(tx).await?;
        let kept = self.lock().get(&tx.council()).cloned();
        if let Some(kept) = kept.filter(|kept| kept.versions == versions) {
            return Ok(kept);
        }
        let fresh = Arc::new(Known::new(versions, store::kept(tx).await?));
        self.lock().insert(tx.council(), Arc::clone(&fresh));
        Ok(fresh)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<CouncilId, Arc<Known>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn new(versions: Vec<(ArticleId, i64)>, kept: Vec<Kept>) -> Self {
        let keyed: Vec<_> = kept.into_iter().map(|kept| (kept.article.id.to_string(), kept)).collect();
        let finder = Finder::of(keyed.iter().map(|(key, kept)| Subject {
            key,
            name: &kept.article.title,
            summary: &kept.article.summary,
            said_as: [&kept.words.en, &kept.words.cy],
        }));
        let articles = keyed.into_iter().map(|(key, kept)| (key, kept.article)).collect();
        Self { versions, articles, finder }
    }

    /// The articles that a question finds, the best first.
    pub(super) fn find(&self, question: &str, which: &Which, today: Date) -> Vec<ArticleSummary> {
        let shown = |key: &str| {
            self.articles.get(key).is_some_and(|article| {
                let owned = which.owner.is_none_or(|owner| article.owner.as_ref().is_some_and(|by| by.id == owner));
                let due = which.due.is_none_or(|day| article.review_on.is_some_and(|on| on <= day));
                which.shows(article.state, article.public) && owned && due
            })
        };
        let hits = self.finder.find_among(question, shown).into_iter();
        let found = hits.filter_map(|hit| Some((self.articles.get(hit.slug)?, hit.phrase)));
        let found = found.map(|(article, phrase)| ArticleSummary {
            matched: phrase.to_owned(),
            due: article.review_on.is_some_and(|on| on <= today),
            ..article.clone()
        });
        found.take(MOST_FOUND).collect()
    }
}
