//! Pages that say in a few sentences why there is nothing else to see.

use askama::Template;
use contract::Language;

use crate::page::{Page, View};

/// Nothing here, away for now, or a fault of ours.
#[derive(Template)]
#[template(path = "citizen/notice.html")]
pub struct Notice {
    /// The page.
    pub page: Page,
    /// The heading, which is the title too.
    pub heading: String,
    /// What to know, a paragraph each.
    pub text: Vec<String>,
    /// Whether the search is offered.
    pub search: bool,
}

impl View for Notice {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Notice {
    /// 404: nothing here.
    pub fn not_found(page: Page) -> Self {
        let w = page.w;
        Self::of(page, &w.get("not-found-title"), &[&w.get("not-found-typed"), &w.get("not-found-search")], true)
    }

    /// 503: the council isn't served at present.
    pub fn suspended(page: Page) -> Self {
        let w = page.w;
        Self::of(page, &w.get("suspended-title"), &[&w.get("suspended-text"), &w.get("error-contact")], false)
    }

    /// 500: something went wrong on our side.
    pub fn error(page: Page) -> Self {
        let w = page.w;
        Self::of(page, &w.get("error-title"), &[&w.get("error-text"), &w.get("error-contact")], false)
    }

    /// 503: something needed can't be reached just now.
    pub fn unavailable(page: Page) -> Self {
        let w = page.w;
        Self::of(page, &w.get("unavailable-title"), &[&w.get("unavailable-text"), &w.get("error-contact")], false)
    }

    /// 403: signed in, and not allowed.
    pub fn forbidden(page: Page) -> Self {
        let w = page.w;
        Self::of(page, &w.get("forbidden-title"), &[&w.get("forbidden-text")], false)
    }

    /// 413: more was sent than a form holds.
    pub fn too_long(page: Page) -> Self {
        let w = page.w;
        Self::of(page, &w.get("too-long-title"), &[&w.get("too-long-text"), &w.get("unread-back")], false)
    }

    /// 400: what was sent is no form that can be read.
    pub fn unread(page: Page) -> Self {
        let w = page.w;
        Self::of(page, &w.get("unread-title"), &[&w.get("unread-back"), &w.get("error-contact")], false)
    }

    /// 429: too many requests.
    pub fn too_many(page: Page) -> Self {
        let w = page.w;
        Self::of(page, &w.get("too-many-title"), &[&w.get("problem-rate-limited")], false)
    }

    fn of(page: Page, heading: &str, text: &[&str], search: bool) -> Self {
        Self { page, heading: heading.to_owned(), text: text.iter().map(|text| (*text).to_owned()).collect(), search }
    }

    /// Every sample.
    pub fn samples(language: Language) -> Vec<Self> {
        let away = [Self::not_found, Self::suspended, Self::error, Self::unavailable, Self::forbidden];
        let sent = [Self::too_many, Self::too_long, Self::unread];
        away.into_iter().chain(sent).map(|notice| notice(Page::sample(language))).collect()
    }
}
