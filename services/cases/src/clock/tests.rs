use std::collections::BTreeMap;
use std::sync::LazyLock;

use cases_api::target::{Closed, Start, Step, Target};
use contract::council::Division;
use contract::lang::Bilingual;
use jiff::civil::{Date, date, time as clock_time};
use proptest::prelude::*;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::clock::{Almanac, Calendar, Due, OfficeDays};

static ALMANAC: LazyLock<Almanac> = LazyLock::new(|| Almanac::shipped().unwrap());

fn at(text: &str) -> OffsetDateTime {
    OffsetDateTime::parse(text, &Rfc3339).unwrap()
}

fn due_in(division: Division, received: &str, target: Target) -> Due {
    Calendar::new(&ALMANAC, division).due(at(received), target).unwrap()
}

fn due(received: &str, days: u16) -> Due {
    due_in(Division::EnglandAndWales, received, Target::WorkingDays(days))
}

fn start(due: &Due) -> (Date, Start) {
    let starts = |step: &Step| match step {
        Step::CountingStarts { on, because } => Some((*on, *because)),
        _ => None,
    };
    due.explanation.steps.iter().find_map(starts).unwrap()
}

#[test]
fn known_answers() {
    // received (UTC), working days, due (UTC)
    let cases = [
        ("2026-02-02T09:00:00Z", 2, "2026-02-04T17:00:00Z"), // Monday: an ordinary week
        ("2026-02-05T09:00:00Z", 2, "2026-02-09T17:00:00Z"), // Thursday: over a weekend
        ("2026-02-02T17:00:00Z", 1, "2026-02-03T17:00:00Z"), // at 17:00 exactly is in time
        ("2026-02-02T17:00:01Z", 1, "2026-02-04T17:00:00Z"), // a second later isn't
        ("2026-07-06T16:00:00Z", 1, "2026-07-07T16:00:00Z"), // 17:00 in summer is 16:00 UTC
        ("2026-07-06T16:30:00Z", 1, "2026-07-08T16:00:00Z"), // and 16:30 UTC is too late
        ("2026-07-05T23:30:00Z", 0, "2026-07-06T16:00:00Z"), // Monday already in London
        ("2026-03-27T10:00:00Z", 1, "2026-03-30T16:00:00Z"), // over the spring change of clocks
        ("2026-10-23T10:00:00Z", 1, "2026-10-26T17:00:00Z"), // over the autumn change of clocks
        ("2026-04-02T10:00:00Z", 1, "2026-04-07T16:00:00Z"), // over Easter
        ("2026-12-24T18:00:00Z", 1, "2026-12-30T17:00:00Z"), // after hours on Christmas Eve
        ("2026-02-07T09:00:00Z", 0, "2026-02-09T17:00:00Z"), // a Saturday, the same day wanted
    ];
    for (received, days, expected) in cases {
        assert_eq!(due(received, days).at, at(expected), "{received} + {days}");
    }
}

#[test]
fn each_part_of_the_country_counts_its_own_holidays() {
    let by = |division| due_in(division, "2026-04-02T10:00:00Z", Target::WorkingDays(1)).on;
    assert_eq!(by(Division::EnglandAndWales), date(2026, 4, 7));
    assert_eq!(by(Division::Scotland), date(2026, 4, 6));
    assert_eq!(by(Division::NorthernIreland), date(2026, 4, 7));
}

#[test]
fn the_explanation_names_every_day_that_was_skipped() {
    let found = due("2026-04-02T19:00:00Z", 1); // 20:00 on Maundy Thursday
    let holiday = |en: &str, cy: &str| Closed::BankHoliday { name: Bilingual::new(en, cy), substitute: false };
    let skipped = |from, to, why| Step::Skipped { from, to, why };
    let (friday, saturday, sunday, monday) = (date(2026, 4, 3), date(2026, 4, 4), date(2026, 4, 5), date(2026, 4, 6));
    assert_eq!(
        found.explanation.steps,
        vec![
            Step::Received { at: at("2026-04-02T19:00:00Z"), on: date(2026, 4, 2) },
            skipped(friday, friday, holiday("Good Friday", "Dydd Gwener y Groglith")),
            skipped(saturday, sunday, Closed::Weekend),
            skipped(monday, monday, holiday("Easter Monday", "Dydd Llun y Pasg")),
            Step::CountingStarts { on: date(2026, 4, 7), because: Start::AfterHours },
            Step::Due { at: at("2026-04-08T16:00:00Z"), on: date(2026, 4, 8) },
        ]
    );
}

#[test]
fn the_day_that_counts_says_why() {
    assert_eq!(start(&due("2026-02-02T06:00:00Z", 1)), (date(2026, 2, 2), Start::SameDay));
    assert_eq!(start(&due("2026-02-02T18:00:00Z", 1)), (date(2026, 2, 3), Start::AfterHours));
    assert_eq!(start(&due("2026-02-01T06:00:00Z", 1)), (date(2026, 2, 2), Start::ClosedDay));
}

#[test]
fn a_council_has_its_own_closed_days_and_hours() {
    let why = Bilingual::new("Flood", "Llifogydd");
    let closed = BTreeMap::from([(date(2026, 2, 3), why.clone())]);
    let office = OfficeDays { closes: clock_time(16, 30, 0, 0), closed, ..OfficeDays::default() };
    let calendar = Calendar::of(&ALMANAC, Division::EnglandAndWales, office);
    let found = calendar.due(at("2026-02-02T09:00:00Z"), Target::WorkingDays(1)).unwrap();
    assert_eq!(found.at, at("2026-02-04T16:30:00Z"));
    let closed = Step::Skipped { from: date(2026, 2, 3), to: date(2026, 2, 3), why: Closed::Council { name: why } };
    assert!(found.explanation.steps.contains(&closed));
}

#[test]
fn past_the_table_only_weekends_are_skipped_and_the_explanation_says_so() {
    let found = due("2027-12-30T09:00:00Z", 2); // Thursday; 1 January 2028 is a Saturday
    assert_eq!(found.on, date(2028, 1, 3));
    let ends = |step: &&Step| matches!(step, Step::TableEnds { .. });
    let told: Vec<_> = found.explanation.steps.iter().filter(ends).collect();
    assert_eq!(told, [&Step::TableEnds { from: date(2028, 1, 1) }]);
    let within = due("2027-12-20T09:00:00Z", 5);
    assert!(!within.explanation.steps.iter().any(|step| matches!(step, Step::TableEnds { .. })));
}

#[test]
fn calendar_days_count_from_receipt_and_give_way_to_the_next_working_day() {
    let by = |received, days| due_in(Division::EnglandAndWales, received, Target::CalendarDays(days)).on;
    assert_eq!(by("2026-02-02T18:00:00Z", 10), date(2026, 2, 12));
    assert_eq!(by("2026-02-02T09:00:00Z", 5), date(2026, 2, 9)); // a Saturday gives way
    assert_eq!(by("2026-11-27T09:00:00Z", 28), date(2026, 12, 29)); // Christmas Day gives way
}

#[test]
fn the_explanation_is_stored_as_json_and_read_back() {
    let found = due("2026-12-24T18:00:00Z", 3).explanation;
    let text = serde_json::to_string(&found).unwrap();
    assert!(text.contains(r#"{"step":"received","at":"2026-12-24T18:00:00Z","on":"2026-12-24"}"#), "{text}");
    assert_eq!(serde_json::from_str::<cases_api::target::Explanation>(&text).unwrap(), found);
}

#[test]
fn a_count_that_leaves_the_calendar_is_an_error() {
    let calendar = Calendar::new(&ALMANAC, Division::Scotland);
    assert!(calendar.due(at("9999-12-30T09:00:00Z"), Target::WorkingDays(9)).is_err());
}

fn working_days_between(calendar: &Calendar<'_>, after: Date, until: Date) -> usize {
    let days = after.series(jiff::Span::new().days(1)).skip(1).take_while(|day| *day <= until);
    days.filter(|day| calendar.closed(*day).is_none()).count()
}

proptest! {
    #[test]
    fn due_is_a_working_day_at_closing_time_with_exactly_the_days_between(
        seconds in 1_704_067_200_i64..1_830_000_000, // 2024 to 2027
        days in 0_u16..40,
        division in prop_oneof![Just(Division::EnglandAndWales), Just(Division::Scotland), Just(Division::NorthernIreland)],
    ) {
            let calendar = Calendar::new(&ALMANAC, division);
        let received = OffsetDateTime::from_unix_timestamp(seconds).unwrap();
        let found = calendar.due(received, Target::WorkingDays(days)).unwrap();
        prop_assert!(calendar.closed(found.on).is_none());
        prop_assert!(found.at >= received);
        prop_assert_eq!(ALMANAC.in_london(found.at).unwrap().datetime(), found.on.at(17, 0, 0, 0));
        let (starts, _) = start(&found);
        prop_assert!(calendar.closed(starts).is_none());
        prop_assert_eq!(working_days_between(&calendar, starts, found.on), usize::from(days));
    }

    #[test]
    fn a_later_report_is_never_due_earlier(
        seconds in 1_704_067_200_i64..1_830_000_000, later in 0_i64..900_000, days in 0_u16..30, calendar_days: bool,
    ) {
            let calendar = Calendar::new(&ALMANAC, Division::EnglandAndWales);
        let target = if calendar_days { Target::CalendarDays(days) } else { Target::WorkingDays(days) };
        let by = |seconds| calendar.due(OffsetDateTime::from_unix_timestamp(seconds).unwrap(), target).unwrap().at;
        prop_assert!(by(seconds) <= by(seconds + later));
    }
}
