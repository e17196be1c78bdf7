//! The call panel: the page on which an agent takes a call, from “who is it?” to the wrap-up.

pub mod ask;
pub mod caller;
pub mod calls;
pub mod handed;
pub mod ringing;
mod sample;
pub mod way;
pub mod work;

use askama::Template;

use crate::form::{Field, Form};
use crate::page::{Page, View};
use crate::words::Words;
pub use ask::Ask;
pub use caller::{Caller, Verified};
pub use handed::HandedOver;
pub use work::Work;

/// `GET /desk/calls/{id}`.
#[derive(Template)]
#[template(path = "desk/call/panel.html")]
pub struct Panel {
    /// The page.
    pub page: Page,
    /// Which call.
    pub call: Line,
    /// Who is calling.
    pub caller: Caller,
    /// The box “What is it about?” with what it found.
    pub ask: Ask,
    /// What the caller was handed to finish themselves.
    pub handed: HandedOver,
    /// What it is about, with the way to end the call.
    pub matter: Matter,
    /// The version of the call.
    pub version: i64,
    /// The version of what was typed that the council has; 0 before anything was.
    pub kept: i64,
    /// Which page wrote that, and after how many changes, as the page's script says it; empty without a script.
    pub edition: String,
    /// The one form that everything typed in the panel stands in; each button says what to do with it,
    /// and each keeps what was typed.
    pub form: Form,
}

/// What a call is about: the part of the panel that changes with it, sent alone when a script asks.
#[derive(Template)]
#[template(path = "desk/call/matter.html")]
pub struct Matter {
    /// The words.
    pub w: Words,
    /// Which call.
    pub call: Line,
    /// What is worked on.
    pub work: Work,
    /// What was noted, once the call has ended.
    pub note: String,
    /// What was typed into another form of this call before: kept until the call ends.
    pub before: Vec<(String, String)>,
    /// How the call ends; `None` once it has.
    pub wrap: Option<Wrap>,
}

/// A call, as its strip above the panel shows it.
#[derive(Clone)]
pub struct Line {
    /// Its own address, such as `/desk/calls/0198…`.
    pub path: String,
    /// Its id.
    pub id: String,
    /// What it is, such as “Call from 01632 960 123”.
    pub title: String,
    /// By which way it came, as its name on the wire.
    pub channel: &'static str,
    /// When it began, RFC 3339.
    pub began: String,
    /// How long it lasts so far, or lasted, as `3:12`.
    pub clock: String,
    /// Whether it has ended.
    pub ended: bool,
}

/// How a call ends: with an outcome that is guessed from what was worked on.
pub struct Wrap {
    /// What is noted.
    pub note: Field,
    /// How it ended, to choose from.
    pub outcome: Field,
    /// What the button says.
    pub button: String,
    /// The matter, as the slug of a service; empty for none.
    pub matter: String,
    /// What was opened in the panel, as its address names it; empty for nothing.
    pub about: String,
    /// Whether ending the call is the next thing to do: the keyboard is there already.
    pub next: bool,
}

impl View for Panel {
    fn page(&self) -> &Page {
        &self.page
    }
}
