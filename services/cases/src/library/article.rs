//! The articles that a council begins with.

use cases_api::article::ArticleWords;
use contract::council::Tier;
use contract::lang::Bilingual;
use serde::Deserialize;

/// An answer of the library.
#[derive(Debug, Clone)]
pub struct StarterArticle {
    /// Its key in the library, kebab-case.
    pub key: String,
    /// The tiers whose councils begin with it.
    pub tiers: Vec<Tier>,
    /// Whether it is for citizens; else for staff alone.
    pub public: bool,
    /// The service that it is about, by its slug.
    pub service: Option<String>,
    /// The question that it answers.
    pub title: Bilingual,
    /// The answer in a sentence.
    pub summary: Bilingual,
    /// The answer in Markdown.
    pub body: Bilingual,
    /// Citizens' own words for it.
    pub words: ArticleWords,
}

/// The layout of an article's file: paragraphs stand one by one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ArticleFile {
    key: String,
    tiers: Vec<Tier>,
    public: bool,
    #[serde(default)]
    service: Option<String>,
    title: Bilingual,
    summary: Bilingual,
    en: Vec<String>,
    cy: Vec<String>,
    words: ArticleWords,
}

impl From<ArticleFile> for StarterArticle {
    fn from(file: ArticleFile) -> Self {
        Self {
            key: file.key,
            tiers: file.tiers,
            public: file.public,
            service: file.service,
            title: file.title,
            summary: file.summary,
            body: Bilingual::new(file.en.join("\n\n"), file.cy.join("\n\n")),
            words: file.words,
        }
    }
}
