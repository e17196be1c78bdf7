//! Knowledge articles on the wire: answers that the council has written down.

use contract::{ArticleId, Bilingual, StaffId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

use crate::case::Assignee;

/// Where an article stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ArticleState {
    /// Being written; only staff see it.
    Draft,
    /// In use.
    Published,
    /// No longer true or needed; kept, and only staff see it.
    Withdrawn,
}

impl ArticleState {
    /// Every state, in the order of an article's life.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Published, Self::Withdrawn];

    /// Its name on the wire and in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a name; `None` for one that there isn't.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// Citizens' own words for what an article answers, by language: each a word or a phrase.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ArticleWords {
    /// English, at most 50.
    #[serde(default)]
    pub en: Vec<String>,
    /// Welsh, at most 50.
    #[serde(default)]
    pub cy: Vec<String>,
}

/// An article in a list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ArticleSummary {
    /// The article.
    pub id: ArticleId,
    /// The question that it answers, or what it is about.
    pub title: Bilingual,
    /// The answer in a sentence.
    pub summary: Bilingual,
    /// The service that it is about, as its part of an address.
    pub service: Option<String>,
    /// Where it stands.
    pub state: ArticleState,
    /// Whether citizens see it; else it is for staff alone.
    pub public: bool,
    /// Who sees to it that it stays true. For what the council began with it is its first administrator, as soon as
    /// there is one. Citizens aren't told.
    pub owner: Option<Assignee>,
    /// The day by which someone must look whether it is still true. Citizens aren't told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub review_on: Option<Date>,
    /// Whether that day has come.
    pub due: bool,
    /// The article's phrase that came nearest to what was asked; empty where nothing was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub matched: String,
    /// What citizens said of it in the last 90 days; told to staff alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<ArticleSaid>,
    /// The version, for `If-Match`.
    pub version: i64,
}

/// How often citizens said whether an article answered their question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ArticleSaid {
    /// That it did.
    pub answered: i64,
    /// That it didn't.
    pub unanswered: i64,
}

/// What a citizen says of an article. It is counted, and nothing is kept of who said it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SayOfArticle {
    /// Whether it answered their question.
    pub answered: bool,
}

/// An article, whole.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Article {
    /// What a list shows.
    #[serde(flatten)]
    pub article: ArticleSummary,
    /// The answer, in Markdown. HTML in it is text like any other.
    pub body: Bilingual,
    /// Words by which it is found beside its title and summary; citizens aren't told.
    pub words: ArticleWords,
    /// When it was last written to.
    #[serde(with = "time::serde::rfc3339")]
    pub changed_at: OffsetDateTime,
    /// By whom; none for an article that the council began with. Citizens aren't told.
    pub changed_by: Option<String>,
}

/// An article as it is to be.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteArticle {
    /// The question that it answers, 1 to 120 characters a language.
    pub title: Bilingual,
    /// The answer in a sentence, 1 to 300 characters a language.
    pub summary: Bilingual,
    /// The answer in Markdown, 1 to 10,000 characters a language.
    pub body: Bilingual,
    /// Words by which it is found, each at most 80 characters.
    #[serde(default)]
    pub words: ArticleWords,
    /// The service that it is about, as its part of an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Where it is to stand.
    pub state: ArticleState,
    /// Whether citizens are to see it.
    pub public: bool,
    /// Who sees to it that it stays true.
    pub owner: Option<StaffId>,
    /// The day by which someone must look whether it is still true, as `2027-05-31`.
    pub review_on: String,
}

/// Which articles. Visitors are shown published ones that are public, whatever they ask for.
/// With `q` they come by how well they fit, at most 50; without it by the day of their review.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListArticles {
    /// What someone typed or said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// Only those in this state; published ones when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ArticleState>,
    /// Only those whose day of review has come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<bool>,
    /// `me` for those that the caller owns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// How many, 1 to 200; 25 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// An article's version after a change.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
pub struct ArticleVersion {
    /// The article.
    pub id: ArticleId,
    /// The new version, for `If-Match`.
    pub version: i64,
}
