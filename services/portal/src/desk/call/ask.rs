//! The box “What is it about?”: one place for services, answers and the caller's own cases.

use askama::Template;

/// The box and what it found.
pub struct Ask {
    /// What was typed; empty for nothing yet.
    pub query: String,
    /// What there is to choose from.
    pub groups: Vec<Group>,
    /// What is said when nothing was found.
    pub none: String,
}

impl Ask {
    /// Whether something was looked for in vain.
    pub fn in_vain(&self) -> bool {
        !self.query.is_empty() && self.groups.iter().all(|group| group.options.is_empty())
    }
}

/// Options of one kind.
pub struct Group {
    /// What they are.
    pub title: String,
    /// The ending of their style and of ids: `cases`, `answers`, `services`.
    pub kind: &'static str,
    /// The options, the best first.
    pub options: Vec<Topic>,
}

/// Something that a call can be about.
pub struct Topic {
    /// What it opens, such as `service:missed-bin`.
    pub about: String,
    /// What it is.
    pub text: String,
    /// More about it, in little room.
    pub hint: String,
    /// The key that chooses it while the box is empty; 0 for none.
    pub number: usize,
}

/// What the box found, alone, for the script that shows it while somebody types.
#[derive(Template)]
#[template(path = "desk/call/options.html")]
pub struct Options {
    /// The address of the call.
    pub path: String,
    /// The box.
    pub ask: Ask,
}
