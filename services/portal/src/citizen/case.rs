//! A case as its citizen sees it.

use askama::Template;
use contract::Language;
use jiff::civil::date;

use super::after::After;
use super::still::Still;
use super::told::{self, Told};
use crate::form::{Field, Form, Shape};
use crate::page::{Page, Status, View};
use crate::words::{Words, dates};

/// `GET` and `POST /follow/{token}`.
#[derive(Template)]
#[template(path = "citizen/case.html")]
pub struct Case {
    /// The page.
    pub page: Page,
    /// The reference, as it is read out.
    pub reference: String,
    /// The service's name.
    pub service: String,
    /// The team that deals with it; empty where none is told.
    pub team: String,
    /// Where it stands.
    pub status: Status,
    /// Where it stands, in the service's words.
    pub standing: String,
    /// What that means, in a sentence; for a closed case its outcome.
    pub meaning: String,
    /// When it was received, written out.
    pub received: String,
    /// By when it should be done, a day written out; empty once it is.
    pub due: String,
    /// How that was counted, a step a line.
    pub explanation: Vec<String>,
    /// Whether it is dealt with together with another report.
    pub together: bool,
    /// Why the council has stopped the service for now; none while it goes on.
    pub still: Option<Still>,
    /// What the citizen told the council with it.
    pub told: Vec<Told>,
    /// Whether they came by its reference, by which their answers aren't read.
    pub by_reference: bool,
    /// What happened, latest first.
    pub events: Vec<Event>,
    /// How to write to the council about it, until it is done.
    pub reply: Option<Form>,
    /// What they can say once it is done.
    pub after: Option<After>,
}

/// Something that happened and that the citizen is told of.
pub struct Event {
    /// What, in a few words.
    pub title: String,
    /// When, written out.
    pub when: String,
    /// What was said; empty for nothing.
    pub text: String,
    /// Whether the citizen said it.
    pub own: bool,
}

impl View for Case {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Case {
    /// The fields of the reply: to a question of the council's, or something more to tell.
    pub fn reply_fields(w: Words, asked: bool) -> Vec<Field> {
        let label = if asked { w.get("case-reply-label") } else { w.get("case-tell-label") };
        vec![Field { most: 5000, wording: "message", ..Field::new(Shape::Paragraphs, "text", label) }]
    }

    /// Whether the council waits for an answer.
    pub fn asked(&self) -> bool {
        self.status == Status::Waiting
    }

    /// What the council wrote last.
    pub fn question(&self) -> Option<&str> {
        self.events.iter().find(|event| !event.own && !event.text.is_empty()).map(|event| event.text.as_str())
    }

    /// A sample that waits for the citizen.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample(language);
        let w = page.w;
        let event = |title: &str, text: &str, own| Event {
            title: title.to_owned(),
            when: dates::moment(
                time::OffsetDateTime::UNIX_EPOCH + time::Duration::minutes(20_780 * 1_440 + 1_000),
                language,
            ),
            text: text.to_owned(),
            own,
        };
        let (service, asked, own) = match language {
            Language::En => {
                ("Bin not emptied", "Was the lid of your bin closed?\nPlease tell us here.", "It was out at 6am.")
            }
            Language::Cy => {
                ("Bin heb ei wagio", "Oedd caead eich bin ar gau?\nDywedwch wrthym yma.", "Roedd e allan am 6am.")
            }
        };
        Self {
            reference: "C7X-4KM-9TPH".to_owned(),
            service: service.to_owned(),
            team: "Waste and recycling".to_owned(),
            status: Status::Waiting,
            standing: w.get("status-waiting").into_owned(),
            meaning: Status::Waiting.meaning(w).into_owned(),
            received: dates::day(date(2026, 11, 24), language),
            due: dates::day(date(2026, 11, 30), language),
            explanation: crate::desk::explain::sample(w),
            together: true,
            still: Some(Still::sample(&page)),
            told: told::sample(&page),
            by_reference: true,
            events: vec![
                event(&w.get("event-message"), asked, false),
                event(&w.get("event-yours"), own, true),
                event(&w.get("event-received"), "", false),
            ],
            reply: Some(Form::new(&page, Self::reply_fields(w, true))),
            after: None,
            page,
        }
    }

    /// A sample that is done.
    pub fn sample_done(language: Language) -> Self {
        let page = Page::sample(language);
        let meaning = crate::page::status::outcome("completed", Words::of(language)).into_owned();
        Self {
            status: Status::Done,
            standing: Words::of(language).get("status-done").into_owned(),
            meaning,
            due: String::new(),
            explanation: Vec::new(),
            together: false,
            still: None,
            reply: None,
            after: Some(After {
                rate: Form::new(&page, After::rate_fields(page.w)).to("/follow/secret/rating"),
                rated: false,
                reopen: Some((
                    Form::new(&page, After::reopen_fields(page.w)).to("/follow/secret/reopening"),
                    dates::day(date(2026, 12, 4), language),
                )),
            }),
            ..Self::sample(language)
        }
    }
}
