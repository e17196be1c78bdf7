//! The rule of first-contact resolution. Pure.

use contacts_api::interaction::Outcome;

/// Whether someone turned to the council and was heard.
pub(super) const fn is_a_turn(outcome: Outcome) -> bool {
    !matches!(outcome, Outcome::NoAnswer | Outcome::Abandoned)
}

/// Whether a contact that ended so gave what was asked for: an answer, the right council, or a case
/// that goes its way.
pub(super) const fn serves(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Answered | Outcome::HandedOff | Outcome::CaseOpened)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A contact of one person on one matter, in whole days, and whether it ended served.
    type Turn = (i64, bool);

    /// What the statements of the store keep of each contact when they come in this order: when the
    /// person was in contact before and after. Only one that comes and the two beside it are written.
    fn kept(turns: &[Turn]) -> Vec<(Turn, Option<i64>, Option<i64>)> {
        let mut rows: Vec<(Turn, Option<i64>, Option<i64>)> = Vec::new();
        for turn in turns {
            rows.push((*turn, None, None));
            let times: Vec<i64> = rows.iter().map(|(other, ..)| other.0).collect();
            let before = |at: i64| times.iter().copied().filter(|other| *other < at).max();
            let after = |at: i64| times.iter().copied().filter(|other| *other > at).min();
            let beside = [before(turn.0), Some(turn.0), after(turn.0)];
            for (other, prev, back) in rows.iter_mut().filter(|(other, ..)| beside.contains(&Some(other.0))) {
                (*prev, *back) = (before(other.0), after(other.0));
            }
        }
        rows
    }

    /// Enquiries and resolved ones, as the figure's statement counts them.
    fn figure(turns: &[Turn], days: i64) -> (usize, usize) {
        let rows = kept(turns);
        let begins: Vec<_> =
            rows.iter().filter(|((at, _), prev, _)| prev.is_none_or(|prev| prev <= at - days)).collect();
        let resolved =
            begins.iter().filter(|((at, served), _, back)| *served && back.is_none_or(|back| back > at + days));
        (begins.len(), resolved.count())
    }

    /// The same from the words of the rule: walked in order of time.
    fn by_the_words(turns: &[Turn], days: i64) -> (usize, usize) {
        let mut sorted = turns.to_vec();
        sorted.sort_by_key(|(at, _)| *at);
        let begins = |place: usize| place == 0 || sorted[place - 1].0 <= sorted[place].0 - days;
        let stays = |place: usize| sorted.get(place + 1).is_none_or(|next| next.0 > sorted[place].0 + days);
        let enquiries: Vec<usize> = (0..sorted.len()).filter(|place| begins(*place)).collect();
        (enquiries.len(), enquiries.iter().filter(|place| sorted[**place].1 && stays(**place)).count())
    }

    fn distinct_days() -> impl Strategy<Value = Vec<Turn>> {
        proptest::collection::btree_map(0..60_i64, any::<bool>(), 0..12)
            .prop_map(|turns| turns.into_iter().collect::<Vec<_>>())
            .prop_shuffle()
    }

    proptest! {
        #[test]
        fn in_whatever_order_contacts_arrive_the_figure_is_that_of_the_words(turns in distinct_days(), days in 1..30_i64) {
            prop_assert_eq!(figure(&turns, days), by_the_words(&turns, days));
        }

        #[test]
        fn no_more_is_resolved_than_asked_and_a_longer_watch_resolves_no_more_of_each(turns in distinct_days(), days in 1..30_i64) {
            let (enquiries, resolved) = figure(&turns, days);
            let (fewer, later) = figure(&turns, days + 1);
            prop_assert!(resolved <= enquiries && later <= fewer && fewer <= enquiries);
        }
    }

    #[test]
    fn who_comes_back_within_the_days_was_not_served_and_who_comes_later_asks_anew() {
        assert_eq!(figure(&[(0, true)], 7), (1, 1));
        assert_eq!(figure(&[(0, true), (3, true)], 7), (1, 0));
        assert_eq!(figure(&[(0, true), (7, true)], 7), (2, 1), "on the last day of the watch");
        assert_eq!(figure(&[(0, true), (8, false)], 7), (2, 1));
        assert_eq!(figure(&[(8, false), (0, true)], 7), (2, 1), "told out of order");
    }

    #[test]
    fn what_serves_is_an_answer_the_right_council_or_a_case() {
        let serving: Vec<_> = Outcome::ALL.iter().filter(|outcome| serves(**outcome)).collect();
        assert_eq!(serving, [&Outcome::CaseOpened, &Outcome::Answered, &Outcome::HandedOff]);
        assert!(Outcome::ALL.iter().all(|outcome| is_a_turn(*outcome) || !serves(*outcome)));
    }
}
