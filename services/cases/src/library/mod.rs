//! The starter catalogue that the product ships: services with their forms, teams, words and
//! workflows, as data files under `library/`.

mod article;
mod codes;
mod entry;
mod load;
mod shipped;
mod soundness;

use std::collections::BTreeMap;

use cases_api::workflow::Workflow;
use contract::council::Tier;

pub use article::StarterArticle;
pub use entry::{Entry, Team};
pub use load::LibraryFault;

/// The starter catalogue. Services stand in the order of a council's top tasks.
#[derive(Debug, Clone)]
pub struct Library {
    entries: Vec<Entry>,
    articles: Vec<StarterArticle>,
    workflows: BTreeMap<String, Workflow>,
}

impl Library {
    /// The library that the product ships. It is read from text: keep it rather than call this
    /// twice.
    ///
    /// # Errors
    /// When a shipped file is broken; a test sees to it that none is.
    pub fn shipped() -> Result<Self, LibraryFault> {
        load::library(&shipped::FILES)
    }

    /// Every service, the most asked for first.
    pub fn services(&self) -> &[Entry] {
        &self.entries
    }

    /// The service of a slug.
    pub fn service(&self, slug: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.slug == slug)
    }

    /// The services that a council of a tier provides, the most asked for first.
    pub fn services_for(&self, tier: Tier) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.provided_by(tier))
    }

    /// The articles that a council of a tier begins with.
    pub fn articles_for(&self, tier: Tier) -> impl Iterator<Item = &StarterArticle> {
        self.articles.iter().filter(move |article| article.tiers.contains(&tier))
    }

    /// The services that a council of a tier doesn't provide, each with the tier that does where
    /// there are two: a district hands on to its county, a county to its districts, a parish to
    /// its district or county. Where a parish lies in a unitary council's area, that council
    /// provides what both tiers do. A unitary hands nothing on.
    pub fn provided_elsewhere(&self, tier: Tier) -> impl Iterator<Item = (&Entry, Tier)> {
        self.entries.iter().filter_map(move |entry| Some((entry, entry.handed_to(tier)?)))
    }

    /// Every workflow, by its id.
    pub fn workflows(&self) -> impl Iterator<Item = &Workflow> {
        self.workflows.values()
    }

    /// The workflow of an id.
    pub fn workflow(&self, id: &str) -> Option<&Workflow> {
        self.workflows.get(id)
    }
}

#[cfg(test)]
mod form_tests;
#[cfg(test)]
mod tests;
