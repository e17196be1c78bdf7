//! A page of the desk that says why there is nothing else to see.

use askama::Template;
use contract::{Language, ProblemKind};

use crate::page::{Page, Section, View};

/// Nothing here, not allowed, away for now, or a fault of ours.
#[derive(Template)]
#[template(path = "desk/notice.html")]
pub struct Notice {
    /// The page.
    pub page: Page,
    /// The heading, which is the title too.
    pub heading: String,
    /// What to know.
    pub text: String,
}

impl View for Notice {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Notice {
    /// What a problem of this kind comes to.
    pub fn of(page: Page, kind: ProblemKind) -> Self {
        let (heading, text) = match kind {
            ProblemKind::NotFound | ProblemKind::Gone => ("not-found-title", "desk-not-found"),
            ProblemKind::Forbidden | ProblemKind::QuotaExceeded => ("forbidden-title", "forbidden-text"),
            ProblemKind::RateLimited => ("too-many-title", "problem-rate-limited"),
            ProblemKind::Unavailable | ProblemKind::Timeout | ProblemKind::Conflict => {
                ("unavailable-title", "unavailable-text")
            }
            _ => ("error-title", "error-text"),
        };
        let (heading, text) = (page.w.get(heading).into_owned(), page.w.get(text).into_owned());
        Self { page, heading, text }
    }

    /// Every sample.
    pub fn samples(language: Language) -> Vec<Self> {
        let kinds = [ProblemKind::NotFound, ProblemKind::Forbidden, ProblemKind::RateLimited, ProblemKind::Unavailable];
        let page = || Page::sample_desk(language, Section::Cases);
        kinds.into_iter().chain([ProblemKind::Internal]).map(|kind| Self::of(page(), kind)).collect()
    }
}
