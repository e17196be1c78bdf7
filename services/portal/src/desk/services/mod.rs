//! The council's services, as those see them who look after the catalogue.

mod differences;
mod judged;
mod list;
mod new;
mod overview;
mod preview;
mod question;
mod questions;
pub(super) mod sample;
mod section;
mod sure;
mod versions;

use cases_api::catalogue::editing::{CatalogueEntry, ServiceState};

pub use differences::{Difference, Differences, Library, Update};
pub use judged::Judged;
pub use list::{List, OfferedOne, Offering, Row};
pub use new::New;
pub use overview::{Act, Hint, Overview};
pub use preview::Preview;
pub use question::Question;
pub use questions::{Asking, Questions};
pub use section::Section;
pub use sure::Sure;
pub use versions::{Version, Versions};

use crate::page::Page;
use crate::words::Words;

/// The pages about one service, in the order of their links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// How it stands, and publishing.
    Overview,
    /// Names, synonyms, guidance.
    Words,
    /// What is asked.
    Questions,
    /// What the citizen is told.
    Messages,
    /// Who may ask and how, who deals with it, how long it is kept.
    Terms,
    /// How its cases are worked.
    Workflow,
    /// To which team its reports come.
    Routing,
    /// What there may be to do for its cases.
    Tasks,
    /// By when things must be done.
    Clocks,
    /// What was published, and going back.
    Versions,
    /// What differs from the library.
    Library,
}

impl Part {
    /// Every one.
    pub const ALL: [Self; 11] = [
        Self::Overview,
        Self::Words,
        Self::Questions,
        Self::Messages,
        Self::Terms,
        Self::Workflow,
        Self::Routing,
        Self::Tasks,
        Self::Clocks,
        Self::Versions,
        Self::Library,
    ];

    /// The end of its address; empty for the service's own.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Words => "words",
            Self::Questions => "questions",
            Self::Messages => "messages",
            Self::Terms => "terms",
            Self::Workflow => "workflow",
            Self::Routing => "routing",
            Self::Tasks => "tasks",
            Self::Clocks => "clocks",
            Self::Versions => "versions",
            Self::Library => "library",
        }
    }

    /// What its link says.
    pub fn label(self, w: Words) -> String {
        let name = if self == Self::Overview { "overview" } else { self.name() };
        w.get(&format!("catalogue-part-{name}")).into_owned()
    }

    /// The page to go on to, as one writes a service.
    pub fn next(self) -> Option<Self> {
        match self {
            Self::Words => Some(Self::Questions),
            Self::Messages => Some(Self::Terms),
            Self::Terms => Some(Self::Workflow),
            Self::Routing => Some(Self::Tasks),
            Self::Tasks => Some(Self::Clocks),
            _ => None,
        }
    }

    /// Where it is.
    pub fn path(self, id: &str) -> String {
        let own = format!("/desk/services/{id}");
        if self == Self::Overview { own } else { format!("{own}/{}", self.name()) }
    }
}

/// What the pages about one service have in common.
pub struct Frame {
    /// The service's id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Whether it can be asked for, as a style's ending.
    pub style: &'static str,
    /// The same in words.
    pub state: String,
    /// Whether it has changes that aren't published.
    pub has_draft: bool,
    /// The links to its pages.
    pub links: Vec<Link>,
}

/// A link to one of a service's pages.
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
    /// Whether it is the page that is shown.
    pub current: bool,
}

impl Frame {
    /// The frame of a service's page.
    pub fn of(page: &Page, entry: &CatalogueEntry, part: Part) -> Self {
        let (style, state) = state_words(entry.state, page.w);
        let id = entry.id.to_string();
        let shown = |other: &Part| entry.from_library || *other != Part::Library;
        let link = |other: Part| Link { href: other.path(&id), text: other.label(page.w), current: other == part };
        let links = Part::ALL.into_iter().filter(shown).map(link).collect();
        Self { name: page.say(&entry.name).to_owned(), style, state, has_draft: entry.has_draft, links, id }
    }
}

/// Whether a service can be asked for: as a style's ending, and in words.
fn state_words(state: ServiceState, w: Words) -> (&'static str, String) {
    let style = match state {
        ServiceState::Unpublished => "received",
        ServiceState::Offered => "done",
        ServiceState::Withdrawn => "waiting",
    };
    (style, w.get(&format!("catalogue-state-{}", state.name())).into_owned())
}
