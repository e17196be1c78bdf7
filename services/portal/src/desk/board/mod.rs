//! The manager's board: who has how much to do, what is late, how well callers are served, and which
//! message would have spared them a call.

mod behind;
mod calls;
mod sample;

use askama::Template;

pub use behind::{Behind, Line};
pub use calls::{Call, Calls};

use crate::desk::queue::Urgency;
use crate::form::Form;
use crate::page::{Page, View};

/// `GET /desk/board`.
#[derive(Template)]
#[template(path = "desk/board.html")]
pub struct Board {
    /// The page.
    pub page: Page,
    /// What counts now, at the top.
    pub tiles: Vec<Tile>,
    /// What someone must look into: records that were opened yesterday without a reason, caution marks whose day has
    /// passed; nothing for who may not see.
    pub flags: Vec<Link>,
    /// The teams.
    pub teams: Vec<Load>,
    /// The people who have cases.
    pub people: Vec<Load>,
    /// The most urgent cases.
    pub urgent: Vec<Urgent>,
    /// Gives one of them to someone; `None` for who may not, or without a case.
    pub give: Option<Form>,
    /// First-contact resolution; `None` while it can't be known.
    pub first_contact: Option<FirstContact>,
    /// Contacts that needn't have been; `None` while they can't be known.
    pub avoidable: Option<Avoidable>,
    /// Calls of the last days, the latest first; `None` while they can't be known.
    pub calls: Option<Vec<Day>>,
    /// How soon references were read out beside the council's target, in a sentence; empty without one.
    pub to_reference: String,
    /// Who took how many calls today.
    pub agents: Vec<Agent>,
    /// Answers that must be looked at.
    pub review: Vec<Link>,
}

/// A number at the top.
pub struct Tile {
    /// What it counts.
    pub label: String,
    /// The number, with its unit.
    pub value: String,
    /// Where it leads; empty for nowhere.
    pub href: String,
    /// Whether it needs a look.
    pub warns: bool,
}

/// A number with where it leads: to as many things as it says.
pub struct Figure {
    /// How many.
    pub count: i64,
    /// Where they are.
    pub href: String,
}

impl Figure {
    /// So many, to be found there.
    pub fn new(count: i64, href: impl Into<String>) -> Self {
        Self { count, href: href.into() }
    }
}

/// What a team or a person has to do.
pub struct Load {
    /// Who.
    pub name: String,
    /// Their queue.
    pub href: String,
    /// Not done.
    pub open: Figure,
    /// Due later today.
    pub today: Figure,
    /// Past their time.
    pub overdue: Figure,
    /// Nobody's; of teams alone.
    pub nobody: Option<Figure>,
}

/// A case that presses.
pub struct Urgent {
    /// What is sent when it is chosen: id and version.
    pub value: String,
    /// Its page.
    pub href: String,
    /// Its reference.
    pub reference: String,
    /// What is asked for.
    pub service: String,
    /// Its team.
    pub team: String,
    /// Who has it; empty for nobody.
    pub assignee: String,
    /// By when it should be done.
    pub due: String,
    /// How near that is.
    pub urgency: Urgency,
}

/// First-contact resolution.
pub struct FirstContact {
    /// The share and the target, in a sentence.
    pub sentence: String,
    /// Whether the target is met; `None` without an enquiry.
    pub met: Option<bool>,
    /// Of strangers, in a sentence; empty without one.
    pub strangers: String,
    /// Where the enquiries are that weren't resolved.
    pub href: String,
    /// By what it is broken down, and by what it could be.
    pub tabs: Vec<Tab>,
    /// What stands above the parts.
    pub head: String,
    /// Its parts.
    pub parts: Vec<Part>,
    /// All together, then strangers, where there are any.
    pub sums: Vec<Part>,
}

/// A way to break a figure down.
pub struct Tab {
    /// Where it is shown so.
    pub href: String,
    /// What is read.
    pub text: String,
    /// Whether it is shown so now.
    pub current: bool,
}

/// A part of a figure.
pub struct Part {
    /// What.
    pub name: String,
    /// How many enquiries there were.
    pub all: Figure,
    /// How many were resolved.
    pub resolved: Figure,
    /// The share; empty where none is told.
    pub percent: String,
}

/// Contacts that needn't have been.
pub struct Avoidable {
    /// How many, in a sentence.
    pub sentence: String,
    /// Where they all are.
    pub href: String,
    /// By the message that would have avoided them.
    pub messages: Vec<Counted>,
    /// By why they were.
    pub reasons: Vec<Counted>,
}

/// Something counted.
pub struct Counted {
    /// What.
    pub text: String,
    /// How many contacts.
    pub contacts: Figure,
}

/// A day's calls.
pub struct Day {
    /// The day.
    pub day: String,
    /// How many.
    pub calls: Figure,
    /// How long on average.
    pub average: String,
    /// From start to reference, the median; empty for none.
    pub to_reference: String,
    /// Whether that is over the council's target.
    pub over: bool,
}

/// What someone took today.
pub struct Agent {
    /// Who.
    pub name: String,
    /// How many calls.
    pub calls: Figure,
    /// How long on average.
    pub average: String,
}

/// A place to go to.
#[derive(Debug, Clone)]
pub struct Link {
    /// Where.
    pub href: String,
    /// What is read.
    pub text: String,
    /// More about it.
    pub note: String,
}

impl View for Board {
    fn page(&self) -> &Page {
        &self.page
    }
}
