//! The messages that went out, and those that didn't.

use askama::Template;
use contract::Language;
use notifications_api::MessageState;

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
    /// Its state.
    pub state: State,
    /// The page of the letter; empty of what is none.
    pub letter_href: String,
    /// Why it couldn't be sent; empty for nothing.
    pub fault: String,
    /// Sends it again; only for one that failed, for those who may.
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
    /// A letter that waits to be printed.
    ToPrint,
    /// A letter that was posted.
    Posted,
    /// Stopped, since its person has died.
    Stopped,
}

impl From<MessageState> for State {
    fn from(state: MessageState) -> Self {
        match state {
            MessageState::Queued | MessageState::Leased => Self::Queued,
            MessageState::Sent => Self::Sent,
            MessageState::Failed => Self::Failed,
            MessageState::ToPrint => Self::ToPrint,
            MessageState::Posted => Self::Posted,
            MessageState::Stopped => Self::Stopped,
        }
    }
}

impl State {
    /// Every state.
    pub const ALL: [Self; 6] = [Self::Queued, Self::Sent, Self::Failed, Self::ToPrint, Self::Posted, Self::Stopped];

    /// The name in the API.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::ToPrint => "to_print",
            Self::Posted => "posted",
            Self::Stopped => "stopped",
        }
    }

    /// The state with this name in the API.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The same to the API.
    pub const fn asked(self) -> MessageState {
        match self {
            Self::Queued => MessageState::Queued,
            Self::Sent => MessageState::Sent,
            Self::Failed => MessageState::Failed,
            Self::ToPrint => MessageState::ToPrint,
            Self::Posted => MessageState::Posted,
            Self::Stopped => MessageState::Stopped,
        }
    }

    /// The ending of its style.
    pub const fn style(self) -> &'static str {
        match self {
            Self::Queued | Self::ToPrint => "received",
            Self::Sent | Self::Posted => "done",
            Self::Failed | Self::Stopped => "failed",
        }
    }

    /// The word for it.
    pub fn tag(self, w: Words) -> String {
        let tag = match self {
            Self::Queued => w.get("message-queued"),
            Self::Sent => w.get("message-sent"),
            Self::Failed => w.get("message-failed"),
            Self::ToPrint => w.get("message-to-print"),
            Self::Posted => w.get("message-posted"),
            Self::Stopped => w.get("message-stopped"),
        };
        tag.into_owned()
    }

    /// The page of a letter; empty of what is no letter.
    pub fn letter_href(self, id: impl std::fmt::Display) -> String {
        if matches!(self, Self::ToPrint | Self::Posted) { format!("/desk/letters/{id}") } else { String::new() }
    }
}

impl View for Messages {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Messages {
    /// The filter, with what is chosen.
    pub fn filters(w: Words, chosen: Option<State>) -> Vec<Field> {
        let mut states = vec![Choice::new("", w.get("messages-any"))];
        states.extend(State::ALL.map(|state| Choice::new(state.name(), state.tag(w))));
        let field = Field::choice(Shape::Select, "state", w.get("messages-state"), states);
        vec![field.filled(chosen.map_or("", State::name))]
    }

    /// Whether some message can be sent again.
    pub fn retries(&self) -> bool {
        self.messages.iter().any(|message| message.retry.is_some())
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Messages);
        let message = |to: &str, subject: &str, state: State| Message {
            when: "25 Nov 2026, 4:40pm".to_owned(),
            to: to.to_owned(),
            subject: subject.to_owned(),
            case_href: "/desk/cases/0198".to_owned(),
            letter_href: state.letter_href("0198"),
            state,
            fault: match state {
                State::Failed => "The mailbox doesn't exist.".to_owned(),
                State::Stopped => page.w.get("message-stopped-why").into_owned(),
                _ => String::new(),
            },
            retry: (state == State::Failed).then(|| Form::new(&page, Vec::new()).to("/desk/messages/0198/retry")),
        };
        let mut messages = vec![
            message("sian@example.org", "Bin not emptied: an update", State::Queued),
            message("sian@example.org", "Bin not emptied: we have your request", State::Sent),
            message("tom@example.org", "Fly-tipping: an update", State::Failed),
            message("Siân O’Brien, 14 Mill Lane, LD1 5AA", "Bin not emptied: an update", State::ToPrint),
            message("sian@example.org", "Bin not emptied: done", State::Stopped),
            message("jo.bell@bryndu.example", "You are invited", State::Sent),
        ];
        if let Some(last) = messages.last_mut() {
            last.case_href.clear();
        }
        let filters = Self::filters(page.w, None);
        Self { filters, messages, next: None, page }
    }
}
