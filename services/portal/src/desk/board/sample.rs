use contract::Language;

use super::{Agent, Avoidable, Board, Counted, Day, Figure, FirstContact, Link, Load, Part, Tab, Tile, Urgent};
use crate::desk::queue::Urgency;
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Section};
use crate::words::Words;

impl Board {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Board);
        let w = page.w;
        let tile = |key: &str, value: &str, warns| Tile {
            label: w.get(key).into_owned(),
            value: value.to_owned(),
            href: "/desk?team=all".to_owned(),
            warns,
        };
        let load = |name: &str, open, today, overdue| Load {
            name: name.to_owned(),
            href: "/desk?team=0198".to_owned(),
            open: Figure::new(open, "/desk?team=0198"),
            today: Figure::new(today, "/desk?team=0198&due=today"),
            overdue: Figure::new(overdue, "/desk?team=0198&due=overdue"),
            nobody: (open > 10).then(|| Figure::new(2, "/desk?team=0198&assignee=none")),
        };
        let counted = |key: &str, count| Counted {
            text: w.get(key).into_owned(),
            contacts: Figure::new(count, "/desk/board/avoidable?message=first"),
        };
        let staff = vec![Choice::new("0198", "Priya Shah")];
        let give = Form::new(&page, vec![Field::choice(Shape::Select, "to", w.get("board-give-to"), staff)]);
        Self {
            tiles: vec![tile("board-overdue", "3", true), tile("board-calls-today", "41", false)],
            flags: vec![Link {
                href: "/desk/access-log?only=unexplained&day=2026-11-24".to_owned(),
                text: w.with_one("board-looks", "records", 3_i64).into_owned(),
                note: String::new(),
            }],
            teams: vec![load("Waste", 14, 3, 3)],
            people: vec![load("Tomos Rees", 6, 1, 0)],
            urgent: vec![urgent()],
            give: Some(give.to("/desk/board/give")),
            first_contact: Some(first_contact(w)),
            avoidable: Some(Avoidable {
                sentence: w.with_one("board-avoidable-count", "count", 9_i64).into_owned(),
                href: "/desk/board/avoidable".to_owned(),
                messages: vec![counted("missing-target_missed", 6), counted("missing-none", 3)],
                reasons: vec![counted("avoidable-chased", 9)],
            }),
            calls: Some(vec![Day {
                day: "24 Nov 2026".to_owned(),
                calls: Figure::new(41, "/desk/board/calls?day=2026-11-24"),
                average: "4:12".to_owned(),
                to_reference: "3:40".to_owned(),
                over: true,
            }]),
            to_reference: w
                .with("board-reference-target", &[("target", &"3:00"), ("kept", &0_i64), ("days", &1_i64)])
                .into_owned(),
            agents: vec![Agent {
                name: "Priya Shah".to_owned(),
                calls: Figure::new(22, "/desk/board/calls?staff=0198"),
                average: "4:02".to_owned(),
            }],
            review: vec![Link {
                href: "/desk/articles/0198".to_owned(),
                text: "How do I get a Blue Badge?".to_owned(),
                note: "20 Nov 2026".to_owned(),
            }],
            page,
        }
    }

    /// A sample of a quiet day on which the other services can't be asked.
    pub fn sample_bare(language: Language) -> Self {
        Self {
            people: Vec::new(),
            urgent: Vec::new(),
            give: None,
            first_contact: None,
            avoidable: None,
            calls: None,
            agents: Vec::new(),
            review: Vec::new(),
            ..Self::sample(language)
        }
    }
}

/// First-contact resolution by service.
fn first_contact(w: Words) -> FirstContact {
    FirstContact {
        sentence: w.with("board-first-contact-is", &[("percent", &"74"), ("target", &"80")]).into_owned(),
        met: Some(false),
        strangers: w.with("board-strangers", &[("resolved", &4_i64), ("all", &5_i64)]).into_owned(),
        href: "/desk/board/enquiries?resolved=false".to_owned(),
        tabs: tabs(w),
        head: w.get("queue-service").into_owned(),
        parts: vec![part("Bin not emptied", 50, 37, "74%")],
        sums: vec![part(&w.get("board-all-enquiries"), 50, 37, "74%"), part(&w.get("board-strangers-row"), 5, 4, "")],
    }
}

/// What first-contact resolution is told by.
fn tabs(w: Words) -> Vec<Tab> {
    let tab = |by: &str| Tab {
        href: format!("/desk/board?by={by}"),
        text: w.get(&format!("board-by-{by}")).into_owned(),
        current: by == "service",
    };
    ["service", "channel", "agent"].map(tab).into()
}

/// A part of first-contact resolution.
fn part(name: &str, all: i64, resolved: i64, percent: &str) -> Part {
    Part {
        name: name.to_owned(),
        all: Figure::new(all, "/desk/board/enquiries?key=missed-bin"),
        resolved: Figure::new(resolved, "/desk/board/enquiries?key=missed-bin&resolved=true"),
        percent: percent.to_owned(),
    }
}

/// An overdue case that nobody has.
fn urgent() -> Urgent {
    Urgent {
        value: "0198:4".to_owned(),
        href: "/desk/cases/0198".to_owned(),
        reference: "C7X-4KM-9TPH".to_owned(),
        service: "Bin not emptied".to_owned(),
        team: "Waste".to_owned(),
        assignee: String::new(),
        due: "24 Nov 2026".to_owned(),
        urgency: Urgency::Overdue,
    }
}
