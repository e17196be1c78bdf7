//! The queue: a team's cases by the time at which they are due.

use askama::Template;
use contract::Language;
use jiff::civil::{Date, date};

use crate::form::{Choice, Field, Shape};
use crate::page::{Page, Section, Status, View};
use crate::words::{Words, dates};

/// `GET /desk`.
#[derive(Template)]
#[template(path = "desk/queue.html")]
pub struct Queue {
    /// The page.
    pub page: Page,
    /// What is chosen from: whose cases, which team, which state.
    pub filters: Vec<Field>,
    /// The cases, soonest due first.
    pub rows: Vec<Row>,
    /// The next page; `None` on the last.
    pub next: Option<String>,
}

/// A case in the queue.
pub struct Row {
    /// Its page.
    pub href: String,
    /// Its reference.
    pub reference: String,
    /// The service's name.
    pub service: String,
    /// Where it is about: an address or a postcode.
    pub place: String,
    /// Where it stands.
    pub status: Status,
    /// Who has it; empty for nobody.
    pub assignee: String,
    /// By when it should be done, in little room.
    pub due: String,
    /// How near that is.
    pub urgency: Urgency,
}

/// How near a due day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// It has passed.
    Overdue,
    /// It is today.
    Today,
    /// It lies ahead, or the case is done.
    Ahead,
}

impl Urgency {
    /// How near `due` is on `today`; a closed case is in no hurry.
    pub fn of(due: Date, today: Date, status: Status) -> Self {
        match due.cmp(&today) {
            _ if status == Status::Done => Self::Ahead,
            std::cmp::Ordering::Less => Self::Overdue,
            std::cmp::Ordering::Equal => Self::Today,
            std::cmp::Ordering::Greater => Self::Ahead,
        }
    }

    /// The ending of its style; empty for what lies ahead.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Today => "today",
            Self::Ahead => "",
        }
    }

    /// The word for it; empty for what lies ahead.
    pub fn tag(self, w: Words) -> String {
        match self {
            Self::Overdue => w.get("queue-overdue").into_owned(),
            Self::Today => w.get("queue-today").into_owned(),
            Self::Ahead => String::new(),
        }
    }
}

impl View for Queue {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Queue {
    /// The filters, with what is chosen: `assignee` is `me`, `none` or empty, `team` an id or
    /// empty, `state` a state's name or empty for every open one.
    pub fn filters(w: Words, teams: Vec<Choice>, [assignee, team, state]: [&str; 3]) -> Vec<Field> {
        let choice = |value: &str, key: &str| Choice::new(value, w.get(key));
        let assignees = vec![choice("", "queue-anyone"), choice("me", "queue-mine"), choice("none", "queue-nobody")];
        let mut states = vec![choice("", "queue-open")];
        states.extend(Status::ALL.map(|status| Choice::new(status.name(), status.tag(w))));
        let mut all_teams = vec![choice("", "queue-all-teams")];
        all_teams.extend(teams);
        vec![
            Field::choice(Shape::Select, "assignee", w.get("queue-assignee"), assignees).filled(assignee),
            Field::choice(Shape::Select, "team", w.get("queue-team"), all_teams).filled(team),
            Field::choice(Shape::Select, "state", w.get("queue-state"), states).filled(state),
        ]
    }

    /// How many cases are overdue on this page.
    pub fn overdue(&self) -> usize {
        self.rows.iter().filter(|row| row.urgency == Urgency::Overdue).count()
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let today = date(2026, 11, 27);
        let row = |reference: &str, service: &str, place: &str, status, assignee: &str, due: Date| Row {
            href: "/desk/cases/0198".to_owned(),
            reference: reference.to_owned(),
            service: service.to_owned(),
            place: place.to_owned(),
            status,
            assignee: assignee.to_owned(),
            due: dates::short_day(due, language),
            urgency: Urgency::of(due, today, status),
        };
        let rows = vec![
            row("C7X-2F8-RTP4", "Bin not emptied", "14 Mill Lane, LD1 5AB", Status::Received, "", date(2026, 11, 25)),
            row("C7X-9DK-W3HY", "Fly-tipping", "Lay-by, Old Coast Road", Status::InProgress, "Priya Shah", date(2026, 11, 26)),
            row("C7X-4KM-9TPH", "Bin not emptied", "3 Chapel Street, LD1 5AA", Status::Waiting, "Priya Shah", date(2026, 11, 27)),
            row("C7X-VVN-37CJ", "Street light not working", "Station Road, LD1 5QX", Status::Received, "", date(2026, 11, 27)),
            row("C7X-M6J-D5XK", "Large items collected", "22 Heol y Bryn, LD1 6DT", Status::InProgress, "Tomos Rees", date(2026, 12, 2)),
            row("C7X-8PC-T2NR", "Potholes and roads", "Near 40 High Street, LD1 5AA", Status::Received, "", date(2026, 12, 9)),
            row("C7X-H3W-6MFD", "Make a complaint", "LD2 4PW", Status::Received, "", date(2026, 12, 14)),
        ];
        let teams = vec![Choice::new("waste", "Waste"), Choice::new("highways", "Highways")];
        let filters = Self::filters(page.w, teams, ["", "waste", ""]);
        Self { page, filters, rows, next: Some("/desk?cursor=sample".to_owned()) }
    }

    /// A sample without cases.
    pub fn sample_empty(language: Language) -> Self {
        Self { rows: Vec::new(), next: None, ..Self::sample(language) }
    }
}
