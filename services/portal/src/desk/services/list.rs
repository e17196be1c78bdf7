use askama::Template;
use cases_api::catalogue::editing::CatalogueEntry;

use super::{Part, state_words};
use crate::page::{Page, View};
use crate::words::dates;

/// `GET /desk/services`
#[derive(Template)]
#[template(path = "desk/services/list.html")]
pub struct List {
    /// The page.
    pub page: Page,
    /// A service a row.
    pub rows: Vec<Row>,
    /// Whether who looks may change the catalogue.
    pub writes: bool,
}

impl View for List {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// A service in the list.
pub struct Row {
    /// Its page.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// Who deals with it.
    pub team: String,
    /// Whether it can be asked for, as a style's ending.
    pub style: &'static str,
    /// The same in words.
    pub state: String,
    /// Whether it has changes that aren't published.
    pub has_draft: bool,
    /// Which version is published, and since when; empty for none.
    pub version: String,
}

impl Row {
    /// A row of the list.
    pub fn of(page: &Page, entry: &CatalogueEntry) -> Self {
        let (style, state) = state_words(entry.state, page.w);
        let version = entry.number.zip(entry.published_at).map(|(number, at)| {
            let (number, when) = (number.to_string(), dates::short_moment(at, page.language()));
            page.w.with("catalogue-version-since", &[("number", &number), ("when", &when)]).into_owned()
        });
        Self {
            href: Part::Overview.path(&entry.id.to_string()),
            name: page.say(&entry.name).to_owned(),
            team: page.say(&entry.team.name).to_owned(),
            style,
            state,
            has_draft: entry.has_draft,
            version: version.unwrap_or_default(),
        }
    }
}
