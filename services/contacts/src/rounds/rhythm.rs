//! On which days a round comes, and what moves them. Pure.

use contacts_api::bins::{MOST_MOVED, Weekday};
use time::Date;

/// How often a round comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rhythm {
    pub weekdays: Vec<Weekday>,
    /// Every how many weeks, counted from the week of `anchor`.
    pub every: i16,
    /// The first day.
    pub anchor: Date,
    /// Month and day of the first and the last day of a part of each year.
    pub season: Option<[(u8, u8); 2]>,
}

/// What moves collections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moves {
    /// The first usual day that is moved, and the last.
    pub from: Date,
    pub to: Date,
    /// By how many days; none where nothing is collected.
    pub days: Option<i16>,
}

/// A day of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub usual: Date,
    /// The day on which it comes; none where it doesn't.
    pub date: Option<Date>,
    /// Which of what moves it did.
    pub by: Option<usize>,
}

impl Day {
    /// The day under which it stands.
    pub fn shown(&self) -> Date {
        self.date.unwrap_or(self.usual)
    }
}

impl Rhythm {
    /// Whether a day is a usual one.
    fn comes(&self, day: Date) -> bool {
        let weeks = (monday(day) - monday(self.anchor)) / 7;
        let weekday = usize::from(day.weekday().number_days_from_monday());
        day >= self.anchor
            && weeks % i32::from(self.every.max(1)) == 0
            && Weekday::ALL.get(weekday).is_some_and(|weekday| self.weekdays.contains(weekday))
            && self.season.is_none_or(|[first, last]| within(first, last, (u8::from(day.month()), day.day())))
    }

    /// The days from one to another, the first first. Of what moves a day, the first that is said of it does. Two of its days that
    /// come to be one are one.
    pub fn days(&self, moves: &[Moves], from: Date, until: Date) -> Vec<Day> {
        let most = i32::from(MOST_MOVED);
        let looked_at = from.to_julian_day() - most..=until.to_julian_day() + most;
        let usual = looked_at.filter_map(|day| Date::from_julian_day(day).ok()).filter(|day| self.comes(*day));
        let mut days: Vec<Day> = usual.map(|usual| moved(usual, moves)).collect();
        days.retain(|day| (from..=until).contains(&day.shown()));
        days.sort_by_key(|day| (day.shown(), day.date.is_none(), day.by.is_some()));
        days.dedup_by(|later, earlier| later.date.is_some() && later.date == earlier.date);
        days
    }
}

/// Days from a fixed one to the Monday of a day's week.
fn monday(day: Date) -> i32 {
    day.to_julian_day() - i32::from(day.weekday().number_days_from_monday())
}

fn within(first: (u8, u8), last: (u8, u8), day: (u8, u8)) -> bool {
    if first <= last { (first..=last).contains(&day) } else { day >= first || day <= last }
}

fn moved(usual: Date, moves: &[Moves]) -> Day {
    let found = moves.iter().enumerate().find(|(_, moves)| (moves.from..=moves.to).contains(&usual));
    let Some((by, moves)) = found else { return Day { usual, date: Some(usual), by: None } };
    let date = moves.days.and_then(|days| Date::from_julian_day(usual.to_julian_day() + i32::from(days)).ok());
    Day { usual, date, by: Some(by) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::date;

    use super::*;

    fn rhythm(weekdays: &[Weekday], every: i16, anchor: Date) -> Rhythm {
        Rhythm { weekdays: weekdays.to_vec(), every, anchor, season: None }
    }

    fn dates(rhythm: &Rhythm, moves: &[Moves], from: Date, until: Date) -> Vec<Date> {
        rhythm.days(moves, from, until).iter().filter_map(|day| day.date).collect()
    }

    #[test]
    fn every_other_week_goes_on_over_years_ends_leap_days_and_both_changes_of_the_clock() {
        let thursdays = rhythm(&[Weekday::Thursday], 2, date!(2027 - 12 - 16));
        let found = dates(&thursdays, &[], date!(2027 - 12 - 17), date!(2028 - 03 - 31));
        let expected = [
            date!(2027 - 12 - 30),
            date!(2028 - 01 - 13),
            date!(2028 - 01 - 27),
            date!(2028 - 02 - 10),
            date!(2028 - 02 - 24),
            date!(2028 - 03 - 09),
            date!(2028 - 03 - 23),
        ];
        assert_eq!(found, expected);
        let sundays = rhythm(&[Weekday::Sunday], 1, date!(2026 - 03 - 22));
        let spring = dates(&sundays, &[], date!(2026 - 03 - 22), date!(2026 - 04 - 05));
        assert_eq!(spring, [date!(2026 - 03 - 22), date!(2026 - 03 - 29), date!(2026 - 04 - 05)]);
        let autumn = dates(&sundays, &[], date!(2026 - 10 - 18), date!(2026 - 11 - 01));
        assert_eq!(autumn, [date!(2026 - 10 - 18), date!(2026 - 10 - 25), date!(2026 - 11 - 01)]);
    }

    #[test]
    fn nothing_comes_before_the_first_day_and_several_days_of_a_week_count_from_its_week() {
        let twice = rhythm(&[Weekday::Monday, Weekday::Friday], 4, date!(2026 - 12 - 02));
        let found = dates(&twice, &[], date!(2026 - 11 - 01), date!(2027 - 01 - 01));
        assert_eq!(found, [date!(2026 - 12 - 04), date!(2026 - 12 - 28), date!(2027 - 01 - 01)]);
    }

    #[test]
    fn a_season_has_its_first_and_its_last_day_and_may_go_over_the_years_end() {
        let mut garden = rhythm(&[Weekday::Monday], 1, date!(2026 - 01 - 05));
        garden.season = Some([(3, 1), (11, 30)]);
        let found = dates(&garden, &[], date!(2026 - 11 - 20), date!(2027 - 03 - 07));
        assert_eq!(found, [date!(2026 - 11 - 23), date!(2026 - 11 - 30), date!(2027 - 03 - 01)]);
        garden.season = Some([(12, 25), (1, 7)]);
        let found = dates(&garden, &[], date!(2026 - 11 - 20), date!(2027 - 03 - 07));
        assert_eq!(found, [date!(2026 - 12 - 28), date!(2027 - 01 - 04)]);
    }

    #[test]
    fn christmas_moves_a_week_a_day_on_and_one_day_is_missed() {
        let fridays = rhythm(&[Weekday::Friday], 1, date!(2026 - 11 - 06));
        let christmas = Moves { from: date!(2026 - 12 - 25), to: date!(2027 - 01 - 01), days: Some(1) };
        let found = fridays.days(&[christmas], date!(2026 - 12 - 26), date!(2027 - 01 - 08));
        let of = |usual, date, by| Day { usual, date, by };
        let expected = [
            of(date!(2026 - 12 - 25), Some(date!(2026 - 12 - 26)), Some(0)),
            of(date!(2027 - 01 - 01), Some(date!(2027 - 01 - 02)), Some(0)),
            of(date!(2027 - 01 - 08), Some(date!(2027 - 01 - 08)), None),
        ];
        assert_eq!(found, expected);
        let missed = Moves { days: None, ..christmas };
        let found = fridays.days(&[missed, christmas], date!(2026 - 12 - 19), date!(2026 - 12 - 31));
        assert_eq!(found, [of(date!(2026 - 12 - 25), None, Some(0))], "what is said first is what counts");
    }

    #[test]
    fn a_day_that_is_moved_onto_another_of_the_round_is_one_with_it() {
        let twice = rhythm(&[Weekday::Thursday, Weekday::Friday], 1, date!(2026 - 12 - 03));
        let moves = Moves { from: date!(2026 - 12 - 10), to: date!(2026 - 12 - 10), days: Some(1) };
        let found = twice.days(&[moves], date!(2026 - 12 - 07), date!(2026 - 12 - 13));
        let friday = date!(2026 - 12 - 11);
        assert_eq!(found, [Day { usual: friday, date: Some(friday), by: None }]);
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (2_460_000_i32..2_470_000).prop_filter_map("a day", |day| Date::from_julian_day(day).ok())
    }

    proptest! {
        /// Whatever the round and the day: its days are in order, within what was asked for, each once, on its weekdays in its
        /// weeks; and asking for two halves finds what asking for the whole does.
        #[test]
        fn days_are_in_order_each_once_and_the_same_whoever_asks(
            anchor in any_day(), from in any_day(), weekday in 0_usize..7, every in prop::sample::select(vec![1_i16, 2, 4]),
            long in 1_i32..400, half in 0_i32..400, days in prop::option::of(-14_i16..=14), first in -20_i32..400,
        ) {
            let day = |days: i32| Date::from_julian_day(from.to_julian_day() + days).unwrap();
            let rhythm = rhythm(&[Weekday::ALL[weekday]], every, anchor);
            let moves = [Moves { from: day(first), to: day(first + 6), days }];
            let whole = rhythm.days(&moves, from, day(long));
            for pair in whole.windows(2) {
                prop_assert!(pair[0].shown() <= pair[1].shown());
                prop_assert!(pair[0].date.is_none() || pair[0].date != pair[1].date);
            }
            for one in &whole {
                prop_assert!((from..=day(long)).contains(&one.shown()) && one.usual >= anchor);
                prop_assert_eq!(usize::from(one.usual.weekday().number_days_from_monday()), weekday);
                prop_assert_eq!((monday(one.usual) - monday(anchor)) / 7 % i32::from(every), 0);
            }
            let half = half.min(long - 1);
            let mut halves = rhythm.days(&moves, from, day(half));
            halves.extend(rhythm.days(&moves, day(half + 1), day(long)));
            prop_assert_eq!(whole, halves);
        }
    }
}
