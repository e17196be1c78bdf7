//! Knowledge articles: answers that the council has written down, each with an owner and a day by
//! which someone must look whether it is still true.

pub(crate) mod http;
mod known;
mod public;
pub(crate) mod said;
pub(crate) mod store;
mod text;
mod which;

use cases_api::article::{ArticleState, ArticleVersion, ArticleWords, WriteArticle};
use contract::{ArticleId, Bilingual, Faults, Problem, ProblemKind};
use jiff::civil::Date;
use tenant_db::TenantTx;

pub(crate) use known::Answers;

use crate::staff::{self, Colleague};

/// The version of an article that was just written.
const FIRST_VERSION: i64 = 1;

/// An article that was read and found sound.
#[derive(Debug, Clone, PartialEq)]
struct Written {
    title: Bilingual,
    summary: Bilingual,
    body: Bilingual,
    words: ArticleWords,
    service: Option<String>,
    state: ArticleState,
    public: bool,
    owner: Option<Colleague>,
    review_on: Date,
}

impl Written {
    /// Reads an article that someone wrote; its owner must be one of the council's staff.
    ///
    /// # Errors
    /// `validation-failed` with every fault.
    async fn read(tx: &TenantTx, asked: &WriteArticle) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let owner = match asked.owner {
            Some(id) => staff::store::active(tx, id).await?,
            None => None,
        };
        if asked.owner.is_some() && owner.is_none() {
            faults.add("/owner", "unknown-value", "Nobody of the council's staff has this id.");
        }
        let written = text::read(asked, owner, &mut faults);
        faults.finish(written)
    }
}

/// Writes a new article.
///
/// # Errors
/// `validation-failed` with every fault.
async fn add(tx: &TenantTx, asked: &WriteArticle) -> Result<ArticleVersion, Problem> {
    let written = Written::read(tx, asked).await?;
    let id = tx.new_id::<ArticleId>();
    store::insert(tx, id, &written).await?;
    tx.audit("article.added", id, &["title", "body", "state", "owner", "review_on"]);
    Ok(ArticleVersion { id, version: FIRST_VERSION })
}

/// Writes an article anew that is still at `version`.
///
/// # Errors
/// `not-found`, `precondition-failed`, `validation-failed` with every fault.
async fn edit(tx: &TenantTx, id: ArticleId, version: i64, asked: &WriteArticle) -> Result<ArticleVersion, Problem> {
    let standing = store::lock(tx, id).await?.ok_or_else(Problem::not_found)?;
    if standing != version {
        return Err(ProblemKind::PreconditionFailed.into());
    }
    let written = Written::read(tx, asked).await?;
    let version = store::update(tx, id, &written).await?;
    tx.audit("article.edited", id, &["title", "body", "state", "owner", "review_on"]);
    Ok(ArticleVersion { id, version })
}
