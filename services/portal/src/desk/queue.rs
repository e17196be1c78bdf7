//! The queue: a team's cases by the time at which they are due.

use askama::Template;
use contract::{Channel, Language};
use time::OffsetDateTime;
use time::macros::datetime;

use crate::form::{Choice, Field, Shape};
use crate::page::{Page, Section, Status, View, channel};
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
    /// Where every team's cases are, offered when there are none here; empty where these are all.
    pub all_href: String,
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
    /// How it came in.
    pub channel: String,
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
    /// How near `due` is at `now`, both by the council's time; a closed case is in no hurry.
    pub fn of(due: OffsetDateTime, now: OffsetDateTime, status: Status) -> Self {
        match status {
            Status::Done => Self::Ahead,
            _ if due <= now => Self::Overdue,
            _ if dates::london_date(due) == dates::london_date(now) => Self::Today,
            _ => Self::Ahead,
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
    /// The filters, with what is chosen: `assignee` is `me`, `none` or empty; `team` is `mine`,
    /// `all` or an id; `state` a state's name, or empty for every open one.
    pub fn filters(w: Words, teams: Vec<Choice>, [assignee, team, state]: [&str; 3]) -> Vec<Field> {
        let choice = |value: &str, key: &str| Choice::new(value, w.get(key));
        let assignees = vec![choice("", "queue-anyone"), choice("me", "queue-mine"), choice("none", "queue-nobody")];
        let mut states = vec![choice("", "queue-open")];
        states.extend(Status::ALL.map(|status| Choice::new(status.name(), status.tag(w))));
        vec![
            Field::choice(Shape::Select, "team", w.get("queue-team"), teams).filled(team),
            Field::choice(Shape::Select, "assignee", w.get("queue-assignee"), assignees).filled(assignee),
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
        let rows = SAMPLES.map(|(reference, service, place, status, assignee, due)| Row {
            href: "/desk/cases/0198".to_owned(),
            reference: reference.to_owned(),
            service: service.to_owned(),
            place: place.to_owned(),
            channel: channel::name(Channel::Phone, page.w).into_owned(),
            status,
            assignee: assignee.to_owned(),
            due: dates::short_day(dates::london_date(due), language),
            urgency: Urgency::of(due, datetime!(2026-11-27 09:00 UTC), status),
        });
        let teams = vec![Choice::new("waste", "Waste"), Choice::new("highways", "Highways")];
        let filters = Self::filters(page.w, teams, ["", "waste", ""]);
        Self { page, filters, rows: rows.into(), all_href: String::new(), next: Some("/desk?cursor=sample".to_owned()) }
    }

    /// A sample without cases.
    pub fn sample_empty(language: Language) -> Self {
        Self { rows: Vec::new(), next: None, all_href: "/desk?team=all".to_owned(), ..Self::sample(language) }
    }
}

type Sample = (&'static str, &'static str, &'static str, Status, &'static str, OffsetDateTime);

const SAMPLES: [Sample; 5] = [
    ("C7X-2F8-RTP4", "Bin not emptied", "14 Mill Lane, LD1 5AB", Status::Received, "", datetime!(2026-11-25 17:00 UTC)),
    (
        "C7X-9DK-W3HY",
        "Fly-tipping",
        "Lay-by, Old Coast Road",
        Status::InProgress,
        "Priya Shah",
        datetime!(2026-11-26 17:00 UTC),
    ),
    (
        "C7X-4KM-9TPH",
        "Bin not emptied",
        "3 Chapel Street, LD1 5AA",
        Status::Waiting,
        "Priya Shah",
        datetime!(2026-11-27 17:00 UTC),
    ),
    (
        "C7X-M6J-D5XK",
        "Large items collected",
        "22 Heol y Bryn, LD1 6DT",
        Status::InProgress,
        "Tomos Rees",
        datetime!(2026-12-02 17:00 UTC),
    ),
    ("C7X-H3W-6MFD", "Make a complaint", "LD2 4PW", Status::Received, "", datetime!(2026-12-14 17:00 UTC)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_overdue_from_the_minute_on_and_a_closed_one_never() {
        let due = datetime!(2026-07-01 16:00 UTC);
        let at = |now, status| Urgency::of(due, now, status);
        assert_eq!(at(datetime!(2026-07-01 16:00 UTC), Status::Waiting), Urgency::Overdue);
        assert_eq!(at(datetime!(2026-07-01 15:59 UTC), Status::Waiting), Urgency::Today);
        // Half past midnight in London's summer is the day itself already.
        assert_eq!(at(datetime!(2026-06-30 23:30 UTC), Status::Received), Urgency::Today);
        assert_eq!(at(datetime!(2026-06-30 22:30 UTC), Status::Received), Urgency::Ahead);
        assert_eq!(at(datetime!(2026-07-09 16:00 UTC), Status::Done), Urgency::Ahead);
    }
}
