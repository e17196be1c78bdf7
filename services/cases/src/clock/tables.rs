//! What laws and codes say, held against the shipped clocks.

use std::sync::LazyLock;

use cases_api::clock::{Alarm, AlarmAt, AlarmTo, Extension, Pause};
use contract::council::Division;
use contract::lang::Bilingual;
use jiff::civil::{Date, date};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::{Almanac, Began, Calendar, Due, OfficeDays, Run, presets};

static ALMANAC: LazyLock<Almanac> = LazyLock::new(|| Almanac::shipped().unwrap());

fn at(text: &str) -> OffsetDateTime {
    OffsetDateTime::parse(text, &Rfc3339).unwrap()
}

fn morning(day: Date) -> OffsetDateTime {
    at(&format!("{day}T10:00:00Z"))
}

fn paused(from: Date, to: Option<Date>) -> Pause {
    Pause { key: "waiting".to_owned(), from: morning(from), to: to.map(morning), why: Bilingual::english("Waiting") }
}

/// When a shipped clock that starts then ends.
fn ends(preset: &str, start: OffsetDateTime, pauses: &[Pause], by: u16) -> Due {
    let rule = presets::shipped().unwrap().remove(preset).unwrap().clock;
    let extensions: Vec<_> =
        (by > 0).then(|| Extension { by, on: date(2026, 1, 1), reason: "Complex".into() }).into_iter().collect();
    let began = Began::Receipt { at: start };
    let calendar = Calendar::for_rule(&ALMANAC, Division::EnglandAndWales, &OfficeDays::default(), &rule);
    let run = Run { rule: &rule, began: &began, pauses, extensions: &extensions, now: start };
    calendar.count(&run).unwrap()
}

fn on(preset: &str, start: Date) -> Date {
    ends(preset, morning(start), &[], 0).on
}

#[test]
fn freedom_of_information_takes_twenty_working_days_of_the_whole_kingdom() {
    for (received, due) in [
        (date(2026, 9, 1), date(2026, 9, 29)),    // an ordinary month
        (date(2026, 2, 20), date(2026, 3, 23)),   // over St Patrick's Day, a holiday in Northern Ireland
        (date(2026, 11, 16), date(2026, 12, 15)), // over St Andrew's Day, a holiday in Scotland
        (date(2026, 12, 14), date(2027, 1, 15)),  // over Christmas and 4 January, a holiday in Scotland
        (date(2026, 9, 5), date(2026, 10, 2)),    // a Saturday: Monday is day one
    ] {
        assert_eq!(on("foi", received), due, "{received}");
    }
    assert_eq!(ends("foi", at("2026-09-01T21:00:00Z"), &[], 0).on, date(2026, 9, 29), "late in the evening");
}

#[test]
fn a_fees_notice_stops_the_clock_of_freedom_of_information() {
    let paid = ends("foi", morning(date(2026, 9, 1)), &[paused(date(2026, 9, 7), Some(date(2026, 9, 14)))], 0);
    assert_eq!(paid.on, date(2026, 10, 6));
    assert_eq!(paid.explanation.tally().paused, 5);
}

#[test]
fn subject_access_takes_a_month_and_gives_way_to_working_days() {
    for (received, due) in [
        (date(2026, 9, 3), date(2026, 10, 5)),    // 3 October is a Saturday
        (date(2026, 1, 30), date(2026, 3, 2)),    // 28 February, a Saturday, gives way
        (date(2024, 1, 31), date(2024, 2, 29)),   // a leap year
        (date(2025, 1, 31), date(2025, 2, 28)),   // the last day of a shorter month
        (date(2026, 11, 25), date(2026, 12, 29)), // Christmas Day and the substitute for Boxing Day
    ] {
        assert_eq!(on("sar", received), due, "{received}");
    }
    assert_eq!(ends("sar", morning(date(2026, 9, 3)), &[], 2).on, date(2026, 12, 3), "extended by two months");
    let asked = paused(date(2026, 9, 10), Some(date(2026, 9, 20)));
    assert_eq!(ends("sar", morning(date(2026, 9, 3)), &[asked], 0).on, date(2026, 10, 13), "ten days' clarification");
}

#[test]
fn complaints_keep_to_the_codes() {
    for (preset, start, due) in [
        ("data-protection-complaint", date(2026, 6, 19), date(2026, 7, 19)), // a Sunday all the same
        ("complaint-acknowledge", date(2026, 4, 1), date(2026, 4, 10)),      // over Easter
        ("complaint-stage-1", date(2026, 4, 1), date(2026, 4, 17)),
        ("complaint-stage-2-acknowledge", date(2026, 4, 1), date(2026, 4, 10)),
        ("complaint-stage-2", date(2026, 4, 1), date(2026, 5, 1)),
    ] {
        assert_eq!(on(preset, start), due, "{preset}");
    }
    assert_eq!(ends("complaint-stage-1", morning(date(2026, 4, 1)), &[], 10).on, date(2026, 5, 1));
}

#[test]
fn a_parking_challenge_is_decided_within_fifty_six_days_that_begin_with_the_first() {
    assert_eq!(on("pcn-representations", date(2026, 11, 1)), date(2026, 12, 26));
    assert_eq!(on("pcn-representations", date(2026, 1, 5)), date(2026, 3, 1));
    assert_eq!(on("pcn-discount", date(2026, 11, 1)), date(2026, 11, 14));
    let frozen =
        ends("pcn-discount", morning(date(2026, 11, 1)), &[paused(date(2026, 11, 5), Some(date(2026, 12, 1)))], 0);
    assert_eq!(frozen.on, date(2026, 12, 10));
}

#[test]
fn awaabs_law_counts_hours_day_and_night_and_working_days() {
    for (start, due) in [
        ("2026-12-24T22:00:00Z", "2026-12-25T22:00:00Z"),
        ("2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z"), // over the night with an hour less
        ("2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z"), // over the night with an hour more
    ] {
        assert_eq!(ends("awaab-emergency", at(start), &[], 0).at, at(due), "{start}");
    }
    assert_eq!(on("awaab-investigate", date(2026, 12, 14)), date(2026, 12, 30));
    assert_eq!(on("awaab-summary", date(2026, 12, 22)), date(2026, 12, 29));
    assert_eq!(on("awaab-make-safe", date(2026, 12, 22)), date(2026, 12, 31));
    assert_eq!(on("awaab-works", date(2026, 12, 1)), date(2027, 2, 23));
}

#[test]
fn alarms_go_off_before_and_after() {
    let calendar = Calendar::new(&ALMANAC, Division::EnglandAndWales);
    let rule = presets::shipped().unwrap().remove("foi").unwrap().clock;
    let due = ends("foi", morning(date(2026, 12, 14)), &[], 0);
    let alarm = |when| calendar.alarm(rule.length, &due, &Alarm { when, to: AlarmTo::Assignee }).unwrap();
    assert_eq!(alarm(AlarmAt::Before(0)), at("2027-01-15T09:00:00Z"));
    assert_eq!(alarm(AlarmAt::Before(10)), at("2026-12-31T09:00:00Z"));
    assert_eq!(alarm(AlarmAt::After(0)), due.at);
    assert_eq!(alarm(AlarmAt::After(1)), at("2027-01-18T09:00:00Z"));
    let next = |gone: &[usize]| calendar.next_alarm(rule.length, &due, &rule.alarms, gone).unwrap();
    assert_eq!(next(&[]).unwrap().1, 0);
    assert_eq!(next(&[0, 1]).unwrap(), (due.at, 2));
    assert_eq!(next(&[0, 1, 2]), None);
}
