//! Samples of a case at the desk.

use cases_api::task::TaskState;
use contract::{Channel, Language};
use time::macros::datetime;

use super::incident::OfCase;
use super::{Acts, Case, EffectRow, Event, EventKind, Held, Link, Marks, Message, Onward, Promised, Row, Way};
use crate::desk::call::caller::Mark;
use crate::desk::clocks::of_case::Clock;
use crate::desk::files::CaseFiles;
use crate::desk::merging::Merges;
use crate::desk::messages::State;
use crate::desk::proposals;
use crate::desk::queue::Urgency;
use crate::desk::relations::Relations;
use crate::desk::task::{Task, sample as task};
use crate::form::{Choice, Form};
use crate::page::{Page, Section, Status, channel, status};
use crate::picture;
use crate::words::{Words, dates};

impl Case {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let w = page.w;
        Self {
            marks: Marks::Told(vec![Mark {
                text: format!("{}: A dog behind the gate", w.get("call-mark-dog")),
                hint: w.with_one("call-mark-review", "day", "1 May 2027").into_owned(),
            }]),
            masked: false,
            reference: "C7X-4KM-9TPH".to_owned(),
            version: 4,
            service: "Bin not emptied".to_owned(),
            status: Status::InProgress,
            outcome: String::new(),
            team: "Waste".to_owned(),
            team_id: "0198".to_owned(),
            assignee: "Tomos Rees".to_owned(),
            holder: "0198".to_owned(),
            back: "/desk?team=mine".to_owned(),
            presence: "/desk/cases/0198/presence".to_owned(),
            channel: channel::name(Channel::Phone, w).into_owned(),
            due: dates::moment(datetime!(2026-11-27 17:00 UTC), language),
            urgency: Urgency::Today,
            explanation: crate::desk::explain::sample(w),
            clocks: crate::desk::clocks::views().iter().map(|view| Clock::of(view, w)).collect(),
            clocks_href: "/desk/cases/1/clocks".to_owned(),
            promises: vec![Promised {
                what: "We will empty your bin on 3 December".to_owned(),
                due: dates::day(jiff::civil::date(2026, 12, 3), language),
                style: "overdue",
                state: w.get("promise-broken").into_owned(),
            }],
            reporter: vec![
                Row::new(w.get("field-name"), "Siân O’Brien"),
                Row::new(w.get("field-email"), "sian@example.org"),
                Row::new(w.get("field-phone"), "01632 960 123"),
            ],
            contact: Some(Link {
                href: "/desk/contacts/0198".to_owned(),
                text: w.get("desk-contact-known").into_owned(),
            }),
            answers: vec![
                Row::new("Which bin was missed?", "Green bin (rubbish)"),
                Row::new("Where is the bin?", "3 Chapel Street\nBryn Du\nLD1 5AA"),
            ],
            position: Some(Link {
                href: "https://www.openstreetmap.org/".to_owned(),
                text: "52.24050, -3.37810".to_owned(),
            }),
            events: sample_events(w),
            messages: Some(sample_messages(page.w)),
            files: Some(CaseFiles::sample(&page)),
            correct_href: "/desk/cases/0198/answers".to_owned(),
            history_href: "/desk/cases/0198/history".to_owned(),
            bundle_href: "/desk/cases/0198/bundle".to_owned(),
            way: sample_way(w),
            held: vec![Held {
                label: "Answer at stage 2".to_owned(),
                why: w.with_one("way-held-same-because", "because", "you investigated stage 1").into_owned(),
            }],
            effects: sample_effects(&page),
            proposal: Some(proposals::sample(&page, false)),
            tasks: vec![task::row(&page, "1", TaskState::Open)],
            merges: Merges::default(),
            relations: Relations::sample_none(&page),
            incident: OfCase::sample_joined(),
            acts: sample_acts(&page),
            page,
        }
    }

    /// A sample that is closed, and whose messages can't be known just now.
    pub fn sample_done(language: Language) -> Self {
        let w = Words::of(language);
        Self {
            status: Status::Done,
            outcome: status::outcome_name("completed", w).into_owned(),
            urgency: Urgency::Ahead,
            contact: None,
            merges: Merges::sample(&Page::sample_desk(language, Section::Cases)),
            marks: Marks::Away,
            messages: None,
            files: None,
            acts: Acts::default(),
            ..Self::sample(language)
        }
    }

    /// A sample whose citizen calls and isn't verified yet.
    pub fn sample_masked(language: Language) -> Self {
        let w = Words::of(language);
        let sample = Self::sample(language);
        Self {
            relations: Relations::sample(&sample.page),
            incident: OfCase::sample_free(),
            masked: true,
            reporter: vec![
                Row::new(w.get("field-name"), "S. O."),
                Row::new(w.get("field-email"), "s•••@example.org"),
                Row::new(w.get("field-phone"), "•••123"),
            ],
            answers: Vec::new(),
            position: None,
            promises: Vec::new(),
            messages: Some(Vec::new()),
            ..sample
        }
    }

    /// A sample into which others are merged.
    pub fn sample_kept(language: Language) -> Self {
        let sample = Self::sample_done(language);
        let w = sample.page.w;
        let update = Self::update_fields(w, w.get("desk-update-by-email").into_owned(), 2);
        let update = Some(Form::new(&sample.page, update).to("/desk/cases/0198/updates"));
        Self {
            merges: Merges::sample_kept(&sample.page),
            acts: Acts { update, ..Acts::default() },
            status: Status::InProgress,
            outcome: String::new(),
            ..sample
        }
    }

    /// A sample whose note was sent empty.
    pub fn sample_refused(language: Language) -> Self {
        let mut case = Self { proposal: None, ..Self::sample(language) };
        let w = case.page.w;
        let note = Form::new(&case.page, Self::note_fields(w));
        case.acts.note = Some(note.wrong("note", w.get("fault-required-note")));
        case.page.failed = true;
        case
    }
}

fn sample_way(w: Words) -> Way {
    let title = w.get("way-title");
    let picture = picture::draw(&picture::sample::workflow(), w.language(), Some("stage_2"), &title);
    Way { now: "Stage 2: being investigated".to_owned(), picture }
}

fn sample_effects(page: &Page) -> Vec<EffectRow> {
    let complete = Form::new(page, Vec::new()).to("/desk/cases/0198/effects/1");
    let (w, due) = (page.w, dates::day(jiff::civil::date(2026, 12, 4), page.language()));
    vec![
        EffectRow {
            title: w.get("way-alarm").into_owned(),
            text: "Nobody has answered at stage 2 yet.".to_owned(),
            due: String::new(),
            warns: true,
            done: false,
            complete: Some(complete),
            failed: false,
            said: String::new(),
            settle: None,
        },
        EffectRow {
            title: w.with_one("way-task", "team", "Parking").into_owned(),
            text: "Refund what was paid".to_owned(),
            due,
            warns: false,
            done: false,
            complete: None,
            failed: false,
            said: String::new(),
            settle: None,
        },
        EffectRow {
            title: w.with_one("way-charge", "amount", "£35.00").into_owned(),
            text: "Collection of a bulky item".to_owned(),
            due: String::new(),
            warns: false,
            done: false,
            complete: None,
            failed: true,
            said: "The card was refused.".to_owned(),
            settle: None,
        },
    ]
}

fn sample_acts(page: &Page) -> Acts {
    let w = page.w;
    let form = |fields, act: &str| Some(Form::new(page, fields).to(format!("/desk/cases/0198/{act}")));
    let moves = vec![
        Choice { hint: w.get("desk-move-told-email").into_owned(), ..Choice::new("waiting", w.get("status-waiting")) },
        Choice::new("done", w.get("status-done")),
    ];
    let outcomes = status::OUTCOMES.map(|outcome| Choice::new(outcome, status::outcome_name(outcome, w)));
    Acts {
        take: form(Vec::new(), "take"),
        release: form(Vec::new(), "release"),
        assign: form(Case::assign_fields(w, vec![Choice::new("1", "Priya Shah")]), "assign"),
        queue: form(Case::queue_fields(w, vec![Choice::new("1", "Waste")]), "queue"),
        watch: form(Vec::new(), "watch"),
        unwatch: None,
        update: form(Case::update_fields(w, w.get("desk-update-by-email").into_owned(), 0), "updates"),
        note: form(Case::note_fields(w), "notes"),
        task: form(
            Task::make_fields(w, vec![Choice::new("1", "Look at it")], vec![Choice::new("1", "Waste")]),
            "tasks",
        ),
        moving: form(Case::move_fields(w, moves, outcomes.to_vec(), true), "moves"),
        onward: Some(Onward {
            merge: "/desk/cases/0198/merge".to_owned(),
            split: "/desk/cases/0198/split".to_owned(),
            pass: "/desk/pass?case=0198".to_owned(),
            reply: "/desk/cases/0198/reply".to_owned(),
            service: "/desk/cases/0198/service".to_owned(),
            version: "/desk/cases/0198/version".to_owned(),
        }),
    }
}

fn sample_messages(w: Words) -> Vec<Message> {
    let message = |title: &str, when: &str, state: State, fault: &str| Message {
        title: title.to_owned(),
        when: when.to_owned(),
        tag: state.tag(w),
        letter_href: state.letter_href("0198"),
        state,
        fault: fault.to_owned(),
    };
    vec![
        message(
            "Bin not emptied: an update",
            "25 Nov 2026, 4:40pm · sian@example.org",
            State::Failed,
            "The mailbox doesn't exist.",
        ),
        message("Bin not emptied: we have your request", "24 Nov 2026, 9:02am · sian@example.org", State::Sent, ""),
    ]
}

fn sample_events(w: Words) -> Vec<Event> {
    let event = |title: &str, when: &str, text: &str, kind| Event {
        title: title.to_owned(),
        when: when.to_owned(),
        text: text.to_owned(),
        kind,
    };
    vec![
        event(
            &w.get("desk-event-note"),
            "25 Nov 2026, 5:10pm · Tomos Rees",
            "Crew says the lane was blocked by a delivery van.\nTry again on Friday.",
            EventKind::Note,
        ),
        event(
            &w.get("desk-event-reply"),
            "25 Nov 2026, 4:58pm · Siân O’Brien",
            "It was out at 6am.",
            EventKind::Citizen,
        ),
        event(
            &w.get("desk-event-message"),
            "25 Nov 2026, 4:40pm · Tomos Rees",
            "Was the lid of your bin closed?",
            EventKind::Public,
        ),
        event(&w.with_one("desk-event-taken", "name", "Tomos Rees"), "25 Nov 2026, 4:31pm", "", EventKind::Internal),
        event(&w.get("desk-event-opened"), "24 Nov 2026, 9:02am", "", EventKind::Public),
    ]
}
