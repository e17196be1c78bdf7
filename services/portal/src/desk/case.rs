//! A case at the desk: everything known of it and everything that can be done with it.

use askama::Template;
use contract::Language;
use jiff::civil::date;

use crate::desk::queue::Urgency;
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Section, Status, View, status};
use crate::words::{Words, dates};

/// `GET /desk/cases/{id}`, shown again by each of its forms when refused.
#[derive(Template)]
#[template(path = "desk/case.html")]
pub struct Case {
    /// The page.
    pub page: Page,
    /// The reference.
    pub reference: String,
    /// The service's name.
    pub service: String,
    /// Where it stands.
    pub status: Status,
    /// The outcome of a closed case; empty for an open one.
    pub outcome: String,
    /// The team that deals with it.
    pub team: String,
    /// Who has it; empty for nobody.
    pub assignee: String,
    /// By when it should be done, a day written out.
    pub due: String,
    /// How near that is.
    pub urgency: Urgency,
    /// How that day was found, a step a line.
    pub explanation: Vec<String>,
    /// The citizen, as they gave their details.
    pub reporter: Vec<Row>,
    /// What the contacts service knows of them; empty until it has said.
    pub contact_href: String,
    /// What was answered.
    pub answers: Vec<Row>,
    /// What happened, latest first.
    pub events: Vec<Event>,
    /// What was sent, latest first.
    pub messages: Vec<Message>,
    /// Takes the case; `None` for one's own and for a closed one.
    pub take: Option<Form>,
    /// Gives the case to someone; `None` for a closed one.
    pub assign: Option<Form>,
    /// Adds an internal note.
    pub note: Form,
    /// Tells the citizen something.
    pub update: Option<Form>,
    /// Moves it along; `None` where no move is possible.
    pub moving: Option<Form>,
}

/// A line of a summary.
pub struct Row {
    /// What it is.
    pub key: String,
    /// What it says.
    pub value: String,
}

impl Row {
    /// A line.
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self { key: key.into(), value: value.into() }
    }
}

/// Something that happened.
pub struct Event {
    /// What, in a few words.
    pub title: String,
    /// When, written out, and who did it.
    pub when: String,
    /// What was written; empty for nothing.
    pub text: String,
    /// Whose eyes it is for.
    pub kind: EventKind,
}

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// The council did something that the citizen sees.
    Public,
    /// An internal note: staff alone see it.
    Note,
    /// The citizen wrote.
    Citizen,
}

/// A message that was sent, or should have been.
pub struct Message {
    /// What kind of message, by its channel and purpose.
    pub title: String,
    /// When, in little room.
    pub when: String,
    /// Its state, as a word.
    pub state: String,
    /// The ending of its style: `done` for sent, `failed`, `received` for queued.
    pub style: &'static str,
}

impl View for Case {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Case {
    /// The field of an internal note.
    pub fn note_fields(w: Words) -> Vec<Field> {
        vec![text("note", w.get("desk-note-label"), w.get("desk-note-hint")).at("/text")]
    }

    /// The field of a message to the citizen.
    pub fn update_fields(w: Words) -> Vec<Field> {
        vec![text("update", w.get("desk-update-label"), w.get("desk-update-hint")).at("/text")]
    }

    /// The fields of a move: `moves` are the states that it can go to, with their labels.
    pub fn move_fields(w: Words, moves: Vec<Choice>) -> Vec<Field> {
        let outcomes = status::OUTCOMES.map(|outcome| Choice::new(outcome, status::outcome_name(outcome, w)));
        let mut all = vec![Choice::new("", w.get("desk-outcome-none"))];
        all.extend(outcomes);
        vec![
            Field::choice(Shape::Radios, "to", w.get("desk-move-to"), moves).at("/to"),
            Field::choice(Shape::Select, "outcome", w.get("desk-outcome"), all).hinted(w.get("desk-outcome-hint")).optional().at("/outcome"),
            Field { rows: 3, ..text("message", w.get("desk-move-message"), w.get("desk-move-message-hint")) }.optional().at("/message"),
        ]
    }

    /// The field that gives a case to someone: `people` by their ids.
    pub fn assign_fields(w: Words, people: Vec<Choice>, chosen: &str) -> Vec<Field> {
        let mut all = vec![Choice::new("", w.get("queue-nobody"))];
        all.extend(people);
        vec![Field::choice(Shape::Select, "assignee", w.get("desk-assign-label"), all).filled(chosen).at("/assignee")]
    }

    /// Every form on the page that was refused, for one error summary.
    pub fn faults(&self) -> Vec<&crate::form::Fault> {
        let forms = [self.take.as_ref(), self.assign.as_ref(), Some(&self.note), self.update.as_ref(), self.moving.as_ref()];
        forms.into_iter().flatten().flat_map(|form| &form.faults).collect()
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let w = page.w;
        let people = vec![Choice::new("1", "Priya Shah"), Choice::new("2", "Tomos Rees")];
        let moves = vec![Choice::new("waiting", w.get("status-waiting")), Choice::new("done", w.get("status-done"))];
        let at = "/desk/cases/0198";
        Self {
            reference: "C7X-4KM-9TPH".to_owned(),
            service: "Bin not emptied".to_owned(),
            status: Status::InProgress,
            outcome: String::new(),
            team: "Waste".to_owned(),
            assignee: "Tomos Rees".to_owned(),
            due: dates::day(date(2026, 11, 27), language),
            urgency: Urgency::Today,
            explanation: crate::desk::explain::sample(w),
            reporter: sample_reporter(w),
            contact_href: "/desk/contacts/0198".to_owned(),
            answers: vec![Row::new("Which bin was missed?", "Green bin (rubbish)"), Row::new("Where is the bin?", "3 Chapel Street\nBryn Du\nLD1 5AA")],
            events: sample_events(w),
            messages: vec![
                Message { title: "Email: report received".to_owned(), when: "24 Nov 2026, 9:02am".to_owned(), state: w.get("message-sent").into_owned(), style: "done" },
                Message { title: "Email: update".to_owned(), when: "25 Nov 2026, 4:40pm".to_owned(), state: w.get("message-failed").into_owned(), style: "failed" },
            ],
            take: Some(Form::new(&page, Vec::new()).to(format!("{at}/take"))),
            assign: Some(Form::new(&page, Self::assign_fields(w, people, "2")).to(format!("{at}/assignee"))),
            note: Form::new(&page, Self::note_fields(w)).to(format!("{at}/notes")),
            update: Some(Form::new(&page, Self::update_fields(w)).to(format!("{at}/updates"))),
            moving: Some(Form::new(&page, Self::move_fields(w, moves)).to(format!("{at}/move"))),
            page,
        }
    }

    /// A sample that is closed.
    pub fn sample_done(language: Language) -> Self {
        let outcome = status::outcome_name("completed", Words::of(language)).into_owned();
        Self { status: Status::Done, outcome, urgency: Urgency::Ahead, take: None, assign: None, update: None, moving: None, ..Self::sample(language) }
    }

    /// A sample whose note was sent empty.
    pub fn sample_refused(language: Language) -> Self {
        let mut case = Self::sample(language);
        let w = case.page.w;
        case.note = Form::new(&case.page, Self::note_fields(w)).wrong("note", w.with_one("fault-required", "label", w.get("desk-note-label")));
        case.page.failed = true;
        case
    }
}

fn text(name: &str, label: impl Into<String>, hint: impl Into<String>) -> Field {
    Field { most: 4000, rows: 4, ..Field::new(Shape::Paragraphs, name, label) }.hinted(hint)
}

fn sample_reporter(w: Words) -> Vec<Row> {
    vec![
        Row::new(w.get("field-name"), "Siân O’Brien"),
        Row::new(w.get("field-email"), "sian@example.org"),
        Row::new(w.get("field-phone"), "01632 960 123"),
    ]
}

fn sample_events(w: Words) -> Vec<Event> {
    let event = |title: &str, when: &str, text: &str, kind| Event { title: title.to_owned(), when: when.to_owned(), text: text.to_owned(), kind };
    vec![
        event(&w.get("event-note"), "25 Nov 2026, 5:10pm · Tomos Rees", "Crew says the lane was blocked by a delivery van.\nTry again on Friday.", EventKind::Note),
        event(&w.get("event-own-message"), "25 Nov 2026, 4:58pm · Siân O’Brien", "It was out at 6am.", EventKind::Citizen),
        event(&w.get("event-message"), "25 Nov 2026, 4:40pm · Tomos Rees", "Was the lid of your bin closed?", EventKind::Public),
        event(&w.get("event-received"), "24 Nov 2026, 9:02am", "", EventKind::Public),
    ]
}
