//! Who is calling: what must be seen before anything else, whether they are who they say, and what
//! the council knows of them.

use askama::Template;

use crate::desk::case::Row;
use crate::form::Field;
use crate::page::Status;

/// Who is calling.
pub enum Caller {
    /// Nobody has said yet, or several could be meant.
    Unknown(Unknown),
    /// A person whom the council knows.
    Known(Box<Known>),
}

impl Caller {
    /// The id of who calls; empty for nobody yet.
    pub fn contact(&self) -> &str {
        match self {
            Self::Known(known) => &known.id,
            Self::Unknown(_) => "",
        }
    }

    /// Whether it is known who calls.
    pub const fn known(&self) -> bool {
        matches!(self, Self::Known(_))
    }
}

/// A caller who must still be found.
pub struct Unknown {
    /// What to do, such as that two people share the number.
    pub lead: String,
    /// What was looked for.
    pub query: String,
    /// Whom it could be, to choose from.
    pub people: Vec<Person>,
    /// What is said when nobody was found.
    pub none: String,
}

/// Somebody whom a caller could be.
pub struct Person {
    /// Their id.
    pub id: String,
    /// What must be known before their name is read.
    pub marks: Vec<String>,
    /// Their name.
    pub name: String,
    /// Where they live and how else they are told from others, in little room.
    pub hint: String,
}

/// A caller whom the council knows.
pub struct Known {
    /// What must be seen before anything else.
    pub marks: Vec<Mark>,
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their own page.
    pub href: String,
    /// Whether they are who they say.
    pub verified: Verified,
    /// How to reach them and where they live.
    pub details: Vec<Row>,
    /// Their cases that aren't done, numbered as the box “What is it about?” numbers them.
    pub cases: Vec<OpenCase>,
    /// What they were promised.
    pub promises: Vec<Row>,
    /// What the council knows by their address.
    pub property: Option<Property>,
    /// What they said last, on any channel, the latest first.
    pub said: Vec<Row>,
    /// Who may be the same person.
    pub twice: Vec<crate::desk::contact::Twice>,
    /// Whether their details stay hidden until they are verified.
    pub masked: bool,
}

/// A caution mark.
pub struct Mark {
    /// What it says.
    pub text: String,
    /// Why, and until when, in little room.
    pub hint: String,
}

/// Whether a caller is who they say.
pub enum Verified {
    /// Not asked yet: the questions, with what a right answer is.
    Asking(Asking),
    /// They passed; a sentence.
    Passed(String),
    /// They didn't; a sentence. Their details stay hidden for this call.
    Failed(String),
    /// The council doesn't verify callers.
    Without,
}

/// The council's questions to a caller.
pub struct Asking {
    /// How many right answers are needed, and how often they can still be given.
    pub lead: String,
    /// The questions.
    pub fields: Vec<Field>,
    /// Whether they are in sight at once: some were answered already.
    pub open: bool,
}

/// A case of theirs that isn't done.
pub struct OpenCase {
    /// What it opens in the panel, such as `case:0198…`.
    pub about: String,
    /// Its reference.
    pub reference: String,
    /// The service's name.
    pub service: String,
    /// Where it stands.
    pub status: Status,
    /// By when it should be done, in little room.
    pub due: String,
    /// Whether that has passed.
    pub late: bool,
    /// Its number in the list.
    pub number: usize,
}

/// What the council knows by an address.
pub struct Property {
    /// The address, in a line.
    pub address: String,
    /// What is known.
    pub facts: Vec<Row>,
}

/// Whom a caller could be, alone, for the script that shows them while somebody types.
#[derive(Template)]
#[template(path = "desk/call/people.html")]
pub struct People {
    /// The address of the call.
    pub path: String,
    /// What was looked for and who was found.
    pub unknown: Unknown,
}
