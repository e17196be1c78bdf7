//! All that happened between a person and the council, in one order.

use askama::Template;
use contacts_api::timeline::TimelineKind;
use contract::Language;

use super::board::Tab;
use super::contact::Link;
use super::messages::State;
use crate::page::{Page, Section, View};
use crate::words::Words;

/// `GET /desk/contacts/{id}/timeline`.
#[derive(Template)]
#[template(path = "desk/timeline.html")]
pub struct Timeline {
    /// The page.
    pub page: Page,
    /// Back to the person.
    pub back: Link,
    /// Their name.
    pub name: String,
    /// Whether nothing is shown until they are verified in a call.
    pub masked: bool,
    /// Everything, or one kind of it.
    pub tabs: Vec<Tab>,
    /// What happened, the latest first.
    pub entries: Vec<Entry>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// Something that happened.
pub struct Entry {
    /// The ending of its style: `citizen` for what came from them, `council` for the rest.
    pub from: &'static str,
    /// What it was.
    pub what: String,
    /// Where all of it is.
    pub href: String,
    /// When, and by whom.
    pub when: String,
    /// What came of it, and what was noted; empty for nothing.
    pub text: String,
    /// What became of a message.
    pub state: Option<State>,
}

impl View for Timeline {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Timeline {
    /// Everything, and each kind on its own: `at` is where a kind is shown, or everything by no name.
    pub fn tabs(w: Words, at: impl Fn(&str) -> String, chosen: Option<TimelineKind>) -> Vec<Tab> {
        let tab = |kind: Option<TimelineKind>| Tab {
            href: at(kind.map_or("", TimelineKind::name)),
            text: w.get(&format!("timeline-{}", kind.map_or("all", TimelineKind::name))).into_owned(),
            current: kind == chosen,
        };
        std::iter::once(None).chain(TimelineKind::ALL.iter().copied().map(Some)).map(tab).collect()
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let w = page.w;
        let message = |state| Entry {
            from: "council",
            what: w.with_one("timeline-wrote-case-opened", "reference", "C7X-4KM-9TPH").into_owned(),
            href: "/desk/cases/0198".to_owned(),
            when: format!("24 Nov 2026, 9:02am · {}", w.get("call-plain-email")),
            text: String::new(),
            state: Some(state),
        };
        let call = Entry {
            from: "citizen",
            what: w.get("call-plain-phone").into_owned(),
            href: "/desk/calls/0198".to_owned(),
            when: "24 Nov 2026, 9:01am · Megan Howells".to_owned(),
            text: format!("{} · The gate <was> locked.", w.get("call-outcome-answered")),
            state: None,
        };
        let case = Entry {
            from: "citizen",
            what: "Bin not emptied · C7X-4KM-9TPH".to_owned(),
            href: "/desk/cases/0198".to_owned(),
            when: "24 Nov 2026, 9:00am".to_owned(),
            text: String::new(),
            state: None,
        };
        Self {
            back: Link { href: "/desk/contacts/0198".to_owned(), text: w.get("timeline-back").into_owned() },
            name: "Siân O’Brien".to_owned(),
            masked: false,
            tabs: Self::tabs(w, |kind| format!("/desk/contacts/0198/timeline?kind={kind}"), None),
            entries: vec![message(State::Sent), message(State::Failed), call, case],
            next: Some("/desk/contacts/0198/timeline?cursor=sample".to_owned()),
            page,
        }
    }

    /// A sample of someone of whom nothing is known yet.
    pub fn sample_empty(language: Language) -> Self {
        Self { entries: Vec::new(), next: None, ..Self::sample(language) }
    }

    /// A sample of someone who must be verified first.
    pub fn sample_masked(language: Language) -> Self {
        Self { name: "S. O.".to_owned(), masked: true, ..Self::sample_empty(language) }
    }
}
