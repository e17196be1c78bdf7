use askama::Template;
use cases_api::catalogue::editing::{CatalogueEntry, ServiceState};

use super::{Part, state_words};
use crate::form::Form;
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
    /// What was looked for: words of a name, or a number of the national lists.
    pub query: String,
    /// Offers services or withdraws them, many at once; `None` for who may not change the catalogue.
    pub offering: Option<Form>,
}

/// `POST /desk/services/offering` before it is done: what it changes.
#[derive(Template)]
#[template(path = "desk/services/offering.html")]
pub struct Offering {
    /// The page.
    pub page: Page,
    /// Whether they are to be offered.
    pub offered: bool,
    /// What changes, with what becomes of open cases.
    pub changes: Vec<OfferedOne>,
    /// How many are so already, in words; empty for none.
    pub same: String,
    /// What goes along unseen: the services.
    pub along: Vec<String>,
    /// Does it.
    pub form: Form,
}

/// A service that is offered or withdrawn.
pub struct OfferedOne {
    /// What it is called.
    pub name: String,
    /// How many open cases it has, in words.
    pub cases: String,
}

impl View for Offering {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl View for List {
    fn page(&self) -> &Page {
        &self.page
    }
}

/// A service in the list.
pub struct Row {
    /// It.
    pub id: String,
    /// Whether it can be offered or withdrawn: what was never published can't.
    pub ticks: bool,
    /// Its numbers in the national lists; empty for none.
    pub codes: String,
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
            id: entry.id.to_string(),
            ticks: entry.state != ServiceState::Unpublished,
            codes: codes(entry),
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

/// A service's numbers in the national lists, services first.
fn codes(entry: &CatalogueEntry) -> String {
    match (entry.lgsl, entry.lgil) {
        (0, _) => String::new(),
        (lgsl, None) => lgsl.to_string(),
        (lgsl, Some(lgil)) => format!("{lgsl} / {lgil}"),
    }
}
