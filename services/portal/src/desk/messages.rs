//! The messages that went out, and those that didn't.

use askama::Template;
use contract::Language;

use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Section, View};
use crate::words::Words;

/// `GET /desk/messages`.
#[derive(Template)]
#[template(path = "desk/messages.html")]
pub struct Messages {
    /// The page.
    pub page: Page,
    /// What is chosen from: the state.
    pub filters: Vec<Field>,
    /// The messages, latest first.
    pub messages: Vec<Message>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// A message.
pub struct Message {
    /// When, in little room.
    pub when: String,
    /// To whom.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// The case's page; empty for a message of no case.
    pub case_href: String,
    /// The case's reference.
    pub reference: String,
    /// Its state.
    pub state: State,
    /// Sends it again; only for one that failed.
    pub retry: Option<Form>,
}

/// How a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits for its turn, or is being handed over.
    Queued,
    /// The other side took it.
    Sent,
    /// It was given up.
    Failed,
    /// The line broke before the answer came.
    Unknown,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Queued, Self::Sent, Self::Failed, Self::Unknown];

    /// The name in the API.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        }
    }

    /// The state with this name in the API; one that is being handed over counts as queued.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.name() == name).unwrap_or(Self::Queued)
    }

    /// The ending of its style.
    pub const fn style(self) -> &'static str {
        match self {
            Self::Queued => "received",
            Self::Sent => "done",
            Self::Failed => "failed",
            Self::Unknown => "in_progress",
        }
    }

    /// The word for it.
    pub fn tag(self, w: Words) -> String {
        let tag = match self {
            Self::Queued => w.get("message-queued"),
            Self::Sent => w.get("message-sent"),
            Self::Failed => w.get("message-failed"),
            Self::Unknown => w.get("message-unknown"),
        };
        tag.into_owned()
    }
}

impl View for Messages {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Messages {
    /// The filter, with what is chosen.
    pub fn filters(w: Words, state: &str) -> Vec<Field> {
        let mut states = vec![Choice::new("", w.get("messages-any"))];
        states.extend(State::ALL.map(|state| Choice::new(state.name(), state.tag(w))));
        vec![Field::choice(Shape::Select, "state", w.get("messages-state"), states).filled(state)]
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Messages);
        let message = |to: &str, subject: &str, state| Message {
            when: "25 Nov 2026, 4:40pm".to_owned(),
            to: to.to_owned(),
            subject: subject.to_owned(),
            case_href: "/desk/cases/0198".to_owned(),
            reference: "C7X-4KM-9TPH".to_owned(),
            state,
            retry: (state == State::Failed).then(|| Form::new(&page, Vec::new()).to("/desk/messages/0198/retry")),
        };
        let mut messages = vec![
            message("sian@example.org", "Bin not emptied: an update", State::Queued),
            message("sian@example.org", "Bin not emptied: we have your report", State::Sent),
            message("tom@example.org", "Fly-tipping: an update", State::Failed),
            message("jo.bell@bryndu.example", "You are invited", State::Unknown),
        ];
        if let Some(last) = messages.last_mut() {
            last.case_href.clear();
        }
        let filters = Self::filters(page.w, "");
        Self { filters, messages, next: None, page }
    }
}
