//! A case at the desk: everything known of it and everything that can be done with it.

pub mod incident;
mod sample;

use askama::Template;

use crate::desk::asked::Settling;
use crate::desk::call::caller::Mark;
use crate::desk::clocks::of_case::Clock;
use crate::desk::files::CaseFiles;
use crate::desk::merging::Merges;
use crate::desk::messages::State;
use crate::desk::proposals::Proposal;
use crate::desk::queue::Urgency;
use crate::desk::relations::Relations;
use crate::desk::task::Row as TaskRow;
use crate::form::{Choice, Fault, Field, Form, Shape};
use crate::page::{Page, Status, View};
use crate::picture::Picture;
use crate::words::Words;
use incident::OfCase;

/// The most characters of a note or a message.
const MOST: usize = 5000;

/// `GET /desk/cases/{id}`, shown again by each of its forms when refused.
#[derive(Template)]
#[template(path = "desk/case.html")]
pub struct Case {
    /// The page.
    pub page: Page,
    /// What is to be minded with who reported it, the worst first: it is read before anything of them.
    pub marks: Marks,
    /// Whether who reported it and what was written is hidden until the caller is verified.
    pub masked: bool,
    /// The reference.
    pub reference: String,
    /// The version that is shown, for the forms that change no other.
    pub version: i64,
    /// The service's name.
    pub service: String,
    /// Where it stands.
    pub status: Status,
    /// The outcome of a closed case; empty for an open one.
    pub outcome: String,
    /// The team that deals with it.
    pub team: String,
    /// The same by id, which the form that changes it sends along so that it can be taken back.
    pub team_id: String,
    /// Who has it; empty for nobody.
    pub assignee: String,
    /// The same by id, which the forms send along so that it can be taken back; empty for nobody.
    pub holder: String,
    /// The queue to go back to.
    pub back: String,
    /// Where the page's script says that one is here; empty for those who needn't.
    pub presence: String,
    /// How it came in.
    pub channel: String,
    /// By when it should be done, written out.
    pub due: String,
    /// How near that is.
    pub urgency: Urgency,
    /// How that time was found, a step a line.
    pub explanation: Vec<String>,
    /// Its clocks; none for a case that is older than clocks.
    pub clocks: Vec<Clock>,
    /// Where they are stopped and extended; empty where none can be.
    pub clocks_href: String,
    /// What its citizen was promised, the soonest due first.
    pub promises: Vec<Promised>,
    /// The citizen, as they gave their details.
    pub reporter: Vec<Row>,
    /// What the contacts service knows of them; `None` until it has said.
    pub contact: Option<Link>,
    /// What was answered.
    pub answers: Vec<Row>,
    /// Where on the map it is; `None` where no position was given.
    pub position: Option<Link>,
    /// What happened, latest first.
    pub events: Vec<Event>,
    /// What was sent, latest first; `None` while that can't be known.
    pub messages: Option<Vec<Message>>,
    /// Its files; `None` while they can't be known.
    pub files: Option<CaseFiles>,
    /// Where its answers are corrected; empty for who may not.
    pub correct_href: String,
    /// Where every change of it is read.
    pub history_href: String,
    /// Where the whole case is given as one bundle; empty for who may not have it.
    pub bundle_href: String,
    /// Where it stands on its way.
    pub way: Way,
    /// The moves that lead on and that this person can't make.
    pub held: Vec<Held>,
    /// What its workflow asked of others.
    pub effects: Vec<EffectRow>,
    /// What is proposed for it and waits for someone else.
    pub proposal: Option<Proposal>,
    /// What there is to do for it.
    pub tasks: Vec<TaskRow>,
    /// The cases that are merged with it.
    pub merges: Merges,
    /// The cases that belong to it.
    pub relations: Relations,
    /// The incident that it belongs to.
    pub incident: OfCase,
    /// What can be done with it.
    pub acts: Acts,
}

/// Where a case stands on its way.
pub struct Way {
    /// The step, as staff call it.
    pub now: String,
    /// The whole way, with the step marked.
    pub picture: Picture,
}

/// A move that this person can't make.
pub struct Held {
    /// What its button would say.
    pub label: String,
    /// Why not.
    pub why: String,
}

/// Something that the workflow asked of others.
pub struct EffectRow {
    /// What kind of thing, for whom.
    pub title: String,
    /// What.
    pub text: String,
    /// By when; empty for no day.
    pub due: String,
    /// Whether it is a warning.
    pub warns: bool,
    /// Whether it was done, or seen.
    pub done: bool,
    /// Whether it was tried and failed.
    pub failed: bool,
    /// What was said with what became of it; empty for nothing.
    pub said: String,
    /// The form that says that it was done or seen; `None` where it can't be said here.
    pub complete: Option<Form>,
    /// The form that says what became of what was asked of another system, or of an amount.
    pub settle: Option<Settling>,
}

impl Case {
    /// The warnings that nobody has seen.
    pub fn warnings(&self) -> impl Iterator<Item = &EffectRow> {
        self.effects.iter().filter(|effect| effect.warns && !effect.done)
    }

    /// Everything else that was asked.
    pub fn asked(&self) -> Vec<&EffectRow> {
        self.effects.iter().filter(|effect| !effect.warns || effect.done).collect()
    }
}

/// What is to be minded with someone.
#[derive(Default)]
pub enum Marks {
    /// It isn't shown to whoever looks, or nobody is known yet with whom.
    #[default]
    Untold,
    /// It can't be known just now.
    Away,
    /// This, and until when; nothing where the list is empty.
    Told(Vec<Mark>),
}

/// The forms of a case; each is `None` where it can't be used.
#[derive(Default)]
pub struct Acts {
    /// Takes the case.
    pub take: Option<Form>,
    /// Gives it back to the queue.
    pub release: Option<Form>,
    /// Gives it to someone else.
    pub assign: Option<Form>,
    /// Puts it into another team's queue.
    pub queue: Option<Form>,
    /// Watches it.
    pub watch: Option<Form>,
    /// Watches it no more.
    pub unwatch: Option<Form>,
    /// Tells the citizen something.
    pub update: Option<Form>,
    /// Adds an internal note.
    pub note: Option<Form>,
    /// Moves it along.
    pub moving: Option<Form>,
    /// Makes a task for it.
    pub task: Option<Form>,
    /// Where it can go from here.
    pub onward: Option<Onward>,
}

/// Where a case can be taken.
pub struct Onward {
    /// The page that passes it on.
    pub pass: String,
    /// The page of the canned replies; empty for a case that is done.
    pub reply: String,
    /// The page that moves it to another service; empty for a case that is done.
    pub service: String,
    /// The page that merges it into another case; empty where it can't be.
    pub merge: String,
    /// The page that splits it; empty where it can't be.
    pub split: String,
    /// The page that carries it to a newer version of its service; empty where there is none.
    pub version: String,
}

impl Acts {
    /// What is wrong with the forms, in the order of the page.
    pub fn faults(&self) -> Vec<&Fault> {
        let forms = [&self.take, &self.release, &self.assign, &self.queue, &self.update, &self.note, &self.moving];
        forms.into_iter().flatten().flat_map(|form| &form.faults).collect()
    }
}

/// What a citizen was promised.
pub struct Promised {
    /// What.
    pub what: String,
    /// By when.
    pub due: String,
    /// What became of it, as a style's ending.
    pub style: &'static str,
    /// The same in words.
    pub state: String,
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

/// A place to go to.
pub struct Link {
    /// Where.
    pub href: String,
    /// What is read.
    pub text: String,
}

/// Something that happened.
pub struct Event {
    /// What, in a few words.
    pub title: String,
    /// When, and who did it.
    pub when: String,
    /// What was written; empty for nothing.
    pub text: String,
    /// Whose doing, for whose eyes.
    pub kind: EventKind,
}

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// The council did something that the citizen sees.
    Public,
    /// The council did something that staff alone see.
    Internal,
    /// An internal note: staff alone see it.
    Note,
    /// The citizen wrote.
    Citizen,
}

impl EventKind {
    /// The ending of its style; empty for what is ordinary.
    pub const fn style(self) -> &'static str {
        match self {
            Self::Public => "",
            Self::Internal => "internal",
            Self::Note => "note",
            Self::Citizen => "citizen",
        }
    }

    /// Whether staff alone see it.
    pub const fn private(self) -> bool {
        matches!(self, Self::Internal | Self::Note)
    }
}

/// A message that was sent, or should have been.
pub struct Message {
    /// Its subject.
    pub title: String,
    /// To whom and when, in little room.
    pub when: String,
    /// How it stands.
    pub state: State,
    /// How it stands, in words.
    pub tag: String,
    /// The page of the letter; empty of what is none.
    pub letter_href: String,
    /// Why it couldn't be sent; empty for nothing.
    pub fault: String,
}

impl View for Case {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Case {
    /// The field of whom to give the case to.
    pub fn assign_fields(w: Words, colleagues: Vec<Choice>) -> Vec<Field> {
        let mut people = vec![Choice::new("", w.get("field-choose"))];
        people.extend(colleagues);
        let field = Field::choice(Shape::Select, "colleague", w.get("desk-assign-to"), people).at("/to");
        vec![Field { wording: "bulk-to", ..field }]
    }

    /// The field of the team into whose queue the case is put.
    pub fn queue_fields(w: Words, teams: Vec<Choice>) -> Vec<Field> {
        let mut all = vec![Choice::new("", w.get("field-choose"))];
        all.extend(teams);
        let field = Field::choice(Shape::Select, "team", w.get("desk-queue-to"), all).at("/to");
        vec![Field { wording: "bulk-team", ..field }]
    }

    /// The field of an internal note.
    pub fn note_fields(w: Words) -> Vec<Field> {
        vec![text("note", w.get("desk-note-label"), w.get("desk-note-hint"))]
    }

    /// The field of a message to the citizen, with how and in which language it reaches them.
    /// Where cases are merged into it, so many, their citizens can be told the same.
    pub fn update_fields(w: Words, hint: String, merged: u32) -> Vec<Field> {
        let mut fields = vec![text("update", w.get("desk-update-label"), hint)];
        if merged > 0 {
            let all = Choice::new("yes", w.with_one("merged-to-all", "count", merged));
            let all = Choice { hint: w.get("merged-to-all-hint").into_owned(), ..all };
            let field = Field::choice(Shape::Checkboxes, "to_all", w.get("merged-to-all-who"), vec![all]).at("/to_all");
            fields.push(Field { classes: "govuk-checkboxes--small", ..field }.optional());
        }
        fields
    }

    /// The fields of a move: to which state, with which outcome, and what the citizen is told.
    pub fn move_fields(w: Words, moves: Vec<Choice>, outcomes: Vec<Choice>, told: bool) -> Vec<Field> {
        let to = Field::choice(Shape::Radios, "to", w.get("desk-move-to"), moves).at("/verb");
        let mut fields = vec![Field { wording: "move", classes: "govuk-radios--small", ..to }];
        if !outcomes.is_empty() {
            let mut all = vec![Choice::new("", w.get("desk-outcome-none"))];
            all.extend(outcomes);
            let field = Field::choice(Shape::Select, "outcome", w.get("desk-outcome"), all);
            fields.push(Field { wording: "outcome", ..field }.hinted(w.get("desk-outcome-hint")));
        }
        if told {
            let field = text("message", w.get("desk-move-message"), w.get("desk-move-message-hint"));
            fields.push(Field { rows: 3, ..field }.optional());
        }
        fields
    }
}

fn text(name: &'static str, label: impl Into<String>, hint: impl Into<String>) -> Field {
    let field = Field::new(Shape::Paragraphs, name, label).hinted(hint).at("/text");
    Field { most: MOST, rows: 4, wording: name, ..field }
}
