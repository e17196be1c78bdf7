//! Which message would have avoided a contact, from the case's story. Pure.

use cases_api::avoidable::MissingMessage;
use cases_api::workflow::State;
use time::{Duration, OffsetDateTime, Weekday};

/// After how many days from Monday to Friday without a message someone asks.
const PATIENCE: u8 = 5;

/// A case when someone asked after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Story {
    pub opened_at: OffsetDateTime,
    pub due_at: OffsetDateTime,
    pub state: State,
    pub closed_at: Option<OffsetDateTime>,
    /// When the citizen was told something, the oldest first.
    pub told: Vec<OffsetDateTime>,
    /// Whether what they are told reaches them by itself.
    pub reachable: bool,
}

/// The message that would have avoided a contact at a time; none where the citizen had been told
/// what there was to tell.
pub(super) fn missing(story: &Story, at: OffsetDateTime) -> Option<MissingMessage> {
    let patient_until = days_before(at, PATIENCE);
    let told_since = |since: OffsetDateTime| story.told.iter().any(|told| *told >= since);
    if let Some(closed) = story.closed_at.filter(|_| story.state == State::Done)
        && !told_since(closed)
    {
        return Some(MissingMessage::Done);
    }
    if !story.told.is_empty() && !story.reachable {
        return Some(MissingMessage::Reachable);
    }
    if story.state == State::Done {
        return None;
    }
    if at > story.due_at && !told_since(story.due_at) {
        return Some(MissingMessage::TargetMissed);
    }
    if told_since(patient_until) || story.opened_at >= patient_until {
        return None;
    }
    Some(match (story.state, story.told.is_empty()) {
        (State::Waiting, _) => MissingMessage::Waiting,
        (_, true) => MissingMessage::First,
        (_, false) => MissingMessage::Progress,
    })
}

/// So many days from Monday to Friday earlier, at the same time of day.
fn days_before(at: OffsetDateTime, days: u8) -> OffsetDateTime {
    let mut left = days;
    let mut day = at;
    while left > 0 {
        day = day.saturating_sub(Duration::DAY);
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::datetime;

    use super::*;

    /// A Monday.
    const OPENED: OffsetDateTime = datetime!(2026-06-01 9:00 UTC);

    fn story(state: State, told: &[i64]) -> Story {
        Story {
            opened_at: OPENED,
            due_at: OPENED + Duration::days(14),
            state,
            closed_at: (state == State::Done).then_some(OPENED + Duration::days(10)),
            told: told.iter().map(|day| OPENED + Duration::days(*day)).collect(),
            reachable: true,
        }
    }

    fn asked(story: &Story, day: i64) -> Option<MissingMessage> {
        missing(story, OPENED + Duration::days(day))
    }

    #[test]
    fn each_silence_has_its_message() {
        use MissingMessage::{Done, First, Progress, Reachable, TargetMissed, Waiting};
        for (state, told, day, message) in [
            (State::Received, &[][..], 3, None),
            (State::Received, &[], 8, Some(First)),
            (State::InProgress, &[1], 3, None),
            (State::InProgress, &[1], 10, Some(Progress)),
            (State::InProgress, &[9], 10, None),
            (State::Waiting, &[1], 10, Some(Waiting)),
            (State::InProgress, &[13], 15, Some(TargetMissed)),
            (State::InProgress, &[15], 16, None),
            (State::Done, &[1], 11, Some(Done)),
            (State::Done, &[10], 40, None),
        ] {
            assert_eq!(asked(&story(state, told), day), message, "{state:?} {told:?} on day {day}");
        }
        let unreached = Story { reachable: false, ..story(State::InProgress, &[2]) };
        assert_eq!(asked(&unreached, 3), Some(Reachable));
    }

    #[test]
    fn a_weekend_is_no_silence() {
        assert_eq!(days_before(datetime!(2026-06-08 9:00 UTC), 5), OPENED);
        assert_eq!(days_before(datetime!(2026-06-07 9:00 UTC), 1), datetime!(2026-06-05 9:00 UTC));
    }

    proptest! {
        #[test]
        fn who_was_told_a_minute_ago_and_is_reached_lacks_nothing(day in 0..60_i64, at in 0..3_usize, earlier in 0..60_i64) {
            let state = [State::Received, State::InProgress, State::Waiting][at];
            let now = OPENED + Duration::days(day) + Duration::minutes(1);
            let mut story = story(state, &[earlier.min(day)]);
            story.told.push(now - Duration::minutes(1));
            prop_assume!(now <= story.due_at || now - Duration::minutes(1) >= story.due_at);
            prop_assert_eq!(missing(&story, now), None);
        }
    }
}
