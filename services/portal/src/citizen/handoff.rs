//! The page of a service that another council provides: one step to the right place.

use askama::Template;
use contract::Language;

use crate::page::{Page, View};

/// `GET /services/{slug}` for a service that this council doesn't provide.
#[derive(Template)]
#[template(path = "citizen/handoff.html")]
pub struct HandOff {
    /// The page.
    pub page: Page,
    /// The service's name.
    pub name: String,
    /// What it is for, in a sentence.
    pub summary: String,
    /// What kind of council provides it, in a sentence: for when it isn't known which one.
    pub whose: String,
    /// The councils that provide it: one to go to, several to choose from, none where it isn't
    /// known which.
    pub councils: Vec<Provider>,
}

/// A council that provides the service.
pub struct Provider {
    /// Its name.
    pub name: String,
    /// The very service on its own pages.
    pub href: String,
}

impl View for HandOff {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl HandOff {
    /// A sample with one council.
    pub fn sample(language: Language) -> Self {
        Self::of(language, &["Mid Vale County Council"])
    }

    /// A sample with several to choose from.
    pub fn sample_several(language: Language) -> Self {
        Self::of(language, &["Adur District Council", "Mole Valley District Council", "Tandridge District Council"])
    }

    /// A sample in which it isn't known who provides it.
    pub fn sample_unknown(language: Language) -> Self {
        Self::of(language, &[])
    }

    fn of(language: Language, names: &[&str]) -> Self {
        let (name, summary) = match language {
            Language::En => ("Potholes and roads", "Report a hole or other damage in a road."),
            Language::Cy => ("Tyllau yn y ffordd", "Rhowch wybod am dwll neu ddifrod arall mewn ffordd."),
        };
        let page = Page::sample(language);
        let provider = |name: &&str| Provider {
            name: (*name).to_owned(),
            href: "https://other.example/services/potholes".to_owned(),
        };
        Self {
            whose: page.w.get("handoff-county").into_owned(),
            page,
            name: name.to_owned(),
            summary: summary.to_owned(),
            councils: names.iter().map(provider).collect(),
        }
    }
}
