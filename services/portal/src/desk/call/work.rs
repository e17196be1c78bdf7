//! What is worked on during a call: a service's form, a case, an answer, another council's matter.

use crate::citizen::known::Incident;
use crate::desk::case::Row;
use crate::form::Field;
use crate::page::Status;

/// What is worked on.
pub enum Work {
    /// Nothing has been chosen yet.
    Nothing,
    /// A service of this council: its form, to be filled in.
    Report(Report),
    /// A report that was made just now: its reference, to be read out.
    Made(Made),
    /// A case that the caller asks about.
    Case(Chased),
    /// An answer, to be read out.
    Answer(Answer),
    /// Another council's matter.
    NotOurs(NotOurs),
    /// What was chosen can't be shown: a sentence that says why.
    Missing(String),
}

impl Work {
    /// Whether nothing has been chosen yet.
    pub const fn nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }
}

/// A service's form.
pub struct Report {
    /// The service's name.
    pub name: String,
    /// What to know and to say before, a paragraph each.
    pub guidance: Vec<String>,
    /// What to do instead when it can't wait; empty for nothing.
    pub urgent: String,
    /// What the council knows already: to be read out.
    pub known: Vec<Incident>,
    /// What to say and to ask, as the council wrote it for calls, a paragraph each.
    pub script: Vec<String>,
    /// Why it can't be asked for by this way, and which are open; empty where it can.
    pub closed: String,
    /// How long it takes, in a sentence.
    pub target: String,
    /// Whether its link can go to the caller as a text message.
    pub texts: bool,
    /// Its questions, then who asks.
    pub fields: Vec<Field>,
}

/// A report that was made.
pub struct Made {
    /// Its reference, to be read out.
    pub reference: String,
    /// The service's name.
    pub service: String,
    /// The case's own page.
    pub href: String,
    /// What to say, a sentence each: by when it should be done, whether an email comes.
    pub say: Vec<String>,
}

/// A case that the caller asks about.
pub struct Chased {
    /// Its reference.
    pub reference: String,
    /// The service's name.
    pub service: String,
    /// Its own page.
    pub href: String,
    /// Where it stands.
    pub status: Status,
    /// Whether it is late.
    pub late: bool,
    /// What to read out: where it stands, who has it, what comes next and when.
    pub say: Vec<String>,
    /// What happened last, the latest first.
    pub story: Vec<Row>,
    /// Who has it and what was promised.
    pub facts: Vec<Row>,
}

/// An answer.
pub struct Answer {
    /// Its title.
    pub title: String,
    /// Its text, a paragraph each.
    pub text: Vec<String>,
    /// Who looks after it and when it was last checked.
    pub source: String,
    /// Whether it should have been looked at again by now.
    pub stale: bool,
}

/// Another council's matter.
pub struct NotOurs {
    /// The service's name.
    pub name: String,
    /// Whose it is, in a sentence to be read out.
    pub whose: String,
    /// The councils to go to.
    pub councils: Vec<Council>,
}

/// A council to go to.
pub struct Council {
    /// Its name.
    pub name: String,
    /// Its page for this very service.
    pub href: String,
    /// Its telephone number; empty where it isn't known.
    pub phone: String,
}
