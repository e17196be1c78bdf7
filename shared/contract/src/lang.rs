//! The languages of the product and text that exists in both.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A language in which the product speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Welsh.
    Cy,
}

impl Language {
    /// Every language, English first.
    pub const ALL: [Self; 2] = [Self::En, Self::Cy];

    /// The BCP 47 tag: `en` or `cy`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Cy => "cy",
        }
    }

    /// The language of a tag, by its primary subtag; `None` for one that we don't speak.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()?.trim().to_ascii_lowercase().as_str() {
            "en" => Some(Self::En),
            "cy" => Some(Self::Cy),
            _ => None,
        }
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}

/// A text in English and, where the council has one, in Welsh.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// English.
    pub en: String,
    /// Welsh; English is shown where it is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cy: Option<String>,
}

impl Bilingual {
    /// A text in both languages.
    pub fn new(en: impl Into<String>, cy: impl Into<String>) -> Self {
        Self { en: en.into(), cy: Some(cy.into()) }
    }

    /// A text in English alone.
    pub fn english(en: impl Into<String>) -> Self {
        Self { en: en.into(), cy: None }
    }

    /// The text in `language`, or in English where there is none.
    pub fn get(&self, language: Language) -> &str {
        match (language, &self.cy) {
            (Language::Cy, Some(cy)) => cy,
            _ => &self.en,
        }
    }
}
