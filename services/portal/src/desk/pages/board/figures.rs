//! From what the services count to the sentences and tables of the board.

use cases_api::avoidable::{AvoidableContacts, MissingMessage};
use contacts_api::measure::{Calls, DayOfCalls, FirstContact as Counted, Resolved};
use jiff::civil::Date;
use time::OffsetDateTime;

use super::parts::Names;
use super::{Known, parts};
use crate::desk::board::{Agent, Avoidable, Counted as Part, Day, Figure, FirstContact, Load, Part as OfFigure, Tile};
use crate::words::{Words, dates};

/// How many promises of a hundred should be kept in time.
const PROMISES_KEPT: i64 = 90;

/// The numbers at the top.
pub(super) fn tiles(known: &Known, now: OffsetDateTime, w: Words) -> Vec<Tile> {
    let sum = |count: fn(&cases_api::avoidable::TeamLoad) -> i64| known.load.teams.iter().map(count).sum::<i64>();
    let tile = |key: &str, value: String, href: &str, warns| Tile {
        label: w.get(key).into_owned(),
        value,
        href: href.to_owned(),
        warns,
    };
    let overdue = sum(|team| team.load.overdue);
    let mut tiles = vec![
        tile("board-open", sum(|team| team.load.open).to_string(), "/desk?team=all", false),
        tile("board-today", sum(|team| team.load.today).to_string(), "/desk?team=all&due=today", false),
        tile("board-overdue", overdue.to_string(), "/desk?team=all&due=overdue", overdue > 0),
        tile("board-nobodys", sum(|team| team.nobody).to_string(), "/desk?team=all&assignee=none", false),
    ];
    if let Some(calls) = &known.calls {
        let today = dates::london_date(now).to_string();
        let href = calls_of(&today);
        let today = calls.days.iter().find(|day| day.day == today);
        tiles.push(tile("board-calls-today", today.map_or(0, |day| day.calls).to_string(), &href, false));
        if let Some(open) = known.open_calls {
            tiles.push(tile("board-calls-open", open.to_string(), "/desk/board/calls?open=yes", false));
        }
        if let Some(day) = today {
            tiles.push(tile("board-average-today", average(day.seconds, day.calls), &href, false));
            if let Some(seconds) = day.to_reference {
                tiles.push(tile("board-reference-today", minutes(seconds), &href, false));
            }
        }
    }
    if let Some(promises) = &known.promises {
        if let Some(percent) = promises.percent() {
            let href = "/desk/promises?whose=broken";
            tiles.push(tile("board-promises-kept", format!("{percent}%"), href, percent < PROMISES_KEPT));
        }
        if promises.overdue > 0 {
            tiles.push(tile("board-promises-late", promises.overdue.to_string(), "/desk/promises?whose=overdue", true));
        }
    }
    if let Some(percent) = known.first_contact.as_ref().and_then(|figure| figure.total.percent()) {
        let missed = known.first_contact.as_ref().is_some_and(|figure| percent < i64::from(figure.target));
        tiles.push(tile("board-first-contact-short", format!("{percent}%"), "#served", missed));
    }
    tiles
}

/// Where a day's calls are.
fn calls_of(day: &str) -> String {
    format!("/desk/board/calls?{}", query(&[("day", day)]))
}

/// What a team or a person has to do, each number with the queue that holds as much.
pub(super) fn load(name: &str, href: String, of: cases_api::avoidable::Load, nobody: Option<Figure>) -> Load {
    Load {
        name: name.to_owned(),
        open: Figure::new(of.open, href.clone()),
        today: Figure::new(of.today, format!("{href}&due=today")),
        overdue: Figure::new(of.overdue, format!("{href}&due=overdue")),
        nobody,
        href,
    }
}

/// First-contact resolution with its parts.
pub(super) fn first_contact(figure: &Counted, known: &Known, w: Words) -> FirstContact {
    let target = i64::from(figure.target);
    let percent = figure.total.percent();
    let sentence = match percent {
        Some(percent) => w.with("board-first-contact-is", &[("percent", &percent), ("target", &target)]),
        None => w.with_one("board-first-contact-none", "target", target),
    };
    let strangers = (figure.strangers.enquiries > 0).then_some(figure.strangers);
    let told = strangers
        .map(|of| w.with("board-strangers", &[("resolved", &of.resolved), ("all", &of.enquiries)]).into_owned());
    let names = Names { by: known.by, services: &known.services, staff: &known.staff, w };
    let by = ("by", known.by.name());
    let shown = figure.groups.iter().map(|group| part(names.of(&group.key), group.counts, &[by, ("key", &group.key)]));
    let all = (figure.total.enquiries > 0).then(|| part(w.get("board-all-enquiries").into_owned(), figure.total, &[]));
    let strangers = strangers.map(|of| OfFigure {
        percent: String::new(),
        ..part(w.get("board-strangers-row").into_owned(), of, &[("strangers", "true")])
    });
    FirstContact {
        sentence: sentence.into_owned(),
        met: percent.map(|percent| percent >= target),
        strangers: told.unwrap_or_default(),
        href: "/desk/board/enquiries?resolved=false".to_owned(),
        tabs: parts::tabs(known.by, w),
        head: names.head(),
        parts: shown.collect(),
        sums: all.into_iter().chain(strangers).collect(),
    }
}

/// A part of the figure, with where its enquiries are.
fn part(name: String, counts: Resolved, which: &[(&str, &str)]) -> OfFigure {
    let href = |more: &[(&str, &str)]| format!("/desk/board/enquiries?{}", query(&[which, more].concat()));
    OfFigure {
        name,
        all: Figure::new(counts.enquiries, href(&[])),
        resolved: Figure::new(counts.resolved, href(&[("resolved", "true")])),
        percent: counts.percent().map(|percent| format!("{percent}%")).unwrap_or_default(),
    }
}

/// Contacts that needn't have been, by the missing message and by why.
pub(super) fn avoidable(figure: &AvoidableContacts, w: Words) -> Avoidable {
    let link = |name: &str, value: &str| format!("/desk/board/avoidable?{}", query(&[(name, value)]));
    let messages = figure.messages.iter().map(|part| Part {
        text: missing(part.message, w),
        contacts: Figure::new(part.contacts, link("message", part.message.map_or("none", MissingMessage::name))),
    });
    let reasons = figure.reasons.iter().map(|part| Part {
        text: w.get(&format!("avoidable-{}", part.reason.name())).into_owned(),
        contacts: Figure::new(part.contacts, link("reason", part.reason.name())),
    });
    Avoidable {
        sentence: w.with_one("board-avoidable-count", "count", figure.total).into_owned(),
        href: "/desk/board/avoidable".to_owned(),
        messages: messages.collect(),
        reasons: reasons.collect(),
    }
}

/// The message that would have avoided a contact, in words.
pub(super) fn missing(message: Option<MissingMessage>, w: Words) -> String {
    w.get(&format!("missing-{}", message.map_or("none", MissingMessage::name))).into_owned()
}

/// Each day's calls, the latest first.
pub(super) fn days(calls: &Calls, w: Words) -> Vec<Day> {
    let shown = |day: &DayOfCalls| Day {
        day: day.day.parse::<Date>().map_or_else(|_| day.day.clone(), |date| dates::short_day(date, w.language())),
        calls: Figure::new(day.calls, calls_of(&day.day)),
        average: average(day.seconds, day.calls),
        to_reference: day.to_reference.map(minutes).unwrap_or_default(),
        over: day.to_reference.is_some_and(|seconds| seconds > i64::from(calls.to_reference)),
    };
    calls.days.iter().rev().map(shown).collect()
}

/// How soon references were read out beside the council's target; empty where none was.
pub(super) fn to_reference(calls: &Calls, w: Words) -> String {
    let target = i64::from(calls.to_reference);
    let told: Vec<i64> = calls.days.iter().filter_map(|day| day.to_reference).collect();
    if told.is_empty() {
        return String::new();
    }
    let kept = told.iter().filter(|seconds| **seconds <= target).count();
    w.with("board-reference-target", &[("target", &minutes(target)), ("kept", &kept), ("days", &told.len())])
        .into_owned()
}

/// Who took how many calls today, by name.
pub(super) fn agents(calls: &Calls, known: &Known, now: OffsetDateTime) -> Vec<Agent> {
    let today = dates::london_date(now).to_string();
    let href = |staff: &str| format!("/desk/board/calls?{}", query(&[("day", &today), ("staff", staff)]));
    let named = |agent: &contacts_api::measure::AgentCalls| {
        let member = known.staff.iter().find(|member| member.id == agent.staff)?;
        Some(Agent {
            name: member.name.clone(),
            calls: Figure::new(agent.calls, href(&agent.staff.to_string())),
            average: average(agent.seconds, agent.calls),
        })
    };
    let mut agents: Vec<_> = calls.agents.iter().filter_map(named).collect();
    agents.sort_by(|a, b| a.name.cmp(&b.name));
    agents
}

fn average(seconds: i64, of: i64) -> String {
    minutes(seconds / of.max(1))
}

/// Minutes and seconds: `4:07`.
pub(super) fn minutes(seconds: i64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn query(pairs: &[(&str, &str)]) -> String {
    serde_urlencoded::to_string(pairs).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use contract::Language;

    use super::*;

    #[test]
    fn lengths_are_minutes_and_seconds() {
        assert_eq!(
            (minutes(0), minutes(67), average(0, 0), average(500, 2)),
            ("0:00".into(), "1:07".into(), "0:00".into(), "4:10".into())
        );
    }

    #[test]
    fn every_message_and_reason_has_its_words() {
        for w in [Words::of(Language::En), Words::of(Language::Cy)] {
            let messages = MissingMessage::ALL.iter().copied().map(Some).chain([None]);
            assert!(messages.map(|message| missing(message, w)).all(|said| !said.contains('⟦')));
            for reason in cases_api::avoidable::AvoidableReason::ALL {
                assert!(!w.get(&format!("avoidable-{}", reason.name())).contains('⟦'), "{reason:?}");
            }
            for outcome in contacts_api::interaction::Outcome::ALL {
                assert!(!w.get(&format!("call-outcome-{}", outcome.name())).contains('⟦'), "{outcome:?}");
            }
        }
    }
}
