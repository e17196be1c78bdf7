//! What becomes of a clock as it is kept.

use cases_api::clock::{AlarmAt, AlarmTo, ExtensionRule, PauseRule};
use cases_api::target::Target;
use proptest::prelude::*;
use time::Duration;
use time::macros::datetime;

use super::*;

const START: OffsetDateTime = datetime!(2026-11-02 10:00 UTC);

fn waiting() -> PauseRule {
    PauseRule { id: "citizen".into(), reason: Bilingual::english("We wait"), during: vec!["waiting".into()] }
}

fn started(change: impl FnOnce(&mut ClockRule)) -> Kept {
    let mut rule = ClockRule::of_target(Target::WorkingDays(5));
    change(&mut rule);
    let mut kept = Kept::of(&rule, Division::EnglandAndWales);
    kept.start(Began::Receipt { at: START });
    kept
}

fn at(stage: &str) -> Place<'_> {
    Place { keys: vec![stage], name: Bilingual::english(stage), done: stage == "done" }
}

fn count(kept: &mut Kept, now: OffsetDateTime) -> Option<Due> {
    let (almanac, office) = (Almanac::shipped().unwrap(), OfficeDays::default());
    kept.count(&Around { almanac: &almanac, office: &office, emergencies: &[], now }).unwrap()
}

#[test]
fn a_place_lets_it_stand_still_and_the_next_lets_it_run_on() {
    let mut kept = started(|rule| rule.pauses = vec![waiting()]);
    assert_eq!(count(&mut kept, START).unwrap().at, datetime!(2026-11-09 17:00 UTC));
    kept.enter(&at("waiting"), START + Duration::days(1));
    kept.enter(&at("waiting"), START + Duration::days(2));
    assert_eq!((kept.state, kept.pauses.len()), (Some(ClockState::Paused), 1));
    kept.enter(&at("in_progress"), START + Duration::days(3));
    assert_eq!(count(&mut kept, START).unwrap().at, datetime!(2026-11-11 17:00 UTC));
    kept.enter(&at("done"), START + Duration::days(4));
    assert_eq!((kept.state, kept.open_due()), (Some(ClockState::Met), None));
    kept.enter(&at("in_progress"), START + Duration::days(5));
    assert_eq!(kept.state, Some(ClockState::Running), "who opens a case again lets its clocks run");
}

#[test]
fn a_clock_that_a_step_starts_waits_for_it_and_one_that_a_step_stops_stays_stopped() {
    let mut kept = Kept::of(
        &ClockRule {
            starts: Starts::Entering("in_progress".into()),
            stops: vec!["waiting".into()],
            ..ClockRule::of_target(Target::WorkingDays(1))
        },
        Division::EnglandAndWales,
    );
    kept.enter(&at("received"), START);
    assert_eq!((kept.state, count(&mut kept, START)), (None, None));
    kept.enter(&at("in_progress"), START);
    assert!(count(&mut kept, START).is_some());
    kept.enter(&at("waiting"), START + Duration::days(3));
    assert_eq!(kept.state, Some(ClockState::Missed));
    kept.enter(&at("in_progress"), START + Duration::days(4));
    assert_eq!(kept.state, Some(ClockState::Missed));
}

#[test]
fn staff_stop_it_for_a_lawful_reason_alone_and_extend_it_within_its_limits() {
    let fee = PauseRule { id: "fee".into(), reason: Bilingual::english("Fee"), during: Vec::new() };
    let mut kept = started(|rule| {
        rule.pauses = vec![fee, waiting()];
        rule.extension = Some(ExtensionRule { times: 2, most: 6, moves_main: false });
    });
    count(&mut kept, START);
    assert!(!kept.pause("citizen", START) && !kept.pause("holiday", START) && !kept.resume(START));
    assert!(kept.pause("fee", START) && !kept.pause("fee", START));
    assert!(kept.resume(START + Duration::days(1)));
    assert_eq!(kept.may_extend(START), 6);
    let given = |by| Extension { by, on: jiff::civil::date(2026, 11, 3), reason: "Many".into() };
    kept.extensions.push(given(4));
    assert_eq!(kept.may_extend(START), 2);
    kept.extensions.push(given(1));
    assert_eq!(kept.may_extend(START), 0);
}

#[test]
fn each_alarm_goes_off_once_in_its_order_and_the_end_is_told_once() {
    let alarm = |when| Alarm { when, to: AlarmTo::Assignee };
    let mut kept = started(|rule| {
        rule.alarms = vec![alarm(AlarmAt::After(0)), alarm(AlarmAt::Before(1)), alarm(AlarmAt::Before(2))];
        rule.effect = Some(Bilingual::english("Deemed accepted"));
    });
    let (almanac, office) = (Almanac::shipped().unwrap(), OfficeDays::default());
    let due = count(&mut kept, START).unwrap();
    let ring = |kept: &mut Kept, now| {
        let around = Around { almanac: &almanac, office: &office, emergencies: &[], now };
        std::iter::from_fn(|| kept.ring(&due, &around).unwrap()).map(|alarm| alarm.when).collect::<Vec<_>>()
    };
    assert_eq!(kept.counted.as_ref().unwrap().look_at, Some(datetime!(2026-11-05 09:00 UTC)));
    assert_eq!(ring(&mut kept, datetime!(2026-11-05 08:59 UTC)), []);
    assert_eq!(ring(&mut kept, datetime!(2026-11-06 09:00 UTC)), [AlarmAt::Before(2), AlarmAt::Before(1)]);
    assert_eq!((kept.end(&due, due.at - Duration::SECOND), kept.end_told), (None, false));
    assert!(kept.end(&due, due.at).is_some() && kept.end(&due, due.at).is_none());
    assert_eq!(ring(&mut kept, due.at), [AlarmAt::After(0)]);
}

#[test]
fn who_was_told_of_an_end_by_the_wrong_day_is_told_again_by_the_right_one() {
    let mut kept = started(|rule| rule.starts = Starts::Field("issued_on".into()));
    let day = |day: i8| [("issued_on".to_owned(), Bilingual::english("Issued on"), jiff::civil::date(2026, 11, day))];
    (kept.gone_off, kept.told, kept.end_told) = (vec![0], 2, true);
    assert!(kept.answer(&day(9)) && kept.gone_off.is_empty() && (kept.told, kept.end_told) == (0, false));
    assert!(!kept.answer(&day(9)), "the same day makes no difference");
}

#[test]
fn a_first_answer_stops_its_clock_and_each_answer_starts_the_next_ones() {
    let mut first = started(|rule| rule.when_told = WhenTold::Stops);
    count(&mut first, START);
    first.tell(START + Duration::days(1));
    first.enter(&at("in_progress"), START + Duration::days(2));
    assert_eq!(first.state, Some(ClockState::Met), "one answer is enough, and it stays given");

    let alarm = Alarm { when: AlarmAt::Before(1), to: AlarmTo::Assignee };
    let mut every = started(|rule| {
        (rule.when_told, rule.alarms) = (WhenTold::StartsAgain, vec![alarm]);
        rule.pauses = vec![waiting()];
    });
    count(&mut every, START);
    every.gone_off.push(0);
    every.tell(START + Duration::days(3));
    assert_eq!((count(&mut every, START).unwrap().at, every.late), (datetime!(2026-11-12 17:00 UTC), 0));
    assert!(every.gone_off.is_empty(), "who was told in time is told again");
    every.enter(&at("waiting"), START + Duration::days(20));
    every.tell(START + Duration::days(21));
    assert_eq!((every.state, every.late, every.pauses.len()), (Some(ClockState::Paused), 1, 1));
    count(&mut every, START + Duration::days(21));
    every.enter(&at("done"), START + Duration::days(22));
    every.tell(START + Duration::days(23));
    assert_eq!(every.open_due(), None, "what is done isn't begun again");
    let reopened = START + Duration::days(60);
    every.enter(&at("in_progress"), reopened);
    assert!(count(&mut every, reopened).unwrap().at > reopened, "it counts from the reopening, not from before");
    assert_eq!(every.late, 1);
}

proptest! {
    #[test]
    fn whatever_happens_it_stands_in_one_state_and_no_pause_ends_before_it_began(
        steps in proptest::collection::vec((0_usize..8, 1_i64..90), 0..30),
        told in prop_oneof![Just(WhenTold::Nothing), Just(WhenTold::Stops), Just(WhenTold::StartsAgain)],
    ) {
        let fee = PauseRule { id: "fee".into(), reason: Bilingual::english("Fee"), during: Vec::new() };
        let mut kept = started(|rule| (rule.pauses, rule.when_told) = (vec![fee, waiting()], told));
        let mut now = START;
        for (what, hours) in steps {
            now += Duration::hours(hours);
            match what {
                0 => { kept.pause("fee", now); }
                1 => { kept.resume(now); }
                2 => kept.enter(&at("waiting"), now),
                3 => kept.enter(&at("in_progress"), now),
                4 => kept.enter(&at("done"), now),
                5 => kept.tell(now),
                _ => { count(&mut kept, now); }
            }
            let lasts = kept.pauses.iter().filter(|pause| pause.to.is_none()).count();
            prop_assert_eq!(kept.state == Some(ClockState::Paused), lasts > 0);
            prop_assert!(kept.pauses.iter().all(|pause| pause.to.is_none_or(|to| to >= pause.from)));
        }
    }
}
