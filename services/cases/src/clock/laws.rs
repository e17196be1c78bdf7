//! What holds of every clock.

use std::sync::LazyLock;

use cases_api::clock::{ClockRule, Days, Extension, FirstDay, Holidays, LastDay, Pause};
use cases_api::target::{Step, Target};
use contract::council::Division;
use contract::lang::Bilingual;
use jiff::civil::date;
use proptest::prelude::*;
use time::{Duration, OffsetDateTime};

use super::flaws::is_over_in_the_evening;
use super::{Almanac, Began, Calendar, Due, OfficeDays, Run};

static ALMANAC: LazyLock<Almanac> = LazyLock::new(|| Almanac::shipped().unwrap());

/// Moments from 2023 to 2027: a leap year, five Christmases, ten changes of clocks.
const MOMENTS: std::ops::Range<i64> = 1_672_531_200..1_800_000_000;

fn moment(seconds: i64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(seconds).unwrap()
}

fn lengths() -> impl Strategy<Value = Target> {
    prop_oneof![
        (1_u16..60).prop_map(Target::WorkingDays),
        (1_u16..90).prop_map(Target::CalendarDays),
        (1_u16..4).prop_map(Target::Months),
        (1_u16..200).prop_map(Target::Hours),
    ]
}

fn rules() -> impl Strategy<Value = ClockRule> {
    let holidays = prop_oneof![Just(Holidays::Own), Just(Holidays::AnyUk), Just(Holidays::Of(Vec::new()))];
    let days = prop_oneof![Just(Days::Council), Just(Days::Law)];
    let rules = (lengths(), holidays, days, any::<bool>(), any::<bool>());
    let rules = rules.prop_map(|(length, holidays, days, same, falls)| ClockRule {
        holidays,
        days,
        first_day: if same { FirstDay::Same } else { FirstDay::After },
        last_day: if falls { LastDay::AsItFalls } else { LastDay::NextWorkingDay },
        ..ClockRule::of_target(length)
    });
    rules.prop_filter("a clock that may be published", |rule| !is_over_in_the_evening(rule))
}

/// Pauses that may overlap, touch, lie before the start or after the end, or never end.
fn pauses() -> impl Strategy<Value = Vec<(i64, Option<i64>)>> {
    let hours = proptest::option::weighted(0.9, 0_i64..1_500);
    proptest::collection::vec((-200_i64..1_500, hours), 0..5)
}

fn laid(start: OffsetDateTime, pauses: &[(i64, Option<i64>)]) -> Vec<Pause> {
    let why = || Bilingual::english("Waiting");
    let laid = pauses.iter().map(|(after, lasts)| {
        let from = start + Duration::hours(*after);
        Pause { key: "waiting".to_owned(), from, to: lasts.map(|hours| from + Duration::hours(hours)), why: why() }
    });
    laid.collect()
}

fn ends(rule: &ClockRule, start: OffsetDateTime, pauses: &[Pause], by: u16, now: OffsetDateTime) -> Due {
    let office = OfficeDays { week: [true, true, true, true, true, true, false], ..OfficeDays::default() };
    let calendar = Calendar::for_rule(&ALMANAC, Division::Scotland, &office, rule);
    let extensions: Vec<_> =
        (by > 0).then(|| Extension { by, on: date(2026, 1, 1), reason: "More".into() }).into_iter().collect();
    let began = Began::Receipt { at: start };
    calendar.count(&Run { rule, began: &began, pauses, extensions: &extensions, now }).unwrap()
}

proptest! {
    #[test]
    fn a_later_start_never_ends_earlier(
        rule in rules(), seconds in MOMENTS, later in 0_i64..6_000_000, pauses in pauses(), by in 0_u16..5,
    ) {
        let (start, now) = (moment(seconds), moment(seconds + 9_000_000));
        let pauses = laid(start, &pauses);
        let (first, second) = (ends(&rule, start, &pauses, by, now), ends(&rule, moment(seconds + later), &pauses, by, now));
        prop_assert!(first.at <= second.at, "{} after {}", first.at, second.at);
    }

    #[test]
    fn a_pause_never_makes_it_earlier(rule in rules(), seconds in MOMENTS, pauses in pauses(), more in pauses()) {
        let (start, now) = (moment(seconds), moment(seconds + 5_000_000));
        let (few, all) = (laid(start, &pauses), laid(start, &[pauses, more].concat()));
        prop_assert!(ends(&rule, start, &few, 0, now).at <= ends(&rule, start, &all, 0, now).at);
    }

    #[test]
    fn an_extension_never_makes_it_earlier_paused_or_not(
        rule in rules(), seconds in MOMENTS, pauses in pauses(), by in 1_u16..20,
    ) {
        let (start, now) = (moment(seconds), moment(seconds + 5_000_000));
        let pauses = laid(start, &pauses);
        prop_assert!(ends(&rule, start, &pauses, 0, now).at <= ends(&rule, start, &pauses, by, now).at);
    }

    #[test]
    fn pauses_that_overlap_count_once(rule in rules(), seconds in MOMENTS, pauses in pauses()) {
        let (start, now) = (moment(seconds), moment(seconds + 5_000_000));
        let (once, twice) = (laid(start, &pauses), laid(start, &[pauses.clone(), pauses].concat()));
        prop_assert_eq!(ends(&rule, start, &once, 0, now).at, ends(&rule, start, &twice, 0, now).at);
    }

    #[test]
    fn what_stands_still_never_ends_before_tomorrow(rule in rules(), seconds in MOMENTS, days in 0_i64..400) {
        let start = moment(seconds);
        let now = start + Duration::days(days);
        let still = laid(start, &[(0, None)]);
        prop_assert!(ends(&rule, start, &still, 0, now).at > now);
    }

    #[test]
    fn nothing_is_due_before_it_begins(rule in rules(), seconds in MOMENTS) {
        prop_assert!(ends(&rule, moment(seconds), &[], 0, moment(seconds)).at > moment(seconds));
    }

    #[test]
    fn every_day_is_counted_skipped_or_paused(rule in rules(), seconds in MOMENTS, pauses in pauses(), by in 0_u16..5) {
        let start = moment(seconds);
        let found = ends(&rule, start, &laid(start, &pauses), by, moment(seconds + 5_000_000));
        let Target::WorkingDays(days) = found.explanation.target else { return Ok(()) };
        let from = found.explanation.steps.iter().find_map(|step| match step {
            Step::FirstDayCounts { on } => on.yesterday().ok(),
            Step::CountingStarts { on, .. } if rule.first_day == FirstDay::After => Some(*on),
            _ => None,
        }).unwrap();
        let between = |day: &jiff::civil::Date| *day > from && *day <= found.on;
        let uncounted: i32 = found.explanation.steps.iter().map(|step| match step {
            Step::Skipped { from, to, .. } | Step::Paused { from, to, .. } =>
                i32::try_from(from.series(jiff::Span::new().days(1)).take_while(|day| day <= to).filter(between).count()).unwrap(),
            _ => 0,
        }).sum();
        prop_assert_eq!((found.on - from).get_days() - uncounted, i32::from(days));
    }
}
