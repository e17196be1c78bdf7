//! From what the services say of a case to its page.

use cases_api::case::{CaseView, Entry, Happening, Position, Reporter};
use cases_api::clock::ClockView;
use cases_api::merging::Joint;
use cases_api::perm;
use cases_api::promise::{PromiseOfCase, PromiseState};
use cases_api::workflow::{Outcome, State as Stage};
use contract::{Language, StaffId};
use jiff::civil::Date;
use notifications_api::MessageSummary;
use time::OffsetDateTime;

use super::super::call::caller;
use super::super::done::Done;
use super::super::incident::of_case as incident;
use super::super::{files, merging, proposal, relation, task};
use super::{Known, case_path, forms, way};
use crate::desk::case::incident::OfCase;
use crate::desk::case::{Case, Event, EventKind, Link, Marks, Message, Promised, Row};
use crate::desk::clocks::of_case::Clock;
use crate::desk::contact::dialled;
use crate::desk::explain::explain;
use crate::desk::messages::State;
use crate::desk::queue::Urgency;
use crate::page::{Page, Status, channel};
use crate::visit::Desk;
use crate::words::{Words, dates};

/// Who looks at a case, when, and whether they may work on it.
pub(super) struct Looker {
    pub(super) me: StaffId,
    pub(super) now: OffsetDateTime,
    pub(super) works: bool,
    pub(super) settles: bool,
    pub(super) exports: bool,
    pub(super) arranges: bool,
    pub(super) runs: bool,
}

impl Looker {
    pub(super) fn of(desk: &Desk) -> Self {
        Self {
            me: desk.me.staff_id,
            now: desk.now(),
            works: desk.may::<perm::WorkCases>(),
            settles: desk.may::<perm::SettleEffects>(),
            exports: desk.may::<perm::ExportCases>(),
            arranges: desk.may::<perm::ArrangeWork>(),
            runs: desk.may::<perm::RunIncidents>(),
        }
    }
}

/// The card of the incident; empty while that can't be had.
fn incident_of(page: &Page, known: &Known, looker: &Looker) -> OfCase {
    let runs = looker.runs && known.case.case.state != Stage::Done;
    let card = |joined: &Option<_>| incident::shown(page, known.case.case.id, joined.as_ref(), runs);
    known.incident.as_ref().map(card).unwrap_or_default()
}

/// The page of a case.
pub(super) fn view(page: Page, looker: &Looker, known: &Known) -> Case {
    let (w, language, view) = (page.w, page.language(), &known.case);
    let case = &view.case;
    let status = Status::named(case.state.name()).unwrap_or(Status::Received);
    Case {
        marks: match &known.marks {
            None => Marks::Untold,
            Some(Err(_)) => Marks::Away,
            Some(Ok(marks)) => Marks::Told(marks.iter().map(|mark| caller::marked(mark, w)).collect()),
        },
        masked: case.masked,
        reference: case.reference.to_string(),
        version: case.version,
        service: case.service.get(language).to_owned(),
        status,
        outcome: case
            .outcome
            .map(|outcome| outcome_words(view, outcome, view.outcome_id.as_deref(), language))
            .unwrap_or_default(),
        way: way::shown(view, w),
        held: if looker.works { way::held(view, w) } else { Vec::new() },
        effects: way::effects(&page, view, looker),
        proposal: view.proposal.as_ref().map(|one| proposal::shown(&page, looker.works, one, false)),
        tasks: view
            .tasks
            .iter()
            .map(|one| task::row_of(&page, looker.now, looker.works, one, task::On::Case))
            .collect(),
        merges: merging::shown(&page, looker.works, view),
        relations: relation::shown(&page, looker.works, view),
        incident: incident_of(&page, known, looker),
        team: case.team.name.get(language).to_owned(),
        assignee: case.assignee.as_ref().map(|assignee| assignee.name.clone()).unwrap_or_default(),
        team_id: case.team.id.to_string(),
        holder: case.assignee.as_ref().map(|assignee| assignee.id.to_string()).unwrap_or_default(),
        back: known.back.clone(),
        presence: if looker.arranges { format!("{}/presence", case_path(case.id)) } else { String::new() },
        channel: channel::name(case.channel, w).into_owned(),
        due: dates::moment(case.due_at, language),
        urgency: Urgency::of(case.due_at, looker.now, status),
        explanation: explain(&view.target, w),
        clocks: view.clocks.iter().map(|clock| Clock::of(clock, w)).collect(),
        clocks_href: clocks_href(&page, view, looker),
        promises: view.promises.iter().map(|promise| promised(promise, looker.now, w)).collect(),
        reporter: reporter(&view.reporter, view.language, w),
        contact: view.contact.map(|contact| Link {
            href: page.onward(format!("/desk/contacts/{}?case={}", contact.id, view.case.id)),
            text: w.get(if contact.known { "desk-contact-known" } else { "desk-contact-new" }).into_owned(),
        }),
        answers: answers(view, language),
        position: view.position.map(on_the_map),
        events: view.timeline.iter().rev().map(|entry| event(entry, view, w)).collect(),
        messages: known.messages.as_ref().map(|sent| sent.iter().map(|message| told(message, w)).collect()),
        files: known.files.as_ref().map(|found| files::shown(&page, case.id, found, looker.works)),
        correct_href: if looker.works && !case.masked {
            page.onward(format!("{}/answers", case_path(case.id)))
        } else {
            String::new()
        },
        history_href: page.onward(format!("{}/history", case_path(case.id))),
        bundle_href: if looker.exports {
            page.onward(format!("/desk/cases/{}/bundle", case.id))
        } else {
            String::new()
        },
        acts: forms::acts(&page, looker, known),
        page,
    }
}

fn on_the_map(at: Position) -> Link {
    Link {
        href: format!("https://www.openstreetmap.org/?mlat={0:.6}&mlon={1:.6}#map=18/{0:.6}/{1:.6}", at.lat, at.lon),
        text: format!("{:.5}, {:.5}", at.lat, at.lon),
    }
}

/// What a citizen was promised, and what became of it.
fn promised(promise: &PromiseOfCase, now: time::OffsetDateTime, w: Words) -> Promised {
    let in_time = promise.ended_at.is_none_or(|ended| ended <= promise.due_at);
    let (style, state) = match promise.state {
        PromiseState::Open if promise.due_at < now => ("overdue", "promise-overdue"),
        PromiseState::Open => ("in_progress", "promise-open"),
        PromiseState::Kept if in_time => ("done", "promise-kept"),
        PromiseState::Kept => ("waiting", "promise-kept-late"),
        PromiseState::Broken => ("overdue", "promise-broken"),
    };
    Promised {
        what: promise.what.clone(),
        due: dates::moment(promise.due_at, w.language()),
        style,
        state: w.get(state).into_owned(),
    }
}

/// Where the clocks of a case are stopped, let run on and extended, where any can be.
fn clocks_href(page: &Page, view: &CaseView, looker: &Looker) -> String {
    let can = |clock: &ClockView| !clock.may_pause.is_empty() || clock.may_resume || clock.may_extend > 0;
    match looker.works && view.clocks.iter().any(can) {
        true => page.onward(format!("{}/clocks", case_path(view.case.id))),
        false => String::new(),
    }
}

fn reporter(reporter: &Reporter, language: Language, w: Words) -> Vec<Row> {
    let spoken = match language {
        Language::En => w.get("desk-language-en"),
        Language::Cy => w.get("desk-language-cy"),
    };
    let phone = reporter.phone.as_deref().map(dialled);
    let given = [
        ("field-name", Some(reporter.name.as_str())),
        ("field-email", reporter.email.as_deref()),
        ("field-phone", phone.as_deref()),
        ("field-postcode", Some(reporter.postcode.as_str())),
        ("desk-language", Some(spoken.as_ref())),
    ];
    given.into_iter().filter_map(|(key, value)| Some(Row::new(w.get(key), value?))).collect()
}

pub(in crate::desk::pages) fn answers(view: &CaseView, language: Language) -> Vec<Row> {
    let said = view.answers.iter().map(|answered| {
        let answer = answered.answer.get(language);
        let day = answer.parse::<Date>().ok().filter(|day| day.to_string() == answer);
        Row::new(answered.label.get(language), day.map_or_else(|| answer.to_owned(), |day| dates::day(day, language)))
    });
    said.collect()
}

pub(super) fn event(entry: &Entry, view: &CaseView, w: Words) -> Event {
    let by = match entry.what {
        Happening::Opened if entry.by.is_some() => entry.by.as_deref(),
        Happening::Reply { .. } | Happening::Opened | Happening::Reopened { .. } | Happening::Rated { .. } => {
            Some(view.reporter.name.as_str())
        }
        Happening::Assigned { ref to } if *to == entry.by => None,
        _ => entry.by.as_deref(),
    };
    let at = dates::short_moment(entry.at, w.language());
    let text = match &entry.what {
        Happening::Note { text } | Happening::Message { text } | Happening::Reply { text } => text.clone(),
        Happening::Reopened { text } => text.clone(),
        Happening::Moved { text, .. } | Happening::Rated { text, .. } => text.clone().unwrap_or_default(),
        Happening::File { name } => name.clone(),
        Happening::Asked { text, .. } => text.clone(),
        Happening::Routed { .. } => String::new(),
        Happening::Proposed { what } | Happening::Withdrawn { what } | Happening::Lapsed { what } => what.clone(),
        Happening::Approved { what, by } => format!("{what}\n{}", w.with_one("proposal-by", "name", by)),
        Happening::Refused { what, reason } => format!("{what}\n{reason}"),
        Happening::Task { title: text, why: None, .. } | Happening::Settled { text, words: None, .. } => text.clone(),
        Happening::Task { title: text, why: Some(words), .. } | Happening::Settled { text, words: Some(words), .. } => {
            format!("{text}\n{words}")
        }
        Happening::Opened
        | Happening::Begun { .. }
        | Happening::Queued { .. }
        | Happening::Related { .. }
        | Happening::Unrelated { .. }
        | Happening::Joined { .. }
        | Happening::JoinedIncident { .. }
        | Happening::LeftIncident { .. }
        | Happening::Assigned { .. } => String::new(),
    };
    Event {
        title: title(entry, view, w),
        when: by.map_or_else(|| at.clone(), |by| format!("{at} · {by}")),
        text,
        kind: match entry.what {
            Happening::Note { .. } => EventKind::Note,
            Happening::Reply { .. } | Happening::Opened | Happening::Reopened { .. } | Happening::Rated { .. } => {
                EventKind::Citizen
            }
            Happening::Joined { joint: Joint::Replied, .. } => EventKind::Note,
            _ if entry.public => EventKind::Public,
            _ => EventKind::Internal,
        },
    }
}

fn title(entry: &Entry, view: &CaseView, w: Words) -> String {
    let said = match &entry.what {
        Happening::Opened if entry.by.is_some() => {
            w.with_one("desk-event-taken-in", "channel", channel::name(view.case.channel, w))
        }
        Happening::Opened => w.get("desk-event-opened"),
        Happening::Note { .. } => w.get("desk-event-note"),
        Happening::Message { .. } => w.get("desk-event-message"),
        Happening::Reply { .. } => w.get("desk-event-reply"),
        Happening::File { .. } => w.get("files-event"),
        Happening::Begun { channel: begun, finished } => {
            w.with("event-begun", &[("begun", &channel::name(*begun, w)), ("finished", &channel::name(*finished, w))])
        }
        Happening::Reopened { .. } => w.get("event-reopened"),
        Happening::Rated { rating, .. } => w.with_one("event-rated", "rating", u32::from(*rating)),
        Happening::Moved { to, outcome, to_step, outcome_id, .. } => {
            let step = to_step.as_deref().and_then(|id| view.workflow.step(id));
            let to = match step {
                Some(step) => step.desk.get(w.language()).into(),
                None => Status::named(to.name()).map(|status| status.tag(w)).unwrap_or_default(),
            };
            match outcome.map(|outcome| outcome_words(view, outcome, outcome_id.as_deref(), w.language())) {
                Some(outcome) => w.with("desk-event-moved-outcome", &[("to", &to), ("outcome", &outcome)]),
                None => w.with_one("desk-event-moved", "to", to),
            }
        }
        Happening::Task { became, .. } => w.get(&format!("event-task-{}", became.name())),
        Happening::Asked { of, to, .. } => return way::asked_of(*of, to.as_deref(), w),
        Happening::Settled { of, outcome, .. } => w.get(&format!("event-{}-{}", of.name(), outcome.name())),
        Happening::Proposed { .. } => w.get("event-proposed"),
        Happening::Approved { .. } => w.get("event-approved"),
        Happening::Withdrawn { .. } => w.get("event-withdrawn"),
        Happening::Lapsed { .. } => w.get("event-lapsed"),
        Happening::Refused { .. } => w.get("event-refused"),
        Happening::Routed { rule, to } => w.with("event-routed", &[("rule", rule), ("team", to)]),
        Happening::Related { relation, reference } => {
            w.with_one(&format!("event-related-{}", relation.name()), "reference", reference.to_string())
        }
        Happening::Unrelated { relation, reference } => {
            w.with_one(&format!("event-unrelated-{}", relation.name()), "reference", reference.to_string())
        }
        Happening::Joined { joint, reference } => {
            w.with_one(&format!("event-joined-{}", joint.name()), "reference", reference.to_string())
        }
        Happening::JoinedIncident { title } => w.with_one("event-incident-joined", "title", title),
        Happening::LeftIncident { title } => w.with_one("event-incident-left", "title", title),
        Happening::Queued { to } => w.with_one("desk-event-queued", "team", to),
        Happening::Assigned { to: None } => w.get("desk-event-returned"),
        Happening::Assigned { to } if *to == entry.by => {
            w.with_one("desk-event-taken", "name", to.as_deref().unwrap_or_default())
        }
        Happening::Assigned { to } => w.with_one("desk-event-given", "name", to.as_deref().unwrap_or_default()),
    };
    said.into_owned()
}

fn outcome_words(view: &CaseView, outcome: Outcome, id: Option<&str>, language: Language) -> String {
    let words = view.workflow.outcome(id.unwrap_or(outcome.name()));
    words.map_or_else(|| outcome.name().to_owned(), |words| words.label.get(language).to_owned())
}

fn told(message: &MessageSummary, w: Words) -> Message {
    let state = State::from(message.state);
    let at = message.sent_at.unwrap_or(message.created_at);
    let when = dates::short_moment(at, w.language());
    Message {
        title: message.subject.clone(),
        when: format!("{when} · {}", message.to),
        tag: match state {
            State::Posted => {
                let day = dates::day(dates::london_date(at), w.language());
                w.with_one("message-posted-on", "day", day).into_owned()
            }
            _ => state.tag(w),
        },
        letter_href: state.letter_href(message.id),
        state,
        fault: message.fault.clone().filter(|_| state != State::Sent).unwrap_or_default(),
    }
}

/// What was just done with a case; where its citizen is told of it, how.
pub(super) fn done(done: Done, view: &CaseView, w: Words) -> String {
    let moved = |entry: &&Entry| matches!(entry.what, Happening::Moved { .. });
    let tells = match done {
        Done::Updated | Done::Rerouted => true,
        Done::Moved => view.timeline.iter().rev().find(moved).is_some_and(|entry| entry.public),
        _ => false,
    };
    if tells { done.say_told(view.reporter.told_by, w) } else { done.say(w) }
}
