//! The queue: a team's cases by the time at which they are due.

use askama::Template;
use contract::{Channel, Language};
use time::OffsetDateTime;
use time::macros::datetime;

use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Section, Status, View, channel};
use crate::words::{Words, dates};

/// `GET /desk`.
#[derive(Template)]
#[template(path = "desk/queue.html")]
pub struct Queue {
    /// The page.
    pub page: Page,
    /// The queues that everyone has, with their counts.
    pub tabs: Vec<Tab>,
    /// The saved filters, one's own and one's teams'.
    pub saved: Vec<Tab>,
    /// What is chosen from: whose cases, which team, which state, how soon due.
    pub filters: Vec<Field>,
    /// Whether only those that one watches are chosen.
    pub watched: bool,
    /// What is chosen, as an address says it.
    pub query: String,
    /// The cases, soonest due first.
    pub rows: Vec<Row>,
    /// Where every team's cases are, offered when there are none here; empty where these are all.
    pub all_href: String,
    /// The next page; `None` on the last.
    pub next: Option<String>,
    /// Where the page's script asks which cases it would show now.
    pub live_href: String,
    /// Saves what is chosen under a name; `None` for those who may not.
    pub save: Option<Form>,
    /// Does something with many cases; `None` for those who may not.
    pub bulk: Option<Bulk>,
}

/// The form around the rows.
pub struct Bulk {
    /// The form, without fields of its own: the ticks are the rows'.
    pub form: Form,
}

impl Bulk {
    /// What can be done with many cases beside taking them, by the names that forms send.
    pub fn deeds(&self, w: Words) -> [(&'static str, String); 6] {
        ["assign", "release", "queue", "note", "update", "close"]
            .map(|deed| (deed, w.get(&format!("bulk-{deed}")).into_owned()))
    }
}

/// A queue to go to.
pub struct Tab {
    /// Where.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// How many cases it holds, in figures; empty where that isn't counted.
    pub count: String,
    /// Whether something in it has changed since one last looked.
    pub changed: bool,
    /// Whether it is shown.
    pub current: bool,
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
    /// The case with its version, for its tick.
    pub value: String,
    /// Whether it has changed since one last looked, of a case that one watches.
    pub changed: bool,
    /// Whether its citizen had it opened again.
    pub reopened: bool,
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
    /// The filters, with what is chosen: `team` is `mine`, `all` or an id; `assignee` is `me`, `none`, an
    /// id or empty; `state` a state's name, or empty for every open one; `due` is `overdue`,
    /// `today`, `soon` or empty.
    pub fn filters(
        w: Words,
        teams: Vec<Choice>,
        assignees: Vec<Choice>,
        [team, assignee, state, due]: [&str; 4],
    ) -> Vec<Field> {
        let choice = |value: &str, key: &str| Choice::new(value, w.get(key));
        let mut states = vec![choice("", "queue-open")];
        states.extend(Status::ALL.map(|status| Choice::new(status.name(), status.tag(w))));
        let dues = vec![
            choice("", "queue-due-any"),
            choice("overdue", "queue-overdue"),
            choice("today", "queue-due-later-today"),
            choice("soon", "queue-due-soon"),
        ];
        vec![
            Field::choice(Shape::Select, "team", w.get("queue-team"), teams).filled(team),
            Field::choice(Shape::Select, "assignee", w.get("queue-assignee"), assignees).filled(assignee),
            Field::choice(Shape::Select, "state", w.get("queue-state"), states).filled(state),
            Field::choice(Shape::Select, "due", w.get("queue-due"), dues).filled(due),
        ]
    }

    /// The filter by service.
    pub fn service_filter(w: Words, services: Vec<Choice>, chosen: &str) -> Field {
        Field::choice(Shape::Select, "service", w.get("queue-service"), services).filled(chosen)
    }

    /// The fields under which a choice of cases is saved: its name, and one of the own teams.
    pub fn save_fields(w: Words, teams: Vec<Choice>) -> Vec<Field> {
        let name = Field::new(Shape::Line, "name", w.get("filter-name"));
        let name =
            Field { most: 60, wording: "filter-name", autocomplete: "off", classes: "govuk-input--width-20", ..name };
        if teams.is_empty() {
            return vec![name];
        }
        let mut shares = vec![Choice::new("", w.get("filter-own"))];
        shares.extend(teams);
        vec![name, Field::choice(Shape::Select, "share", w.get("filter-share"), shares).at("/team")]
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
            value: format!("{reference}:4"),
            changed: status == Status::Waiting,
            reopened: status == Status::InProgress,
        });
        let teams = vec![Choice::new("waste", "Waste"), Choice::new("highways", "Highways")];
        let assignees = vec![Choice::new("", page.w.get("queue-anyone")), Choice::new("1", "Tomos Rees")];
        let tab = |key: &str, count: &str, current| Tab {
            href: "/desk?team=mine".to_owned(),
            label: page.w.get(key).into_owned(),
            count: count.to_owned(),
            changed: key == "queues-watched",
            current,
        };
        Self {
            tabs: vec![
                tab("queues-mine", "3", false),
                tab("queues-team", "41", true),
                tab("queues-watched", "2", false),
            ],
            saved: vec![Tab { label: "Bins in Brynmawr".to_owned(), ..tab("queues-mine", "", false) }],
            filters: Self::filters(page.w, teams, assignees, ["waste", "", "", ""]),
            watched: false,
            query: "team=waste".to_owned(),
            rows: rows.into(),
            all_href: String::new(),
            next: Some("/desk?cursor=sample".to_owned()),
            live_href: "/desk/changes?team=waste".to_owned(),
            save: Some(
                Form::new(&page, Self::save_fields(page.w, vec![Choice::new("1", "Waste")])).to("/desk/filters"),
            ),
            bulk: Some(Bulk { form: Form::new(&page, Vec::new()).to("/desk/bulk") }),
            page,
        }
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
